"""The outbox as the worker sees it: rows of all workspaces, claimed with a lease, then settled.

A claim is fenced by the number of attempts: whoever comes back after its lease ran out, and finds
that somebody else has claimed the row since, changes nothing.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import cast

from sqlalchemy import (
    Connection,
    Row,
    Table,
    and_,
    bindparam,
    case,
    delete,
    func,
    or_,
    select,
    update,
)

from storage.outbox import CLAIMED, DEAD, FOLDED, SENT, SKIPPED, UNSURE, WAITING
from storage.tables import OutboxMessage

LEASE = timedelta(seconds=60)
# Longer than Slack ever takes for a call, and so much shorter than a lease that it fits in.
SECONDS_FOR_A_CALL = 15
# What stands in Slack is known for so long after it was last sent, edited or let go: more than a
# year, so that what is held once a year still finds what it said the last time.
KEPT_FOR = timedelta(days=400)
# How many old rows one transaction deletes; on SQLite nobody else writes meanwhile.
FORGOTTEN_AT_ONCE = 500

outbox = cast(Table, OutboxMessage.__table__)

_DUE = (
    select(OutboxMessage.__table__)
    .where(
        or_(
            and_(outbox.c.state.in_((WAITING, UNSURE)), outbox.c.not_before <= bindparam("now")),
            and_(outbox.c.state == CLAIMED, outbox.c.leased_until <= bindparam("now")),
        ),
    )
    .order_by(outbox.c.not_before, outbox.c.id)
    .limit(bindparam("most"))
    .with_for_update(skip_locked=True)
)
_CLAIM = (
    update(OutboxMessage)
    .where(outbox.c.id.in_(bindparam("ids", expanding=True)))
    .values(
        state=CLAIMED,
        attempts=outbox.c.attempts + 1,
        claimed_at=func.coalesce(
            outbox.c.claimed_at, bindparam("now", type_=outbox.c.claimed_at.type)
        ),
        leased_until=bindparam("until", type_=outbox.c.leased_until.type),
    )
)
_SETTLE = (
    update(outbox)
    .where(
        outbox.c.id == bindparam("row_id"),
        outbox.c.attempts == bindparam("row_attempts"),
        outbox.c.state == CLAIMED,
    )
    .values(
        # Somebody wished the message written anew while it was on its way.
        state=case(
            (and_(bindparam("to") == SENT, outbox.c.version != bindparam("row_version")), WAITING),
            else_=bindparam("to"),
        ),
        reason=bindparam("because"),
        not_before=bindparam("next", type_=outbox.c.not_before.type),
        channel=func.coalesce(bindparam("at_channel"), outbox.c.channel),
        ts=func.coalesce(bindparam("at_ts"), outbox.c.ts),
        leased_until=None,
        # A later edit that fails begins with short pauses again, however often it was edited.
        claimed_at=case((bindparam("to") == SENT, None), else_=outbox.c.claimed_at),
    )
)
_OLD = (
    select(outbox.c.id)
    .where(outbox.c.state.in_((SENT, SKIPPED, DEAD, FOLDED)))
    .where(outbox.c.not_before < bindparam("before"))
    .limit(FORGOTTEN_AT_ONCE)
    .with_for_update(skip_locked=True)
)
_FORGET = delete(outbox).where(outbox.c.id.in_(_OLD))


@dataclass(frozen=True, slots=True)
class Settled:
    """What became of a claimed row.

    Args:
        row_id: the row.
        attempts: the number of its attempts at the claim.
        version: its version at the claim.
        state: what it is now.
        not_before: when it is next looked at, if it is still to be; when it may next be edited,
            if it stands.
        reason: why, for the operator.
        channel: where it stands, if it does.
        ts: the same.
    """

    row_id: int
    attempts: int
    version: int
    state: str
    not_before: datetime
    reason: str = ""
    channel: str | None = None
    ts: str | None = None


Due = Row[tuple[object, ...]]


def due(connection: Connection, now: datetime, most: int) -> Sequence[Due]:
    """Return what is to be sent or looked for, the longest waiting first.

    Args:
        connection: the transaction; other workers pass over these rows until it ends.
        now: the time.
        most: how many rows at most.
    """
    return connection.execute(_DUE, {"now": now, "most": most}).all()


def claim(connection: Connection, ids: Collection[int], now: datetime) -> None:
    """Take rows for one attempt; whoever does not settle them in time loses them."""
    if ids:
        connection.execute(_CLAIM, {"ids": list(ids), "now": now, "until": now + LEASE})


def settle(connection: Connection, rows: Collection[Settled]) -> None:
    """Note what became of claimed rows."""
    if not rows:
        return
    connection.execute(
        _SETTLE,
        [
            {
                "row_id": row.row_id,
                "row_attempts": row.attempts,
                "row_version": row.version,
                "to": row.state,
                "because": row.reason,
                "next": row.not_before,
                "at_channel": row.channel,
                "at_ts": row.ts,
            }
            for row in rows
        ],
    )


def stand_in(connection: Connection, row_id: int, thread_ts: str | None) -> None:
    """Note in whose thread a message is about to be posted, before anybody may have to look."""
    connection.execute(update(outbox).where(outbox.c.id == row_id).values(thread_ts=thread_ts))


def put_off(connection: Connection, row_id: int, until: datetime) -> None:
    """Let a row wait that must not be sent yet."""
    connection.execute(update(outbox).where(outbox.c.id == row_id).values(not_before=until))


def fold(connection: Connection, row_id: int, digest: datetime) -> None:
    """Let a row wait for the digest that comes at a moment, and be sent in no other way."""
    connection.execute(
        update(outbox).where(outbox.c.id == row_id).values(state=FOLDED, not_before=digest)
    )


def count(connection: Connection, row_id: int, week: date | None) -> None:
    """Note in which week's budget a row was counted."""
    connection.execute(update(outbox).where(outbox.c.id == row_id).values(week=week))


def drop(connection: Connection, row_id: int, state: str, reason: str) -> None:
    """Give a row up, as skipped or as dead, with the reason for the operator."""
    assert state in (SKIPPED, DEAD, SENT)
    connection.execute(
        update(outbox).where(outbox.c.id == row_id).values(state=state, reason=reason)
    )


def next_due(connection: Connection) -> datetime | None:
    """Return when the next row is to be sent, None when nothing is owed."""
    return connection.scalar(
        select(func.min(OutboxMessage.not_before)).where(OutboxMessage.state.in_((WAITING, UNSURE)))
    )


def forget_old(connection: Connection, now: datetime) -> bool:
    """Delete some of the rows of which nothing has been heard for long.

    What somebody still changes is edited, and with each edit it is kept for as long again; what
    is still to be sent, or of which nobody is sure, is always kept. In Slack the message stays as
    it is.

    Args:
        connection: the transaction.
        now: the time.

    Returns:
        Whether there may be more.
    """
    forgotten = connection.execute(_FORGET, {"before": now - KEPT_FOR}).rowcount
    return forgotten == FORGOTTEN_AT_ONCE
