from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rituals.cadence.holidays import (
    OnHoliday,
    countries,
    is_holiday,
    is_known,
    regions,
    settle,
)

# A fortnight and a half of days, and which of them are worked on.
TODAY = date(2026, 12, 24)
FREE = st.sets(st.integers(-20, 20)).map(lambda days: {TODAY + timedelta(days=n) for n in days})


@pytest.mark.parametrize(
    ("day", "country", "region", "free"),
    [
        (date(2026, 6, 6), "SE", "", True),
        (date(2026, 6, 5), "SE", "", False),
        # Midsummer Eve is no public holiday, and the law says that it counts as one.
        (date(2026, 6, 19), "SE", "", True),
        # Corpus Christi is one in Bavaria, and none in Hamburg or in the whole of Germany.
        (date(2026, 6, 4), "DE", "BY", True),
        (date(2026, 6, 4), "DE", "HH", False),
        (date(2026, 6, 4), "DE", "", False),
        (date(2026, 10, 3), "DE", "BY", True),
        # New Year's Day of 2022 was a Saturday, and was kept on the last day of the year before.
        (date(2021, 12, 31), "US", "", True),
    ],
)
def test_holidays_are_those_of_a_country_and_a_region(
    day: date, country: str, region: str, free: bool
) -> None:
    assert is_holiday(day, country, region) is free


def test_a_place_without_a_calendar_has_no_holidays_and_a_region_without_one_its_countrys() -> None:
    christmas = date(2026, 12, 25)
    assert not is_holiday(christmas, "ZZ")
    assert not is_holiday(christmas, "")
    assert is_holiday(christmas, "SE", "ATLANTIS")


def test_no_year_is_too_far_away_to_be_asked_about() -> None:
    for year in (1, 1700, 2500, 9999):
        assert is_holiday(date(year, 7, 15), "SE", "") is False


def test_every_country_that_is_offered_has_a_name_and_a_calendar() -> None:
    offered = countries()
    assert len(offered) > 200
    assert {("SE", "Sweden"), ("GB", "United Kingdom")} <= set(offered)
    assert offered == sorted(offered, key=lambda each: each[1])
    assert len({name for _, name in offered}) == len(offered)
    for code, name in offered:
        assert is_known(code)
        assert name[0].isupper()


@pytest.mark.parametrize("country", ["DE", "US", "FR", "CA", "CH", "ES"])
def test_every_region_that_is_offered_has_a_name_and_a_calendar(country: str) -> None:
    offered = regions(country)
    assert len(offered) > 10
    for code, name in offered:
        assert is_known(country, code)
        assert len(name) >= 3
        assert any(is_holiday(date(2026, 1, 1) + timedelta(n), country, code) for n in range(365))


def test_a_country_may_have_no_regions() -> None:
    assert regions("MC") == ()
    assert regions("ZZ") == ()


@pytest.mark.parametrize(("country", "region"), [("ZZ", ""), ("", ""), ("se", ""), ("SE", "BY")])
def test_a_place_that_does_not_exist_is_not_known(country: str, region: str) -> None:
    assert not is_known(country, region)


@given(FREE, st.sampled_from(OnHoliday))
def test_a_session_moves_to_the_nearest_working_day_on_the_side_that_was_chosen(
    free: set[date], rule: OnHoliday
) -> None:
    held = settle(TODAY, rule, lambda day: day not in free)
    if rule is OnHoliday.KEEP or TODAY not in free:
        assert held == TODAY
    elif rule is OnHoliday.SKIP:
        assert held is None
    else:
        step = timedelta(days=1 if rule is OnHoliday.AFTER else -1)
        passed = [TODAY + step * n for n in range(1, 15)]
        working = [day for day in passed if day not in free]
        assert held == (working[0] if working else None)


def test_a_session_moves_by_a_fortnight_at_most() -> None:
    fortnight = timedelta(days=14)
    for rule, day in (OnHoliday.BEFORE, TODAY - fortnight), (OnHoliday.AFTER, TODAY + fortnight):
        assert settle(TODAY, rule, day.__eq__) == day


def test_a_session_with_no_working_day_near_is_left_out() -> None:
    for rule in (OnHoliday.BEFORE, OnHoliday.AFTER, OnHoliday.SKIP):
        assert settle(TODAY, rule, lambda day: False) is None
