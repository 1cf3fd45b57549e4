"""Nobody is asked anything on a holiday of theirs or while they are away."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from rituals.cadence.working_hours import WorkingHours
from tests.cadence.zones import zones_and_moments

DAY = timedelta(days=1)
# The holidays of Sweden about the turn of a year; 24 and 31 December are so by law.
FREE = [date(2026, 12, day) for day in (24, 25, 31)] + [date(2027, 1, day) for day in (1, 6)]


def stockholm(day: date, hour: int) -> datetime:
    return datetime.combine(day, time(hour), ZoneInfo("Europe/Stockholm"))


@st.composite
def situations(draw: st.DrawFn) -> tuple[WorkingHours, datetime]:
    """Somebody with holidays and absences, and a moment that is often in one of them."""
    zone, at = draw(zones_and_moments())
    days = draw(st.sampled_from([frozenset(range(5)), frozenset({2}), frozenset(range(7))]))
    country, region = draw(st.sampled_from([("", ""), ("SE", ""), ("DE", "BY"), ("JP", "")]))
    spans = st.tuples(st.integers(-30, 30), st.integers(0, 40))
    today = at.astimezone(ZoneInfo(zone)).date()
    away = tuple(
        (today + DAY * begins, today + DAY * (begins + length))
        for begins, length in draw(st.lists(spans, max_size=3))
    )
    return WorkingHours(zone, time(8), time(18), days, country, region, away), at


SITUATIONS = situations()


def working(hours: WorkingHours, first: date, last: date) -> list[date]:
    """The working days from one day to another."""
    days = (first + DAY * n for n in range((last - first).days + 1))
    return [day for day in days if hours.is_working_day(day)]


def test_a_working_day_is_one_of_the_week_and_no_holiday_and_not_in_an_absence() -> None:
    # From Friday to Sunday, and a day by itself.
    away = ((date(2027, 1, 8), date(2027, 1, 10)), (date(2027, 1, 13), date(2027, 1, 13)))
    hours = WorkingHours("Europe/Stockholm", country="SE", away=away)
    days = working(hours, date(2026, 12, 21), date(2027, 1, 15))
    expected = ["12-21", "12-22", "12-23", "12-28", "12-29", "12-30"]
    expected += ["01-04", "01-05", "01-07", "01-11", "01-12", "01-14", "01-15"]
    assert [f"{day:%m-%d}" for day in days] == expected


def test_without_a_country_no_day_is_a_holiday() -> None:
    hours = WorkingHours("Europe/Stockholm", days=frozenset(range(7)))
    assert all(map(hours.is_working_day, FREE))


def test_an_absence_with_a_mistyped_year_ends_after_a_year() -> None:
    hours = WorkingHours("UTC", away=((date(2026, 3, 2), date(9999, 12, 31)),))
    found = hours.next(datetime(2026, 3, 2, 12, tzinfo=UTC))
    assert f"{found:%Y-%m-%d %H:%M}" == "2027-03-04 09:00"


def test_absences_at_either_end_of_the_calendar_are_no_error() -> None:
    ends = ((date.min, date.min), (date(9999, 12, 30), date.max))
    hours = WorkingHours("UTC", away=ends)
    assert hours.is_working_day(date(2026, 3, 2))
    assert not hours.is_working_day(date(9999, 12, 30))


@given(SITUATIONS)
def test_no_working_day_is_passed_over_on_the_way_to_the_next(
    situation: tuple[WorkingHours, datetime],
) -> None:
    hours, at = situation
    today = at.astimezone(ZoneInfo(hours.zone)).date()
    for found in (hours.next(at), hours.next_morning(at)):
        day = found.astimezone(ZoneInfo(hours.zone)).date()
        assert hours.include(found)
        assert working(hours, today + DAY, day - DAY) == []
    assert day > today


@given(SITUATIONS, st.integers(1, 10))
def test_days_on_which_nobody_works_are_not_counted(
    situation: tuple[WorkingHours, datetime], count: int
) -> None:
    hours, at = situation
    today = at.astimezone(ZoneInfo(hours.zone)).date()
    after, before = (
        found.astimezone(ZoneInfo(hours.zone)).date()
        for found in (hours.days_after(at, count), hours.days_before(at, count))
    )
    assert len(working(hours, today + DAY, after)) == count
    assert len(working(hours, before, today - DAY)) == count
    assert hours.is_working_day(after)
    assert hours.is_working_day(before)


@given(SITUATIONS, st.integers(0, 30))
def test_working_days_between_two_moments_are_those_that_are_worked(
    situation: tuple[WorkingHours, datetime], later: int
) -> None:
    hours, at = situation
    end = at + DAY * later
    first, last = (each.astimezone(ZoneInfo(hours.zone)).date() for each in (at, end))
    assert hours.days_between(at, end) == len(working(hours, first + DAY, last))


@given(SITUATIONS)
def test_the_last_of_the_week_is_its_last_working_day_or_the_next_one(
    situation: tuple[WorkingHours, datetime],
) -> None:
    hours, at = situation
    found = hours.last_of_week(at).astimezone(ZoneInfo(hours.zone))
    week = at.astimezone(ZoneInfo(hours.zone)).isocalendar()[:2]
    monday = date.fromisocalendar(*week, 1)
    assert hours.week(at) == monday
    of_the_week = working(hours, monday, monday + DAY * 6)
    later = working(hours, monday + DAY * 7, monday + DAY * 120)
    assert found.date() == (of_the_week[-1] if of_the_week else later[0])
    assert hours.include(found)


def test_the_week_is_that_of_whoever_works_there() -> None:
    # It is Sunday evening in Stockholm, and Monday morning in Tokyo.
    at = stockholm(date(2026, 3, 1), 23)
    assert WorkingHours("Europe/Stockholm").week(at) == date(2026, 2, 23)
    assert WorkingHours("Asia/Tokyo").week(at) == date(2026, 3, 2)


def test_the_last_morning_of_a_week_that_ends_with_a_holiday_is_the_one_before() -> None:
    hours = WorkingHours("Europe/Stockholm", country="SE")
    monday = stockholm(date(2026, 12, 21), 10)
    assert hours.last_of_week(monday) == stockholm(date(2026, 12, 23), 9)
