"""The database as it is: whether it can be read, its schema, and the work in it."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection, Engine, NullPool, create_engine, make_url
from sqlalchemy.exc import SQLAlchemyError

from bot.doctor import work
from bot.doctor.finding import Finding, Mark
from bot.migrations import Schema, schema_of
from bot.sqlite_file import file_of
from rituals.cadence.clock import Clock

SECONDS_TO_CONNECT = 5

_SCHEMAS = {
    Schema.CURRENT: Finding(Mark.OK, "Schema", "is up to date."),
    Schema.NONE: Finding(Mark.LOOK, "Schema", "the database is empty.", do="run: trellis migrate"),
    Schema.OLDER: Finding(
        Mark.WRONG,
        "Schema",
        "is older than this program.",
        do="stop the bot, run: trellis migrate, and start it again.",
    ),
    Schema.UNKNOWN: Finding(
        Mark.WRONG,
        "Schema",
        "was made by another version of Trellis, most likely a newer one.",
        do="install the version that made it. Only a backup of the database leads back.",
    ),
}


def examine(url: str, clock: Clock) -> Iterator[Finding]:
    """Read the database, and write nothing to it.

    Args:
        url: its address, which is never shown: it may hold a password.
        clock: the time.
    """
    about = "Database"
    file = file_of(url)
    if make_url(url).get_backend_name() == "sqlite":
        with closing(sqlite3.connect(":memory:")) as memory:
            yield full_text(memory)
    if file is None and make_url(url).get_backend_name() == "sqlite":
        yield Finding(Mark.LOOK, about, "is in memory: all is lost when the bot ends.")
        return
    if file is not None and not file.exists():
        yield Finding(
            Mark.LOOK,
            about,
            f"there is no file {file} yet. The first start of the bot makes it.",
            do="nothing, before the first start; otherwise see that TRELLIS_DATABASE_URL names "
            "the right file, and run this in the folder the bot starts in.",
        )
        return
    engine = _sqlite(file) if file else _postgresql(url)
    try:
        with engine.connect() as connection:
            schema = schema_of(connection)
    except SQLAlchemyError as error:
        yield Finding(
            Mark.WRONG,
            about,
            f"cannot be read ({_cause(error)}). Schema, heartbeat, schedules and outbox were "
            "not checked.",
            do="see that the server runs and answers to this machine, or that the file is whole "
            "and this user may read it, and that TRELLIS_DATABASE_URL names it.",
        )
        return
    yield Finding(Mark.OK, about, "can be read.")
    yield _SCHEMAS[schema]
    if schema is not Schema.NONE:
        for name, check in work.CHECKS.items():
            yield _checked(engine, name, check, clock())
    engine.dispose()


def full_text(memory: sqlite3.Connection) -> Finding:
    """Find whether SQLite has the search that the library needs: it is left out of some builds.

    Args:
        memory: an empty database, in which it is tried.
    """
    about = "SQLite"
    try:
        memory.execute("CREATE VIRTUAL TABLE tried USING fts5(words)")
    except sqlite3.Error:
        return Finding(
            Mark.WRONG,
            about,
            f"SQLite {sqlite3.sqlite_version} of this Python has no full-text search (FTS5).",
            do="run the bot with a Python whose SQLite has it, or keep its data in PostgreSQL.",
        )
    return Finding(Mark.OK, about, "has full-text search (FTS5).")


def _checked(
    engine: Engine, about: str, check: Callable[[Connection, datetime], Finding], now: datetime
) -> Finding:
    try:
        with engine.connect() as connection:
            return check(connection, now)
    except SQLAlchemyError as error:
        says = f"cannot be read ({_cause(error)})."
        return Finding(Mark.LOOK, about, says, do="mend the schema first, then run this again.")


def _cause(error: SQLAlchemyError) -> str:
    return type(getattr(error, "orig", None) or error).__name__


def _sqlite(file: Path) -> Engine:
    """Return an engine that leaves no trace beside the file, and waits for nobody.

    Without a write-ahead log nobody has the file open, and to read it as any other would leave
    an empty log, of a user who may not be the bot's: https://sqlite.org/wal.html#readonly
    """
    is_open = Path(f"{file}-wal").exists()
    address = f"{file.as_uri()}?{'mode=ro' if is_open else 'immutable=1'}"
    return create_engine(
        "sqlite://", creator=lambda: sqlite3.connect(address, uri=True), poolclass=NullPool
    )


def _postgresql(url: str) -> Engine:
    return create_engine(
        make_url(url).set(drivername="postgresql+psycopg"),
        poolclass=NullPool,
        connect_args={"connect_timeout": SECONDS_TO_CONNECT},
        execution_options={"postgresql_readonly": True},
        hide_parameters=True,
    )
