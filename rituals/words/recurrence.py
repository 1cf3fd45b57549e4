"""When something comes again, as one says it."""

from calendar import day_name, month_name, monthrange
from collections.abc import Sequence

from rituals.cadence.patterns import LAST, DayOfMonth, Monthly, Pattern, WeekdayOfMonth, Weekly
from rituals.cadence.recurrence import Recurrence

ORDINALS = (
    *("zeroth", "first", "second", "third", "fourth", "fifth", "sixth"),
    *("seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth"),
)
WORKING_WEEK = (0, 1, 2, 3, 4)
A_COMMON_YEAR = 2001
WITH_CITIES = {
    *("Africa", "America", "Antarctica", "Arctic", "Asia"),
    *("Atlantic", "Australia", "Europe", "Indian", "Pacific"),
}


def describe(recurrence: Recurrence) -> str:
    """Return when something comes again, as it stands in a sentence: "the 1st of every month …".

    Its place is named, since beside it may stand a moment that Slack shows by the reader's clock.

    Args:
        recurrence: what comes again.
    """
    days = _days(recurrence.pattern, recurrence.anchor.month)
    return f"{days} at {recurrence.at:%H:%M} {by_clock_of(recurrence.zone)}"


def by_clock_of(zone: str) -> str:
    """Return where a clock shows a time, as it follows the time: "in Stockholm", or "UTC".

    Args:
        zone: its name in the IANA database; most are of a city, which comes last:
            https://data.iana.org/time-zones/theory.html#naming
    """
    region, _, place = zone.partition("/")
    name = place.rpartition("/")[2] if region in WITH_CITIES else zone
    return f"{'in ' if region in WITH_CITIES else ''}{name.replace('_', ' ')}"


def _days(pattern: Pattern, month: int) -> str:
    match pattern:
        case Weekly():
            return _of_the_week(pattern)
        case WeekdayOfMonth(nth, weekday):
            which = "last" if nth == LAST else ORDINALS[nth]
            return f"the {which} {day_name[weekday]} of {_months(pattern, month)}"
        case DayOfMonth(day):
            which = "last day" if day == LAST else _number(day)
            return f"the {which} of {_months(pattern, month)}"


def _of_the_week(pattern: Weekly) -> str:
    days, every = pattern.weekdays, pattern.every
    if len(days) == 1 and every <= 2:
        return f"every {'second ' if every == 2 else ''}{day_name[days[0]]}"
    if every == 1 and len(days) == 7:
        return "every day"
    if days == WORKING_WEEK:
        on = "from Monday to Friday"
    else:
        on = f"on {_list([day_name[day] for day in days])}"
    # "Every third Tuesday" might be that of a month.
    weeks = {1: "week", 2: "second week"}.get(every, f"{every} weeks")
    return f"every {weeks} {on}"


def _months(pattern: Monthly, month: int) -> str:
    if pattern.every == 1:
        months = "every month"
    elif pattern.every == 12:
        months = f"every {month_name[month]}"
    else:
        months = f"every {ORDINALS[pattern.every]} month"
    return months + (" that has one," if _may_lack(pattern, month) else "")


def _may_lack(pattern: Monthly, month: int) -> bool:
    """Tell whether some month of the pattern has no such day."""
    shortest = monthrange(A_COMMON_YEAR, month)[1] if pattern.every == 12 else 28
    return any(pattern.day_of(begins, shortest) > shortest for begins in range(7))


def _number(day: int) -> str:
    if day in (11, 12, 13):
        return f"{day}th"
    return f"{day}{ {1: 'st', 2: 'nd', 3: 'rd'}.get(day % 10, 'th') }"


def _list(names: Sequence[str]) -> str:
    return " and ".join(filter(None, [", ".join(names[:-1]), names[-1]]))
