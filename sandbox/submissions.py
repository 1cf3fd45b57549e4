"""Submitting and closing modals, and doing what the app answers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sandbox.blocks import find_element
from sandbox.delivery import Delivery
from sandbox.notices import TROUBLE, NotPossible
from sandbox.refusals import Refusal
from sandbox.screens import change_view, checked, clear_modals, push_modal, take_away
from sandbox.shapes import Json
from sandbox.view_payloads import view_closed, view_submission
from sandbox.view_state import complaints, entry_for
from sandbox.views import View

if TYPE_CHECKING:
    from sandbox.actor import Actor


async def submit(actor: Actor, view: View, values: Json) -> Delivery:
    """Fill in and submit a modal.

    Args:
        actor: who does.
        view: the modal.
        values: see `Actor.submit`.
    """
    if view.content["type"] != "modal" or not view.content.get("submit"):
        raise NotPossible("This window has nothing to submit.")
    fill_in(view, values)
    workspace = actor.workspace
    actor.screen.errors = complaints(view.blocks, view.values)
    workspace.host.changed()
    if actor.screen.errors:
        return Delivery(workspace.id, "interactive", None, error="input_missing")
    delivery = await actor.interact(view_submission(workspace, actor.person, view), "the form")
    if delivery.ok:
        _apply(actor, view, delivery)
    return delivery


def fill_in(view: View, values: Json) -> None:
    """Put values into a modal's inputs.

    Args:
        view: the modal.
        values: by action id, by (block id, action id), or as a whole state.
    """
    if values and all(_is_state(view, name, entry) for name, entry in values.items()):
        view.fill_in(values)
        return
    for name, value in values.items():
        block_id, action_id = name if isinstance(name, tuple) else (None, name)
        found = find_element(view.blocks, action_id, block_id)
        if found is None:
            raise NotPossible(f"There is nothing called {action_id} to fill in here.")
        try:
            entry = entry_for(found[1], value)
        except ValueError as wrong:
            raise NotPossible(str(wrong)) from None
        view.typed[(found[0]["block_id"], action_id)] = entry


def _is_state(view: View, name: Any, entry: Any) -> bool:
    if name not in {block["block_id"] for block in view.blocks} or not isinstance(entry, dict):
        return False
    return all(isinstance(inner, dict) and "type" in inner for inner in entry.values())


def _apply(actor: Actor, view: View, delivery: Delivery) -> None:
    body = delivery.body
    try:
        if body in (None, "", {}):
            take_away(actor.workspace, view)
        elif not isinstance(body, dict):
            raise Refusal("response is no JSON object")
        else:
            _respond(actor, view, body)
    except Refusal as refusal:
        delivery.refuse(refusal)
        actor.screen.notice(TROUBLE)
        actor.workspace.host.changed()


def _respond(actor: Actor, view: View, body: Json) -> None:
    what = body.get("response_action")
    if what == "errors":
        _show_errors(actor, view, body.get("errors"))
    elif what == "clear":
        clear_modals(actor.workspace, actor.person.id)
    elif what in ("update", "push"):
        if not isinstance(body.get("view"), dict):
            raise Refusal("response_action without a view")
        content = checked(body["view"], "modal")
        if what == "update":
            change_view(actor.workspace, view, content)
        else:
            push_modal(actor.workspace, view, content)
    else:
        raise Refusal(f"unknown response_action {what!r}")


def _show_errors(actor: Actor, view: View, errors: Any) -> None:
    inputs = {block["block_id"] for block in view.blocks if block["type"] == "input"}
    if not isinstance(errors, dict) or not errors or not errors.keys() <= inputs:
        raise Refusal(f"errors must name input blocks, not {errors!r}")
    actor.screen.errors = {block: str(words) for block, words in errors.items()}
    actor.workspace.host.changed()


async def close(actor: Actor, view: View) -> Delivery | None:
    """Close a modal, or the whole stack when the view says `clear_on_close`.

    Args:
        actor: who does.
        view: the modal.
    """
    if view.content["type"] != "modal":
        raise NotPossible("Home cannot be closed.")
    whole = bool(view.content.get("clear_on_close"))
    closing = list(reversed(actor.screen.stack)) if whole else [view]
    for one in closing:
        take_away(actor.workspace, one)
    first = None
    for one in closing:
        if one.content.get("notify_on_close"):
            payload = view_closed(actor.workspace, actor.person, one, cleared=whole)
            delivery = await actor.interact(payload, "closing the window")
            first = first or delivery
    return first
