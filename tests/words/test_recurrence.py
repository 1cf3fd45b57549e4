"""When something comes again is said so that no two ways sound alike."""

from datetime import date, time
from itertools import combinations

import pytest

from rituals.cadence.patterns import LAST, DayOfMonth, Pattern, WeekdayOfMonth, Weekly
from rituals.cadence.recurrence import Recurrence
from rituals.words.recurrence import by_clock_of, describe

MARCH = date(2026, 3, 2)
FEBRUARY = date(2028, 2, 1)


def said(pattern: Pattern, at: time = time(9), anchor: date = MARCH) -> str:
    return describe(Recurrence(pattern, at, "Europe/Stockholm", anchor))


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        (Weekly((1,), 2), "every second Tuesday at 09:00 in Stockholm"),
        (Weekly((4,)), "every Friday at 09:00 in Stockholm"),
        (Weekly((0, 2, 4)), "every week on Monday, Wednesday and Friday at 09:00 in Stockholm"),
        (Weekly((0, 1, 2, 3, 4)), "every week from Monday to Friday at 09:00 in Stockholm"),
        (Weekly(tuple(range(7))), "every day at 09:00 in Stockholm"),
        (Weekly((1, 3), 2), "every second week on Tuesday and Thursday at 09:00 in Stockholm"),
        (Weekly((1,), 3), "every 3 weeks on Tuesday at 09:00 in Stockholm"),
        (WeekdayOfMonth(1, 4), "the first Friday of every month at 09:00 in Stockholm"),
        (WeekdayOfMonth(LAST, 0, 2), "the last Monday of every second month at 09:00 in Stockholm"),
        (WeekdayOfMonth(3, 3, 12), "the third Thursday of every March at 09:00 in Stockholm"),
        (
            WeekdayOfMonth(5, 4),
            "the fifth Friday of every month that has one, at 09:00 in Stockholm",
        ),
        (DayOfMonth(1), "the 1st of every month at 09:00 in Stockholm"),
        (DayOfMonth(22, 3), "the 22nd of every third month at 09:00 in Stockholm"),
        (DayOfMonth(13), "the 13th of every month at 09:00 in Stockholm"),
        (DayOfMonth(31), "the 31st of every month that has one, at 09:00 in Stockholm"),
        (DayOfMonth(31, 12), "the 31st of every March at 09:00 in Stockholm"),
        (DayOfMonth(LAST), "the last day of every month at 09:00 in Stockholm"),
    ],
)
def test_it_is_said_as_one_says_it(pattern: Pattern, words: str) -> None:
    assert said(pattern) == words


def test_a_leap_day_is_said_to_come_only_where_there_is_one() -> None:
    words = "the 29th of every February that has one, at 16:05 in Stockholm"
    assert said(DayOfMonth(29, 12), time(16, 5), FEBRUARY) == words


@pytest.mark.parametrize(
    ("zone", "words"),
    [
        ("Europe/Stockholm", "in Stockholm"),
        ("America/Argentina/Buenos_Aires", "in Buenos Aires"),
        ("UTC", "UTC"),
        ("US/Eastern", "US/Eastern"),
        ("Etc/GMT+5", "Etc/GMT+5"),
    ],
)
def test_the_place_whose_clock_it_goes_by_is_named(zone: str, words: str) -> None:
    assert by_clock_of(zone) == words
    said = describe(Recurrence(Weekly((4,)), time(9), zone, MARCH))
    assert said == f"every Friday at 09:00 {words}"


def test_no_two_ways_sound_alike() -> None:
    weeks = [days for count in range(1, 8) for days in combinations(range(7), count)]
    patterns: list[Pattern] = [Weekly(days, every) for days in weeks for every in range(1, 53)]
    for every in range(1, 13):
        patterns += [DayOfMonth(day, every) for day in [*range(1, 32), LAST]]
        days = range(7)
        patterns += [WeekdayOfMonth(n, day, every) for n in [1, 2, 3, 4, 5, LAST] for day in days]
    words = {said(pattern) for pattern in patterns}
    assert len(words) == len(patterns)
