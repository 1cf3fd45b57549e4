"""What was already acted on, so that a retry or a replayed delivery changes nothing twice."""

from datetime import datetime, timedelta
from hashlib import blake2b
from typing import Any

from sqlalchemy import Connection, bindparam, delete
from sqlalchemy.dialects import postgresql, sqlite

from storage.tables import Received

# Slack retries an event for six minutes and a signed request can be replayed for five:
# https://docs.slack.dev/apis/events-api#retries
REMEMBERED_FOR = timedelta(hours=1)

_ROW: dict[str, Any] = {"digest": bindparam("digest"), "received_at": bindparam("received_at")}
_INSERT = {
    "sqlite": sqlite.insert(Received)
    .values(_ROW)
    .on_conflict_do_nothing()
    .returning(Received.digest),
    "postgresql": postgresql.insert(Received)
    .values(_ROW)
    .on_conflict_do_nothing()
    .returning(Received.digest),
}
_FORGET = delete(Received).where(Received.received_at < bindparam("before"))


def is_new(connection: Connection, key: str, now: datetime) -> bool:
    """Note a delivery and tell whether it is the first of its name.

    Args:
        connection: the transaction in which the delivery is acted on.
        key: what identifies it: an event id, a trigger id, a view id.
        now: when it came.
    """
    digest = blake2b(key.encode(), digest_size=16).digest()
    row = {"digest": digest, "received_at": now}
    return connection.execute(_INSERT[connection.dialect.name], row).first() is not None


def forget_old(connection: Connection, now: datetime) -> None:
    """Drop what Slack can no longer send again."""
    connection.execute(_FORGET, {"before": now - REMEMBERED_FOR})
