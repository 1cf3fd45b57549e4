"""Methods that open and change modals and publish Home tabs."""

from __future__ import annotations

import json
from typing import Any

from sandbox.refusals import Refusal, invalid_arguments
from sandbox.screens import change_view, checked, open_modal, publish_home, push_modal
from sandbox.shapes import Json
from sandbox.triggers import Trigger, TriggerError
from sandbox.views import View
from sandbox.web_api.methods import ApiCall, method

LARGEST = 250_000
"""Bytes of a view as JSON (docs.slack.dev/reference/methods/views.open, `view_too_large`)."""


def _content(call: ApiCall, kind: str) -> Json:
    content: Any = call.args.structure("view")
    if not isinstance(content, dict):
        raise invalid_arguments("missing required field: view")
    if len(json.dumps(content)) > LARGEST:
        raise Refusal("view_too_large")
    return checked(content, kind)


def _trigger(call: ApiCall) -> Trigger:
    name = call.args.text("trigger_id") or call.args.needed("interactivity_pointer")
    try:
        return call.host.triggers.spend(name, call.workspace.id)
    except TriggerError as refused:
        raise Refusal(str(refused)) from None


@method("views.open", tier=4)
async def views_open(call: ApiCall) -> Json:
    """Open a modal for somebody who just did something."""
    content = _content(call, "modal")
    trigger = _trigger(call)
    return {"view": open_modal(call.workspace, trigger, content).to_api()}


@method("views.push", tier=4)
async def views_push(call: ApiCall) -> Json:
    """Put a modal on top of the one in which somebody just did something."""
    content = _content(call, "modal")
    trigger = _trigger(call)
    if trigger.view_id is None:
        raise Refusal("invalid_trigger_id")
    below = call.workspace.screen(trigger.user_id).view(trigger.view_id)
    if below is None:
        raise Refusal("not_found")
    return {"view": push_modal(call.workspace, below, content).to_api()}


@method("views.update", tier=4)
async def views_update(call: ApiCall) -> Json:
    """Change an open modal."""
    view = _named(call)
    content = _content(call, view.content["type"])
    _check_hash(call, view)
    change_view(call.workspace, view, content)
    return {"view": view.to_api()}


def _named(call: ApiCall) -> View:
    view_id, external_id = call.args.text("view_id"), call.args.text("external_id")
    if view_id and external_id:
        raise invalid_arguments("Cannot provide both `view_id` and `external_id`")
    if not view_id and not external_id:
        raise invalid_arguments("Must provide either `view_id` or `external_id`")
    for view in call.workspace.open_views():
        if view.id == view_id or (external_id and view.external_id == external_id):
            return view
    raise Refusal("not_found")


def _check_hash(call: ApiCall, view: View) -> None:
    expected = call.args.text("hash")
    if expected and expected != view.hash:
        raise Refusal("hash_conflict")


@method("views.publish", tier=4)
async def views_publish(call: ApiCall) -> Json:
    """Show a Home tab to somebody."""
    user = call.args.needed("user_id")
    content = _content(call, "home")
    person = call.workspace.people.get(user)
    if person is None or person.is_bot:
        raise Refusal("user_not_found")
    if not call.host.manifest.home_enabled:
        raise Refusal("not_enabled")
    home = call.workspace.screen(user).home
    if home is not None:
        _check_hash(call, home)
    return {"view": publish_home(call.workspace, user, content).to_api()}
