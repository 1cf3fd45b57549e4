"""The fields in which people say how often something comes round, and what they chose there."""

from calendar import day_name
from contextlib import suppress
from dataclasses import replace
from datetime import date

from rituals.cadence.patterns import LAST, DayOfMonth, Pattern, WeekdayOfMonth, Weekly
from rituals.cadence.recurrence import Recurrence
from rituals.cadence.wall_clock import zone
from rituals.engine.call import Form
from rituals.engine.outcome import Refusal
from rituals.engine.zones import offered
from rituals.words import blocks
from rituals.words.blocks import Block
from rituals.words.recurrence import ORDINALS, WORKING_WEEK
from rituals.words.templates import Words

EVERY = {"weeks": (1, 2, 3, 4), "months": (1, 2, 3, 6, 12)}
WHICH = {"nth": (1, 2, 3, 4, 5, LAST), "date": (*range(1, 32), LAST)}
WEEKDAYS = [*((day,) for day in range(7)), WORKING_WEEK]
USUAL_WEEKDAY, USUAL_WHICH = (4,), "nth:1"


def fields(current: Recurrence, *, own_zone: str = "") -> list[Block]:
    """Return the fields of a form, filled in.

    Args:
        current: what stands in them at first.
        own_zone: the IANA zone of whoever fills them in, offered besides.
    """
    said = Words("engine/recurrence")
    often, weekdays, which = _parts(current.pattern)
    chosen: dict[str, tuple[str, Block, str]] = {
        "often": (said.often, blocks.select("often", _often(often), often), ""),
        "weekday": (
            said.weekday,
            blocks.select("weekday", _weekdays(weekdays), _value(weekdays)),
            said.weekday_hint,
        ),
        "which": (said.which, blocks.select("which", _which(), which), said.which_hint),
        "at": (said.at, blocks.time_picker("at", current.at), ""),
        "zone": (said.zone, blocks.select("zone", _zones(current, own_zone), current.zone), ""),
    }
    return [
        blocks.field_of(name, label, element, hint=hint)
        for name, (label, element, hint) in chosen.items()
    ]


def read(form: Form, today: date, *, before: Recurrence | None = None) -> Recurrence:
    """Return what was chosen.

    Args:
        form: what was filled in.
        today: the day from which on it comes.
        before: what it was so far; where it comes as often as that, its weeks or months stay.

    Raises:
        Refusal: a field holds what is not offered, or does not go with another.
    """
    pattern = _pattern(form)
    try:
        place = form.text("zone")
        zone(place)
    except ValueError:
        raise _refuse("zone", "not_offered") from None
    if (at := form.wall_clock("at")) is None:
        raise _refuse("at", "no_time")
    # The first day of the kind: "every second Tuesday" begins with the next one.
    anchor = replace(pattern, every=1).first(today, today)
    if before and _parts(before.pattern)[0] == _parts(pattern)[0]:
        # Unless the months of before have no such day: then they are counted anew.
        with suppress(ValueError):
            return Recurrence(pattern, at, place, before.anchor)
    return Recurrence(pattern, at, place, anchor)


def _pattern(form: Form) -> Pattern:
    unit, every = _choice(form, "often", {"weeks": range(1, 53), "months": range(1, 13)})
    if unit == "weeks":
        return Weekly(_days(form), every)
    which, number = _choice(form, "which", WHICH)
    if which == "date":
        return DayOfMonth(number, every)
    weekday, *more = _days(form)
    if more:
        raise _refuse("weekday", "one_weekday")
    return WeekdayOfMonth(number, weekday, every)


def _choice(
    form: Form, field: str, sorts: dict[str, range] | dict[str, tuple[int, ...]]
) -> tuple[str, int]:
    """Return the sort and the number that were chosen, such as `weeks:2`."""
    chosen = form.text(field)
    for sort, numbers in sorts.items():
        for number in numbers:
            if chosen == f"{sort}:{number}":
                return sort, number
    raise _refuse(field, "not_offered")


def _days(form: Form) -> tuple[int, ...]:
    chosen = form.text("weekday").split(",")
    days = tuple(day for day in range(7) if str(day) in chosen)
    if not days:
        raise _refuse("weekday", "not_offered")
    return days


def _parts(pattern: Pattern) -> tuple[str, tuple[int, ...], str]:
    """Return a pattern as the three fields show it; the usual, where it leaves one aside."""
    match pattern:
        case Weekly(weekdays, every):
            return f"weeks:{every}", weekdays, USUAL_WHICH
        case WeekdayOfMonth(nth, weekday, every):
            return f"months:{every}", (weekday,), f"nth:{nth}"
        case DayOfMonth(day, every):
            return f"months:{every}", USUAL_WEEKDAY, f"date:{day}"


def _often(current: str) -> list[Block]:
    """Return the usual choices, with the current one if it is another."""
    choices = [(unit, every) for unit, numbers in EVERY.items() for every in numbers]
    unit, _, every = current.partition(":")
    choices += [] if (unit, int(every)) in choices else [(unit, int(every))]
    return [
        blocks.option(getattr(Words("engine/recurrence", every=every), unit), f"{unit}:{every}")
        for unit, every in choices
    ]


def _weekdays(current: tuple[int, ...]) -> list[Block]:
    choices = WEEKDAYS if current in WEEKDAYS else [*WEEKDAYS, current]
    return [blocks.option(_named(days), _value(days)) for days in choices]


def _named(days: tuple[int, ...]) -> str:
    if days == WORKING_WEEK:
        return Words("engine/recurrence").working_days
    return ", ".join(day_name[day] for day in days)


def _which() -> list[Block]:
    nths = [
        blocks.option(
            Words("engine/recurrence", which="last" if n == LAST else ORDINALS[n]).nth, f"nth:{n}"
        )
        for n in WHICH["nth"]
    ]
    dates = [
        blocks.option(Words("engine/recurrence", day=day).date, f"date:{day}")
        for day in WHICH["date"]
        if day != LAST
    ]
    return [*nths, *dates, blocks.option(Words("engine/recurrence").last_date, f"date:{LAST}")]


def _zones(current: Recurrence, own_zone: str) -> list[Block]:
    return [blocks.option(name.replace("_", " "), name) for name in offered(current.zone, own_zone)]


def _value(days: tuple[int, ...]) -> str:
    return ",".join(map(str, days))


def _refuse(field: str, words: str) -> Refusal:
    return Refusal(getattr(Words("engine/recurrence"), words), field)
