"""What the app is sent about modals and Home tabs.

Source: docs.slack.dev/reference/interaction-payloads
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sandbox.payloads import common
from sandbox.people import Person
from sandbox.shapes import Json

if TYPE_CHECKING:
    from sandbox.views import View
    from sandbox.workspace import Workspace


def view_action(workspace: Workspace, person: Person, view: View, action: Json) -> Json:
    """Make the payload of a press in a modal or in Home.

    Args:
        workspace: where it happened.
        person: who pressed.
        view: in which the element stands.
        action: the one entry of `actions`.
    """
    host = workspace.host
    shown = None if view.content["type"] == "home" else view.id
    trigger = host.triggers.issue(workspace.id, person.id, view.conversation, shown)
    return common(workspace, person, "block_actions") | {
        "api_app_id": host.app_id,
        "container": {"type": "view", "view_id": view.id},
        "trigger_id": trigger,
        "view": view.to_api(),
        "actions": [action],
    }


def view_submission(workspace: Workspace, person: Person, view: View) -> Json:
    """Make the payload of a submitted modal.

    Args:
        workspace: where it happened.
        person: who submitted.
        view: the modal.
    """
    host = workspace.host
    trigger = host.triggers.issue(workspace.id, person.id, view.conversation, view.id)
    return common(workspace, person, "view_submission") | {
        "api_app_id": host.app_id,
        "trigger_id": trigger,
        "view": view.to_api(),
        "response_urls": _response_urls(workspace, person, view),
    }


def _response_urls(workspace: Workspace, person: Person, view: View) -> list[Json]:
    found = []
    for block in view.blocks:
        element = block.get("element", {}) if block["type"] == "input" else {}
        if element.get("response_url_enabled"):
            entry = view.values[block["block_id"]][element["action_id"]]
            channel = entry.get("selected_conversation") or entry.get("selected_channel")
            if channel:
                url = workspace.host.response_urls.issue(workspace.id, person.id, channel)
                names = {"block_id": block["block_id"], "action_id": element["action_id"]}
                found.append(names | {"channel_id": channel, "response_url": url})
    return found


def view_closed(workspace: Workspace, person: Person, view: View, *, cleared: bool) -> Json:
    """Make the payload of a dismissed modal.

    Args:
        workspace: where it happened.
        person: who closed it.
        view: the modal.
        cleared: whether the whole stack was closed.
    """
    return common(workspace, person, "view_closed") | {
        "api_app_id": workspace.host.app_id,
        "view": view.to_api(),
        "is_cleared": cleared,
    }


def block_suggestion(
    workspace: Workspace, person: Person, view: View, names: tuple[str, str], typed: str
) -> Json:
    """Make the payload that asks for the options of an external select in a view.

    Args:
        workspace: where it happened.
        person: who types.
        view: in which the element stands.
        names: the element's block id and action id.
        typed: what was typed so far.
    """
    return common(workspace, person, "block_suggestion") | {
        "api_app_id": workspace.host.app_id,
        "container": {"type": "view", "view_id": view.id},
        "view": view.to_api(),
        "block_id": names[0],
        "action_id": names[1],
        "value": typed,
    }
