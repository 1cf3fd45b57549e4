"""Databases of both kinds with the schema in them, and the rows that are there beforehand."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, TypeVar

import psycopg
from sqlalchemy import Connection, func, insert, select, text

from bot import migrations
from storage.database import Database
from storage.outbox import SENT
from storage.tables import Kept, OutboxMessage, Schedule
from tests.bench.deliveries import TEAM
from tests.bench.feature import channel
from tests.postgresql import PostgreSQL

T = TypeVar("T")

SQLITE, POSTGRESQL = "SQLite", "PostgreSQL"


@contextmanager
def databases(kind: str, *names: str) -> Iterator[list[str]]:
    """Give the addresses of new databases, empty but for the schema.

    Args:
        kind: SQLite or PostgreSQL.
        names: one for each.
    """
    with _sqlite(names) if kind == SQLITE else _postgresql(names) as urls:
        for url in urls:
            _with(url, lambda database: migrations.upgrade(database.engine))
        yield urls


@contextmanager
def _sqlite(names: Sequence[str]) -> Iterator[list[str]]:
    with TemporaryDirectory(prefix="trellis-bench-") as folder:
        yield [f"sqlite:///{Path(folder) / name}.db" for name in names]


@contextmanager
def _postgresql(names: Sequence[str]) -> Iterator[list[str]]:
    server = PostgreSQL.start()
    try:
        with ExitStack() as stack:
            yield [stack.enter_context(server.database()) for _ in names]
    finally:
        server.stop()


def transaction(url: str, function: Callable[[Connection], T]) -> T:
    """Run work in a transaction and return what it returns."""
    return _with(url, lambda database: database.transaction(function))


def _with(url: str, function: Callable[[Database], T]) -> T:
    database = Database(url)
    try:
        return function(database)
    finally:
        database.close()


def fill(url: str, count: int) -> None:
    """Keep schedules that fall due over the coming year, and as many messages long since sent."""
    now = datetime.now(UTC)
    year = timedelta(days=365) / count
    transaction(url, lambda connection: _fill(connection, count, now, year))


def _fill(connection: Connection, count: int, now: datetime, apart: timedelta) -> None:
    later = [now + timedelta(hours=1) + apart * number for number in range(count)]
    _insert(connection, Schedule, [_schedule(number, at) for number, at in enumerate(later)])
    _insert(connection, OutboxMessage, [_sent(n, now - apart * n) for n in range(count)])
    if connection.dialect.name == "postgresql":
        # As the server does of itself within a minute; SQLite does not.
        connection.execute(text("ANALYZE"))


def plan(url: str, subjects: range) -> None:
    """Have the rule of the benchmark fall due, for all subjects in the same second."""
    now = datetime.now(UTC).replace(microsecond=0)
    rows = [_schedule(subject, now) for subject in subjects]
    transaction(url, lambda connection: _insert(connection, Schedule, rows))


def count(url: str, table: type[Kept], **columns: Any) -> int:
    """Return how many rows have these values."""
    found = select(func.count()).select_from(table).filter_by(**columns)
    return transaction(url, lambda connection: connection.scalar(found)) or 0


def server_seconds(url: str) -> float:
    """Return the CPU that a PostgreSQL has used for this database so far, 0 for SQLite."""
    if url.startswith("sqlite"):
        return 0.0
    with psycopg.connect(url) as connection:
        served = connection.execute(
            "SELECT pid FROM pg_stat_activity WHERE pid <> pg_backend_pid()"
            " AND (datname = current_database() AND backend_type = 'client backend'"
            " OR backend_type IN ('walwriter', 'checkpointer', 'background writer'))"
        ).fetchall()
    return sum(_seconds(pid) for (pid,) in served)


def _seconds(pid: int) -> float:
    """Return the CPU of one process: https://docs.kernel.org/scheduler/sched-stats.html."""
    try:
        return int(Path(f"/proc/{pid}/schedstat").read_text().split()[0]) / 1e9
    except FileNotFoundError:  # it has just ended
        return 0.0


def _insert(connection: Connection, table: type[Kept], rows: list[dict[str, Any]]) -> None:
    connection.execute(insert(table), rows)


def _schedule(subject: int, at: datetime) -> dict[str, Any]:
    return {
        "workspace_id": TEAM,
        "kind": "bench:remind",
        "subject": subject,
        "due": at,
        "not_before": at,
    }


def _sent(number: int, at: datetime) -> dict[str, Any]:
    return {
        "workspace_id": TEAM,
        "kind": "bench:line",
        "subject": -number,
        "recipient": channel(number),
        "key": f"long since/{number}",
        "topic": "bench:line",
        "due": at,
        "not_before": at,
        "state": SENT,
        "token": f"{number:016}",
        "channel": channel(number),
        "ts": f"1772528400.{number:06}",
    }
