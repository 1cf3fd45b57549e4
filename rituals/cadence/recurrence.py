"""When something comes again: on a pattern of days, at a time on the wall, in a zone."""

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import lru_cache

from rituals.cadence import patterns
from rituals.cadence.patterns import Pattern
from rituals.cadence.wall_clock import instant, zone

# So many texts are kept as they were read: reading one takes longer than finding its next time.
KEPT = 4096
DAY = timedelta(days=1)
TEXT = re.compile(r"DTSTART;TZID=([^:;]+):(\d{8}T\d{6})\nRRULE:(.+)", re.ASCII)


@dataclass(frozen=True, slots=True)
class Recurrence:
    """Something that comes again and again.

    Args:
        pattern: on which days.
        at: at which time on the wall, in whole seconds.
        zone: where that wall is, as an IANA zone.
        anchor: the day from which on it comes; which weeks or months are meant where they are
            several apart is counted from there.

    Raises:
        ValueError: there is no such zone or time, or it would never come.
    """

    pattern: Pattern
    at: time
    zone: str
    anchor: date

    def __post_init__(self) -> None:
        zone(self.zone)
        if self.at.tzinfo or self.at.microsecond or self.at.fold:
            raise ValueError("a time on the wall has whole seconds and no zone")
        self.pattern.first(self.anchor, self.anchor)

    @staticmethod
    @lru_cache(KEPT)
    def read(text: str) -> "Recurrence":
        """Return what a text says, as `str` writes it.

        Args:
            text: two lines of RFC 5545, a DTSTART with its zone and an RRULE.

        Raises:
            ValueError: it is no such text, or it says what this cannot represent.
        """
        if not (found := TEXT.fullmatch(text)):
            raise ValueError(f"no recurrence: {text}")
        begins = datetime.strptime(found[2], "%Y%m%dT%H%M%S")  # noqa: DTZ007 (on the wall)
        return Recurrence(patterns.read(found[3]), begins.time(), found[1], begins.date())

    def __str__(self) -> str:
        begins = datetime.combine(self.anchor, self.at).isoformat()
        begins = begins.replace("-", "").replace(":", "")
        return f"DTSTART;TZID={self.zone}:{begins}\nRRULE:{self.pattern}"

    def next(self, after: datetime) -> datetime:
        """Return when it comes next.

        A time that the clock is put forward past comes later by as much; one that the clock shows
        twice comes once, the first time.

        Args:
            after: an instant, in any zone.

        Returns:
            The first instant strictly after it, in UTC.

        Raises:
            ValueError, OverflowError: the calendar ends before, with the year 9999.
        """
        # A clock put forward at midnight may bring what was meant for the day before.
        day = after.astimezone(zone(self.zone)).date() - DAY
        while True:
            day = self.pattern.first(max(day, self.anchor), self.anchor)
            at = instant(day, self.at, self.zone)
            if at > after:
                return at
            day += DAY
