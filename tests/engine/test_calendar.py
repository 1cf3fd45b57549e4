"""Calendar files and links, as other libraries read them."""

import re
from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import cache
from html import unescape
from io import StringIO
from urllib.parse import parse_qs, urlsplit
from zoneinfo import ZoneInfo, available_timezones

import pytest
import vobject
from dateutil.tz import tzical
from hypothesis import example, given
from hypothesis import strategies as st

from rituals.engine.calendar import Event, calendar_file, calendar_links
from rituals.words.mrkdwn import tidy

HOUR = timedelta(hours=1)
RETRO = Event(
    uid="retro-12@T0ORCHARD",
    sequence=0,
    title="Retrospective",
    description="What went well, what did not.\nBring your cards.",
    place="#design in Slack",
    url="https://orchard.slack.com/archives/C0DESIGN/p1772438400000100",
    starts=datetime(2026, 3, 6, 13, 0, tzinfo=UTC),
    ends=datetime(2026, 3, 6, 14, 0, tzinfo=UTC),
    zone="Europe/Stockholm",
    organizer="Maya Lind",
    stamped_at=datetime(2026, 3, 2, 8, 0, tzinfo=UTC),
)
ZONES = st.sampled_from(sorted(available_timezones() - {"localtime", "Factory"}))
YEARS = (datetime(2025, 1, 1, tzinfo=UTC), datetime(2028, 1, 1, tzinfo=UTC))
HOSTILE = ["\r\nEND:VEVENT\r\n", "\nATTACH:file:///etc/passwd", "\\N", "\\n", "\\", "\x00", "\x0b",
           "\x85", "\u2028", "\u202e", "\ud800", '"', ";X=", ":", ",", "^n", "%0A", "&amp;", "<br>",
           "<script>", "👩🏽‍🚀", "ö" * 80, "x" * 4000]  # fmt: skip
TEXTS = st.lists(st.text(max_size=40) | st.sampled_from(HOSTILE), max_size=6).map("".join)


@cache
def changes(zone: str) -> list[datetime]:
    """Moments at most four hours after a change of the clock."""
    hours = [YEARS[0] + 4 * HOUR * n for n in range((YEARS[1] - YEARS[0]) // (4 * HOUR))]
    offsets = [hour.astimezone(ZoneInfo(zone)).utcoffset() for hour in hours]
    return [hours[n] for n in range(1, len(hours)) if offsets[n - 1] != offsets[n]]


@st.composite
def sessions(draw: st.DrawFn) -> Event:
    zone = draw(ZONES)
    moments = st.datetimes(*(at.replace(tzinfo=None) for at in YEARS), timezones=st.just(UTC))
    if changes(zone) and draw(st.booleans()):
        near = st.timedeltas(-6 * HOUR, 2 * HOUR)
        moments = st.tuples(st.sampled_from(changes(zone)), near).map(sum_of)
    starts = draw(moments).replace(second=0, microsecond=0)
    ends = starts + timedelta(minutes=draw(st.integers(5, 3000)))
    return replace(RETRO, zone=zone, starts=starts, ends=ends)


def sum_of(pair: tuple[datetime, timedelta]) -> datetime:
    return pair[0] + pair[1]


def at(zone: str, *clock: int, minutes: int = 60) -> Event:
    starts = datetime(*clock, tzinfo=ZoneInfo(zone)).astimezone(UTC)
    return replace(RETRO, zone=zone, starts=starts, ends=starts + timedelta(minutes=minutes))


def read(event: Event) -> vobject.base.Component:
    text = calendar_file(event)
    if "VTIMEZONE" in text:
        # Of itself it keeps the first clock it reads for a zone, and takes some of them for UTC.
        vobject.icalendar.registerTzid(event.zone, tzical(StringIO(text)).get())
    return vobject.readOne(text)


@given(sessions())
@example(at("Africa/Casablanca", 2026, 2, 25, 15, 0))  # Ramadan lasts less than two months
@example(at("Europe/Stockholm", 2026, 3, 29, 1, 30))
@example(at("Europe/Stockholm", 2026, 10, 25, 1, 30, minutes=240))
@example(at("Australia/Lord_Howe", 2026, 4, 5, 1, 30))
@example(at("Europe/Dublin", 2026, 12, 1, 9, 0))
def test_a_file_says_when_a_session_is_and_carries_the_clock_it_says_it_by(event: Event) -> None:
    seen = read(event).vevent
    moments = [each.value.astimezone(UTC) for each in (seen.dtstart, seen.dtend)]
    assert moments == [event.starts, event.ends]

    text = calendar_file(event)
    told = re.findall(r"BEGIN:VTIMEZONE\r\nTZID:(.+)\r", text)
    assert re.findall(r"DT\w+;TZID=(.+):", text) == told * 2
    assert told in ([event.zone], [])


@pytest.mark.parametrize("zone", ["Europe/Stockholm", "America/New_York", "Australia/Lord_Howe"])
def test_each_minute_around_a_change_of_the_clock_is_read_by_the_offset_that_holds_then(
    zone: str,
) -> None:
    for change in changes(zone)[:2]:
        begin = change - 6 * HOUR
        event = replace(RETRO, zone=zone, starts=begin, ends=begin + 8 * HOUR)
        clock = tzical(StringIO(calendar_file(event))).get()
        for minutes in range(480):
            here = (begin + timedelta(minutes=minutes)).astimezone(ZoneInfo(zone))
            assert here.replace(tzinfo=clock).utcoffset() == here.utcoffset()


def test_a_change_begins_when_the_clock_that_held_before_says_so() -> None:
    text = calendar_file(at("Europe/Stockholm", 2026, 3, 29, 1, 30))
    rule = "DTSTART:20260329T020000\r\nTZOFFSETFROM:+0100\r\nTZOFFSETTO:+0200\r\n"
    assert f"BEGIN:DAYLIGHT\r\n{rule}END:DAYLIGHT\r\n" in text


def test_the_second_of_an_hour_that_comes_twice_is_said_in_utc() -> None:
    second = datetime(2026, 10, 25, 1, 30, tzinfo=UTC)  # 02:30 in Stockholm, once more
    text = calendar_file(replace(RETRO, starts=second, ends=second + HOUR))
    assert "DTSTART:20261025T013000Z\r\nDTEND:20261025T023000Z\r\n" in text
    first = calendar_file(replace(RETRO, starts=second - HOUR, ends=second - HOUR / 2 - HOUR / 4))
    assert "DTSTART;TZID=Europe/Stockholm:20261025T023000\r\n" in first


def names(text: str) -> Counter[str]:
    return Counter(re.findall(r"\n([\w-]+)", text))


@given(title=TEXTS, description=TEXTS, place=TEXTS, url=TEXTS, organizer=TEXTS)
def test_whatever_people_write_is_read_again_and_nothing_of_it_becomes_part_of_the_file(
    title: str, description: str, place: str, url: str, organizer: str
) -> None:
    event = replace(
        RETRO, title=title, description=description, place=place, url=url, organizer=organizer
    )
    text = calendar_file(event)
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    assert not re.search(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]|\r(?!\n)|(?<!\r)\n", text)

    assert names(text) <= names(calendar_file(RETRO))

    seen = read(event).vevent
    assert (seen.dtstart.value, seen.dtend.value) == (RETRO.starts, RETRO.ends)
    assert seen.summary.value == " ".join(tidy(title).split())
    assert seen.getChildValue("description", "") == "\n".join(tidy(description).splitlines())
    assert seen.getChildValue("location", "") == " ".join(tidy(place).split())
    assert seen.organizer.value == "mailto:trellis@trellis.invalid"


def test_a_moved_session_is_the_same_event_and_a_cancelled_one_takes_it_away() -> None:
    moved = replace(
        RETRO, sequence=1, starts=RETRO.starts + HOUR, ends=RETRO.ends + HOUR, organizer="Noor"
    )
    files = [read(each) for each in (RETRO, moved, replace(moved, sequence=2, is_cancelled=True))]
    assert [each.method.value for each in files] == ["PUBLISH", "PUBLISH", "CANCEL"]
    events = [each.vevent for each in files]
    assert [each.status.value for each in events] == ["CONFIRMED", "CONFIRMED", "CANCELLED"]
    assert [each.sequence.value for each in events] == ["0", "1", "2"]
    assert {each.uid.value for each in events} == {RETRO.uid}
    assert len({each.organizer.value for each in events}) == 1, "only who sent it may change it"
    assert [each.organizer.params["CN"] for each in events] == [["Maya Lind"], ["Noor"], ["Noor"]]


def test_what_is_not_known_is_left_out() -> None:
    event = read(replace(RETRO, description=" ", place="", url="")).vevent
    assert not {"description", "location", "url"} & set(event.contents)


def fields(link: str) -> dict[str, str]:
    return {name: values[0] for name, values in parse_qs(urlsplit(link).query).items()}


@given(sessions(), TEXTS, TEXTS, TEXTS, TEXTS)
def test_a_link_fits_into_a_button_and_says_the_same_moments_whatever_people_write(
    event: Event, title: str, description: str, place: str, url: str
) -> None:
    event = replace(event, title=title, description=description, place=place, url=url)
    links = calendar_links(event)
    assert list(links) == ["Google Calendar", "Outlook.com", "Office 365"]
    for name, link in links.items():
        assert len(link) < 3000 and re.fullmatch(r"https://[!-~]+", link) and "+" not in link
        said = fields(link)
        if name == "Google Calendar":
            moments = said["dates"].split("/")
            written = said.get("text", "")
        else:
            moments = [said["startdt"], said["enddt"]]
            written = said.get("subject", "")
        assert [datetime.fromisoformat(each) for each in moments] == [event.starts, event.ends]
        whole = " ".join(tidy(title).split())
        assert written == whole or (written[-1] == "…" and whole.startswith(written[:-1]))
        assert written == whole or len(whole) > 45


def test_a_link_carries_the_texts_as_people_wrote_them_and_the_way_back() -> None:
    event = replace(RETRO, title="Q&A + 50% <b>", description="1 < 2 & 3\n<b>no</b> &amp; C:\\New")
    for name, link in calendar_links(event).items():
        said = fields(link)
        shown = said["details" if name == "Google Calendar" else "body"].replace("<br>", "\n")
        assert "<" not in shown
        assert unescape(shown) == f"{event.description}\n\n{event.url}"
        assert said["text" if name == "Google Calendar" else "subject"] == event.title
        assert said["location"] == event.place
