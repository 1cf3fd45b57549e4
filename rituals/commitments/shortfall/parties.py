"""Who is what to what somebody wrote, who has it, and whose questions come round."""

from collections.abc import Collection
from datetime import UTC, datetime

from sqlalchemy import Select, select

from rituals.advocates.advocacy import advocate_of
from rituals.commitments.feature import feature
from rituals.commitments.shortfall.tables import (
    BY_SUMMARY,
    IN_WORDS,
    KEPT,
    SENT,
    SUMMARISED,
    WITH_ADVOCATE,
    Shortfall,
)
from rituals.engine import cadences
from rituals.engine.outcome import Refusal
from rituals.engine.ritual import HELD, Occurrence, Ritual
from rituals.rights.guard import Guard
from rituals.rights.table import Role
from rituals.words.templates import Words
from storage.outbox import DEAD, SKIPPED
from storage.unit_of_work import UnitOfWork

KIND = "commitments:shortfall"
# The message in which a shortfall reaches whoever has it in a state.
BROUGHT = {
    WITH_ADVOCATE: "commitments:shortfall_asked",
    IN_WORDS: "commitments:shortfall_told",
    BY_SUMMARY: "commitments:shortfall_told",
}
_EVER = datetime(1970, 1, 1, tzinfo=UTC)


def roles(work: UnitOfWork, shortfall: Shortfall, person: str) -> Collection[Role]:
    """Return what somebody is to it now: a leader nothing before it is sent."""
    if person == shortfall.person:
        return (Role.PERSON,)
    if person == shortfall.leader and shortfall.state in SENT:
        return (Role.LEADER,)
    is_asked = shortfall.state in (WITH_ADVOCATE, SUMMARISED, BY_SUMMARY)
    if person == shortfall.advocate and is_asked:
        return (Role.ADVOCATE,) if advocate_of(work, shortfall.person) == person else ()
    return ()


guard = Guard(feature, "shortfall", Shortfall, roles)


def refuse(why: str, shortfall: Shortfall) -> Refusal:
    """Return a refusal in the words of a block."""
    return Refusal(getattr(Words("commitments/shortfall_refusals", shortfall=shortfall), why))


def holder(shortfall: Shortfall) -> str | None:
    """Return who has it besides its author, or is to get it."""
    if shortfall.state in SENT:
        return shortfall.leader
    return shortfall.advocate if shortfall.state == WITH_ADVOCATE else None


def nobody_has(work: UnitOfWork, shortfall: Shortfall) -> bool:
    """Tell whether nobody but its author has it, or has had the summary of it to write."""
    who = holder(shortfall)
    if who is None:
        return shortfall.state == KEPT
    kind = BROUGHT[shortfall.state]
    is_waiting = work.outbox.is_waiting([kind], shortfall.id, who)
    return is_waiting or work.outbox.states(kind, shortfall.id).get(who) in (None, SKIPPED, DEAD)


def cadence_of(work: UnitOfWork, person: str) -> Ritual | None:
    """Return how often somebody is asked."""
    return cadences.own(work, KIND, person)


def asked(work: UnitOfWork, number: int, person: str) -> Occurrence | None:
    """Return the question of a number, where it was put to this person."""
    return work.session.scalar(_put_to(person).where(Occurrence.id == number))


def last_time(work: UnitOfWork, person: str, question: int | None) -> datetime:
    """Return when somebody was asked before a question; before the newest where none is named."""
    put = _put_to(person).where(Occurrence.state == HELD).order_by(Occurrence.id.desc())
    put = put.where(Occurrence.id < question) if question else put.offset(1)
    before = work.session.scalar(put.limit(1))
    return before.starts if before else _EVER


def _put_to(person: str) -> Select[Occurrence]:
    theirs = (Ritual.kind == KIND, Ritual.owner == person)
    return select(Occurrence).join(Ritual, Ritual.id == Occurrence.ritual_id).where(*theirs)
