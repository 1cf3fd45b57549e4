"""When each person may be reached: their hours, quiet days, holidays, absences and snooze."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import and_, select
from sqlalchemy.orm import Mapped, mapped_column

from rituals.cadence.working_hours import WorkingHours
from storage.tables import Kept, Person
from storage.unit_of_work import UnitOfWork

PROMPTS_A_WEEK = 3
WORKING_DAYS = (0, 1, 2, 3, 4)


class MyTime(Kept):
    """What somebody chose of when they are to be asked; nobody has a row who never chose."""

    __tablename__ = "my_time"

    workspace_id: Mapped[str] = mapped_column(primary_key=True)
    person: Mapped[str] = mapped_column(primary_key=True)
    opens: Mapped[time] = mapped_column(default=time(9))
    closes: Mapped[time] = mapped_column(default=time(17))
    days: Mapped[list[int]] = mapped_column(default=lambda: list(WORKING_DAYS))
    budget: Mapped[int] = mapped_column(default=PROMPTS_A_WEEK)
    country: Mapped[str] = mapped_column(default="")
    region: Mapped[str] = mapped_column(default="")
    away_from: Mapped[date | None]
    away_until: Mapped[date | None]
    snoozed_until: Mapped[datetime | None]


@dataclass(frozen=True, slots=True)
class Availability:
    """When one person may be reached.

    Args:
        hours: their working hours, without holidays and absences.
        budget: how many messages a week the bot may send them on its own account.
        snoozed_until: until when they want none of these, if they said so.
    """

    hours: WorkingHours
    budget: int = PROMPTS_A_WEEK
    snoozed_until: datetime | None = None


def availability(work: UnitOfWork, people: Collection[str]) -> dict[str, Availability]:
    """Return when each of these people may be reached, without those never heard of."""
    theirs = and_(MyTime.workspace_id == Person.workspace_id, MyTime.person == Person.id)
    known = select(Person, MyTime).outerjoin(MyTime, theirs).where(Person.id.in_(people))
    rows = work.session.execute(known)
    return {person.id: _available(person, chosen, work.now) for person, chosen in rows}


def hours_of(work: UnitOfWork, person: str) -> WorkingHours:
    """Return somebody's working hours.

    Raises:
        NotLookedUp: the person was never heard of.
    """
    known = availability(work, [person])
    if person not in known:
        work.directory.person(person)
        known = availability(work, [person])
    return known[person].hours


def away_on(work: UnitOfWork, people: Collection[str], day: date) -> frozenset[str]:
    """Return who of these people does not work on a day."""
    known = availability(work, people)
    return frozenset(each for each, one in known.items() if not one.hours.is_working_day(day))


def my_time(work: UnitOfWork, person: str) -> MyTime:
    """Return what somebody chose; the defaults where they never did, not kept unless added."""
    usual = WorkingHours("UTC")
    return work.session.get(MyTime, (work.workspace, person)) or MyTime(
        workspace_id=work.workspace,
        person=person,
        opens=usual.opens,
        closes=usual.closes,
        days=list(WORKING_DAYS),
        budget=PROMPTS_A_WEEK,
        country="",
        region="",
    )


def _available(person: Person, chosen: MyTime | None, now: datetime) -> Availability:
    away = _away_by_status(person, now)
    if chosen is None:
        return Availability(WorkingHours(person.zone, away=away))
    if chosen.away_from and chosen.away_until:
        away = (*away, (chosen.away_from, chosen.away_until))
    hours = WorkingHours(
        person.zone,
        chosen.opens,
        chosen.closes,
        frozenset(chosen.days),
        country=chosen.country,
        region=chosen.region,
        away=away,
    )
    return Availability(hours, chosen.budget, chosen.snoozed_until)


def _away_by_status(person: Person, now: datetime) -> tuple[tuple[date, date], ...]:
    """Return the absence that Slack's status tells of; without an end it is looked at daily."""
    if not person.is_away:
        return ()
    here = ZoneInfo(person.zone)
    today = now.astimezone(here).date()
    if person.away_until is None:
        return ((today, today),)
    # Slack counts a day as over at its midnight.
    last = (person.away_until.astimezone(UTC) - timedelta(seconds=1)).astimezone(here).date()
    return ((today, last),) if last >= today else ()
