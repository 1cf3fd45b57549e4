"""When a person may be asked something: in their own zone, in working hours, on working days."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from rituals.cadence import holidays
from rituals.cadence.wall_clock import instant, zone

# A longer absence ends after so much: nobody is forgotten because of a mistyped year.
LONGEST = timedelta(days=366)


@dataclass(frozen=True, slots=True)
class WorkingHours:
    """The hours in which somebody works.

    Args:
        zone: an IANA zone.
        opens: the wall-clock time at which the day begins.
        closes: the wall-clock time at which it ends; nothing is sent from then on.
        days: the working days, Monday is 0.
        country: the code of the country whose holidays are free; empty for none.
        region: the code of the region of it whose holidays are free too; empty for none.
        away: the first and the last day of each absence; a year at most is looked at.
    """

    zone: str
    opens: time = time(9)
    closes: time = time(17)
    days: frozenset[int] = frozenset(range(5))
    country: str = ""
    region: str = ""
    away: tuple[tuple[date, date], ...] = ()

    def __post_init__(self) -> None:
        if not self.days:
            raise ValueError("a week needs a working day")
        if self.opens >= self.closes:
            raise ValueError("a working day needs to begin before it ends")

    def day(self, at: datetime) -> date:
        """Return the day that it is there at a moment."""
        return at.astimezone(zone(self.zone)).date()

    def is_working_day(self, day: date) -> bool:
        """Tell whether it is one of the days of the week, no holiday and in no absence."""
        if day.weekday() not in self.days:
            return False
        if any(first <= day <= last and day - first <= LONGEST for first, last in self.away):
            return False
        return not (self.country and holidays.is_holiday(day, self.country, self.region))

    def include(self, at: datetime) -> bool:
        """Tell whether the moment is in working hours."""
        local = at.astimezone(zone(self.zone))
        return self.opens <= local.time() < self.closes and self.is_working_day(local.date())

    def next(self, at: datetime) -> datetime:
        """Return the moment itself if it is in working hours, otherwise the next beginning."""
        if self.include(at):
            return at
        day = self.day(at)
        while True:
            day = self._working_day(day)
            # An hour that comes twice begins twice; one that is left out may leave no hours.
            for fold in (0, 1):
                begins = instant(day, self.opens.replace(fold=fold), self.zone)
                if begins > at and self.include(begins):
                    return begins
            day += timedelta(days=1)

    def next_morning(self, at: datetime) -> datetime:
        """Return the beginning of the first working day after the day of `at`."""
        day = self.day(at) + timedelta(days=1)
        return self._beginning(self._working_day(day))

    def days_before(self, at: datetime, count: int) -> datetime:
        """Return the beginning of the working day that lies `count` working days before `at`."""
        day = self.day(at)
        for _ in range(count):
            day -= timedelta(days=1)
            while not self.is_working_day(day):
                day -= timedelta(days=1)
        return self._beginning(day)

    def days_after(self, at: datetime, count: int) -> datetime:
        """Return the same wall-clock time, `count` working days after `at`."""
        local = at.astimezone(zone(self.zone))
        day = local.date()
        for _ in range(count):
            day = self._working_day(day + timedelta(days=1))
        return instant(day, local.time().replace(second=0, microsecond=0), self.zone)

    def days_between(self, start: datetime, end: datetime) -> int:
        """Return how many working days begin after the day of `start`, up to the day of `end`."""
        day, last = self.day(start), self.day(end)
        count = 0
        while day < last:
            day += timedelta(days=1)
            count += self.is_working_day(day)
        return count

    def week(self, at: datetime) -> date:
        """Return the Monday of the week of `at`."""
        return self.day(at) - timedelta(days=self.day(at).weekday())

    def last_of_week(self, at: datetime) -> datetime:
        """Return the beginning of the last working day of the week of `at`, Monday to Sunday.

        Returns:
            That moment, which may lie before `at`; the beginning of the next working day if there
            is none in that week.
        """
        monday = self.week(at)
        days = (monday + timedelta(days=number) for number in reversed(range(7)))
        last = next((day for day in days if self.is_working_day(day)), None)
        return self._beginning(last or self._working_day(monday + timedelta(days=7)))

    def _working_day(self, day: date) -> date:
        # Comes to an end: absences are finite, and holidays leave most days of a year free.
        while not self.is_working_day(day):
            day += timedelta(days=1)
        return day

    def _beginning(self, day: date) -> datetime:
        return instant(day, self.opens, self.zone)
