"""Quarters of the calendar, in UTC: fixed in advance, so that no two pictures share an answer."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta


@dataclass(frozen=True, slots=True, order=True)
class Quarter:
    """Three months.

    Args:
        begins: its first day.
    """

    begins: date

    @classmethod
    def of(cls, moment: datetime) -> "Quarter":
        """Return the quarter in which a moment lies.

        Args:
            moment: aware.
        """
        day = moment.astimezone(UTC).date()
        return cls(date(day.year, day.month - (day.month - 1) % 3, 1))

    @property
    def ends(self) -> datetime:
        """The first moment after it."""
        return datetime.combine(self.following.begins, time(), UTC)

    @property
    def following(self) -> "Quarter":
        """The next one."""
        # A hundred days after its first day it is the next one, however long the months are.
        return Quarter.of(datetime.combine(self.begins, time(), UTC) + timedelta(days=100))

    @property
    def preceding(self) -> "Quarter":
        """The one before."""
        return Quarter.of(datetime.combine(self.begins, time(), UTC) - timedelta(days=1))

    @property
    def name(self) -> str:
        """Its months and year, such as "January to March 2026"."""
        last = self.ends - timedelta(days=1)
        return f"{self.begins:%B} to {last:%B %Y}"

    @property
    def short(self) -> str:
        """Its months over its year, where there is little room."""
        last = self.ends - timedelta(days=1)
        return f"{self.begins:%b}–{last:%b}\n{last:%Y}"
