"""What people wrote is shown as they wrote it, and means nothing to Slack."""

import re
import unicodedata
from datetime import UTC, datetime
from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rituals.words import mrkdwn
from rituals.words.mrkdwn import Mrkdwn
from tests.words.graphemes import is_torn_at
from tests.words.hostile import BROKEN, TEXTS

ENTITY = re.compile("&(amp|lt|gt);")
FORM = re.compile("<[^<>]*>")
# What the bot itself puts into a sentence.
FORMS = st.one_of(
    st.sampled_from(["U0NOOR", "U0TOMAS"]).map(mrkdwn.person),
    st.just("C0DESIGN").map(mrkdwn.channel),
    st.just(mrkdwn.moment(datetime(2026, 3, 3, tzinfo=UTC), "Europe/Stockholm")),
    TEXTS.map(mrkdwn.escape),
    TEXTS.map(mrkdwn.quoted),
)
SENTENCES = st.lists(FORMS, max_size=12).map(lambda parts: Mrkdwn(" ".join(parts)))


@given(TEXTS)
def test_what_is_escaped_shows_as_it_was_typed_and_forms_nothing(text: str) -> None:
    escaped = mrkdwn.escape(text)
    assert "<" not in escaped
    assert ">" not in escaped
    assert "&" not in ENTITY.sub("", escaped)
    assert mrkdwn.unescape(escaped) == text


@given(TEXTS)
def test_a_template_writes_what_people_typed_escaped_and_only_once(text: str) -> None:
    once = mrkdwn.finalize(text)
    assert mrkdwn.unescape(once) == text
    assert mrkdwn.finalize(once) is once
    assert mrkdwn.finalize(5) == "5"


@given(TEXTS, st.integers(1, 4000))
def test_what_is_cut_is_never_longer_than_its_limit_and_keeps_its_beginning(
    text: str, most: int
) -> None:
    short = mrkdwn.cut(text, most)
    assert len(short) <= most
    if len(text) <= most:
        assert short == text
        return
    assert short.endswith("…")
    assert text.startswith(short[:-1])
    assert type(short) is str


@given(TEXTS, st.integers(1, 120))
def test_a_cut_goes_through_no_character_that_a_person_sees(text: str, most: int) -> None:
    if len(text) > most:
        kept = mrkdwn.cut(text, most)[:-1]
        blank = len(text[len(kept) :]) - len(text[len(kept) :].lstrip())
        # Blanks at the end are left out, so the cut may have been anywhere among them.
        cuts = range(len(kept), len(kept) + blank + 1)
        assert not all(is_torn_at(text, cut) for cut in cuts)


@given(TEXTS, st.integers(1, 60))
def test_a_cut_goes_through_no_entity(text: str, most: int) -> None:
    short = mrkdwn.cut(mrkdwn.escape(text), most)
    assert isinstance(short, Mrkdwn)
    assert len(short) <= most
    assert "&" not in ENTITY.sub("", short)


@given(SENTENCES, st.integers(1, 200))
def test_a_cut_goes_through_no_mention_or_date(sentence: Mrkdwn, most: int) -> None:
    short = mrkdwn.cut(sentence, most)
    assert isinstance(short, Mrkdwn)
    assert len(short) <= most
    # What the bot mentioned stands whole or not at all; half of it would show as signs.
    assert "<" not in FORM.sub("", short)
    whole = FORM.findall(sentence)
    assert FORM.findall(short) == whole[: len(FORM.findall(short))]


@given(BROKEN)
def test_what_was_typed_is_tidied_of_what_nobody_sees(text: str) -> None:
    tidy = mrkdwn.tidy(text)
    assert mrkdwn.tidy(tidy) == tidy
    assert tidy == tidy.strip()
    tidy.encode()  # or no database takes it
    for character in tidy:
        assert unicodedata.category(character) != "Cc" or character in "\t\n\r"
        assert unicodedata.bidirectional(character) not in (
            "LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI",
        )  # fmt: skip
        assert character not in "\u200e\u200f\u061c"


@given(st.text(st.characters(categories=("L", "N", "P", "S", "Mn", "Zs")), max_size=80))
def test_tidying_leaves_what_people_see_alone(text: str) -> None:
    assert mrkdwn.tidy(text) == text.strip()


@given(TEXTS)
def test_what_people_typed_reads_the_same_where_text_is_shown_as_it_is(text: str) -> None:
    assert mrkdwn.in_plain(mrkdwn.escape(text)) == text


@given(SENTENCES)
def test_where_text_is_shown_as_it_is_no_form_is_left(sentence: Mrkdwn) -> None:
    bare = sentence.replace("&lt;", "").replace("&gt;", "").replace("&amp;", "")
    assert "<" not in mrkdwn.in_plain(bare)


def test_nothing_typed_is_nothing() -> None:
    assert mrkdwn.tidy(None) == mrkdwn.tidy("") == mrkdwn.tidy(" \n\t\u202e ") == ""


@given(TEXTS)
def test_every_line_of_a_quotation_is_quoted(text: str) -> None:
    quoted = mrkdwn.quoted(text)
    assert isinstance(quoted, Mrkdwn)
    lines = quoted.splitlines()
    assert all(line.startswith("> ") for line in lines)
    assert [mrkdwn.unescape(line[2:]) for line in lines] == text.splitlines()
    assert FORM.search(quoted) is None


@given(st.lists(st.from_regex("[UW][A-Z0-9]{2,10}", fullmatch=True), max_size=6))
def test_people_are_named_in_a_row(ids: list[str]) -> None:
    row = mrkdwn.people(ids)
    assert re.findall("<@([A-Z0-9]+)>", row) == ids
    between = re.sub("<@[A-Z0-9]+>", "", row)
    assert between == {0: "", 1: ""}.get(len(ids), ", " * (len(ids) - 2) + " and ")


@given(TEXTS)
def test_an_id_that_is_none_cannot_form_anything_but_a_mention(text: str) -> None:
    assert re.fullmatch(r"<@\w*>", mrkdwn.person(text))
    assert re.fullmatch(r"<#\w*>", mrkdwn.channel(text))


@given(
    st.integers(10**7, 2**32).map(lambda seconds: datetime.fromtimestamp(seconds, UTC)),
    st.sampled_from(sorted(available_timezones())),
)
def test_a_moment_is_one_form_with_words_for_those_who_cannot_show_dates(
    at: datetime, zone: str
) -> None:
    found = re.fullmatch(
        r"<!date\^(\d+)\^\{date_long_pretty\} at \{time\}\|(.+)>", mrkdwn.moment(at, zone)
    )
    assert found
    assert int(found[1]) == int(at.timestamp())
    assert not re.search("[<>|^&]", found[2])
    local = at.astimezone(ZoneInfo(zone))
    assert found[2].endswith(f"{local:%H:%M %Z}")
    assert str(local.day) in found[2]


@pytest.mark.parametrize(
    ("url", "label", "shown"),
    [
        ("https://example.org/a?b=1&c=2", "A & b", "<https://example.org/a?b=1&amp;c=2|A &amp; b>"),
        ("https://example.org/a|b>c<d", "x", "<https://example.org/a%7Cb%3Ec%3Cd|x>"),
        ("https://example.org", "", "<https://example.org|https://example.org>"),
        ("javascript:alert(1)", "Press <me>", "Press &lt;me&gt;"),
        ("https://example.org a", "two\nlines", "two lines"),
    ],
)
def test_a_link_leads_to_the_web_and_ends_where_it_should(url: str, label: str, shown: str) -> None:
    assert mrkdwn.link(url, label) == shown


def test_a_place_is_a_link_only_where_it_is_nothing_else() -> None:
    assert mrkdwn.address("https://meet.example.org/a") == mrkdwn.link("https://meet.example.org/a")
    assert mrkdwn.address("Room 2, https://a.org & more") == "Room 2, https://a.org &amp; more"
