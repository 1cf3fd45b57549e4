"""What Slack takes: every limit once, with one pass that finds what it would refuse.

Source: https://docs.slack.dev/reference/block-kit and the pages below it.
"""

from collections.abc import Iterator
from typing import Any

MESSAGE_BLOCKS = 50
VIEW_BLOCKS = 100
MESSAGE_TEXT = 4000
SECTION_TEXT = 3000
HEADER_TEXT = 150
BUTTON_TEXT = 75
BUTTON_VALUE = 2000
OPTION_TEXT = 75
VIEW_TITLE = 24
INPUT_TEXT = 3000
PRIVATE_METADATA = 3000
OPTIONS = 100
# A post of more characters in its blocks is refused as msg_blocks_too_long.
MESSAGE_BLOCK_TEXT = 12_000
# A view may have 250,000 bytes as JSON, in which a character may take twelve.
VIEW_TEXT = 15_000

# For each kind of object: the fewest and the most characters or items of each of its fields.
_SIZES: dict[str, dict[str, tuple[int, int]]] = {
    "section": {"fields": (1, 10)},
    "context": {"elements": (1, 10)},
    "actions": {"elements": (1, 25)},
    "rich_text": {"elements": (1, 1000)},
    "text": {"text": (1, 100_000)},
    "button": {"value": (0, BUTTON_VALUE), "url": (1, 3000), "accessibility_label": (0, 75)},
    "overflow": {"options": (1, 5)},
    "static_select": {"options": (1, OPTIONS), "option_groups": (1, OPTIONS)},
    "multi_static_select": {"options": (1, OPTIONS)},
    "radio_buttons": {"options": (1, 10)},
    "checkboxes": {"options": (1, 10)},
    "image": {"image_url": (1, 3000), "alt_text": (1, 2000)},
    "plain_text_input": {"initial_value": (0, INPUT_TEXT)},
    "modal": {
        "blocks": (1, VIEW_BLOCKS),
        "private_metadata": (0, PRIVATE_METADATA),
        "callback_id": (0, 255),
    },
    "home": {
        "blocks": (1, VIEW_BLOCKS),
        "private_metadata": (0, PRIVATE_METADATA),
        "callback_id": (0, 255),
    },
    "option": {"value": (0, 150)},
}
# For each kind of object: the most characters of the text objects in its fields.
_TEXTS: dict[str, dict[str, int]] = {
    "section": {"text": SECTION_TEXT},
    "header": {"text": HEADER_TEXT},
    "button": {"text": BUTTON_TEXT},
    "input": {"label": 2000, "hint": 2000},
    "modal": {"title": VIEW_TITLE, "submit": VIEW_TITLE, "close": VIEW_TITLE},
    "option": {"text": OPTION_TEXT, "description": 75},
    "confirm": {"title": 100, "text": 300, "confirm": 30, "deny": 30},
}
_NEEDED: dict[str, tuple[str, ...]] = {
    "header": ("text",),
    "context": ("elements",),
    "actions": ("elements",),
    "input": ("label", "element"),
    "button": ("text",),
    "overflow": ("options",),
    "radio_buttons": ("options",),
    "checkboxes": ("options",),
    "image": ("alt_text",),
    "modal": ("title", "blocks"),
    "home": ("blocks",),
    "option": ("text", "value"),
    "confirm": ("title", "text", "confirm", "deny"),
}
_TEXT_TYPES = ("plain_text", "mrkdwn")


def problems(payload: dict[str, Any]) -> list[str]:
    """Return what Slack would refuse in a view, or in a message given as `{"blocks": […]}`.

    Empty when all is well. Ids must be unique: a block's in the payload, an action's in its block.
    """
    blocks = payload.get("blocks", [])
    found = list(_check(payload))
    if payload.get("type") not in ("modal", "home"):
        if len(blocks) > MESSAGE_BLOCKS:
            found.append(f"{len(blocks)} blocks in a message")
        if (characters := length(blocks)) > MESSAGE_BLOCK_TEXT:
            found.append(f"{characters} characters in the blocks of a message")
    is_form = any(block.get("type") == "input" for block in blocks)
    if payload.get("type") == "modal" and is_form and "submit" not in payload:
        found.append("modal: a form without a button to send it")
    found += _repeated("block_id", blocks)
    for block in blocks:
        found += _repeated("action_id", block.get("elements", []))
    return found


def _check(value: Any) -> Iterator[str]:
    if isinstance(value, list):
        for each in value:
            yield from _check(each)
    elif isinstance(value, dict):
        yield from _check_object(value)
        for each in value.values():
            if isinstance(each, dict | list):
                yield from _check(each)


def _check_object(value: dict[str, Any]) -> Iterator[str]:
    kind = _kind(value)
    if kind in _TEXT_TYPES:
        if not 1 <= len(value["text"]) <= SECTION_TEXT:
            yield f"{kind}: {len(value['text'])} characters"
        return
    for field in _NEEDED.get(kind, ()):
        if field not in value:
            yield f"{kind}: no {field}"
    if kind == "section" and not value.keys() & {"text", "fields"}:
        yield "section: no text"
    for field, most in _TEXTS.get(kind, {}).items():
        if field in value and len(value[field]["text"]) > most:
            yield f"{kind}.{field}: {len(value[field]['text'])} characters"
    for field, (least, most) in _SIZES.get(kind, {}).items():
        if field in value and not least <= len(value[field]) <= most:
            yield f"{kind}.{field}: {len(value[field])}"
    for field in ("block_id", "action_id"):
        if field in value and not 1 <= len(value[field]) <= 255:
            yield f"{kind}.{field}: {len(value[field])} characters"
    yield from _check_choices(kind, value)


def _check_choices(kind: str, value: dict[str, Any]) -> Iterator[str]:
    options = _options(value)
    if kind != "overflow":
        yield from _repeated("value", options)
    if "initial_option" in value and value["initial_option"] not in options:
        yield f"{kind}: the first choice is none of the choices"
    if len(value.get("initial_users", [])) > min(value.get("max_selected_items", OPTIONS), OPTIONS):
        yield f"{kind}: {len(value['initial_users'])} people chosen"
    most = value.get("max_length", INPUT_TEXT)
    if not 1 <= most <= INPUT_TEXT or len(value.get("initial_value", "")) > most:
        yield f"{kind}: more text than fits"


def _options(value: dict[str, Any]) -> list[Any]:
    in_groups = (each for group in value.get("option_groups", []) for each in group["options"])
    return [*value.get("options", []), *in_groups]


def _kind(value: dict[str, Any]) -> str:
    """Return the type; choices and questions have none, and are told by what is in them."""
    if "type" in value:
        return str(value["type"])
    if "deny" in value:
        return "confirm"
    return "option" if "value" in value or "text" in value else ""


def length(value: Any) -> int:
    """Return how many characters of text there are in blocks."""
    if isinstance(value, list):
        return sum(map(length, value))
    if not isinstance(value, dict):
        return 0
    own = len(value["text"]) if isinstance(value.get("text"), str) else 0
    return own + sum(length(each) for each in value.values())


def _repeated(field: str, objects: list[dict[str, Any]]) -> list[str]:
    ids = [each[field] for each in objects if each.get(field)]
    return [f"{field} {each} used twice" for each in {i for i in ids if ids.count(i) > 1}]
