"""Whatever people write, what is built of it is never refused."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rituals.words import blocks, limits
from rituals.words.message import Message, in_words
from rituals.words.mrkdwn import escape, moment, unescape
from tests.words import judges
from tests.words.hostile import TEXTS

NOON = datetime(2026, 3, 3, 12, 0, tzinfo=UTC)


def choices(text: str) -> list[blocks.Block]:
    return [blocks.option(text, str(number), text) for number in range(3)]


def button(text: str) -> blocks.Block:
    sure = blocks.confirm(text, text, text, text)
    return blocks.button(text, "x:y", "1", style="primary", confirm=sure, label=text)


# Everything that stands in a message, made of one text.
PARTS = {
    "section": lambda t: blocks.section(escape(t)),
    "section with a button": lambda t: blocks.section(t, button(t)),
    "written": lambda t: blocks.written(t, blocks.overflow("x:y", choices(t))),
    "quote": blocks.quote,
    "header": blocks.header,
    "context": lambda t: blocks.context(t, t),
    "divider": lambda t: blocks.divider(),
    "actions": lambda t: blocks.actions(
        button(t), blocks.overflow("x:z", choices(t)), block_id="b"
    ),
}
# Every field of a form.
FIELDS = {
    "text": lambda t: blocks.text_input("a", t),
    "long text": lambda t: blocks.text_input("a", t, lines=True, most=1000),
    "list": lambda t: blocks.select("a", choices(t), "1"),
    "radio buttons": lambda t: blocks.select("a", choices(t), "2", radio=True),
    "people": lambda t: blocks.users("a", [f"U{n}" for n in range(30)], 20),
    "nobody": lambda t: blocks.users("a", [], 20),
    "channel": lambda t: blocks.conversation("a"),
    "moment": lambda t: blocks.moment("a", NOON),
}


def form(text: str) -> list[blocks.Block]:
    return [
        blocks.field_of(name, text, make(text), hint=text, optional=bool(len(text) % 2))
        for name, make in FIELDS.items()
    ]


def assert_taken(payload: dict) -> None:
    assert limits.problems(payload) == []
    assert judges.sandbox(payload) == []
    assert judges.slack(payload) == []
    assert judges.strict(payload) == []


@pytest.mark.parametrize("part", PARTS)
@given(text=TEXTS)
def test_a_message_with_anything_in_it_is_taken(part: str, text: str) -> None:
    assert_taken({"blocks": [PARTS[part](text)]})


@given(text=TEXTS)
def test_a_form_with_anything_in_it_is_taken(text: str) -> None:
    parts = [make(text) for make in PARTS.values()]
    assert_taken(blocks.modal("x:y", text, parts + form(text), submit=text or "Send", close=text))


@given(text=TEXTS)
def test_a_home_tab_with_anything_in_it_is_taken(text: str) -> None:
    parts = [make(text) for make in PARTS.values() if make(text).get("block_id") is None]
    assert_taken(blocks.home(parts * 20))


@pytest.mark.parametrize("count", [1, 100, 101, 500])
def test_what_does_not_fit_into_a_view_is_left_out(count: int) -> None:
    many = [blocks.divider()] * count
    for view in (blocks.home(many), blocks.modal("x:y", "Title", many)):
        assert_taken(view)
        assert len(view["blocks"]) == min(count, 100)


@given(text=TEXTS)
def test_the_words_of_a_message_fit_and_are_what_was_said(text: str) -> None:
    message = Message(in_words("Lead", text, escape(text)), [blocks.section("x")])
    assert len(message.text) <= limits.MESSAGE_TEXT
    if 0 < len(text) < 300:
        assert unescape(message.text) == f"Lead\n{text}\n{text}"


@given(text=TEXTS)
def test_people_s_words_are_shown_as_they_are_and_read_as_nothing(text: str) -> None:
    short = text[:3000]
    assert blocks.written(short)["text"]["type"] == "plain_text"
    assert blocks.written(short)["text"]["text"] == (short or " ")
    (quotation,) = blocks.quote(short)["elements"]
    assert quotation["elements"] == [{"type": "text", "text": short or " "}]
    # A sentence of the bot's that goes where text is shown as it is loses its escapes.
    assert blocks.plain(escape(short))["text"] == (short or " ")
    # And a name typed into the bot's own paragraph notifies nobody.
    assert blocks.section(escape(short))["text"]["verbatim"] is True


@given(st.text(max_size=4000), st.integers(1, 3000))
def test_what_was_typed_before_stands_in_the_box_again_as_far_as_it_fits(
    text: str, most: int
) -> None:
    box = blocks.text_input("a", text, most=most)
    assert box["max_length"] == most
    assert text.startswith(box.get("initial_value", ""))
    assert len(box.get("initial_value", "")) == min(len(text), most)


def test_tomorrow_is_said_only_in_what_is_written_anew_and_peoples_words_stay() -> None:
    typed = str(moment(NOON))
    parts = [blocks.section(moment(NOON)), blocks.context(moment(NOON)), blocks.written(typed)]
    living, stays = (Message(moment(NOON), parts, is_living=each) for each in (True, False))
    assert str(living).count("{date_long_pretty}") == 4
    assert "{date_long}" in stays.text
    assert [("{date_long}" in str(each)) for each in stays.blocks] == [True, True, False]
    assert stays.blocks[2] == blocks.written(typed)
