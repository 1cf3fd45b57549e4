"""Deliveries that Slack would never send: signed all the same, with anybody's claims in them."""

from itertools import count
from typing import Any

Json = dict[str, Any]

_number = count(1)


def press(
    team: str, user: str, action_id: str, value: Any, place: tuple[str, str] | None = None
) -> Json:
    """Return a button pressed, or a line of a menu chosen, with any value.

    Args:
        team: the workspace.
        user: who presses.
        action_id: of the button.
        value: what it carries.
        place: the channel and timestamp of the message it stands in; the Home tab when None.
    """
    # A menu of three dots says what was chosen, a button what it carries.
    carried = {"selected_option": {"value": value}} if action_id == "feedback:line" else {}
    kind = "overflow" if carried else "button"
    action: Json = {"type": kind, "action_id": action_id, "block_id": "b", "action_ts": "1.0"}
    action |= carried or {"value": value}
    container: Json = {"type": "view", "view_id": "V0"}
    where: Json = {"view": {"id": "V0", "type": "home", "blocks": [], "callback_id": ""}}
    if place:
        container = {"type": "message", "channel_id": place[0], "message_ts": place[1]}
        where = {"channel": {"id": place[0], "name": "any"}, "message": {"ts": place[1]}}
    return _common(team, user, "block_actions") | where | {
        "container": container,
        "actions": [action],
    }  # fmt: skip


def submission(team: str, user: str, callback_id: str, private: Any, values: Json) -> Json:
    """Return a submitted form, with any private metadata and any state.

    Args:
        team: the workspace.
        user: who submits.
        callback_id: of the form.
        private: its private metadata.
        values: by the name of the field, the element's whole state.
    """
    blocks = [{"type": "input", "block_id": name} for name in values]
    state = {"values": {name: {name: element} for name, element in values.items()}}
    view = {"id": f"V0FORGED{next(_number)}", "type": "modal", "callback_id": callback_id}
    view |= {"private_metadata": private, "blocks": blocks, "state": state, "hash": "1.abc"}
    return _common(team, user, "view_submission") | {"view": view}


def shortcut_on(team: str, user: str, callback_id: str, channel: str, message: Json) -> Json:
    """Return a message shortcut used on a message that the person may never have seen."""
    named = {"callback_id": callback_id, "channel": {"id": channel, "name": "any"}}
    return _common(team, user, "message_action") | named | {
        "message": message,
        "message_ts": message["ts"],
        "action_ts": "1.0",
    }  # fmt: skip


def reaction(
    team: str, user: str, channel: str, ts: str, *, kind: str = "reaction_added", **more: Any
) -> Json:
    """Return the event of a reaction put on a message, or taken back."""
    item = {"type": "message", "channel": channel, "ts": ts}
    return event(team, {"type": kind, "user": user, "reaction": "raised_hand", "item": item} | more)


def event(team: str, said: Json) -> Json:
    """Return an event of any kind, each delivered as one of its own."""
    return {
        "type": "event_callback",
        "team_id": team,
        "api_app_id": "A0SANDBOX0",
        "event_id": f"Ev0FORGED{next(_number)}",
        "event_time": 1,
        "event": said | {"event_ts": "1.0"},
    }


def text(value: Any) -> Json:
    """Return the state of a box that was typed into."""
    return {"type": "plain_text_input", "value": value}


def _common(team: str, user: str, kind: str) -> Json:
    return {
        "type": kind,
        "api_app_id": "A0SANDBOX0",
        "token": "x",
        "team": {"id": team, "domain": "any"},
        "enterprise": None,
        "is_enterprise_install": False,
        "user": {"id": user, "username": "any", "team_id": team},
    }
