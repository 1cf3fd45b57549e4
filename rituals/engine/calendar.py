"""Sessions in people's own calendars: a file that all of them read, and links to web calendars."""

from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from html import escape
from itertools import groupby
from urllib.parse import quote, urlencode
from zoneinfo import ZoneInfo

import icalendar

from rituals.words.mrkdwn import cut, tidy

# We know no address of anybody's, and mail to this one goes nowhere: RFC 2606 section 2 keeps
# .invalid out of use. It is the same for all, so that an update comes from who sent the first.
ORGANIZER = "mailto:trellis@trellis.invalid"
PRODUCT = "-//Trellis//Sessions//EN"
# The most characters of each text in a link, percent-encoded: with the moments and the address
# they stay under the 3,000 that Slack takes as a button's url.
_TITLE, _PLACE, _DETAILS, _URL = 600, 300, 1200, 500
_MINUTE = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Event:
    """A session as calendars see it.

    Args:
        uid: who it is, for good and among all teams, such as "retro-12@T0ORCHARD".
        sequence: how often it was moved or cancelled so far; calendars take the highest for one
            uid as what holds (RFC 5546 section 2.1.4, RFC 5545 section 3.8.7.4).
        title: plain text, as all texts here are; people may have written it.
        description: what it is about, in as many lines as it takes; may be empty.
        place: where it is, such as "#design in Slack"; may be empty.
        url: the way back to it; may be empty.
        starts: when it begins, aware.
        ends: when it ends, aware.
        zone: the IANA zone that the team plans in.
        organizer: the name of who facilitates.
        stamped_at: when this was last changed, aware.
        is_cancelled: whether it is called off.
    """

    uid: str
    sequence: int
    title: str
    description: str
    place: str
    url: str
    starts: datetime
    ends: datetime
    zone: str
    organizer: str
    stamped_at: datetime
    is_cancelled: bool = False


def calendar_file(event: Event) -> str:
    """Return an iCalendar file that adds a session to a calendar, moves it there or takes it away.

    It is published, not sent as an invitation: nobody is listed, and no calendar answers it
    (RFC 5546 sections 3.2.1 and 3.2.5). RFC 5545 says how it is written.

    Args:
        event: the session.

    Returns:
        Text with the line ends and the folding of RFC 5545 section 3.1, to be kept as UTF-8.

    Raises:
        ZoneInfoNotFoundError: there is no such zone.
    """
    calendar = icalendar.Calendar()
    calendar.add("PRODID", PRODUCT)
    calendar.add("VERSION", "2.0")
    calendar.add("METHOD", "CANCEL" if event.is_cancelled else "PUBLISH")
    calendar.add_component(_session(event))
    if calendar.get_missing_tzids():
        calendar.subcomponents.insert(0, _zone_rules(event))
    written: bytes = calendar.to_ical()
    return written.decode()


def calendar_links(event: Event) -> dict[str, str]:
    """Return links that open a web calendar's form for a new entry, filled in with a session.

    Moments are in UTC, which each of them turns into its reader's zone. None of them documents
    its link; how each behaves is kept at
    https://github.com/InteractionDesignFoundation/add-event-to-calendar-docs. Yahoo Calendar is
    left out: it takes a moment in UTC for a local one
    (https://github.com/spatie/calendar-links/issues/219).

    Args:
        event: the session; a link can only add it, so none helps once it is cancelled.

    Returns:
        Addresses under 3,000 characters, by the name of the calendar.
    """
    starts, ends = (at.astimezone(UTC) for at in (event.starts, event.ends))
    title = _fitting(_line(event.title), _TITLE)
    place = _fitting(_line(event.place), _PLACE)
    url = _html(_uri(event.url))
    details = _fitting(_lines(event.description), _DETAILS, _html)
    if url and len(quote(url, safe="")) <= _URL:
        details = f"{details}<br><br>{url}" if details else url
    google = {
        "action": "TEMPLATE",
        "text": title,
        "dates": f"{starts:%Y%m%dT%H%M%SZ}/{ends:%Y%m%dT%H%M%SZ}",
        "details": details,
        "location": place,
    }
    outlook = {
        "path": "/calendar/action/compose",
        "rru": "addevent",
        "subject": title,
        "startdt": f"{starts:%Y-%m-%dT%H:%M:%SZ}",
        "enddt": f"{ends:%Y-%m-%dT%H:%M:%SZ}",
        "body": details,
        "location": place,
    }
    return {
        "Google Calendar": _link("https://calendar.google.com/calendar/render", google),
        "Outlook.com": _link("https://outlook.live.com/calendar/0/deeplink/compose", outlook),
        "Office 365": _link("https://outlook.office.com/calendar/0/deeplink/compose", outlook),
    }


def _session(event: Event) -> icalendar.Event:
    session = icalendar.Event()
    starts, ends = _moments(event)
    session.add("UID", _Text(event.uid))
    session.add("SEQUENCE", event.sequence)
    session.add("DTSTAMP", event.stamped_at)
    session.add("DTSTART", starts)
    session.add("DTEND", ends)
    session.add("STATUS", "CANCELLED" if event.is_cancelled else "CONFIRMED")
    session.add("SUMMARY", _Text(_line(event.title)))
    session.add("ORGANIZER", ORGANIZER, {"CN": _line(event.organizer) or "Trellis"})
    if description := _lines(event.description):
        session.add("DESCRIPTION", _Text(description))
    if place := _line(event.place):
        session.add("LOCATION", _Text(place))
    if url := _uri(event.url):
        session.add("URL", url)
    return session


def _moments(event: Event) -> list[datetime]:
    """Return when it begins and ends, by the team's clock wherever that says it.

    Where a clock is put back, it shows an hour twice, and a file can only say the first of the
    two (RFC 5545 section 3.3.5). A session that touches the second is said in UTC.
    """
    moments = [at.astimezone(ZoneInfo(event.zone)) for at in (event.starts, event.ends)]
    return [at.astimezone(UTC) for at in moments] if any(at.fold for at in moments) else moments


def _zone_rules(event: Event) -> icalendar.Timezone:
    """Return the offsets that hold from a day before a session until its end.

    Mostly this is one, told as standard time: without a DAYLIGHT beside it Outlook reads the zone
    as one that never changes, and otherwise guesses at yearly changes ([MS-OXCICAL] section
    2.1.3.1.1.19). The library's own way to write a zone begins summer time an hour late and misses
    changes that last less than two months, such as Morocco's Ramadan.

    Source: RFC 5545 section 3.6.5: each begins at a local time by the offset that held before it.
    """
    first = event.starts.astimezone(UTC).replace(second=0, microsecond=0) - timedelta(days=1)
    minutes = (first + _MINUTE * n for n in range((event.ends - first) // _MINUTE + 1))
    clock = (minute.astimezone(ZoneInfo(event.zone)) for minute in minutes)
    onsets = [(offset, next(shown)) for offset, shown in groupby(clock, _offset)]
    offsets = [offset for offset, _ in onsets]
    rules = icalendar.Timezone()
    rules.add("TZID", event.zone)
    for before, (offset, onset) in zip([offsets[0], *offsets], onsets, strict=False):
        is_daylight = offset > min(offsets)
        rule = icalendar.TimezoneDaylight() if is_daylight else icalendar.TimezoneStandard()
        rule.add("DTSTART", onset.astimezone(UTC).replace(tzinfo=None) + before)
        rule.add("TZOFFSETFROM", before)
        rule.add("TZOFFSETTO", offset)
        rules.add_component(rule)
    return rules


def _offset(at: datetime) -> timedelta:
    return at.utcoffset() or timedelta()


class _Text(icalendar.vText):
    """Text whose backslashes are escaped here: the library reads one before an N as a new line."""

    __slots__ = ()

    def to_ical(self) -> bytes:
        return rb"\\".join(icalendar.vText(part).to_ical() for part in self.split("\\"))


def _line(text: str) -> str:
    return " ".join(tidy(text).split())


def _lines(text: str) -> str:
    return "\n".join(tidy(text).splitlines())


def _uri(url: str) -> str:
    """Return an address with nothing in it that could begin a new line (RFC 3986 section 2)."""
    return quote(tidy(url), safe="%:/?#[]@!$&'()*+,;=")


def _html(text: str) -> str:
    """Return text as these forms read it: what stands in their body is HTML."""
    return escape(text, quote=False).replace("\n", "<br>")


def _fitting(text: str, most: int, written: Callable[[str], str] = str) -> str:
    """Return text as it is written, cut to at most so many characters when percent-encoded."""

    def size(kept: int) -> int:
        return len(quote(written(cut(text, kept)), safe=""))

    if size(len(text)) <= most:
        return written(text)
    return written(cut(text, bisect_right(range(1, len(text)), most, key=size)))


def _link(address: str, fields: dict[str, str]) -> str:
    # A space as a plus sign stays one in Outlook.
    return f"{address}?{urlencode(fields, quote_via=quote)}"
