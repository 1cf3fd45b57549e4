"""On which days something comes again: some weeks apart, or some months.

Each pattern finds its days by arithmetic from the day that is asked about: when it began only says
which weeks or months are its own.
"""

import re
from abc import ABC, abstractmethod
from calendar import monthrange
from dataclasses import dataclass
from datetime import date

LAST = -1
MOST_WEEKS = 52
MOST_MONTHS = 12
WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
# A February with five Fridays may be 40 years away, across a year such as 2100.
MONTHS_AHEAD = 12 * 41


@dataclass(frozen=True, slots=True)
class Weekly:
    """Some days of the week, every so many weeks; weeks begin on Monday.

    Args:
        weekdays: which, in order; Monday is 0.
        every: how many weeks apart, up to 52.

    Raises:
        ValueError: it is no such pattern.
    """

    weekdays: tuple[int, ...]
    every: int = 1

    def __post_init__(self) -> None:
        _hold(self.every in range(1, MOST_WEEKS + 1), "weeks are 1 to 52 apart")
        _hold(len(self.weekdays) > 0, "a week needs a day")
        _hold(set(self.weekdays) <= set(range(7)), "days of the week are 0 to 6")
        _hold(self.weekdays == tuple(sorted(set(self.weekdays))), "each day comes once, in order")

    def first(self, day: date, anchor: date) -> date:
        """Return the first day of the pattern that is not before a day.

        Args:
            day: the day.
            anchor: a day in a week of the pattern.
        """
        # Day 1 of the calendar is a Monday.
        week, weekday = divmod(day.toordinal() - 1, 7)
        past = (week - (anchor.toordinal() - 1) // 7) % self.every
        if not past:
            for each in self.weekdays:
                if each >= weekday:
                    return date.fromordinal(week * 7 + each + 1)
        return date.fromordinal((week + self.every - past) * 7 + self.weekdays[0] + 1)

    def __str__(self) -> str:
        days = ",".join(WEEKDAYS[each] for each in self.weekdays)
        return f"FREQ=WEEKLY{_interval(self.every)};BYDAY={days}"


class Monthly(ABC):
    """A day of every so many months; a month that has no such day is passed over (RFC 5545)."""

    __slots__ = ()
    every: int

    @abstractmethod
    def day_of(self, begins: int, length: int) -> int:
        """Return the day in a month.

        Args:
            begins: the day of the week on which the month begins, Monday is 0.
            length: how many days it has.

        Returns:
            Its number, beyond the length of a month that has no such day.
        """

    def first(self, day: date, anchor: date) -> date:
        """Return the first day of the pattern that is not before a day.

        Args:
            day: the day.
            anchor: a day in a month of the pattern.

        Raises:
            ValueError: there is none, as there is no 30 February.
        """
        month = day.year * 12 + day.month - 1
        own = month + (anchor.year * 12 + anchor.month - 1 - month) % self.every
        for each in range(own, own + MONTHS_AHEAD, self.every):
            year, number = each // 12, each % 12 + 1
            begins, length = monthrange(year, number)
            found = self.day_of(begins, length)
            if found <= length and (each > month or found >= day.day):
                return date(year, number, found)
        raise ValueError("none of these months has that day: it would never come")


@dataclass(frozen=True, slots=True)
class WeekdayOfMonth(Monthly):
    """The first or another or the last of one day of the week in a month, such as first Fridays.

    Args:
        nth: 1 to 5, or -1 for the last.
        weekday: Monday is 0.
        every: how many months apart, up to 12.

    Raises:
        ValueError: it is no such pattern.
    """

    nth: int
    weekday: int
    every: int = 1

    def __post_init__(self) -> None:
        _hold(self.every in range(1, MOST_MONTHS + 1), "months are 1 to 12 apart")
        _hold(self.nth in (1, 2, 3, 4, 5, LAST), "a month has up to five of a day of the week")
        _hold(self.weekday in range(7), "days of the week are 0 to 6")

    def day_of(self, begins: int, length: int) -> int:
        """Return the day in a month."""
        first = 1 + (self.weekday - begins) % 7
        later = (length - first) // 7 if self.nth == LAST else self.nth - 1
        return first + later * 7

    def __str__(self) -> str:
        return f"FREQ=MONTHLY{_interval(self.every)};BYDAY={self.nth}{WEEKDAYS[self.weekday]}"


@dataclass(frozen=True, slots=True)
class DayOfMonth(Monthly):
    """A day of a month by its number.

    Args:
        day: 1 to 31, or -1 for the last.
        every: how many months apart, up to 12.

    Raises:
        ValueError: it is no such pattern.
    """

    day: int
    every: int = 1

    def __post_init__(self) -> None:
        _hold(self.every in range(1, MOST_MONTHS + 1), "months are 1 to 12 apart")
        _hold(self.day in (LAST, *range(1, 32)), "a month has up to 31 days")

    def day_of(self, begins: int, length: int) -> int:
        """Return the day in a month."""
        return length if self.day == LAST else self.day

    def __str__(self) -> str:
        return f"FREQ=MONTHLY{_interval(self.every)};BYMONTHDAY={self.day}"


Pattern = Weekly | WeekdayOfMonth | DayOfMonth


def read(rule: str) -> Pattern:
    """Return the pattern that a recurrence rule speaks of.

    Args:
        rule: as RFC 5545 writes it, such as `FREQ=MONTHLY;BYDAY=1FR`.

    Raises:
        ValueError: it is no rule, or one that is none of these patterns.
    """
    parts = dict(re.findall(r"([A-Z]+)=([A-Z0-9,-]+)(?:;|$)", rule))
    _hold(rule == ";".join(f"{name}={value}" for name, value in parts.items()), f"no rule: {rule}")
    every = int(parts.pop("INTERVAL", "1"))
    match sorted(parts.items()):
        case [("BYDAY", days), ("FREQ", "WEEKLY")]:
            return Weekly(tuple(sorted(map(_weekday, days.split(",")))), every)
        case [("BYDAY", day), ("FREQ", "MONTHLY")]:
            return WeekdayOfMonth(int(day[:-2]), _weekday(day[-2:]), every)
        case [("BYMONTHDAY", number), ("FREQ", "MONTHLY")]:
            return DayOfMonth(int(number), every)
    raise ValueError(f"a rule of another kind: {rule}")


def _weekday(name: str) -> int:
    return WEEKDAYS.index(name)


def _interval(every: int) -> str:
    return f";INTERVAL={every}" if every > 1 else ""


def _hold(rule: bool, otherwise: str) -> None:
    if not rule:
        raise ValueError(otherwise)
