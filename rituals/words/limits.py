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

# For each kind of object: the most characters or items of each of its fields.
_MOST: dict[str, dict[str, int]] = {
    "section": {"fields": 10},
    "context": {"elements": 10},
    "actions": {"elements": 25},
    "button": {"value": BUTTON_VALUE, "url": 3000},
    "overflow": {"options": 5},
    "static_select": {"options": OPTIONS},
    "multi_static_select": {"options": OPTIONS},
    "radio_buttons": {"options": 10},
    "checkboxes": {"options": 10},
    "image": {"image_url": 3000, "alt_text": 2000},
    "plain_text_input": {"initial_value": INPUT_TEXT},
    "modal": {"blocks": VIEW_BLOCKS, "private_metadata": PRIVATE_METADATA, "callback_id": 255},
    "home": {"blocks": VIEW_BLOCKS, "private_metadata": PRIVATE_METADATA, "callback_id": 255},
}  # A view may have 250,000 bytes as JSON, in which a character may take twelve.
VIEW_TEXT = 15_000

# For each kind of object: the most characters of the text objects in its fields.
_MOST_TEXT: dict[str, dict[str, int]] = {
    "section": {"text": SECTION_TEXT},
    "header": {"text": HEADER_TEXT},
    "button": {"text": BUTTON_TEXT},
    "input": {"label": 2000, "hint": 2000},
    "modal": {"title": VIEW_TITLE, "submit": VIEW_TITLE, "close": VIEW_TITLE},
}
_OPTION_TEXT = {"text": OPTION_TEXT, "description": 75}
_CONFIRM_TEXT = {"title": 100, "text": 300, "confirm": 30, "deny": 30}
_TEXT_TYPES = ("plain_text", "mrkdwn")


def problems(payload: dict[str, Any]) -> list[str]:
    """Return what Slack would refuse in a view, or in a message given as `{"blocks": […]}`.

    Empty when all is well. Ids must be unique: a block's in the payload, an action's in its block.
    """
    blocks = payload.get("blocks", [])
    found = list(_check(payload))
    if payload.get("type") not in ("modal", "home") and len(blocks) > MESSAGE_BLOCKS:
        found.append(f"{len(blocks)} blocks in a message")
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
    kind = str(value.get("type", ""))
    if kind in _TEXT_TYPES:
        if not 1 <= len(value["text"]) <= SECTION_TEXT:
            yield f"{kind}: {len(value['text'])} characters"
        return
    texts = _MOST_TEXT.get(kind, {})
    if not kind and "confirm" in value and "deny" in value:
        texts = _CONFIRM_TEXT
    elif not kind and "value" in value and "text" in value:
        texts = _OPTION_TEXT
        if len(value["value"]) > 150:
            yield "option: value too long"
    for field, most in texts.items():
        if field in value and len(value[field]["text"]) > most:
            yield f"{kind or 'option'}.{field}: {len(value[field]['text'])} characters"
    for field, most in _MOST.get(kind, {}).items():
        if field in value and len(value[field]) > most:
            yield f"{kind}.{field}: {len(value[field])}"
    for field in ("block_id", "action_id"):
        if len(value.get(field) or "") > 255:
            yield f"{kind}.{field}: too long"


def _repeated(field: str, objects: list[dict[str, Any]]) -> list[str]:
    ids = [each[field] for each in objects if each.get(field)]
    return [f"{field} {each} used twice" for each in {i for i in ids if ids.count(i) > 1}]
