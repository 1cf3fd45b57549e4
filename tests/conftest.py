"""What every test may ask for: a database of each kind, and a world on it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.world import World
from tests.world.loop import Loop


@pytest.fixture(scope="session")
def loop() -> Iterator[Loop]:
    loop = Loop()
    yield loop
    loop.stop()


@pytest.fixture
def sqlite_url(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path / 'trellis.db'}"


@pytest.fixture
def world(loop: Loop, sqlite_url: str) -> Iterator[World]:
    world = World.begin(sqlite_url, loop=loop)
    yield world
    world.end()
