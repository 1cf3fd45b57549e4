"""When a person may be asked something: in their own zone, in working hours, on working days."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo


@dataclass(frozen=True, slots=True)
class WorkingHours:
    """The hours in which somebody works.

    Args:
        zone: an IANA zone.
        opens: the wall-clock time at which the day begins.
        closes: the wall-clock time at which it ends; nothing is sent from then on.
        days: the working days, Monday is 0.
    """

    zone: str
    opens: time = time(9)
    closes: time = time(17)
    days: frozenset[int] = frozenset(range(5))

    def __post_init__(self) -> None:
        if not self.days:
            raise ValueError("a week needs a working day")
        if self.opens >= self.closes:
            raise ValueError("a working day needs to begin before it ends")

    def include(self, at: datetime) -> bool:
        """Tell whether the moment is in working hours."""
        local = at.astimezone(ZoneInfo(self.zone))
        return local.weekday() in self.days and self.opens <= local.time() < self.closes

    def next(self, at: datetime) -> datetime:
        """Return the moment itself if it is in working hours, otherwise the next beginning."""
        if self.include(at):
            return at
        day = at.astimezone(ZoneInfo(self.zone)).date()
        while True:
            day = self._working_day(day)
            # An hour that comes twice begins twice; one that is left out may leave no hours.
            for fold in (0, 1):
                begins = _at(day, self.opens.replace(fold=fold), self.zone)
                if begins > at and self.include(begins):
                    return begins
            day += timedelta(days=1)

    def next_morning(self, at: datetime) -> datetime:
        """Return the beginning of the first working day after the day of `at`."""
        day = at.astimezone(ZoneInfo(self.zone)).date() + timedelta(days=1)
        return self._beginning(self._working_day(day))

    def days_before(self, at: datetime, count: int) -> datetime:
        """Return the beginning of the working day that lies `count` working days before `at`."""
        day = at.astimezone(ZoneInfo(self.zone)).date()
        for _ in range(count):
            day -= timedelta(days=1)
            while day.weekday() not in self.days:
                day -= timedelta(days=1)
        return self._beginning(day)

    def days_after(self, at: datetime, count: int) -> datetime:
        """Return the same wall-clock time, `count` working days after `at`."""
        local = at.astimezone(ZoneInfo(self.zone))
        day = local.date()
        for _ in range(count):
            day = self._working_day(day + timedelta(days=1))
        return _at(day, local.time().replace(second=0, microsecond=0), self.zone)

    def days_between(self, start: datetime, end: datetime) -> int:
        """Return how many working days begin after the day of `start`, up to the day of `end`."""
        day = start.astimezone(ZoneInfo(self.zone)).date()
        last = end.astimezone(ZoneInfo(self.zone)).date()
        count = 0
        while day < last:
            day += timedelta(days=1)
            count += day.weekday() in self.days
        return count

    def _working_day(self, day: date) -> date:
        while day.weekday() not in self.days:
            day += timedelta(days=1)
        return day

    def _beginning(self, day: date) -> datetime:
        return _at(day, self.opens, self.zone)


def _at(day: date, wall: time, zone: str) -> datetime:
    """Return the instant of a wall-clock time; one in a gap is an hour later by the clock."""
    return datetime.combine(day, wall, ZoneInfo(zone)).astimezone(UTC)
