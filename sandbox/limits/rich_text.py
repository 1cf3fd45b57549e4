"""The structure of rich text (docs.slack.dev/reference/block-kit/blocks/rich-text-block)."""

from __future__ import annotations

from sandbox.limits.rules import (
    Rule,
    boolean,
    by_type,
    integer,
    listing,
    one_of,
    pattern,
    shape,
    string,
)

_STYLES = ("bold", "italic", "strike", "code", "underline", "highlight", "client_highlight")
_style = shape(dict.fromkeys((*_STYLES, "unlink"), boolean))

_ANY = 100_000  # Slack names no figure

_LEAVES: dict[str, Rule] = {
    "text": shape({"text": string(_ANY, 1), "style": _style}, ("text",)),
    "link": shape(
        {"url": string(3000, 1), "text": string(_ANY), "unsafe": boolean, "style": _style},
        ("url",),
    ),
    "user": shape(
        {"user_id": pattern("[UW][A-Z0-9]+", "a user id"), "style": _style}, ("user_id",)
    ),
    "usergroup": shape({"usergroup_id": string(50, 1), "style": _style}, ("usergroup_id",)),
    "channel": shape(
        {"channel_id": pattern("[CDG][A-Z0-9]+", "a channel id"), "style": _style},
        ("channel_id",),
    ),
    "emoji": shape(
        {"name": string(100, 1), "unicode": string(50), "skin_tone": integer(1, 6)}
        | {"style": _style},
        ("name",),
    ),
    "broadcast": shape({"range": one_of("here", "channel", "everyone")}, ("range",)),
    "color": shape({"value": string(20, 1)}, ("value",)),
    "date": shape(
        {"timestamp": integer(0, 9_999_999_999), "format": string(200, 1)}
        | {"url": string(3000), "fallback": string(_ANY), "style": _style},
        ("timestamp", "format"),
    ),
}

_leaves = listing(by_type(_LEAVES), _ANY)
_section = shape({"elements": _leaves}, ("elements",))
_border: dict[str, Rule] = {"border": integer(0, 1)}

_PARTS: dict[str, Rule] = {
    "rich_text_section": _section,
    "rich_text_list": shape(
        {
            **_border,
            "style": one_of("bullet", "ordered"),
            "elements": listing(by_type({"rich_text_section": _section}), _ANY),
            "indent": integer(0, 8),
            "offset": integer(0, 100_000),
        },
        ("style", "elements"),
    ),
    "rich_text_preformatted": shape(
        {**_border, "elements": _leaves, "language": string(50)}, ("elements",)
    ),
    "rich_text_quote": shape({**_border, "elements": _leaves}, ("elements",)),
}


def rich_text(more: dict[str, Rule]) -> Rule:
    """Give the rule of a rich text block or cell.

    Args:
        more: further fields, such as `block_id`.
    """
    return shape({**more, "elements": listing(by_type(_PARTS), _ANY, 1)}, ("elements",))
