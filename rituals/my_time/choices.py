"""What somebody chose of their time in the form: read, checked and kept."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from rituals.cadence.holidays import is_known
from rituals.cadence.wall_clock import instant
from rituals.cadence.working_hours import LONGEST
from rituals.engine.availability import MyTime, my_time
from rituals.engine.call import Form
from rituals.my_time.waiting import judge_anew
from storage.unit_of_work import UnitOfWork

MOST_PROMPTS = 10
SHORTEST_DAY = timedelta(hours=1)
# Stands for no country and for no region: a choice must have a value.
NOWHERE = "none"
END_SNOOZE, END_ABSENCE = "snooze", "away"


@dataclass(frozen=True, slots=True)
class Choices:
    """What was filled in; None where it was nothing, or nothing that makes sense.

    Args:
        opens: the wall-clock time at which the day begins.
        closes: the wall-clock time at which it ends.
        days: the working days, Monday is 0.
        budget: how many messages a week the bot may send on its own account.
        country: the code of a country, empty for none.
        region: the code of a region of it, empty for none.
        away_from: the first day of an absence.
        away_until: its last day.
        snooze: the day before which the bot asks nothing on its own account.
    """

    opens: time | None
    closes: time | None
    days: tuple[int, ...]
    budget: int | None
    country: str
    region: str
    away_from: date | None
    away_until: date | None
    snooze: date | None

    @classmethod
    def of(cls, form: Form, country_before: str) -> "Choices":
        """Read the form; with another country, the region that was chosen is of no use."""
        ended = form.several("ends")
        is_back, is_awake = END_ABSENCE in ended, END_SNOOZE in ended
        country = _place(form, "country")
        region = _place(form, "region") if country == country_before else ""
        return cls(
            opens=form.wall_clock("opens"),
            closes=form.wall_clock("closes"),
            days=tuple(day for day in range(7) if str(day) in form.several("days")),
            budget=_budget(form),
            country=country,
            region=region if is_known(country, region) else "",
            away_from=None if is_back else form.day("away_from"),
            away_until=None if is_back else form.day("away_until"),
            snooze=None if is_awake else form.day("snooze"),
        )


def check(choices: Choices, today: date) -> dict[str, str]:
    """Return what is wrong, by field, as the name of the sentence that says so.

    Args:
        choices: what was filled in.
        today: the day where whoever filled it in lives.
    """
    found = {}
    if choices.opens is None:
        found["opens"] = "no_time"
    if choices.closes is None:
        found["closes"] = "no_time"
    elif choices.opens and _apart(choices.opens, choices.closes) < SHORTEST_DAY:
        found["closes"] = "too_short"
    if not choices.days:
        found["days"] = "no_day"
    if choices.budget is None:
        found["budget"] = "no_number"
    if choices.country and not is_known(choices.country):
        found["country"] = "not_known"
    found |= _check_absence(choices.away_from, choices.away_until, today)
    if choices.snooze and choices.snooze <= today:
        found["snooze"] = "snooze_past"
    elif choices.snooze and choices.snooze - today > LONGEST:
        found["snooze"] = "snooze_far"
    return found


def keep(work: UnitOfWork, person: str, choices: Choices, zone: str) -> None:
    """Keep what was chosen, and have all that waits judged anew by it.

    Args:
        work: the unit of work.
        person: whose time.
        choices: checked.
        zone: their IANA zone.
    """
    assert choices.opens and choices.closes and choices.budget is not None
    row = my_time(work, person)
    row.opens, row.closes, row.days = choices.opens, choices.closes, list(choices.days)
    row.budget = choices.budget
    row.country, row.region = choices.country, choices.region
    row.away_from, row.away_until = choices.away_from, choices.away_until
    row.snoozed_until = instant(choices.snooze, time(), zone) if choices.snooze else None
    work.session.add(row)
    judge_anew(work, person)


def keep_region(work: UnitOfWork, person: str, region: str) -> None:
    """Keep whose region's holidays are free too, where the country has such a region."""
    row = my_time(work, person)
    row.region = region if is_known(row.country, region) else ""
    judge_anew(work, person)


def end_snooze(work: UnitOfWork, person: str) -> None:
    """Let the bot ask again."""
    row = my_time(work, person)
    row.snoozed_until = None
    judge_anew(work, person)


def snoozed_until(row: MyTime, zone: str, now: datetime) -> date | None:
    """Return the day before which the bot asks nothing on its own account, None once it is over."""
    if row.snoozed_until is None or row.snoozed_until <= now:
        return None
    return row.snoozed_until.astimezone(ZoneInfo(zone)).date()


def absence(row: MyTime, zone: str, now: datetime) -> tuple[date, date] | None:
    """Return the first and the last day of an absence, None once it is over."""
    if row.away_from is None or row.away_until is None:
        return None
    is_over = row.away_until < now.astimezone(ZoneInfo(zone)).date()
    return None if is_over else (row.away_from, row.away_until)


def _check_absence(first: date | None, last: date | None, today: date) -> dict[str, str]:
    if first and last:
        if last < first:
            return {"away_until": "away_backwards"}
        if last < today:
            return {"away_until": "away_past"}
        return {"away_until": "away_long"} if last - first > LONGEST else {}
    if first:
        return {"away_until": "away_open"}
    return {"away_from": "away_begin"} if last else {}


def _apart(opens: time, closes: time) -> timedelta:
    return datetime.combine(date.min, closes) - datetime.combine(date.min, opens)


def _budget(form: Form) -> int | None:
    return next(
        (each for each in range(MOST_PROMPTS + 1) if form.text("budget") == str(each)), None
    )


def _place(form: Form, name: str) -> str:
    code = form.text(name)
    return "" if code == NOWHERE else code
