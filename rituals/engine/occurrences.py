"""What people do with a ritual: set it up, skip, move, pause, change, hand over and stop it.

None of this asks who may do it; whoever calls has looked. Each leaves a line of who and when.
"""

from datetime import date, datetime, timedelta
from typing import Any

from rituals.cadence.recurrence import Recurrence
from rituals.engine import planning
from rituals.engine.ritual import (
    ACTIVE,
    CHANGED,
    MEET,
    SKIPPED,
    STOPPED,
    Occurrence,
    Ritual,
    RitualChange,
)
from rituals.engine.ritual_kind import kind_of
from storage.unit_of_work import UnitOfWork


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
    return planning.plan_next(work, ritual, after=work.now)


def skip(work: UnitOfWork, ritual: Ritual, person: str) -> Occurrence | None:
    """Let the next occurrence pass, and return the one after it; None where there is none.

    What is held a single time is stopped: there is no other time for it.
    """
    passed = planning.planned(work, ritual)
    if passed is None or ritual.is_once:
        stop(work, ritual, person)
        return None
    _call_off(work, ritual, passed)
    note(work, ritual, person, "skipped", passed=passed.starts.isoformat())
    return _plan_instead(work, ritual, passed, after=passed.nominal)


def move(work: UnitOfWork, ritual: Ritual, person: str, to: datetime) -> Occurrence | None:
    """Hold the next occurrence at another time; those after it come as before."""
    moved = planning.planned(work, ritual)
    if moved is None:
        return None
    note(work, ritual, person, "moved", passed=moved.starts.isoformat())
    moved.starts = to
    work.flush()
    planning.replan(work, ritual, moved)
    _tell_kind(work, ritual, moved, moved)
    return moved


def pause(
    work: UnitOfWork, ritual: Ritual, person: str, until: date, *, finish: bool = False
) -> Occurrence | None:
    """Hold none before a day; `finish` as for a change."""
    passed = planning.planned(work, ritual)
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
    passed = planning.planned(work, ritual)
    if passed is None:
        return None
    ritual.recurrence = str(recurrence)
    ritual.paused_until = None
    note(work, ritual, person, "changed", recurrence=ritual.recurrence)
    return _finish_or_replace(work, ritual, passed, finish=finish)


def hand_over(work: UnitOfWork, ritual: Ritual, person: str, to: str) -> Occurrence | None:
    """Let somebody else keep the next occurrence; they join the rotation if they were not in it."""
    handed = planning.planned(work, ritual)
    if handed is None:
        return None
    if to not in ritual.keepers:
        ritual.keepers = [*ritual.keepers, to]
    handed.keeper = to
    _tell_kind(work, ritual, handed, handed)
    note(work, ritual, person, "handed_over", to=to)
    return handed


def stop(work: UnitOfWork, ritual: Ritual, person: str) -> None:
    """End a ritual; a second time changes nothing."""
    if not ritual.is_active:
        return
    ritual.state = STOPPED
    if last := planning.planned(work, ritual):
        _call_off(work, ritual, last)
        _tell_kind(work, ritual, last, None)
    note(work, ritual, person, "stopped")


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
        passed.nominal = max(passed.nominal, planning.just_before(following, ritual))
        # What it does next may come at another time by now, such as in another zone.
        planning.replan(work, ritual, passed)
        return passed
    _call_off(work, ritual, passed)
    return _plan_instead(work, ritual, passed, after=work.now)


def _plan_instead(
    work: UnitOfWork, ritual: Ritual, passed: Occurrence, after: datetime
) -> Occurrence:
    """Plan an occurrence in the place of one that was called off, kept by the same person."""
    instead = planning.plan_next(work, ritual, after=after, number=passed.number)
    instead.keeper = passed.keeper
    _tell_kind(work, ritual, passed, instead)
    return instead


def _call_off(work: UnitOfWork, ritual: Ritual, occurrence: Occurrence) -> None:
    occurrence.state = SKIPPED
    work.schedules.drop_all(f"{ritual.kind}.", occurrence.id)
    work.flush()


def _tell_kind(
    work: UnitOfWork, ritual: Ritual, passed: Occurrence, instead: Occurrence | None
) -> None:
    """Let its kind follow a change, and write anew what was said as soon as this is kept."""
    kind = kind_of(ritual)
    if kind is not None and kind.follow is not None:
        kind.follow(ritual, passed, instead, work)
    work.schedules.plan(f"{ritual.kind}.anew", passed.id, work.now)
