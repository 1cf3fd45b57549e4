"""The sessions there are, and what of them is written anew where people read it."""

from sqlalchemy import select

from rituals.engine import planning
from rituals.engine.ritual import PLANNED, Occurrence, Ritual
from rituals.gatherings.attendance import guests
from rituals.gatherings.gathering import Gathering
from rituals.gatherings.phases import WRITE
from rituals.gatherings.tables import Session
from storage.unit_of_work import UnitOfWork

CARD, COLUMN, TOPIC = "gatherings:card", "gatherings:column", "gatherings:topic"
INVITED, PART = "gatherings:invited", "gatherings:part"
# What is asked of one person.
ASKS = ("gatherings:asked", "gatherings:late")


def of_occurrence(work: UnitOfWork, occurrence_id: int, *, alone: bool = False) -> Session | None:
    """Return the session of an occurrence, None before it is opened.

    Args:
        work: the unit of work.
        occurrence_id: of which.
        alone: whether nobody else may do anything in it until the end.
    """
    wanted = select(Session).where(Session.occurrence_id == occurrence_id)
    return work.session.scalar(wanted.with_for_update() if alone else wanted)


def running(work: UnitOfWork, ritual: Ritual) -> Session | None:
    """Return the session of a ritual that was opened and is not over."""
    return work.session.scalar(
        select(Session).where(Session.ritual_id == ritual.id, Session.closed_at.is_(None))
    )


def following(work: UnitOfWork, session: Session) -> Occurrence | None:
    """Return the occurrence that is planned after that of a session."""
    planned_after = (
        Occurrence.ritual_id == session.ritual_id,
        Occurrence.state == PLANNED,
        # One that was closed before its beginning is still planned.
        Occurrence.id != session.occurrence_id,
    )
    return work.session.scalars(select(Occurrence).where(*planned_after)).first()


def collecting(
    work: UnitOfWork, gathering: Gathering, channel: str | None, person: str
) -> Session | None:
    """Return the session of a kind that can be written to in a channel, the nearest first.

    Where several can, it is one in which somebody is asked to.
    """
    written = [each.name for each in gathering.phases if WRITE in each.allows]
    found = work.session.scalars(
        select(Session)
        .join(Ritual, Ritual.id == Session.ritual_id)
        .where(Session.channel == channel, Session.phase.in_(written))
        .where(Ritual.kind == gathering.kind)
        .order_by(Session.starts)
    ).all()
    own = (each for each in found if gathering.is_asked(each, person))
    return next(own, next(iter(found), None))


def going_on(work: UnitOfWork, gathering: Gathering, channel: str | None) -> Session | None:
    """Return the session of a kind that is not over in a channel, the nearest first."""
    return work.session.scalars(
        select(Session)
        .join(Ritual, Ritual.id == Session.ritual_id)
        .where(Session.channel == channel, Session.closed_at.is_(None))
        .where(Ritual.kind == gathering.kind)
        .order_by(Session.starts)
    ).first()


def announce(work: UnitOfWork, session: Session, kind: str) -> None:
    """Owe the channel a word, once for each time at which the session was said to be held."""
    work.outbox.send(kind, session.id, to=session.channel, detail=str(session.sequence))


def show_anew(work: UnitOfWork, session: Session, *kinds: str) -> None:
    """Have what the channel reads of a session written anew, its card unless told.

    It comes after all that was changed is in the database: two orders would be a deadlock.
    """
    work.flush()
    work.outbox.refresh(kinds or CARD, session.id, only=[session.channel])


def tell_anew(work: UnitOfWork, session: Session, ritual: Ritual) -> None:
    """Have all written anew that tells when a session is held, by whom, and whether it is over."""
    show_anew(work, session, CARD, PART)
    if guests.of(session):
        work.outbox.refresh(INVITED, session.id)


def end_topic(work: UnitOfWork, session: Session) -> None:
    """Let nothing be talked about any more."""
    if session.topic_id is not None:
        work.outbox.refresh(TOPIC, session.topic_id, only=[session.channel])
        session.topic_id = None


def open_next(work: UnitOfWork, ritual: Ritual) -> None:
    """Have the next session opened that waited for this one's close."""
    planned = planning.planned(work, ritual)
    if planned is not None:
        planning.replan(work, ritual, planned)
