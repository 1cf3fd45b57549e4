"""Limits of blocks (docs.slack.dev/reference/block-kit/blocks, one page a block)."""

from __future__ import annotations

from functools import cache

from sandbox.limits.elements import context_image, elements_in
from sandbox.limits.objects import any_text, plain, slack_file
from sandbox.limits.rich_text import rich_text
from sandbox.limits.rules import (
    Rule,
    at_least_one,
    boolean,
    by_type,
    exactly_one,
    integer,
    listing,
    one_of,
    shape,
    string,
)

_id: dict[str, Rule] = {"block_id": string(255, 1)}


def _section(surface: str) -> Rule:
    return shape(
        {
            **_id,
            "text": any_text(3000),
            "fields": listing(any_text(2000), 10, 1),
            "accessory": by_type(elements_in("accessory", surface)),
            "expand": boolean,
        },
        (),
        at_least_one("text", "fields"),
    )


def _input(surface: str) -> Rule:
    return shape(
        {
            **_id,
            "label": plain(2000),
            "hint": plain(2000),
            "element": by_type(elements_in("input", surface)),
            "optional": boolean,
            "dispatch_action": boolean,
        },
        ("label", "element"),
    )


def _actions(surface: str) -> Rule:
    elements = listing(by_type(elements_in("actions", surface)), 25, 1)
    return shape({**_id, "elements": elements}, ("elements",))


_context = shape(
    {
        **_id,
        "elements": listing(
            by_type(
                {
                    "image": context_image(),
                    "plain_text": any_text(3000),
                    "mrkdwn": any_text(3000),
                }
            ),
            10,
            1,
        ),
    },
    ("elements",),
)

_image = shape(
    {
        **_id,
        "image_url": string(3000, 1),
        "slack_file": slack_file,
        "alt_text": string(2000, 1),
        "title": plain(2000),
    },
    ("alt_text",),
    exactly_one("image_url", "slack_file"),
)

_cell = by_type(
    {
        "raw_text": shape({"text": string(10_000, 1)}, ("text",)),
        "raw_number": shape({"value": lambda *_: None, "text": string(10_000)}, ("value",)),
        "rich_text": rich_text({}),
    }
)

_column = shape({"align": one_of("left", "center", "right"), "is_wrapped": boolean})

_table = shape(
    {
        **_id,
        "rows": listing(listing(_cell, 20, 1), 100, 1),
        "column_settings": listing(_column, 20),
        "page_size": integer(1, 100),
    },
    ("rows",),
)


@cache
def blocks_on(surface: str) -> Rule:
    """Give the rule of any block on a surface.

    Args:
        surface: `message`, `modal` or `home`.
    """
    rules: dict[str, Rule] = {
        "section": _section(surface),
        "input": _input(surface),
        "actions": _actions(surface),
        "context": _context,
        "divider": shape(_id),
        "header": shape({**_id, "text": plain(150)}, ("text",)),
        "image": _image,
        "rich_text": rich_text(_id),
    }
    if surface == "message":
        rules["table"] = _table
        rules["markdown"] = shape({**_id, "text": string(12_000, 1)}, ("text",))
    return by_type(rules)
