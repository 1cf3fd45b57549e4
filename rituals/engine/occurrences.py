"""When a ritual is next held, and what becomes of it: skipped, moved, paused, changed, stopped.

None of this asks who may do it; whoever calls has looked. Each leaves a line of who and when.
"""

from collections.abc import Collection
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import select

from rituals.cadence.holidays import OnHoliday, is_holiday, settle
from rituals.cadence.recurrence import Recurrence
from rituals.engine.availability import away_on
from rituals.engine.ritual import (
    ACTIVE,
    CHANGED,
    HELD,
    MEET,
    PLANNED,
    SKIPPED,
    STOPPED,
    Occurrence,
    Ritual,
    RitualChange,
)
from storage.unit_of_work import UnitOfWork

# One a year on a holiday that is left out comes again only where the calendars end.
FURTHEST = timedelta(days=5 * 366)


def set_up(work: UnitOfWork, ritual: Ritual) -> Occurrence:
    """Keep a new ritual and plan its first occurrence.

    Args:
        work: the unit of work.
        ritual: as it was filled in, without what is known here. Where it names no keepers,
            whoever set it up keeps it.
    """
    ritual.keepers = ritual.keepers or [ritual.set_up_by]
    ritual.set_up_at = work.now
    ritual.state = ACTIVE
    work.session.add(ritual)
    work.flush()
    note(work, ritual, ritual.set_up_by, "set_up")
    if ritual.channel:
        work.schedules.plan(MEET, ritual.id, work.now)
    return plan_next(work, ritual, after=work.now)


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
        held = on_working_day(after, recurrence, ritual)
        if held is not None and held > now:
            return after, held


def on_working_day(nominal: datetime, recurrence: Recurrence, ritual: Ritual) -> datetime | None:
    """Return when an occurrence is held, on the day that its rule for holidays names."""
    day = ritual.hours.day(nominal)
    if not is_holiday(day, ritual.country, ritual.region):
        return nominal
    held = settle(day, OnHoliday(ritual.on_holiday), ritual.hours.is_working_day)
    if held is None or held == day:
        return nominal if held else None
    # The same wall-clock time of another day; a gap in it is the zone's business.
    return datetime.combine(held, recurrence.at, ZoneInfo(recurrence.zone))


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


def skip(work: UnitOfWork, ritual: Ritual, person: str) -> Occurrence | None:
    """Let the next occurrence pass, and return the one after it; None where none is planned."""
    passed = planned(work, ritual)
    if passed is None:
        return None
    _call_off(work, ritual, passed)
    note(work, ritual, person, "skipped", passed=passed.starts.isoformat())
    return _plan_instead(work, ritual, passed, after=passed.nominal)


def move(work: UnitOfWork, ritual: Ritual, person: str, to: datetime) -> Occurrence | None:
    """Hold the next occurrence at another time; those after it come as before."""
    moved = planned(work, ritual)
    if moved is None:
        return None
    note(work, ritual, person, "moved", passed=moved.starts.isoformat())
    moved.starts = to
    work.flush()
    replan(work, ritual, moved)
    _show_anew(work, ritual, moved)
    return moved


def pause(
    work: UnitOfWork, ritual: Ritual, person: str, until: date, *, finish: bool = False
) -> Occurrence | None:
    """Hold none before a day; `finish` as for a change."""
    passed = planned(work, ritual)
    if passed is None:
        return None
    ritual.paused_until = until
    note(work, ritual, person, "paused", until=until.isoformat())
    if ritual.hours.day(passed.starts) >= until:
        return passed  # what was skipped or moved before stays as it is
    return _finish_or_replace(work, ritual, passed, finish=finish)


def change(
    work: UnitOfWork,
    ritual: Ritual,
    person: str,
    recurrence: Recurrence,
    *,
    finish: bool = False,
) -> Occurrence | None:
    """Have it come round otherwise from now on; a pause is over.

    Args:
        work: the unit of work.
        ritual: which.
        person: who changes it.
        recurrence: how it comes round from now on.
        finish: whether the planned one has begun somewhere, and is held as it was planned, so
            that nothing people have said in it is lost.
    """
    passed = planned(work, ritual)
    if passed is None:
        return None
    ritual.recurrence = str(recurrence)
    ritual.paused_until = None
    note(work, ritual, person, "changed", recurrence=ritual.recurrence)
    return _finish_or_replace(work, ritual, passed, finish=finish)


def hand_over(work: UnitOfWork, ritual: Ritual, person: str, to: str) -> Occurrence | None:
    """Let somebody else keep the next occurrence; they join the rotation if they were not in it."""
    handed = planned(work, ritual)
    if handed is None:
        return None
    if to not in ritual.keepers:
        ritual.keepers = [*ritual.keepers, to]
    handed.keeper = to
    note(work, ritual, person, "handed_over", to=to)
    return handed


def stop(work: UnitOfWork, ritual: Ritual, person: str) -> None:
    """End a ritual; a second time changes nothing."""
    if not ritual.is_active:
        return
    ritual.state = STOPPED
    if last := planned(work, ritual):
        _call_off(work, ritual, last)
    note(work, ritual, person, "stopped")


def begin(work: UnitOfWork, ritual: Ritual, occurrence: Occurrence) -> None:
    """Note that an occurrence is being held, and plan the one after it."""
    occurrence.state = HELD
    plan_next(
        work,
        ritual,
        after=max(occurrence.nominal, work.now),
        number=occurrence.number + 1,
        last_keeper=occurrence.keeper,
    )


def is_far(occurrence: Occurrence, now: datetime) -> bool:
    """Tell whether an occurrence is so far away that its ritual as good as never comes."""
    return occurrence.starts > now + FURTHEST


def replan(work: UnitOfWork, ritual: Ritual, occurrence: Occurrence) -> None:
    """Have the kind plan the steps of an occurrence anew, as soon as this is kept."""
    work.schedules.drop_all(f"{ritual.kind}.", occurrence.id)
    work.schedules.plan(f"{ritual.kind}.steps", occurrence.id, work.now)


def note(work: UnitOfWork, ritual: Ritual, person: str, what: str, **details: Any) -> None:
    """Keep who changed what, and say it where the ritual is held."""
    line = RitualChange(ritual_id=ritual.id, person=person, what=what, details=details, at=work.now)
    work.session.add(line)
    work.flush()
    if ritual.channel:
        work.outbox.send(CHANGED, line.id, to=ritual.channel)


def _finish_or_replace(
    work: UnitOfWork, ritual: Ritual, passed: Occurrence, *, finish: bool
) -> Occurrence:
    if finish:
        # None comes later on the same day by the rule that holds from now on.
        following = ritual.hours.day(passed.starts) + timedelta(days=1)
        passed.nominal = max(passed.nominal, _just_before(following, ritual))
        # What it does next may come at another time by now, such as in another zone.
        replan(work, ritual, passed)
        return passed
    _call_off(work, ritual, passed)
    return _plan_instead(work, ritual, passed, after=work.now)


def _plan_instead(
    work: UnitOfWork, ritual: Ritual, passed: Occurrence, after: datetime
) -> Occurrence:
    """Plan an occurrence in the place of one that was called off, kept by the same person."""
    instead = plan_next(work, ritual, after=after, number=passed.number)
    instead.keeper = passed.keeper
    return instead


def _call_off(work: UnitOfWork, ritual: Ritual, occurrence: Occurrence) -> None:
    occurrence.state = SKIPPED
    work.schedules.drop_all(f"{ritual.kind}.", occurrence.id)
    work.flush()
    _show_anew(work, ritual, occurrence)


def _show_anew(work: UnitOfWork, ritual: Ritual, occurrence: Occurrence) -> None:
    """Have its kind write anew what was said of an occurrence, as soon as this is kept."""
    work.schedules.plan(f"{ritual.kind}.anew", occurrence.id, work.now)


def _end_of_pause(ritual: Ritual) -> datetime | None:
    return _just_before(ritual.paused_until, ritual) if ritual.paused_until else None


def _just_before(day: date, ritual: Ritual) -> datetime:
    midnight = datetime.combine(day, time(), ZoneInfo(ritual.comes_round.zone))
    return midnight - timedelta(microseconds=1)
