"""Limits of block elements (docs.slack.dev/reference/block-kit/block-elements)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any
from zoneinfo import available_timezones

from sandbox.limits.objects import (
    confirm,
    conversation_filter,
    different_values,
    dispatch_config,
    option,
    option_group,
    option_in_overflow,
    option_rich,
    plain,
    slack_file,
)
from sandbox.limits.rules import (
    Findings,
    Rule,
    boolean,
    exactly_one,
    integer,
    listing,
    one_of,
    pattern,
    shape,
    string,
)
from sandbox.shapes import Json
from sandbox.view_state import options_of

_action_id = string(255, 1)
_user = pattern("[UW][A-Z0-9]+", "a user id")
_channel = pattern("C[A-Z0-9]+|G[A-Z0-9]+", "a channel id")
_conversation = pattern("[CDGUW][A-Z0-9]+", "a conversation id")


def _element(fields: Mapping[str, Rule], required: tuple[str, ...] = (), *extra: Rule) -> Rule:
    return shape({"action_id": _action_id, **fields}, required, *extra)


def _real_date(value: Any, pointer: str, found: Findings) -> None:
    try:
        date.fromisoformat(value)
    except (TypeError, ValueError):
        found.add("must be a date in the form YYYY-MM-DD", pointer)


def _zone(value: Any, pointer: str, found: Findings) -> None:
    if value not in available_timezones():
        found.add("must be an IANA time zone", pointer)


def _initial_options(value: Json, pointer: str, found: Findings) -> None:
    """Want initial options that are among the options."""
    known = [_bare(one) for one in options_of(value)]
    chosen = [("initial_option", value["initial_option"])] if "initial_option" in value else []
    for number, one in enumerate(value.get("initial_options", [])):
        chosen.append((f"initial_options/{number}", one))
    for name, one in chosen:
        if _bare(one) not in known:
            found.add("initial option must equal one of the options", f"{pointer}/{name}")


def _bare(one: Json) -> tuple[Any, ...]:
    words, more = one.get("text", {}), one.get("description", {})
    return words.get("type"), words.get("text"), one.get("value"), more.get("text")


def _not_too_many(value: Json, pointer: str, found: Findings) -> None:
    lists = [v for k, v in value.items() if k.startswith("initial_") and isinstance(v, list)]
    if any(len(chosen) > value.get("max_selected_items", len(chosen)) for chosen in lists):
        found.add("more initial items than max_selected_items", pointer)


def _lengths(value: Json, pointer: str, found: Findings) -> None:
    least, most = value.get("min_length", 0), value.get("max_length", 3000)
    if least > most:
        found.add("min_length must not be greater than max_length", pointer)
    initial = value.get("initial_value")
    if initial is not None and len(initial) > most:
        found.add("initial_value is longer than max_length", f"{pointer}/initial_value")


_menu: dict[str, Rule] = {"placeholder": plain(150), "confirm": confirm, "focus_on_load": boolean}
_many: dict[str, Rule] = {**_menu, "max_selected_items": integer(1, 100)}
_options: dict[str, Rule] = {
    "options": listing(option, 100, 1),
    "option_groups": listing(option_group, 100, 1),
}
_box: dict[str, Rule] = {
    "placeholder": plain(150),
    "focus_on_load": boolean,
    "dispatch_action_config": dispatch_config,
}
_response_url: dict[str, Rule] = {"response_url_enabled": boolean}

_SELECTS: dict[str, Rule] = {
    "static_select": _element(
        {**_menu, **_options, "initial_option": option},
        (),
        exactly_one("options", "option_groups"),
        _initial_options,
        different_values,
    ),
    "multi_static_select": _element(
        {**_many, **_options, "initial_options": listing(option, 100, 1)},
        (),
        exactly_one("options", "option_groups"),
        _initial_options,
        _not_too_many,
        different_values,
    ),
    "external_select": _element(
        {**_menu, "initial_option": option, "min_query_length": integer(0, 255)}
    ),
    "multi_external_select": _element(
        {
            **_many,
            "initial_options": listing(option, 100, 1),
            "min_query_length": integer(0, 255),
        }
    ),
    "users_select": _element({**_menu, "initial_user": _user}),
    "multi_users_select": _element(
        {**_many, "initial_users": listing(_user, 100)}, (), _not_too_many
    ),
    "conversations_select": _element(
        {
            **_menu,
            **_response_url,
            "initial_conversation": _conversation,
            "default_to_current_conversation": boolean,
            "filter": conversation_filter,
        }
    ),
    "multi_conversations_select": _element(
        {
            **_many,
            "initial_conversations": listing(_conversation, 100),
            "default_to_current_conversation": boolean,
            "filter": conversation_filter,
        },
        (),
        _not_too_many,
    ),
    "channels_select": _element({**_menu, **_response_url, "initial_channel": _channel}),
    "multi_channels_select": _element(
        {**_many, "initial_channels": listing(_channel, 100)}, (), _not_too_many
    ),
}

_CHOICES: dict[str, Rule] = {
    "checkboxes": _element(
        {
            "options": listing(option_rich, 10, 1),
            "initial_options": listing(option_rich, 10, 1),
            "confirm": confirm,
            "focus_on_load": boolean,
        },
        ("options",),
        _initial_options,
        different_values,
    ),
    "radio_buttons": _element(
        {
            "options": listing(option_rich, 10, 1),
            "initial_option": option_rich,
            "confirm": confirm,
            "focus_on_load": boolean,
        },
        ("options",),
        _initial_options,
        different_values,
    ),
    "overflow": _element(
        {"options": listing(option_in_overflow, 5, 1), "confirm": confirm}, ("options",)
    ),
    "button": _element(
        {
            "text": plain(75),
            "url": string(3000, 1),
            "value": string(2000),
            "style": one_of("primary", "danger"),
            "confirm": confirm,
            "accessibility_label": string(75),
        },
        ("text",),
    ),
}

_TIMES: dict[str, Rule] = {
    "datepicker": _element({**_menu, "initial_date": _real_date}),
    "timepicker": _element(
        {
            **_menu,
            "initial_time": pattern(r"([01]\d|2[0-3]):[0-5]\d", "a time in the form HH:mm"),
            "timezone": _zone,
        }
    ),
    "datetimepicker": _element(
        {
            "initial_date_time": integer(1_000_000_000, 9_999_999_999),
            "confirm": confirm,
            "focus_on_load": boolean,
        }
    ),
}

_BOXES: dict[str, Rule] = {
    "plain_text_input": _element(
        {
            **_box,
            "initial_value": string(3000),
            "multiline": boolean,
            "min_length": integer(0, 3000),
            "max_length": integer(1, 3000),
        },
        (),
        _lengths,
    ),
    "number_input": _element(
        {
            **_box,
            "is_decimal_allowed": boolean,
            "initial_value": string(50),
            "min_value": string(50),
            "max_value": string(50),
        },
        ("is_decimal_allowed",),
    ),
    "email_text_input": _element({**_box, "initial_value": string(3000)}),
    "url_text_input": _element({**_box, "initial_value": string(3000)}),
    "rich_text_input": _element({**_box, "initial_value": shape({"elements": lambda *_: None})}),
    "file_input": _element(
        {"filetypes": listing(string(20, 1), 100, 1), "max_files": integer(1, 10)}
    ),
}

# …/block-elements/image-element
_image = shape(
    {"image_url": string(3000, 1), "slack_file": slack_file, "alt_text": string(2000, 1)},
    ("alt_text",),
    exactly_one("image_url", "slack_file"),
)

_ALL = {**_SELECTS, **_CHOICES, **_TIMES, **_BOXES, "image": _image}

_BY_PLACE = {
    "accessory": {*_SELECTS, *_CHOICES, "datepicker", "timepicker", "image"},
    "actions": {*_SELECTS, *_CHOICES, *_TIMES},
    "input": {*_SELECTS, "checkboxes", "radio_buttons", *_TIMES, *_BOXES},
}
"""Where an element may stand (the same page, column "Blocks")."""

_BY_SURFACE = {
    "message": {"email_text_input", "url_text_input", "number_input"}
    | {"file_input", "rich_text_input"},
    "home": {"email_text_input", "url_text_input", "number_input", "file_input", "datetimepicker"},
    "modal": set[str](),
}
"""What may not stand on a surface (the same page, column "Surfaces")."""


def elements_in(place: str, surface: str) -> dict[str, Rule]:
    """Give the rules of the elements that may stand somewhere.

    Args:
        place: `accessory`, `actions` or `input`.
        surface: `message`, `modal` or `home`.
    """
    allowed = _BY_PLACE[place] - _BY_SURFACE[surface]
    return {kind: rule for kind, rule in _ALL.items() if kind in allowed}


def context_image() -> Rule:
    """Give the rule of an image among small print."""
    return _image
