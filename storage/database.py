"""The two databases: SQLite in a file with one writer, PostgreSQL with a pool."""

import asyncio
from collections.abc import Callable
from concurrent.futures import Future
from pathlib import Path
from typing import Any, Protocol, TypeVar

from sqlalchemy import Connection, Engine, create_engine, event, make_url
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.pool import ConnectionPoolEntry, StaticPool

from storage.threads import Pool, Writer

T = TypeVar("T")

POSTGRESQL_CONNECTIONS = 10


class _Threads(Protocol):
    def submit(self, function: Callable[[Connection], T]) -> Future[T]: ...

    def close(self) -> None: ...


class Database:
    """A database and the threads that may use it.

    On SQLite there is one thread and one connection: several writers wait half a second for one
    another, one never waits. On PostgreSQL there are as many threads as pooled connections.

    Args:
        url: SQLAlchemy's address, such as `sqlite:///trellis.db` or `postgresql://host/name`.
    """

    def __init__(self, url: str) -> None:
        address = make_url(url)
        self.is_sqlite = address.get_backend_name() == "sqlite"
        self._threads: _Threads
        if self.is_sqlite:
            if address.database:
                Path(address.database).resolve().parent.mkdir(parents=True, exist_ok=True)
            self.engine = _sqlite(url)
            self._threads = Writer(self.engine)
        else:
            self.engine = _postgresql(url)
            self._threads = Pool(self.engine, POSTGRESQL_CONNECTIONS)

    async def run(self, function: Callable[[Connection], T]) -> T:
        """Run synchronous work in one transaction, in a thread, and return what it returns.

        Raises:
            Exception: whatever the function raised, after all it did was rolled back.
        """
        return await asyncio.wrap_future(self._threads.submit(function))

    def transaction(self, function: Callable[[Connection], T]) -> T:
        """Do as `run` does, and wait for it."""
        return self._threads.submit(function).result()

    def close(self) -> None:
        """Finish what is in hand and let go of the threads and connections."""
        self._threads.close()
        self.engine.dispose()


def _postgresql(url: str) -> Engine:
    return create_engine(
        make_url(url).set(drivername="postgresql+psycopg"),
        pool_size=POSTGRESQL_CONNECTIONS,
        max_overflow=0,
        pool_pre_ping=True,
        hide_parameters=True,  # an error's text would quote what people wrote
    )


def _sqlite(url: str) -> Engine:
    options: dict[str, Any] = {"check_same_thread": False, "timeout": 10}
    engine = create_engine(url, poolclass=StaticPool, connect_args=options, hide_parameters=True)

    @event.listens_for(engine, "connect")
    def prepare(connection: DBAPIConnection, _: ConnectionPoolEntry) -> None:
        # The driver would begin a transaction by itself, and only at the first write.
        connection.isolation_level = None
        for pragma in (
            "journal_mode=WAL",
            "synchronous=FULL",  # what Slack was told is kept survives a power cut too
            "foreign_keys=ON",
            "secure_delete=ON",  # what was deleted or overwritten is gone from the file
        ):
            connection.cursor().execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE")

    return engine
