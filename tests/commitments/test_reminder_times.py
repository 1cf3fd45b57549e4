"""Of all reminders of one date, whatever the leader's hours, one at most is of use at a time."""

from datetime import UTC, date, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from rituals.cadence.working_hours import WorkingHours
from rituals.commitments.reminders import before, is_overtaken

ZONES = ["Europe/Oslo", "Asia/Tokyo", "America/St_Johns", "Pacific/Auckland"]
DAYS = st.dates(date(2026, 1, 1), date(2026, 12, 31))


@given(
    due=DAYS,
    zone=st.sampled_from(ZONES),
    working=st.sets(st.integers(0, 6), min_size=1),
    away=st.tuples(DAYS, st.integers(0, 40)),
    ahead=st.floats(-20, 20),
)
@settings(max_examples=200)
def test_of_those_whose_time_has_come_one_at_most_is_not_overtaken(
    due: date, zone: str, working: set[int], away: tuple[date, int], ahead: float
) -> None:
    first, long = away
    hours = WorkingHours(
        zone, days=frozenset(working), away=((first, first + timedelta(days=long)),)
    )
    now = datetime(due.year, due.month, due.day, 12, tzinfo=UTC) + timedelta(days=ahead)
    at = before(due, hours)
    come = [name for name in at if at[name] <= now and not is_overtaken(name, due, hours, now)]
    is_over = hours.day(now) > due
    assert len(come) == (not is_over and min(at.values()) <= now)
