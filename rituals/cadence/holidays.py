"""Which days are holidays where somebody works, and what a session does that falls on one.

The calendars are those of the holidays package, which is imported when one is first asked for.
"""

from collections.abc import Callable
from datetime import date, timedelta
from enum import StrEnum
from functools import cache, lru_cache

# So many calendars, of a place in a year, are kept in memory.
KEPT = 4096
# So far a session may move; with no working day as near as that, this one is passed over.
FURTHEST = 14
# A region's name of so many letters may be an abbreviation.
ABBREVIATION = 3
SMALL_WORDS = {"and", "of", "the"}


class OnHoliday(StrEnum):
    """What a session does whose day is no working day.

    BEFORE and AFTER move it to the nearest working day on that side, SKIP leaves it out, KEEP
    holds it all the same.
    """

    BEFORE = "before"
    AFTER = "after"
    SKIP = "skip"
    KEEP = "keep"


def settle(day: date, rule: OnHoliday, is_working_day: Callable[[date], bool]) -> date | None:
    """Return the day on which a session is held.

    Args:
        day: the one its recurrence gives.
        rule: what it does if that is no working day.
        is_working_day: whether work is done on a day.

    Returns:
        The day, moved if need be; None if this session is left out, also if there is no working
        day within two weeks.
    """
    if rule is OnHoliday.KEEP or is_working_day(day):
        return day
    if rule is OnHoliday.SKIP:
        return None
    step = timedelta(days=-1 if rule is OnHoliday.BEFORE else 1)
    days = (day + step * count for count in range(1, FURTHEST + 1))
    return next((each for each in days if is_working_day(each)), None)


def is_holiday(day: date, country: str, region: str = "") -> bool:
    """Tell whether nobody is expected to work on a day.

    Args:
        day: the day.
        country: the code of a country; a place that is not known has no holidays.
        region: the code of one of its regions; empty, or not known, for what holds in all.
    """
    return day in _holidays(country, region, day.year)


def is_known(country: str, region: str = "") -> bool:
    """Tell whether there is a calendar for a country and, if it is named, its region."""
    if country not in _countries():
        return False
    return not region or any(region == code for code, _ in regions(country))


def countries() -> list[tuple[str, str]]:
    """Return the code and the English name of every country with a calendar, by name."""
    return sorted(_countries().items(), key=lambda each: each[1])


@lru_cache(KEPT)
def regions(country: str) -> tuple[tuple[str, str], ...]:
    """Return the code and the name of every region with a calendar of its own, by name.

    Args:
        country: its code; one that is not known has no regions.
    """
    if country not in _countries():
        return ()
    import holidays

    calendar = holidays.country_holidays(country)
    names: dict[str, str] = {}
    for name, code in calendar.subdivisions_aliases.items():
        # Some have several names, for the languages spoken there, and abbreviations among them.
        if len(names.get(code, "")) <= ABBREVIATION:
            names[code] = name
    named = ((code, names.get(code, code)) for code in calendar.subdivisions)
    return tuple(sorted(named, key=lambda each: each[1]))


@cache
def _countries() -> dict[str, str]:
    from holidays.registry import COUNTRIES

    return {codes[1]: _name(key) for key, codes in COUNTRIES.items()}


def _name(key: str) -> str:
    """Return a country's name from its key in the package: `trinidad_and_tobago`."""
    return " ".join(w if w in SMALL_WORDS else w.capitalize() for w in key.split("_"))


@lru_cache(KEPT)
def _holidays(country: str, region: str, year: int) -> frozenset[date]:
    if not is_known(country):
        return frozenset()
    import holidays

    place = region if region and is_known(country, region) else None
    calendar = holidays.country_holidays(country, place)
    # Such as Midsummer Eve in Sweden: no public holiday by name, and one by law.
    by_law = {holidays.DE_FACTO} & set(calendar.supported_categories)
    categories = {calendar.default_category} | by_law
    return frozenset(holidays.country_holidays(country, place, years=year, categories=categories))
