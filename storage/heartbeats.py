"""Which processes are at work: each says so now and then, for the operator who asks."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import NamedTuple

from sqlalchemy import Connection, String, delete, select
from sqlalchemy.orm import Mapped, mapped_column

from storage.tables import Base
from storage.upsert import insert_into

# Long enough to see in the morning what stopped in the evening.
FORGOTTEN_AFTER = timedelta(days=1)


class Heartbeat(Base):
    """The last sign of life of one process, under a random id that tells nothing else."""

    __tablename__ = "heartbeats"

    process: Mapped[str] = mapped_column(String(32), primary_key=True)
    started_at: Mapped[datetime]
    beat_at: Mapped[datetime]


class Beat(NamedTuple):
    """When a process was last at work.

    Args:
        process: its id.
        started_at: since when it runs.
        beat_at: when it last said so.
    """

    process: str
    started_at: datetime
    beat_at: datetime


def beat(connection: Connection, process: str, started: datetime, now: datetime) -> None:
    """Say that a process is at work, and forget those that have long not said so.

    Args:
        connection: the transaction.
        process: its id, random, at most 32 characters.
        started: since when it runs.
        now: the time.
    """
    said = {"process": process, "started_at": started, "beat_at": now}
    insert = insert_into(connection, Heartbeat).values(said)
    connection.execute(
        insert.on_conflict_do_update(index_elements=["process"], set_={"beat_at": now})
    )
    connection.execute(delete(Heartbeat).where(Heartbeat.beat_at < now - FORGOTTEN_AFTER))


def last(connection: Connection) -> Sequence[Beat]:
    """Return the last sign of life of each process, the newest first."""
    rows = connection.execute(
        select(Heartbeat.process, Heartbeat.started_at, Heartbeat.beat_at).order_by(
            Heartbeat.beat_at.desc(), Heartbeat.process
        )
    )
    return [Beat(*row) for row in rows]
