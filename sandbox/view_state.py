"""What somebody has typed or chosen: the `state.values` of a view or message."""

from __future__ import annotations

import re
from datetime import date, datetime, time
from typing import Any

from sandbox.blocks import interactive
from sandbox.shapes import Json

Typed = dict[tuple[str, str], Json]
"""Entries of the state by block id and action id."""

STATE_KEYS = {
    "plain_text_input": "value",
    "email_text_input": "value",
    "url_text_input": "value",
    "number_input": "value",
    "rich_text_input": "rich_text_value",
    "static_select": "selected_option",
    "external_select": "selected_option",
    "radio_buttons": "selected_option",
    "multi_static_select": "selected_options",
    "multi_external_select": "selected_options",
    "checkboxes": "selected_options",
    "users_select": "selected_user",
    "multi_users_select": "selected_users",
    "conversations_select": "selected_conversation",
    "multi_conversations_select": "selected_conversations",
    "channels_select": "selected_channel",
    "multi_channels_select": "selected_channels",
    "datepicker": "selected_date",
    "timepicker": "selected_time",
    "datetimepicker": "selected_date_time",
    "file_input": "files",
}
"""The key under which each element keeps its value (reference/views, "state values")."""

_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")


def empty_value(kind: str) -> Any:
    """Give what an untouched element of this type holds."""
    return [] if STATE_KEYS[kind] == "files" or STATE_KEYS[kind].endswith("s") else None


def options_of(element: Json) -> list[Json]:
    """Give an element's options, those in groups included."""
    groups = element.get("option_groups", [])
    return [*element.get("options", []), *(o for g in groups for o in g["options"])]


def initial_entry(element: Json, conversation: str | None = None) -> Json:
    """Give the state of an element before anybody touched it.

    Args:
        element: as stored.
        conversation: where the view was opened, for `default_to_current_conversation`.
    """
    kind = element["type"]
    key = STATE_KEYS[kind]
    initial = element.get(
        key.replace("selected_", "initial_") if key != "value" else "initial_value"
    )
    if initial is None and element.get("default_to_current_conversation") and conversation:
        initial = [conversation] if kind.startswith("multi_") else conversation
    return {"type": kind, key: empty_value(kind) if initial is None else initial}


def entry_for(element: Json, value: Any) -> Json:
    """Make the state of an element out of a plain Python value.

    Args:
        element: as stored.
        value: text for inputs, an option's value or its words, an id, a list of these, a date,
            a time or an instant; None empties the element. A ready entry is taken as it is.

    Raises:
        ValueError: when an option of that value does not exist.
    """
    kind = element["type"]
    key = STATE_KEYS[kind]
    if isinstance(value, dict) and value.get("type") == kind and key in value:
        return dict(value)
    if value is None or value in ("", []):
        return {"type": kind, key: empty_value(kind)}
    if key == "selected_option":
        value = _option(element, value)
    elif key == "selected_options":
        value = [_option(element, item) for item in value]
    elif isinstance(value, datetime):
        value = int(value.timestamp())
    elif isinstance(value, date):
        value = value.isoformat()
    elif isinstance(value, time):
        value = value.strftime("%H:%M")
    elif key == "value":
        value = str(value)
    return {"type": kind, key: list(value) if isinstance(value, (tuple, set)) else value}


def _option(element: Json, wanted: Any) -> Json:
    if isinstance(wanted, dict):
        return wanted
    for option in options_of(element):
        if wanted in (option.get("value"), option["text"]["text"]):
            return {key: option[key] for key in ("text", "value") if key in option}
    if element["type"].endswith("external_select"):
        return {"text": {"type": "plain_text", "text": str(wanted)}, "value": str(wanted)}
    raise ValueError(f"{element['action_id']} has no option {wanted!r}.")


def state_of(blocks: list[Json], typed: Typed, conversation: str | None = None) -> Json:
    """Give the `values` of a surface's state, every stateful element with its value.

    Args:
        blocks: as stored.
        typed: what was typed or chosen so far.
        conversation: where the view was opened.
    """
    values: Json = {}
    for block, element in interactive(blocks):
        if element["type"] in STATE_KEYS:
            name = (block["block_id"], element["action_id"])
            entry = typed.get(name) or initial_entry(element, conversation)
            values.setdefault(name[0], {})[name[1]] = entry
    return values


def complaints(blocks: list[Json], values: Json) -> dict[str, str]:
    """Give what Slack's own client says before it sends a form, by block id.

    Args:
        blocks: the view's blocks.
        values: its state.
    """
    found = {}
    for block in blocks:
        if block["type"] == "input":
            element = block["element"]
            entry = values[block["block_id"]][element["action_id"]]
            words = _complaint(block, element, entry[STATE_KEYS[element["type"]]])
            if words:
                found[block["block_id"]] = words
    return found


def _complaint(block: Json, element: Json, value: Any) -> str | None:
    if value in (None, "", []):
        return None if block.get("optional") else "Please complete this required field."
    if isinstance(value, str) and element["type"].endswith("_input"):
        return _text_complaint(element, value)
    if isinstance(value, list) and len(value) > element.get("max_selected_items", len(value)):
        return f"Please choose at most {element['max_selected_items']}."
    return None


def _text_complaint(element: Json, value: str) -> str | None:
    least, most = element.get("min_length", 0), element.get("max_length", 3000)
    if element["type"] == "plain_text_input" and not least <= len(value) <= most:
        return f"This needs between {least} and {most} characters."
    if element["type"] == "email_text_input" and not _EMAIL.fullmatch(value):
        return "Please enter a valid email address."
    if element["type"] == "url_text_input" and "://" not in value:
        return "Please enter a valid URL."
    if element["type"] == "number_input":
        return _number_complaint(element, value)
    return None


def _number_complaint(element: Json, value: str) -> str | None:
    try:
        number = float(value)
    except ValueError:
        return "Please enter a number."
    if not element["is_decimal_allowed"] and not re.fullmatch(r"-?\d+", value):
        return "Please enter a whole number."
    if number < float(element.get("min_value", number)):
        return f"Please enter {element['min_value']} or more."
    if number > float(element.get("max_value", number)):
        return f"Please enter {element['max_value']} or less."
    return None
