"""The file of a SQLite database, in which one process works alone."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout
from sqlalchemy import make_url

from bot.settings import CannotStart, no_database


def file_of(url: str) -> Path | None:
    """Return where a database is kept; None in memory, and for PostgreSQL.

    Args:
        url: SQLAlchemy's address. Links are followed, so that one file has one name.
    """
    address = make_url(url)
    name = address.database or ":memory:"
    in_memory = ":memory:" in name or address.query.get("mode") == "memory"
    if address.get_backend_name() != "sqlite" or in_memory:
        return None
    return Path(name).resolve()


@contextmanager
def alone(url: str) -> Iterator[None]:
    """Hold a SQLite file for this process; nothing is held for any other database.

    Two processes would wait half a second for one another at each write, and count Slack's
    rates each for itself. The operating system lets go when the process ends, however it ends.
    The file `….lock` stays, because to delete it could let two in.

    Raises:
        CannotStart: another process holds it, or there can be no such file.
    """
    file = file_of(url)
    if file is None:
        yield
        return
    # Without the operating system's locks SQLite itself is not safe, so there is no other way.
    lock = FileLock(f"{file}.lock", blocking=False, fallback_to_soft=False)
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        lock.acquire()
    except Timeout:
        raise CannotStart(
            f"Another process of Trellis works with {file} already. A SQLite file serves one "
            "process alone. Stop the other one first; or give TRELLIS_DATABASE_URL a PostgreSQL, "
            "which serves as many as you like."
        ) from None
    except OSError as error:
        raise no_database(error) from None
    try:
        yield
    finally:
        lock.release()
