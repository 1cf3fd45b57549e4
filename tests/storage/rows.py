"""Rows as the tests of storage make and read them, past the unit of work."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any, TypeVar

from sqlalchemy import Connection, delete, select, update

from storage.database import Database
from storage.tables import Base, OutboxMessage, Schedule
from storage.unit_of_work import UnitOfWork

T = TypeVar("T")

NOON = datetime(2026, 3, 3, 12, 0, tzinfo=UTC)
HERE, THERE = "T0HERE", "T0THERE"

outbox = OutboxMessage.__table__


def change(
    database: Database,
    function: Callable[[UnitOfWork], T],
    workspace: str = HERE,
    now: datetime = NOON,
) -> T:
    """Run a function in a unit of work, and keep what it did."""

    def within(connection: Connection) -> T:
        work = UnitOfWork(connection, workspace, now)
        result = function(work)
        work.flush()
        return result

    return database.transaction(within)


def planned(work: UnitOfWork, kind: str, subject: int) -> datetime | None:
    """When a rule runs next, None when nothing is planned."""
    mine = select(Schedule.due).where(Schedule.kind == kind, Schedule.subject == subject)
    return work.session.scalar(mine)


def owe(database: Database, kind: str = "x:note", subject: int = 1, to: str = "U1") -> int:
    """Owe one message and return the number of its row."""
    change(database, lambda work: work.outbox.send(kind, subject, to))
    return next(row.id for row in owed(database) if row.kind == kind and row.recipient == to)


def owed(database: Database) -> list[Any]:
    """Every row of the outbox, of all workspaces."""
    rows = select(outbox).order_by(outbox.c.id)
    return database.transaction(lambda connection: list(connection.execute(rows)))


def only(database: Database) -> Any:
    """The one row there is."""
    (row,) = owed(database)
    return row


def write(database: Database, number: int, **values: Any) -> None:
    """Put a row of the outbox into a state."""
    into = update(outbox).where(outbox.c.id == number).values(**values)
    database.transaction(lambda connection: connection.execute(into))


def empty(database: Database, *tables: type[Base]) -> None:
    """Forget what an earlier example left in the database."""
    for table in tables:
        every = delete(table.__table__)
        database.transaction(lambda connection, every=every: connection.execute(every))
