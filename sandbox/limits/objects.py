"""Limits of composition objects (docs.slack.dev/reference/block-kit/composition-objects)."""

from __future__ import annotations

from typing import Any

from sandbox.limits.rules import (
    Findings,
    Rule,
    boolean,
    by_type,
    exactly_one,
    listing,
    one_of,
    shape,
    string,
)


def plain(most: int, least: int = 1) -> Rule:
    """Want a `plain_text` object (…/composition-objects/text-object).

    Args:
        most: characters.
        least: characters.
    """
    fields = {"text": string(most, least), "emoji": boolean}
    return by_type({"plain_text": shape(fields, ("text",))})


def any_text(most: int, least: int = 1) -> Rule:
    """Want a text object of either kind; `verbatim` is for `mrkdwn`, `emoji` for the other.

    Args:
        most: characters.
        least: characters.
    """
    words = string(most, least)
    return by_type(
        {
            "plain_text": shape({"text": words, "emoji": boolean}, ("text",)),
            "mrkdwn": shape({"text": words, "verbatim": boolean}, ("text",)),
        }
    )


# …/composition-objects/confirmation-dialog-object
confirm = shape(
    {
        "title": plain(100),
        "text": any_text(300),
        "confirm": plain(30),
        "deny": plain(30),
        "style": one_of("primary", "danger"),
    },
    ("title", "text", "confirm", "deny"),
)

# …/composition-objects/option-object: mrkdwn in checkboxes and radio buttons only
option = shape(
    {"text": plain(75), "value": string(150), "description": plain(75)}, ("text", "value")
)
option_rich = shape(
    {"text": any_text(75), "value": string(150), "description": any_text(75)}, ("text", "value")
)
option_in_overflow = shape(
    {"text": plain(75), "value": string(150), "description": plain(75), "url": string(3000)},
    ("text", "value"),
)

# …/composition-objects/option-group-object
option_group = shape({"label": plain(75), "options": listing(option, 100, 1)}, ("label", "options"))

# …/composition-objects/dispatch-action-configuration-object
dispatch_config = shape(
    {
        "trigger_actions_on": listing(one_of("on_enter_pressed", "on_character_entered"), 2, 1),
    }
)

# …/composition-objects/conversation-filter-object
conversation_filter = shape(
    {
        "include": listing(one_of("im", "mpim", "private", "public"), 4, 1),
        "exclude_external_shared_channels": boolean,
        "exclude_bot_users": boolean,
    }
)

# …/composition-objects/slack-file-object
slack_file = shape({"id": string(255, 1), "url": string(3000, 1)}, (), exactly_one("id", "url"))


def different_values(value: Any, pointer: str, found: Findings) -> None:
    """Want every option's value to be its own; a choice could not be told apart otherwise."""
    values = [one.get("value") for one in value.get("options", [])]
    if len(values) != len(set(values)):
        found.add("option values must be unique", f"{pointer}/options")
