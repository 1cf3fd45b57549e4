"""Block Kit as plain dictionaries, each from a small function that cuts text to what fits.

Source: https://docs.slack.dev/reference/block-kit
"""

from collections.abc import Collection, Iterable, Sequence
from datetime import date, datetime, time
from itertools import groupby
from typing import Any

from rituals.words import limits
from rituals.words.mrkdwn import Mrkdwn, cut, unescape

Block = dict[str, Any]


def plain(text: str, most: int = limits.SECTION_TEXT) -> Block:
    """Return a text object in which nothing is read into what people wrote."""
    text = unescape(text) if isinstance(text, Mrkdwn) else text
    return {"type": "plain_text", "text": cut(text, most) or " ", "emoji": True}


def mrkdwn(text: str, most: int = limits.SECTION_TEXT) -> Block:
    """Return a text object in Slack's format, in which a typed name or link stays text."""
    return {"type": "mrkdwn", "text": cut(text, most) or " ", "verbatim": True}


def section(text: str, accessory: Block | None = None) -> Block:
    """Return a paragraph of the bot's own words."""
    return {"type": "section", "text": mrkdwn(text)} | (
        {"accessory": accessory} if accessory else {}
    )


def written(text: str, accessory: Block | None = None) -> Block:
    """Return a paragraph of a person's words, exactly as they were typed."""
    return {"type": "section", "text": plain(text)} | (
        {"accessory": accessory} if accessory else {}
    )


def quote(text: str) -> Block:
    """Return a person's words set apart as a quotation."""
    words = {"type": "text", "text": cut(text, limits.SECTION_TEXT) or " "}
    return {"type": "rich_text", "elements": [{"type": "rich_text_quote", "elements": [words]}]}


def said_by(person_id: str | None, text: str) -> Block:
    """Return a person's words with who said them, where that is known."""
    words: list[Block] = [{"type": "text", "text": cut(text, limits.SECTION_TEXT) or " "}]
    if person_id:
        words = [{"type": "user", "user_id": person_id}, {"type": "text", "text": ": "}, *words]
    return {"type": "rich_text", "elements": [{"type": "rich_text_section", "elements": words}]}


def header(text: str) -> Block:
    """Return a heading."""
    return {"type": "header", "text": plain(text, limits.HEADER_TEXT)}


def context(*texts: str) -> Block:
    """Return small print."""
    return {"type": "context", "elements": [mrkdwn(each) for each in texts[:10]]}


def divider() -> Block:
    """Return a line."""
    return {"type": "divider"}


def actions(*elements: Block, block_id: str | None = None) -> Block:
    """Return a row of buttons."""
    return {"type": "actions", "elements": list(elements)} | (
        {"block_id": block_id} if block_id else {}
    )


def button(
    text: str,
    action_id: str,
    value: str = "",
    *,
    style: str | None = None,
    confirm: Block | None = None,
    label: str | None = None,
) -> Block:
    """Return a button.

    Args:
        text: what stands on it.
        action_id: the action it calls, such as `feedback:give`.
        value: what it carries; trusted for nothing but to name a record.
        style: `primary` or `danger`.
        confirm: what is asked before, from `confirm`.
        label: what a screen reader says, where the text alone would not do.
    """
    element: Block = {
        "type": "button",
        "text": plain(text, limits.BUTTON_TEXT),
        "action_id": action_id,
    }
    element |= {"value": value} if value else {}
    element |= {"style": style} if style else {}
    element |= {"confirm": confirm} if confirm else {}
    return element | ({"accessibility_label": plain(label, 75)["text"]} if label else {})


def confirm(title: str, text: str, yes: str, no: str) -> Block:
    """Return the question asked before a button does what cannot be undone."""
    return {
        "title": plain(title, 100),
        "text": plain(text, 300),
        "confirm": plain(yes, 30),
        "deny": plain(no, 30),
    }


def option(text: str, value: str, description: str | None = None) -> Block:
    """Return one of the choices of a select, of radio buttons or of a menu."""
    choice = {"text": plain(text, limits.OPTION_TEXT), "value": value}
    return choice | ({"description": plain(description, 75)} if description else {})


def overflow(action_id: str, options: Sequence[Block]) -> Block:
    """Return the menu of three dots."""
    return {"type": "overflow", "action_id": action_id, "options": list(options)}


def select(
    action_id: str, options: Sequence[Block], initial: str | None, *, radio: bool = False
) -> Block:
    """Return one choice of several, as a list or as radio buttons; none is chosen where None."""
    kind = "radio_buttons" if radio else "static_select"
    element: Block = {"type": kind, "action_id": action_id, "options": list(options)}
    if initial is not None:
        element["initial_option"] = next(each for each in options if each["value"] == initial)
    return element


def grouped(action_id: str, options: Sequence[Block], initial: str) -> Block:
    """Return one choice from a list too long for one, under the characters they begin with."""
    groups = [
        {"label": plain(letter, limits.OPTION_TEXT), "options": list(some)}
        for letter, some in groupby(options, key=lambda each: str(each["text"]["text"][:1]))
    ]
    chosen = next(each for each in options if each["value"] == initial)
    return {
        "type": "static_select",
        "action_id": action_id,
        "option_groups": groups,
        "initial_option": chosen,
    }


def users(action_id: str, initial: Iterable[str], most: int) -> Block:
    """Return a choice of people."""
    element: Block = {
        "type": "multi_users_select",
        "action_id": action_id,
        "max_selected_items": most,
    }
    chosen = list(initial)[:most]
    return element | ({"initial_users": chosen} if chosen else {})


def conversation(action_id: str, initial: str | None = None) -> Block:
    """Return a choice of one channel."""
    only = {"include": ["public", "private"], "exclude_bot_users": True}
    element: Block = {"type": "conversations_select", "action_id": action_id, "filter": only}
    return element | ({"initial_conversation": initial} if initial else {})


def several(action_id: str, options: Sequence[Block], initial: Collection[str] = ()) -> Block:
    """Return a choice of several from a list."""
    return _several("multi_static_select", action_id, options, initial)


def checkboxes(action_id: str, options: Sequence[Block], initial: Collection[str] = ()) -> Block:
    """Return a choice of several that all stand there, at most ten."""
    return _several("checkboxes", action_id, options, initial)


def _several(
    kind: str, action_id: str, options: Sequence[Block], initial: Collection[str]
) -> Block:
    element: Block = {"type": kind, "action_id": action_id, "options": list(options)}
    chosen = [each for each in options if each["value"] in initial]
    return element | ({"initial_options": chosen} if chosen else {})


def user(action_id: str, initial: str | None = None) -> Block:
    """Return a choice of one person."""
    element: Block = {"type": "users_select", "action_id": action_id}
    return element | ({"initial_user": initial} if initial else {})


def day_picker(action_id: str, initial: date | None = None) -> Block:
    """Return a choice of a day."""
    element: Block = {"type": "datepicker", "action_id": action_id}
    return element | ({"initial_date": initial.isoformat()} if initial else {})


def time_picker(action_id: str, initial: time) -> Block:
    """Return a choice of a time on the wall."""
    return {"type": "timepicker", "action_id": action_id, "initial_time": f"{initial:%H:%M}"}


def moment(action_id: str, initial: datetime) -> Block:
    """Return a choice of a day and an hour, in the zone of whoever chooses."""
    at = int(initial.timestamp())
    return {"type": "datetimepicker", "action_id": action_id, "initial_date_time": at}


def text_input(
    action_id: str, initial: str = "", *, lines: bool = False, most: int = limits.INPUT_TEXT
) -> Block:
    """Return a box to type into."""
    element: Block = {"type": "plain_text_input", "action_id": action_id, "multiline": lines}
    element["max_length"] = most
    return element | ({"initial_value": initial[:most]} if initial else {})


def field_of(
    name: str, label: str, element: Block, *, hint: str = "", optional: bool = False
) -> Block:
    """Return a field of a form; its error is shown under the same name.

    The name is both block id and action id, so that what was typed outlives a changed view.
    """
    block: Block = {
        "type": "input",
        "block_id": name,
        "label": plain(label, 2000),
        "element": element,
    }
    block |= {"hint": plain(hint, 2000)} if hint else {}
    return block | ({"optional": True} if optional else {})


def modal(
    callback_id: str,
    title: str,
    blocks: list[Block],
    *,
    submit: str | None = None,
    close: str = "",
    private: str = "",
) -> Block:
    """Return a modal; the last block that fits is the last shown."""
    close = close or ("Cancel" if submit else "Done")
    view: Block = {
        "type": "modal",
        "callback_id": callback_id,
        "title": plain(title, limits.VIEW_TITLE),
        "close": plain(close, limits.VIEW_TITLE),
        "blocks": blocks[: limits.VIEW_BLOCKS],
        "private_metadata": private,
    }
    return view | ({"submit": plain(submit, limits.VIEW_TITLE)} if submit else {})


def home(blocks: list[Block]) -> Block:
    """Return the Home tab."""
    return {"type": "home", "blocks": blocks[: limits.VIEW_BLOCKS]}
