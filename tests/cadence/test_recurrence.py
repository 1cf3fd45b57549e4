"""What comes again comes when the calendar and the clock on the wall say, as others read them."""

from bisect import bisect_right
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rituals.cadence.patterns import LAST, DayOfMonth, Pattern, WeekdayOfMonth, Weekly
from rituals.cadence.recurrence import Recurrence
from tests.cadence.judge import Judge
from tests.cadence.zones import changes, changing, zones_and_moments

STOCKHOLM = "Europe/Stockholm"
DAILY = Weekly(tuple(range(7)))
MARCH = date(2026, 3, 2)
SECOND = timedelta(seconds=1)


@st.composite
def situations(draw: st.DrawFn) -> tuple[Recurrence, datetime]:
    """Something that comes again, often near a change of the clocks, and a moment near it."""
    zone, at = draw(zones_and_moments())
    local = at.astimezone(ZoneInfo(zone))
    anchor = local.date() - timedelta(days=draw(st.integers(-20, 800)))
    near = st.integers(-90, 90).map(lambda by: (local + timedelta(minutes=by)).time())
    wall = draw(st.one_of(st.times(), near)).replace(microsecond=0, fold=0)
    found = Recurrence(draw(patterns(local.date(), anchor)), wall, zone, anchor)
    return found, at + timedelta(seconds=draw(st.integers(-7200, 7200)))


@st.composite
def patterns(draw: st.DrawFn, day: date, anchor: date) -> Pattern:
    """Any pattern, often one that has a day."""
    weeks = st.sets(st.integers(0, 6), min_size=1).map(lambda days: tuple(sorted(days)))
    months = draw(st.integers(1, 12))
    number = draw(st.one_of(st.just(day.day), st.integers(1, 31), st.just(LAST)))
    nth = draw(st.one_of(st.just((day.day + 6) // 7), st.sampled_from([1, 2, 3, 4, 5, LAST])))
    never = months == 12 and number > 28
    return draw(
        st.one_of(
            st.builds(Weekly, weeks, st.one_of(st.just(1), st.integers(1, 52))),
            st.just(WeekdayOfMonth(nth, draw(st.integers(0, 6)), months)),
            st.just(DayOfMonth(number, 1 if never else months)),
        )
    )


SITUATIONS = situations()


@given(SITUATIONS)
def test_the_next_time_is_the_first_that_another_calendar_has(
    situation: tuple[Recurrence, datetime],
) -> None:
    comes, after = situation
    found = comes.next(after)
    assert found > after
    assert found.utcoffset() == timedelta(0)
    assert found == Judge(str(comes)).next(after)


@given(SITUATIONS)
def test_nothing_comes_between_a_moment_and_the_next_time(
    situation: tuple[Recurrence, datetime],
) -> None:
    comes, after = situation
    found = comes.next(after)
    assert comes.next(found - timedelta(microseconds=1)) == found
    assert comes.next(after + (found - after) / 2) == found
    assert comes.next(found) > found


@given(SITUATIONS)
def test_what_is_written_reads_as_it_was(situation: tuple[Recurrence, datetime]) -> None:
    comes, _ = situation
    assert Recurrence.read(str(comes)) == comes


@given(SITUATIONS, st.integers(1, 100))
def test_it_does_not_matter_how_long_ago_it_began(
    situation: tuple[Recurrence, datetime], times: int
) -> None:
    comes, at = situation
    after = max(at, datetime.combine(comes.anchor, time(), UTC) + timedelta(days=2))
    if isinstance(comes.pattern, Weekly):
        older = comes.anchor - timedelta(weeks=comes.pattern.every * times)
    else:
        month = comes.anchor.year * 12 + comes.anchor.month - 1 - comes.pattern.every * times
        older = date(month // 12, month % 12 + 1, 1)
    assert Recurrence(comes.pattern, comes.at, comes.zone, older).next(after) == comes.next(after)


def test_in_every_zone_about_every_change_of_the_clocks_it_comes_once_and_in_time() -> None:
    wrong = [
        f"{str(comes)!r}: {wrong}"
        for zone in changing()
        for change in changes(zone)
        for comes in about(zone, change)
        for wrong in differences(comes, change)
    ]
    assert wrong == [], "\n".join(wrong)


def about(zone: str, change: datetime) -> list[Recurrence]:
    """What comes at times that are left out or shown twice: at the edges and in the middle."""
    before, after = (
        (change + by).astimezone(ZoneInfo(zone)).replace(tzinfo=None) for by in (-SECOND, SECOND)
    )
    begins, ends = sorted((before + SECOND, after - SECOND))
    found = []
    for wall in (begins, begins + (ends - begins) / 2, ends - SECOND):
        day = wall.date()
        anchor = (day.replace(day=1) - timedelta(days=1)).replace(day=1)
        found += [
            Recurrence(pattern, wall.time(), zone, anchor)
            for pattern in (
                DAILY,
                Weekly((day.weekday(),)),
                WeekdayOfMonth((day.day + 6) // 7, day.weekday()),
                DayOfMonth(day.day),
            )
        ]
    return found


def differences(comes: Recurrence, change: datetime) -> list[str]:
    """Where another calendar has another next time, from some moments near a change."""
    # Fifth Sundays are up to fourteen weeks apart.
    ahead = timedelta(days=20 if isinstance(comes.pattern, Weekly) else 110)
    right = Judge(str(comes)).between(change - timedelta(days=3), change + ahead)
    near = next(at for at in right if at > change - timedelta(days=1))
    moments = [change + timedelta(minutes=by) for by in (-119, -61, -30, 0, 30, 61, 119)]
    return [
        f"{comes.next(after)} after {after}"
        for after in [*moments, near - SECOND, near, near + SECOND]
        if comes.next(after) != right[bisect_right(right, after)]
    ]


@pytest.mark.parametrize(
    "pattern",
    [
        DAILY,
        Weekly((1,), 2),
        Weekly((0, 6), 3),
        Weekly((4,), 52),
        WeekdayOfMonth(1, 4),
        WeekdayOfMonth(5, 4),
        WeekdayOfMonth(LAST, 6),
        WeekdayOfMonth(LAST, 0, 5),
        WeekdayOfMonth(5, 4, 12),
        DayOfMonth(29, 12),
        DayOfMonth(30),
        DayOfMonth(31, 7),
        DayOfMonth(LAST, 11),
    ],
    ids=str,
)
@pytest.mark.parametrize("zone", [STOCKHOLM, "Australia/Lord_Howe", "Pacific/Apia"])
def test_over_a_century_it_comes_when_another_calendar_says(pattern: Pattern, zone: str) -> None:
    # A leap year's February: for every twelve months it is the one with a day that may lack.
    comes = Recurrence(pattern, time(2, 15), zone, date(2000, 2, 3))
    begin, end = (datetime(year, 1, 1, tzinfo=UTC) for year in (2000, 2105))
    found = [comes.next(begin)]
    while (at := comes.next(found[-1])) <= end:
        found.append(at)
    assert found == sorted(set(Judge(str(comes)).between(begin, end)))
    assert len(found) > 2


@pytest.mark.parametrize(
    ("pattern", "last", "shown"),
    [
        (DayOfMonth(29, 12), 2096, "2104-02-29 09:00"),
        (WeekdayOfMonth(5, 0, 12), 2072, "2112-02-29 09:00"),
    ],
    ids=str,
)
def test_a_day_of_leap_years_is_waited_for_across_2100(
    pattern: Pattern, last: int, shown: str
) -> None:
    comes = Recurrence(pattern, time(9), "UTC", date(2024, 2, 1))
    assert f"{comes.next(datetime(last, 3, 1, tzinfo=UTC)):%Y-%m-%d %H:%M}" == shown


@pytest.mark.parametrize(
    ("day", "shown"),
    [
        # The clock goes from 02:00 to 03:00: half past two is half past three.
        (date(2026, 3, 29), "2026-03-29T03:30:00+02:00"),
        # The clock goes from 03:00 to 02:00: half past two is the first of the two.
        (date(2026, 10, 25), "2026-10-25T02:30:00+02:00"),
    ],
)
def test_half_past_two_when_the_clocks_change(day: date, shown: str) -> None:
    comes = Recurrence(DAILY, time(2, 30), STOCKHOLM, MARCH)
    before = datetime.combine(day, time(), ZoneInfo(STOCKHOLM))
    assert comes.next(before).astimezone(ZoneInfo(STOCKHOLM)).isoformat() == shown


def test_a_bot_that_wakes_in_the_repeated_hour_does_not_do_it_again() -> None:
    comes = Recurrence(DAILY, time(2, 30), STOCKHOLM, MARCH)
    twice = datetime(2026, 10, 25, 2, 15, tzinfo=ZoneInfo(STOCKHOLM))
    first, second = (comes.next(twice.replace(fold=fold)) for fold in (0, 1))
    assert first == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)
    assert second == datetime(2026, 10, 26, 1, 30, tzinfo=UTC)


def test_a_day_that_an_island_left_out_is_not_done_twice() -> None:
    # Samoa went from 29 to 31 December 2011.
    comes = Recurrence(DAILY, time(9), "Pacific/Apia", date(2011, 12, 1))
    times = [datetime(2011, 12, 29, 1, tzinfo=UTC)]
    for _ in range(3):
        times.append(comes.next(times[-1]))
    assert [later - sooner for sooner, later in pairwise(times)] == [
        timedelta(hours=18),
        timedelta(hours=24),
        timedelta(hours=24),
    ]


def test_it_does_not_come_before_it_begins() -> None:
    comes = Recurrence(Weekly((0,), 2), time(9), STOCKHOLM, date(2026, 3, 3))
    # The Monday of that week is past; the next is a fortnight after it.
    assert comes.next(datetime(2020, 1, 1, tzinfo=UTC)) == datetime(2026, 3, 16, 8, tzinfo=UTC)
