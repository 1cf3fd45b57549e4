"""One batch of the outbox: what is due is judged, written and claimed in one transaction."""

from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import Connection

from handlers.errors import report
from rituals.cadence.working_hours import WorkingHours
from rituals.engine.feature import MessageKind, Owed
from rituals.engine.outcome import NotNeeded
from rituals.engine.registry import Registry
from rituals.words.blocks import Message
from storage import deliveries
from storage.outbox import CLAIMED, DEAD, SENT, SKIPPED, UNSURE, Place, is_person
from storage.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class Job:
    """One claimed row: a message to post or edit, or to look for.

    Args:
        row: the row as it was claimed.
        kind: its kind.
        message: what it says; None where it must first be looked for.
        channel: the channel, where it is known already.
        until: when the lease ends.
    """

    row: deliveries.Due
    kind: MessageKind
    message: Message | None
    channel: str | None
    until: datetime

    @property
    def is_edit(self) -> bool:
        """Whether the message stands already."""
        return self.row.ts is not None


@dataclass
class Batch:
    """What one transaction has claimed, of how many rows that were due."""

    jobs: list[Job] = field(default_factory=list)
    seen: int = 0


def take(
    connection: Connection,
    registry: Registry,
    now: datetime,
    most: int,
) -> Batch:
    """Judge and claim what is due.

    Args:
        connection: the transaction.
        registry: who writes each kind of message.
        now: the time.
        most: how many rows at most.
    """
    batch = Batch()
    works: dict[str, UnitOfWork] = {}
    for row in deliveries.due(connection, now, most):
        batch.seen += 1
        workspace = row.workspace_id
        if workspace not in works:
            works[workspace] = UnitOfWork(connection, workspace, now)
        job = _judge(connection, row, registry.messages.get(row.kind), works[workspace])
        if job is not None:
            batch.jobs.append(job)
    for work in works.values():
        work.flush()
    deliveries.claim(connection, [job.row.id for job in batch.jobs], now)
    return batch


def _judge(
    connection: Connection, row: deliveries.Due, kind: MessageKind | None, work: UnitOfWork
) -> Job | None:
    """Return what is to be done with a row now; None where it waits or was given up."""
    if kind is None:
        deliveries.drop(connection, row.id, DEAD, "no feature writes this kind any more")
        return None
    channel = row.channel or _known_channel(row.recipient, work)
    # A lease that ran out over a post: nobody knows whether Slack took it.
    if row.ts is None and row.state in (CLAIMED, UNSURE):
        return Job(row, kind, None, channel, work.now + deliveries.LEASE)
    if row.ts is None and kind.is_prompt and (until := _outside_hours(row, work)):
        deliveries.put_off(connection, row.id, until)
        return None
    place = Place(row.channel, row.ts) if row.ts else None
    try:
        message = kind.write(Owed(row.subject, row.recipient, row.detail, place), work)
    except NotNeeded as reason:
        deliveries.drop(connection, row.id, SENT if row.ts else SKIPPED, str(reason))
        return None
    except Exception as error:
        deliveries.drop(connection, row.id, DEAD, f"cannot be written, {report(error, row.kind)}")
        return None
    return Job(row, kind, message, channel, work.now + deliveries.LEASE)


def _outside_hours(row: deliveries.Due, work: UnitOfWork) -> datetime | None:
    """Return when the recipient's working hours begin, None where they are on or there are none."""
    zone = work.directory.zone(row.recipient)
    if zone is None:
        return None
    begins = WorkingHours(zone).next(work.now)
    return begins if begins > work.now else None


def _known_channel(recipient: str, work: UnitOfWork) -> str | None:
    """Return where to post: a channel is its own, a person's was found at their first message."""
    return work.directory.direct_channel(recipient) if is_person(recipient) else recipient
