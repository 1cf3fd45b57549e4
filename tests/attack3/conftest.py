"""The world with tea in it."""

from collections.abc import Iterator

import pytest

from bot import migrations
from bot.manifest import manifest
from rituals.engine.registry import Registry, discover
from sandbox.manifest import AppManifest
from storage.database import Database
from tests.ritual import tea
from tests.world import World
from tests.world.loop import Loop


@pytest.fixture
def world(loop: Loop, sqlite_url: str) -> Iterator[World]:
    world = _with_tea(loop, sqlite_url)
    yield world
    world.end()


@pytest.fixture
def world_on(loop: Loop, database_url: str) -> Iterator[World]:
    if database_url.startswith("postgresql"):
        database = Database(database_url)
        migrations.upgrade(database.engine)
        database.close()
    world = _with_tea(loop, database_url)
    yield world
    world.end()


def _with_tea(loop: Loop, url: str) -> World:
    registry = Registry((*discover().features, tea.feature()))
    world = World.begin(url, loop=loop, registry=registry, threshold=3)
    world.sandbox.manifest = AppManifest(manifest(registry))
    return world
