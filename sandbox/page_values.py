"""What the page says was chosen, as a plain value."""

from __future__ import annotations

from typing import Any

from sandbox.shapes import Json

_KEYS = (
    "selected_option",
    "selected_options",
    "selected_user",
    "selected_users",
    "selected_conversation",
    "selected_conversations",
    "selected_channel",
    "selected_channels",
    "selected_date",
    "selected_time",
    "selected_date_time",
    "value",
)


def chosen_value(body: Json) -> Any:
    """Give what was chosen, or None for a button.

    Args:
        body: of an action, with at most one of the keys that hold a choice.
    """
    for key in _KEYS:
        if body.get(key) is not None:
            return _values(body[key]) if key.startswith("selected_option") else body[key]
    return None


def _values(chosen: Any) -> Any:
    if isinstance(chosen, list):
        return [_values(one) for one in chosen]
    return chosen.get("value") if isinstance(chosen, dict) else chosen
