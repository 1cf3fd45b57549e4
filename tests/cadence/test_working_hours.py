"""Working hours are those on the wall of whoever works, whatever their clocks are put to."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from dateutil.rrule import DAILY, rrule
from hypothesis import given
from hypothesis import strategies as st

from rituals.cadence.clock import system_clock
from rituals.cadence.working_hours import WorkingHours
from tests.cadence.zones import changes, changing, changing_apart, zones_and_moments

WEEKDAYS = [
    frozenset(range(7)),
    frozenset(range(5)),
    frozenset({6, 0, 1, 2, 3}),
    frozenset({2}),
]


@st.composite
def situations(draw: st.DrawFn) -> tuple[WorkingHours, datetime]:
    """Somebody's working hours, of four hours or more, and a moment."""
    zone, at = draw(zones_and_moments())
    # Often about the hour of the moment itself, which is where changes of the clock are felt.
    local = at.astimezone(ZoneInfo(zone))
    here = local.hour * 4 + local.minute // 15
    near = st.integers(-6, 6).map(lambda by: min(max(here + by, 0), 4 * 19))
    begin = draw(st.one_of(near, st.integers(0, 4 * 19)))
    end = draw(st.integers(begin + 16, 95))
    opens, closes = (time(n // 4, n % 4 * 15) for n in (begin, end))
    return WorkingHours(zone, opens, closes, draw(st.sampled_from(WEEKDAYS))), at


SITUATIONS = situations()


def wall(at: datetime, hours: WorkingHours) -> datetime:
    return at.astimezone(ZoneInfo(hours.zone))


def working_days(hours: WorkingHours, first: date, count: int) -> list[date]:
    """The next working days from `first` on, as another library counts them."""
    start = datetime.combine(first, time())
    return [day.date() for day in rrule(DAILY, start, byweekday=sorted(hours.days), count=count)]


def instants(day: date, at: time, hours: WorkingHours) -> list[datetime]:
    """When the clock on the wall shows a time: once, in the repeated hour twice.

    In the hour that is left out never; then the time by the clock as it went before is meant.
    """
    both = [
        datetime.combine(day, at.replace(fold=fold), ZoneInfo(hours.zone)).astimezone(UTC)
        for fold in (0, 1)
    ]
    shown = [instant for instant in both if wall(instant, hours).time().replace(fold=0) == at]
    return sorted(set(shown)) or both[:1]


def is_begun(result: datetime, day: date, hours: WorkingHours) -> bool:
    return result == instants(day, hours.opens, hours)[0]


def test_most_zones_of_the_world_are_tried() -> None:
    assert len(changing()) > 150
    assert len(changes("Europe/Stockholm")) == 4


@given(SITUATIONS)
def test_working_hours_include_what_the_clock_on_the_wall_shows(
    situation: tuple[WorkingHours, datetime],
) -> None:
    hours, at = situation
    shown = f"{wall(at, hours):%H:%M}"
    open_now = f"{hours.opens:%H:%M}" <= shown < f"{hours.closes:%H:%M}"
    assert hours.include(at) == (open_now and wall(at, hours).isoweekday() - 1 in hours.days)


def first_in_hours(hours: WorkingHours, at: datetime) -> datetime:
    """The moment itself, or the next at which the clock shows that work begins."""
    if hours.include(at):
        return at
    days = working_days(hours, wall(at, hours).date(), 3)
    begins = [instant for day in days for instant in instants(day, hours.opens, hours)]
    return min(instant for instant in begins if instant > at and hours.include(instant))


@given(SITUATIONS)
def test_the_next_moment_is_the_first_in_working_hours_and_never_in_the_past(
    situation: tuple[WorkingHours, datetime],
) -> None:
    hours, at = situation
    found = hours.next(at)
    assert found >= at
    assert hours.include(found)
    assert hours.next(found) == found
    assert found == first_in_hours(hours, at)


def test_about_every_change_of_the_clocks_the_next_moment_is_the_first() -> None:
    wrong = []
    for name in changing_apart():
        for change in changes(name):
            for minutes in range(-90, 91, 30):
                at = change + timedelta(minutes=minutes)
                quarter = wall_time(at, name)
                for later in (-45, -15, 0, 15, 45):
                    begin = (quarter + later) % (24 * 60)
                    if begin > 20 * 60 - 1:
                        continue
                    opens, closes = (time(m // 60, m % 60) for m in (begin, begin + 4 * 60 - 1))
                    hours = WorkingHours(name, opens, closes, frozenset(range(7)))
                    if hours.next(at) != first_in_hours(hours, at):
                        wrong.append(f"{name} at {wall(at, hours)}, open {opens}: {hours.next(at)}")
    assert wrong == [], "\n".join(wrong)


def wall_time(at: datetime, zone: str) -> int:
    local = at.astimezone(ZoneInfo(zone))
    return local.hour * 60 + local.minute


@given(SITUATIONS)
def test_the_next_morning_is_that_of_the_first_working_day_after_this_one(
    situation: tuple[WorkingHours, datetime],
) -> None:
    hours, at = situation
    found = hours.next_morning(at)
    (day,) = working_days(hours, wall(at, hours).date() + timedelta(days=1), 1)
    assert found > at
    assert hours.include(found)
    assert is_begun(found, day, hours)


@given(SITUATIONS, st.integers(1, 15))
def test_working_days_are_counted_backwards_past_days_off(
    situation: tuple[WorkingHours, datetime], count: int
) -> None:
    hours, at = situation
    found = hours.days_before(at, count)
    today = wall(at, hours).date()
    days = working_days(hours, today - timedelta(days=7 * (count + 1)), 7 * (count + 1))
    day = [each for each in days if each < today][-count]
    assert found < at
    assert is_begun(found, day, hours)


@given(SITUATIONS, st.integers(0, 15))
def test_working_days_are_counted_forwards_to_the_same_time_on_the_wall(
    situation: tuple[WorkingHours, datetime], count: int
) -> None:
    hours, at = situation
    found = hours.days_after(at, count)
    local = wall(at, hours)
    days = [local.date(), *working_days(hours, local.date() + timedelta(days=1), 15)]
    same_time = local.time().replace(second=0, microsecond=0, fold=0)
    assert found in instants(days[count], same_time, hours)
    assert found.utcoffset() == timedelta(0)


def test_a_deadline_keeps_its_time_of_day_when_the_clocks_change() -> None:
    hours = WorkingHours("Europe/Stockholm")
    friday = datetime(2026, 3, 27, 15, 0, tzinfo=ZoneInfo(hours.zone))
    monday = hours.days_after(friday, 1)
    assert wall(monday, hours).isoformat() == "2026-03-30T15:00:00+02:00"
    assert hours.days_before(monday, 1) == friday.replace(hour=9)


def test_the_hour_at_which_work_ends_is_no_working_hour() -> None:
    hours = WorkingHours("Asia/Tokyo")
    five = datetime(2026, 3, 3, 17, 0, tzinfo=ZoneInfo(hours.zone))
    assert not hours.include(five)
    assert hours.include(five - timedelta(microseconds=1))
    assert hours.next(five) == five + timedelta(hours=16)


@pytest.mark.parametrize(
    "wrong",
    [{"days": frozenset()}, {"opens": time(17), "closes": time(9)}, {"closes": time(9)}],
)
def test_hours_in_which_nobody_could_ever_be_reached_are_refused(wrong: dict) -> None:
    with pytest.raises(ValueError, match="needs"):
        WorkingHours("UTC", **wrong)


def test_the_clock_tells_an_instant() -> None:
    assert system_clock().utcoffset() == timedelta(0)
