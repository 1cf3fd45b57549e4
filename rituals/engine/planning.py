"""When a ritual is next held, and who keeps it then."""

from collections.abc import Collection
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import select

from rituals.cadence.holidays import OnHoliday, is_holiday, settle
from rituals.cadence.wall_clock import instant
from rituals.engine.availability import away_on
from rituals.engine.ritual import ENDED, HELD, PLANNED, REVIEW, Occurrence, Ritual
from storage.unit_of_work import UnitOfWork

# One a year on a holiday that is left out comes again only where the calendars end.
FURTHEST = timedelta(days=5 * 366)


def plan_next(
    work: UnitOfWork,
    ritual: Ritual,
    *,
    after: datetime,
    number: int = 1,
    last_keeper: str | None = None,
) -> Occurrence:
    """Plan the occurrence that comes after a moment; its steps are planned by its kind.

    Args:
        work: the unit of work.
        ritual: of what.
        after: the moment; a pause may be longer.
        number: which one it is, counted from the first that was held.
        last_keeper: who kept the one before.
    """
    # Nor is one held before the end of a pause because its day behind it is a holiday.
    earliest = max(work.now, _end_of_pause(ritual) or work.now)
    nominal, starts = upcoming(ritual, max(after, earliest), earliest)
    away = away_on(work, ritual.keepers, ritual.hours.day(starts))
    occurrence = Occurrence(
        ritual_id=ritual.id,
        number=number,
        nominal=nominal,
        starts=starts,
        keeper=turn(ritual.keepers, last_keeper, away),
        state=PLANNED,
    )
    work.session.add(occurrence)
    work.flush()
    replan(work, ritual, occurrence)
    return occurrence


def upcoming(ritual: Ritual, after: datetime, now: datetime) -> tuple[datetime, datetime]:
    """Return when the next occurrence is by the rule, and when it is held.

    Args:
        ritual: whose recurrence and whose rule for holidays.
        after: a moment; both lie behind it by the rule.
        now: the time; what a holiday would move into the past is passed over.
    """
    recurrence = ritual.comes_round
    while True:
        after = recurrence.next(after)
        held = on_working_day(after, ritual)
        if held is not None and held > now:
            return after, held


def foreseen(ritual: Ritual, first: datetime, times: int) -> list[datetime]:
    """Return when a ritual is held whose first occurrence is at a moment, if nobody changes it.

    Args:
        ritual: whose recurrence and whose rule for holidays.
        first: when it is held first, by the rule.
        times: how often.
    """
    held, nominal = [first], first
    while len(held) < times:
        nominal, starts = upcoming(ritual, nominal, nominal)
        held.append(starts)
    return held


def on_working_day(nominal: datetime, ritual: Ritual) -> datetime | None:
    """Return when an occurrence is held, on the day that its rule for holidays names."""
    day = ritual.hours.day(nominal)
    if not is_holiday(day, ritual.country, ritual.region):
        return nominal
    held = settle(day, OnHoliday(ritual.on_holiday), ritual.hours.is_working_day)
    if held is None or held == day:
        return nominal if held else None
    return instant(held, ritual.comes_round.at, ritual.comes_round.zone)


def turn(keepers: list[str], last: str | None, away: Collection[str] = ()) -> str | None:
    """Return whose turn it is: the next in the rotation who is there, or else who is next.

    Args:
        keepers: the rotation.
        last: who kept the last occurrence.
        away: who is not there.
    """
    if not keepers:
        return None
    at = keepers.index(last) + 1 if last in keepers else 0
    in_order = [*keepers[at:], *keepers[:at]]
    return next((each for each in in_order if each not in away), in_order[0])


def planned(work: UnitOfWork, ritual: Ritual) -> Occurrence | None:
    """Return the occurrence that is planned, None of a ritual that was stopped."""
    is_next = (
        select(Occurrence)
        .where(Occurrence.ritual_id == ritual.id, Occurrence.state == PLANNED)
        .with_for_update()
    )
    # Where it was begun while this waited, the one after it is seen only when looked for again.
    return work.session.scalars(is_next).first() or work.session.scalars(is_next).first()


def begin(work: UnitOfWork, ritual: Ritual, occurrence: Occurrence) -> None:
    """Note that an occurrence is being held, and plan the one after it unless it is the last."""
    occurrence.state = HELD
    if ritual.times is not None and occurrence.number >= ritual.times:
        ritual.state = ENDED
        return
    plan_next(
        work,
        ritual,
        after=max(occurrence.nominal, work.now),
        number=occurrence.number + 1,
        last_keeper=occurrence.keeper,
    )


def ask_if_it_helps(work: UnitOfWork, ritual: Ritual, occurrence: Occurrence) -> None:
    """Ask after every so many occurrences whether a ritual still helps."""
    if ritual.review_every and occurrence.number % ritual.review_every == 0:
        work.schedules.plan(REVIEW, ritual.id, ritual.hours.next_morning(work.now))


def is_far(occurrence: Occurrence, now: datetime) -> bool:
    """Tell whether an occurrence is so far away that its ritual as good as never comes."""
    return occurrence.starts > now + FURTHEST


def replan(work: UnitOfWork, ritual: Ritual, occurrence: Occurrence) -> None:
    """Have the kind plan the steps of an occurrence anew, as soon as this is kept."""
    work.schedules.drop_all(f"{ritual.kind}.", occurrence.id)
    work.schedules.plan(f"{ritual.kind}.steps", occurrence.id, work.now)


def _end_of_pause(ritual: Ritual) -> datetime | None:
    return just_before(ritual.paused_until, ritual) if ritual.paused_until else None


def just_before(day: date, ritual: Ritual) -> datetime:
    """Return the last moment of the day before, by the ritual's clock."""
    midnight = datetime.combine(day, time(), ZoneInfo(ritual.comes_round.zone))
    return midnight - timedelta(microseconds=1)
