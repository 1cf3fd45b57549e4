"""When something comes next, against another calendar's arithmetic."""

import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from dateutil.rrule import rrulestr

from rituals.cadence.recurrence import Recurrence
from tests.bench.figure import Figure, Runs, interleave

ZONE = ZoneInfo("Europe/Stockholm")
NOW = datetime(2026, 9, 1, 12, tzinfo=UTC)
YEAR = timedelta(weeks=52)
CENTURY = timedelta(days=36525)
# Four weeks of moments, so that every distance to the next time has its share.
MOMENTS = [NOW + timedelta(hours=7 * number) for number in range(96)]
TIMES = 20
# Short runs, and many of them: what else the machine does falls on neighbours alike.
MANY = 10
RULES = {
    "first Friday 09:00": ("T090000", "FREQ=MONTHLY;BYDAY=1FR"),
    "every second Tuesday 15:00": ("T150000", "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU"),
}
Next = Callable[[datetime], datetime]


def following(rounds: int) -> list[Figure]:
    """Measure the next time of two rules against dateutil's, and with an older beginning."""
    return [figure for name in RULES for figure in _figures(name, rounds)]


def _figures(name: str, rounds: int) -> list[Figure]:
    ours, old, theirs = _ours(name, YEAR), _ours(name, 10 * YEAR), _theirs(name, YEAR)
    young_runs, old_runs, their_runs = Runs(), Runs(), Runs()
    interleave(
        MANY * rounds,
        (young_runs, lambda: _run(ours, TIMES)),
        (old_runs, lambda: _run(old, TIMES)),
        (their_runs, lambda: _run(theirs, 1)),
    )
    found, differences = _compare(name)
    return [
        Figure(
            f"next {name}, dateutil",
            young_runs.faster_than(their_runs),
            15.0,
            f"{young_runs} against {their_runs}, both from an anchor one year back",
        ),
        Figure(
            f"next {name}, anchor 10 years back, 1 year",
            old_runs.dearer_than(young_runs),
            1.05,
            f"{old_runs} against {young_runs}",
            at_most=True,
        ),
        Figure(
            f"next {name}, differences from dateutil",
            differences,
            0.0,
            f"in {found:,} times of 100 years",
            at_most=True,
        ),
    ]


def _run(following: Next, times: int) -> tuple[int, float, float]:
    began, cpu = time.perf_counter(), time.process_time()
    for _ in range(times):
        for moment in MOMENTS:
            following(moment)
    return len(MOMENTS) * times, time.perf_counter() - began, time.process_time() - cpu


def _compare(name: str) -> tuple[int, int]:
    """Return how many times there are in a century, and how many are not those of both."""
    ours, theirs, times = _ours(name, YEAR), _rule(name, YEAR), set()
    at = ours(NOW)
    while at <= NOW + CENTURY:
        times.add(at)
        at = ours(at)
    walls = theirs.between(_wall(NOW), _wall(NOW + CENTURY), inc=True)
    return len(times), len(times ^ {_instant(wall) for wall in walls})


def _text(name: str, age: timedelta, zone: str) -> str:
    wall, rule = RULES[name]
    return f"DTSTART{zone}:{NOW - age:%Y%m%d}{wall}\nRRULE:{rule}"


def _ours(name: str, age: timedelta) -> Next:
    return Recurrence.read(_text(name, age, f";TZID={ZONE.key}")).next


def _rule(name: str, age: timedelta):
    return rrulestr(_text(name, age, ""))


def _theirs(name: str, age: timedelta) -> Next:
    """Without a zone, which is its fastest: the clock on the wall is read before and after."""
    rule = _rule(name, age)
    return lambda after: _instant(rule.after(_wall(after)))


def _wall(at: datetime) -> datetime:
    return at.astimezone(ZONE).replace(tzinfo=None)


def _instant(wall: datetime) -> datetime:
    return wall.replace(tzinfo=ZONE).astimezone(UTC)
