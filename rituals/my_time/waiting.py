"""What waits for somebody, judged anew when they change their mind."""

from collections.abc import Collection
from datetime import UTC, datetime

from sqlalchemy import ColumnElement, and_, case, or_, select, update

from storage.outbox import DIGEST, FOLDED, WAITING
from storage.tables import OutboxMessage
from storage.unit_of_work import UnitOfWork


def judge_anew(work: UnitOfWork, person: str) -> None:
    """Have all that has not reached somebody yet judged by their time and wishes as they are now.

    What is in a digest that was sent stays there.
    """
    untried = and_(
        OutboxMessage.state == WAITING,
        OutboxMessage.claimed_at.is_(None),
        # Not what waits for a moment that was asked for, such as a week from now.
        OutboxMessage.not_before > OutboxMessage.due,
    )
    in_digest = and_(
        OutboxMessage.state == FOLDED, OutboxMessage.not_before.in_(_unsent_digests(work, person))
    )
    _put_back(
        work,
        OutboxMessage.recipient == person,
        OutboxMessage.ts.is_(None),
        or_(untried, in_digest),
    )


def judge_alone(work: UnitOfWork, rows: Collection[int]) -> None:
    """Have these rows judged anew, each by itself and outside of any digest."""
    if rows:
        _put_back(work, OutboxMessage.id.in_(rows))


def _unsent_digests(work: UnitOfWork, person: str) -> list[datetime]:
    """Return the moments of the digests that somebody has still to get."""
    moments = work.connection.scalars(
        select(OutboxMessage.subject)
        .where(OutboxMessage.workspace_id == work.workspace, OutboxMessage.kind == DIGEST)
        .where(OutboxMessage.recipient == person, OutboxMessage.ts.is_(None))
        .where(OutboxMessage.state == WAITING)
    )
    return [datetime.fromtimestamp(moment, UTC) for moment in moments]


def _put_back(work: UnitOfWork, *which: ColumnElement[bool]) -> None:
    work.flush()
    work.connection.execute(
        update(OutboxMessage)
        .where(OutboxMessage.workspace_id == work.workspace, *which)
        .values(
            state=WAITING,
            not_before=case((OutboxMessage.due > work.now, OutboxMessage.due), else_=work.now),
        )
    )
    work.outbox.has_news = True
