"""A vote of a channel on when it wants a ritual: what may be chosen, and what wins."""

from collections import Counter
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from rituals.cadence.patterns import DayOfMonth, WeekdayOfMonth, Weekly
from rituals.cadence.recurrence import Recurrence
from rituals.engine import recurrence_form
from rituals.engine.call import Form
from rituals.engine.ritual import Ritual
from rituals.engine.ritual_kind import kind_of

T = TypeVar("T", bound=Hashable)

DAYS = (0, 1, 2, 3, 4)
# Those of them are offered at which a ritual of its kind can be held.
HOURS = range(7, 20)
# Each with what stands for it in the form of a recurrence; in this order for ties.
OFTEN = {
    "first": {"often": "months:1", "which": "nth:1"},
    "third": {"often": "months:1", "which": "nth:3"},
    "last": {"often": "months:1", "which": "nth:-1"},
    "second_week": {"often": "weeks:2", "which": "nth:1"},
    "week": {"often": "weeks:1", "which": "nth:1"},
}


@dataclass(frozen=True, slots=True)
class Choice:
    """What suits one person, or wins: days of the week (Monday is 0), an hour, how often."""

    days: tuple[int, ...]
    hour: int
    often: str


@dataclass(frozen=True, slots=True)
class Tally:
    """How many chose what, in each of the three, the most first."""

    days: list[tuple[int, int]]
    hours: list[tuple[int, int]]
    often: list[tuple[str, int]]

    @property
    def winner(self) -> Choice:
        """What has most votes in each of the three."""
        return Choice((self.days[0][0],), self.hours[0][0], self.often[0][0])


def hours(ritual: Ritual) -> list[int]:
    """Return the hours that a vote on a ritual offers."""
    kind = kind_of(ritual)
    return [hour for hour in HOURS if kind is None or hour in kind.hours]


def tally(votes: Sequence[Choice], now: Choice) -> Tally | None:
    """Return what was chosen; a tie goes to what it is now, otherwise to the first in the list.

    Args:
        votes: one for each person.
        now: how the ritual comes round so far.

    Returns:
        The counts, None where nobody voted.
    """
    if not votes:
        return None
    return Tally(
        _ranked((day for vote in votes for day in vote.days), DAYS, now.days),
        _ranked((vote.hour for vote in votes), HOURS, (now.hour,)),
        _ranked((vote.often for vote in votes), list(OFTEN), (now.often,)),
    )


def chosen_now(recurrence: Recurrence) -> Choice:
    """Return how a ritual comes round, as a vote has it; empty where no vote could say it."""
    whole_hour = not (recurrence.at.minute or recurrence.at.second)
    hour = recurrence.at.hour if whole_hour else -1
    match recurrence.pattern:
        case Weekly(days, every):
            return Choice(days, hour, {1: "week", 2: "second_week"}.get(every, ""))
        case WeekdayOfMonth(nth, day, every):
            names = {1: "first", 3: "third", -1: "last"}
            return Choice((day,), hour, names.get(nth, "") if every == 1 else "")
        case DayOfMonth():
            return Choice((), hour, "")


def recurrence_of(choice: Choice, now: Recurrence, today: date) -> Recurrence:
    """Return the recurrence that a choice stands for, in the zone of the ritual.

    Args:
        choice: with one day.
        now: how it comes round so far.
        today: the day from which on it comes.
    """
    filled = OFTEN[choice.often] | {
        "weekday": str(choice.days[0]),
        "at": f"{choice.hour:02}:00",
        "zone": now.zone,
    }
    return recurrence_form.read(Form(filled), today, before=now)


def _ranked(chosen: Iterable[T], order: Sequence[T], now: Sequence[T]) -> list[tuple[T, int]]:
    counted = Counter(chosen).items()
    return sorted(counted, key=lambda each: (-each[1], each[0] not in now, order.index(each[0])))
