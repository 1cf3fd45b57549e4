"""Somebody's time in words, as the settings and the Home tab tell them."""

from calendar import day_name
from collections.abc import Sequence
from datetime import date, time
from zoneinfo import ZoneInfo

from rituals.cadence.holidays import countries, regions
from rituals.engine.availability import MyTime, my_time
from rituals.my_time import choices
from rituals.words.mrkdwn import Mrkdwn
from rituals.words.templates import Words
from storage.unit_of_work import UnitOfWork


def usual(work: UnitOfWork, person: str) -> Mrkdwn:
    """Return when somebody may be asked, and how much."""
    said = _said(work, person)
    return Mrkdwn(f"{said.hours} {said.budget}")


def pauses(work: UnitOfWork, person: str) -> list[Mrkdwn]:
    """Return what keeps somebody from being asked now or soon."""
    said = _said(work, person)
    return [line for line in (said.snooze, said.absence, said.status) if line]


def holidays(work: UnitOfWork, person: str) -> Mrkdwn:
    """Return which holidays are free."""
    return _said(work, person).holidays


def _said(work: UnitOfWork, person: str) -> Words:
    """Return all sentences of somebody's time; those that do not hold are empty."""
    row = my_time(work, person)
    one = work.directory.person(person)
    today = work.now.astimezone(ZoneInfo(one.zone)).date()
    snoozed = choices.snoozed_until(row, one.zone, work.now)
    away = [_day(day, today) for day in choices.absence(row, one.zone, work.now) or ()]
    return Words(
        "my_time/times",
        row=row,
        days=days_in_words(row.days),
        opens=_wall_clock(row.opens),
        closes=_wall_clock(row.closes),
        zone=one.zone,
        place=_place(row),
        snoozed_until=_day(snoozed, today) if snoozed else "",
        away=list(dict.fromkeys(away)),
        is_away=one.is_away and (one.away_until or work.now) >= work.now,
        status_until=one.away_until,
    )


def days_in_words(days: Sequence[int]) -> str:
    """Return days of the week as one says them: "Monday to Thursday", "Monday and Friday".

    Args:
        days: Monday is 0; in order, at least one.
    """
    names = [day_name[day] for day in days]
    if len(days) > 2 and list(days) == list(range(days[0], days[-1] + 1)):
        return f"{names[0]} to {names[-1]}"
    return " and ".join(filter(None, [", ".join(names[:-1]), names[-1]]))


def _wall_clock(at: time) -> str:
    return f"{at.hour}:{at.minute:02}"


def _day(day: date, today: date) -> str:
    return f"{day:%A %-d %B}" + (f" {day.year}" if day.year != today.year else "")


def _place(row: MyTime) -> str:
    country = dict(countries()).get(row.country, "") if row.country else ""
    region = dict(regions(row.country)).get(row.region, "")
    return f"{country} ({region})" if region else country
