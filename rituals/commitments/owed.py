"""What leaders owe somebody, and what they owe: only ever for one of the two ends."""

from collections.abc import Iterable
from datetime import date, datetime

from sqlalchemy import and_, or_, select

from rituals.commitments.tables import (
    ALIVE,
    DECLINED,
    NOT_KEPT,
    OPEN,
    PROPOSED,
    SETTLED,
    TO_CHANGE,
    WISHED,
    Commitment,
)
from storage.unit_of_work import UnitOfWork


def open_ones(work: UnitOfWork, person: str) -> list[Commitment]:
    """Return what leaders owe somebody who accepted it, the earliest date first."""
    owed = select(Commitment).where(Commitment.person == person, Commitment.state == OPEN)
    return list(work.session.scalars(owed.order_by(Commitment.due, Commitment.id)))


def not_kept(work: UnitOfWork, person: str, since: datetime) -> list[Commitment]:
    """Return what somebody marked as not kept, the latest first.

    Args:
        work: the unit of work.
        person: whom it was owed to.
        since: marked at this moment or later.
    """
    broken = select(Commitment).where(
        Commitment.person == person,
        Commitment.state == NOT_KEPT,
        Commitment.settled_at >= since,
    )
    return list(work.session.scalars(broken.order_by(Commitment.settled_at.desc())))


def to_person(work: UnitOfWork, person: str) -> list[Commitment]:
    """Return what waits between somebody and their leaders, by date; what has none stands last."""
    declined = and_(Commitment.state == DECLINED, Commitment.asks.is_not(None))
    waits = or_(Commitment.state.in_(ALIVE), declined)
    return _by_date(
        work.session.scalars(select(Commitment).where(Commitment.person == person, waits))
    )


def by_leader(work: UnitOfWork, leader: str) -> list[Commitment]:
    """Return what somebody owes, or is asked to promise, by date; what has none stands last."""
    waits = Commitment.state.in_((WISHED, PROPOSED, TO_CHANGE, OPEN))
    return _by_date(
        work.session.scalars(select(Commitment).where(Commitment.leader == leader, waits))
    )


def settled(work: UnitOfWork, person: str) -> list[Commitment]:
    """Return what became something between somebody and others, the latest first."""
    mine = or_(Commitment.person == person, Commitment.leader == person)
    rows = select(Commitment).where(mine, Commitment.state.in_(SETTLED))
    return list(work.session.scalars(rows.order_by(Commitment.settled_at.desc(), Commitment.id)))


def _by_date(rows: Iterable[Commitment]) -> list[Commitment]:
    return sorted(rows, key=lambda each: (each.due or date.max, each.id))
