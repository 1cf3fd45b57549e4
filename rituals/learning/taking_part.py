"""Who takes part in a Learning Friday, read from the records and never from what a payload claims.

Whoever was not asked gets the same words as for something that does not exist.
"""

from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import select

from rituals.engine.ritual import HELD, PLANNED, Occurrence, Ritual
from rituals.engine.ritual_kind import on_clock_of
from rituals.learning import sharing, timing
from rituals.learning.feature import feature
from rituals.learning.tables import Harvest, Learner, Share
from storage.unit_of_work import UnitOfWork

refuse = feature.refuse

# The messages that ask somebody, and show what they said.
TO_LEARNERS = ("learning:morning", "learning:afternoon", "learning:follow_up")


@dataclass(frozen=True, slots=True)
class Day:
    """One Learning Friday as somebody takes part in it."""

    ritual: Ritual
    occurrence: Occurrence
    learner: Learner


def invite(work: UnitOfWork, occurrence: Occurrence, people: Collection[str]) -> None:
    """Keep who takes part: those who do already, and of those gone who has said something."""
    rows = work.session.scalars(select(Learner).where(Learner.occurrence_id == occurrence.id))
    known = {learner.person: learner for learner in rows}
    for person in set(people) - set(known):
        work.session.add(Learner(occurrence_id=occurrence.id, person=person))
    for person in set(known) - set(people):
        if not known[person].will_learn and not share_of(work, occurrence.id, person):
            work.session.delete(known[person])
    work.flush()


def open_day(work: UnitOfWork, occurrence_id: int, person: str) -> Day:
    """Return a Learning Friday that somebody takes part in, while something can be said to it.

    Raises:
        Refusal: they were not asked, are not in the channel any more, or it has not begun, was
            called off or is over.
    """
    found = work.session.execute(
        select(Ritual, Occurrence, Learner)
        .join(Occurrence, Occurrence.ritual_id == Ritual.id)
        .join(Learner, Learner.occurrence_id == Occurrence.id)
        .where(Occurrence.id == occurrence_id, Learner.person == person)
        # The harvest is gathered under the same lock: nothing is shared beside it.
        .with_for_update(of=Occurrence)
    ).one_or_none()
    if found is None:
        raise refuse("not_there")
    day = Day(*found)
    if person not in work.directory.members(day.ritual.channel or ""):
        raise refuse("not_there")
    if sharing.is_gathered(work, occurrence_id):
        raise refuse("gathered", ritual=day.ritual)
    if not day.occurrence.is_on:
        raise refuse("called_off", ritual=day.ritual)
    # Who was asked may answer, wherever they have travelled since.
    was_asked = any(work.outbox.places(kind, occurrence_id, person) for kind in TO_LEARNERS)
    zone = zone_of(work, person)
    if not was_asked and not timing.is_running(day.ritual, day.occurrence, zone, work.now):
        raise refuse("not_today", ritual=day.ritual)
    return day


def running(work: UnitOfWork, person: str) -> list[Day]:
    """Return the Learning Fridays of somebody that go on now."""
    found = work.session.execute(
        select(Ritual, Occurrence, Learner)
        .join(Occurrence, Occurrence.ritual_id == Ritual.id)
        .join(Learner, Learner.occurrence_id == Occurrence.id)
        .outerjoin(Harvest, Harvest.occurrence_id == Occurrence.id)
        .where(Learner.person == person, Occurrence.state.in_((PLANNED, HELD)))
        .where(Harvest.occurrence_id.is_(None))
        .order_by(Occurrence.starts)
    )
    days, zone = [Day(*row) for row in found], zone_of(work, person)
    return [day for day in days if timing.is_running(day.ritual, day.occurrence, zone, work.now)]


def is_afternoon(work: UnitOfWork, day: Day) -> bool:
    """Tell whether somebody is rather asked what they learned than what they will learn."""
    zone = zone_of(work, day.learner.person)
    return timing.is_afternoon(day.ritual, day.occurrence, zone, work.now)


def follow_up(work: UnitOfWork, day: Day) -> None:
    """Owe the afternoon's question to whoever said what they would learn: it was promised."""
    at = timing.afternoon(day.ritual, day.occurrence)
    work.outbox.send(
        "learning:follow_up",
        day.occurrence.id,
        to=day.learner.person,
        detail=timing.day_of(day.ritual, day.occurrence).isoformat(),
        topic=day.ritual.topic,
        not_before=on_clock_of(day.ritual, at, zone_of(work, day.learner.person)),
    )


def with_a_plan(work: UnitOfWork, occurrence: Occurrence) -> list[Learner]:
    """Return who said what they would learn."""
    learners = select(Learner).where(Learner.occurrence_id == occurrence.id)
    return [each for each in work.session.scalars(learners) if each.will_learn]


def zone_of(work: UnitOfWork, person: str) -> str:
    """Return the zone by whose clock somebody is asked."""
    return work.directory.zone(person) or "UTC"


def share_of(work: UnitOfWork, occurrence_id: int, person: str) -> Share | None:
    """Return what somebody shared; None from the harvest on, if it was without their name."""
    return work.session.scalar(
        select(Share).where(Share.occurrence_id == occurrence_id, Share.person == person)
    )


def show_anew(work: UnitOfWork, day: Day) -> None:
    """Have what somebody was sent say how it stands with them."""
    for kind in TO_LEARNERS:
        work.outbox.refresh(kind, day.occurrence.id, only=[day.learner.person])
