"""What every test may ask for: a database of each kind, and a world on it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from bot.program import keep_imports
from storage.database import Database
from tests.postgresql import PostgreSQL
from tests.sqlite import sqlite
from tests.world import World
from tests.world.loop import Loop

# The same code gets the same examples each time; `--hypothesis-profile=search` looks further.
settings.register_profile("steady", deadline=None, derandomize=True, database=None)
settings.register_profile("search", deadline=None, max_examples=2000, print_blob=True)
settings.load_profile("steady")


def pytest_collection_finish() -> None:
    """Have the garbage collector pass over what all tests use; it took a sixth of their time."""
    keep_imports()


# What a test found out besides whether it passed, printed at the end of the run.
FIGURES = "figures"


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    for outcome in ("passed", "failed"):
        for report in terminalreporter.getreports(outcome):
            for name, text in report.user_properties:
                if name == FIGURES:
                    terminalreporter.write_line(str(text))


@pytest.fixture(scope="session")
def loop() -> Iterator[Loop]:
    loop = Loop()
    yield loop
    loop.stop()


@pytest.fixture
def sqlite_url(tmp_path: Path) -> str:
    """The address of a file with the tables in it."""
    return sqlite(tmp_path / "trellis.db")


@pytest.fixture
def world(loop: Loop, sqlite_url: str) -> Iterator[World]:
    world = World.begin(sqlite_url, loop=loop)
    yield world
    world.end()


@pytest.fixture(scope="session")
def postgresql() -> Iterator[PostgreSQL]:
    """One server for each process of the test run, started when the first test asks for it."""
    server = PostgreSQL.start()
    yield server
    server.stop()


@pytest.fixture
def postgresql_url(postgresql: PostgreSQL) -> Iterator[str]:
    """The address of a database with the tables in it."""
    with postgresql.database() as url:
        yield url


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest) -> str:
    """The address of a database with tables; a test that asks for it runs on both kinds."""
    url: str = request.getfixturevalue(f"{request.param}_url")
    return url


@pytest.fixture
def empty_postgresql_url(postgresql: PostgreSQL) -> Iterator[str]:
    """The address of a database that the operator has yet to migrate."""
    with postgresql.database(empty=True) as url:
        yield url


@pytest.fixture
def database(database_url: str) -> Iterator[Database]:
    """A database of each kind with the tables in it."""
    database = Database(database_url)
    yield database
    database.close()


@pytest.fixture
def sqlite_database(sqlite_url: str) -> Iterator[Database]:
    """The same on SQLite alone, for what does not depend on the kind."""
    database = Database(sqlite_url)
    yield database
    database.close()


@pytest.fixture
def world_on(loop: Loop, database_url: str) -> Iterator[World]:
    """The world on a database of each kind."""
    world = World.begin(database_url, loop=loop)
    yield world
    world.end()
