"""What somebody wrote, and no leader has."""

from sqlalchemy import select

from rituals.commitments.shortfall.tables import SENT, Shortfall
from storage.unit_of_work import UnitOfWork


def of(work: UnitOfWork, person: str) -> list[Shortfall]:
    """Return what somebody wrote and did not send to a leader, the newest first."""
    theirs = select(Shortfall).where(Shortfall.person == person, Shortfall.state.not_in(SENT))
    return list(work.session.scalars(theirs.order_by(Shortfall.id.desc())))
