"""When something comes again, as another library and another way of reading clocks have it."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from dateutil.rrule import rrulestr

DAY = timedelta(days=1)


def instant(wall: datetime, zone: str) -> datetime:
    """The first instant at which the clock shows a time; in a gap, later by its length.

    The clock goes by one of the two offsets that hold around that time: which of them is found by
    looking at the clock.
    """
    around = (wall.replace(tzinfo=UTC) + by for by in (-DAY, DAY))
    offsets = (at.astimezone(ZoneInfo(zone)).utcoffset() for at in around)
    maybe = sorted((wall - offset).replace(tzinfo=UTC) for offset in offsets)
    shown = [at for at in maybe if at.astimezone(ZoneInfo(zone)).replace(tzinfo=None) == wall]
    return shown[0] if shown else maybe[-1]


class Judge:
    """What is right, for the text of a recurrence.

    python-dateutil reads the text and tells the days by the calendar, without a zone.
    """

    def __init__(self, text: str) -> None:
        begins, _, rule = text.partition("\n")
        self.zone, _, wall = begins.removeprefix("DTSTART;TZID=").partition(":")
        self.rule = rrulestr(f"DTSTART:{wall}\n{rule}")

    def next(self, after: datetime) -> datetime:
        """The first instant after another."""
        day = after.astimezone(ZoneInfo(self.zone)).replace(tzinfo=None)
        near = self.rule.xafter(day - 3 * DAY, inc=True)
        return next(at for wall in near if (at := instant(wall, self.zone)) > after)

    def between(self, begin: datetime, end: datetime) -> list[datetime]:
        """All instants from one to another, both included."""
        walls = self.rule.between(*(at.replace(tzinfo=None) for at in (begin - 3 * DAY, end + DAY)))
        return [at for wall in walls if begin <= (at := instant(wall, self.zone)) <= end]
