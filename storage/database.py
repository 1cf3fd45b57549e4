"""The two databases: SQLite in a file with one writer, PostgreSQL with a pool."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TypeVar

from sqlalchemy import Connection, Engine, create_engine, event, make_url
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.pool import ConnectionPoolEntry, StaticPool

T = TypeVar("T")

POSTGRESQL_CONNECTIONS = 10


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
        if self.is_sqlite:
            if address.database:
                Path(address.database).resolve().parent.mkdir(parents=True, exist_ok=True)
            self.engine = _sqlite(url)
        else:
            pool = {"pool_size": POSTGRESQL_CONNECTIONS, "max_overflow": 0, "pool_pre_ping": True}
            self.engine = create_engine(address.set(drivername="postgresql+psycopg"), **pool)
        threads = 1 if self.is_sqlite else POSTGRESQL_CONNECTIONS
        self.threads = ThreadPoolExecutor(threads, thread_name_prefix="database")

    def transaction(self, function: Callable[[Connection], T]) -> T:
        """Run `function` in one transaction and return what it returns.

        Raises:
            Exception: whatever the function raised, after everything was rolled back.
        """
        with self.engine.begin() as connection:
            return function(connection)

    def truncate_log(self) -> None:
        """Empty SQLite's write-ahead log, which would tell in which order rows were written.

        PostgreSQL keeps its log on its own terms; the README says what that means.
        """
        if self.is_sqlite:
            with self.engine.connect() as connection:
                connection.connection.driver_connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")  # type: ignore[union-attr]

    def close(self) -> None:
        """Finish what is in hand and let go of the threads and connections."""
        self.threads.shutdown(wait=True)
        self.engine.dispose()


def _sqlite(url: str) -> Engine:
    engine = create_engine(
        url, poolclass=StaticPool, connect_args={"check_same_thread": False, "timeout": 10}
    )

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
