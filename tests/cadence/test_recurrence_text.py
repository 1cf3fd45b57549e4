from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rituals.cadence.patterns import LAST, DayOfMonth, Pattern, WeekdayOfMonth, Weekly
from rituals.cadence.recurrence import Recurrence

BEGINS = "DTSTART;TZID=Europe/Stockholm:20260302T150000"


@pytest.mark.parametrize(
    ("rule", "pattern"),
    [
        ("FREQ=WEEKLY;INTERVAL=2;BYDAY=TU", Weekly((1,), 2)),
        ("FREQ=WEEKLY;BYDAY=MO,FR", Weekly((0, 4))),
        ("FREQ=MONTHLY;BYDAY=1FR", WeekdayOfMonth(1, 4)),
        ("FREQ=MONTHLY;INTERVAL=3;BYDAY=-1MO", WeekdayOfMonth(LAST, 0, 3)),
        ("FREQ=MONTHLY;BYMONTHDAY=31", DayOfMonth(31)),
        ("FREQ=MONTHLY;INTERVAL=12;BYMONTHDAY=-1", DayOfMonth(LAST, 12)),
    ],
)
def test_a_recurrence_is_written_and_read_as_calendars_do(rule: str, pattern: Pattern) -> None:
    comes = Recurrence(pattern, time(15), "Europe/Stockholm", date(2026, 3, 2))
    assert str(comes) == f"{BEGINS}\nRRULE:{rule}"
    assert Recurrence.read(str(comes)) == comes


def test_the_same_rule_written_another_way_is_the_same() -> None:
    other = Recurrence.read(f"{BEGINS}\nRRULE:BYDAY=FR,MO;INTERVAL=1;FREQ=WEEKLY")
    assert other == Recurrence.read(f"{BEGINS}\nRRULE:FREQ=WEEKLY;BYDAY=MO,FR")


@pytest.mark.parametrize(
    "rule",
    [
        "",
        "FREQ=DAILY",
        "FREQ=WEEKLY",
        "FREQ=MONTHLY",
        "FREQ=WEEKLY;BYDAY=",
        "FREQ=WEEKLY;BYDAY=1TU",
        "FREQ=WEEKLY;BYDAY=TU,TU,",
        "FREQ=WEEKLY;BYDAY=XX",
        "FREQ=WEEKLY;BYDAY=TU;COUNT=5",
        "FREQ=WEEKLY;BYDAY=TU;UNTIL=20270101T000000Z",
        "FREQ=WEEKLY;BYDAY=TU;WKST=SU",
        "FREQ=WEEKLY;BYDAY=TU;BYHOUR=9",
        "FREQ=WEEKLY;BYDAY=TU;BYDAY=WE",
        "FREQ=WEEKLY;BYDAY=TU;",
        "FREQ=WEEKLY;BYDAY=TU\n",
        "FREQ=WEEKLY;INTERVAL=0;BYDAY=TU",
        "FREQ=WEEKLY;INTERVAL=53;BYDAY=TU",
        "FREQ=MONTHLY;INTERVAL=13;BYMONTHDAY=1",
        "FREQ=MONTHLY;BYDAY=FR",
        "FREQ=MONTHLY;BYDAY=6FR",
        "FREQ=MONTHLY;BYDAY=0FR",
        "FREQ=MONTHLY;BYDAY=-2FR",
        "FREQ=MONTHLY;BYDAY=1FR,3FR",
        "FREQ=MONTHLY;BYMONTHDAY=0",
        "FREQ=MONTHLY;BYMONTHDAY=32",
        "FREQ=MONTHLY;BYMONTHDAY=-2",
        "FREQ=MONTHLY;BYMONTHDAY=13;BYDAY=1FR",
        "FREQ=YEARLY;BYMONTHDAY=1",
    ],
)
def test_a_rule_that_means_anything_else_is_refused(rule: str) -> None:
    with pytest.raises(ValueError):
        Recurrence.read(f"{BEGINS}\nRRULE:{rule}")


@pytest.mark.parametrize(
    "begins",
    [
        "",
        "DTSTART:20260302T150000",
        "DTSTART:20260302T150000Z",
        "DTSTART;TZID=Europe/Stockholm:20260302T150000Z",
        "DTSTART;TZID=Europe/Stockholm:20260302",
        "DTSTART;TZID=Europe/Stockholm:20260230T150000",
        "DTSTART;TZID=Europe/Stockholm:20260302T250000",
        "DTSTART;TZID=Europe/Atlantis:20260302T150000",
        "DTSTART;TZID=../../etc/passwd:20260302T150000",
        "DTSTART;TZID=Europe:20260302T150000",
        f"{BEGINS}\nEXDATE:20260303T150000",
    ],
)
def test_a_beginning_that_means_anything_else_is_refused(begins: str) -> None:
    with pytest.raises(ValueError):
        Recurrence.read(f"{begins}\nRRULE:FREQ=WEEKLY;BYDAY=TU")


@given(st.text())
def test_nonsense_is_refused(nonsense: str) -> None:
    with pytest.raises(ValueError):
        Recurrence.read(nonsense)


@pytest.mark.parametrize("day", [30, 31])
def test_a_day_that_would_never_come_is_refused(day: int) -> None:
    with pytest.raises(ValueError, match="never"):
        Recurrence(DayOfMonth(day, 12), time(9), "UTC", date(2024, 2, 1))


@pytest.mark.parametrize("at", [time(9, tzinfo=None, microsecond=1), time(9, fold=1)])
def test_a_time_that_no_wall_shows_is_refused(at: time) -> None:
    with pytest.raises(ValueError, match="on the wall"):
        Recurrence(Weekly((0,)), at, "UTC", date(2024, 2, 1))


@pytest.mark.parametrize("weekdays", [(), (7,), (1, 0), (1, 1)])
def test_weekdays_that_no_week_has_are_refused(weekdays: tuple[int, ...]) -> None:
    with pytest.raises(ValueError, match=r"week|order"):
        Weekly(weekdays)
