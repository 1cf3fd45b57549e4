"""The world with one ritual more in it, which does what the test tells it."""

from collections.abc import Iterator

import pytest

from bot.manifest import manifest
from rituals.engine.registry import Registry, discover
from sandbox.manifest import AppManifest
from tests.handlers.errand import Errand
from tests.world import World
from tests.world.loop import Loop


@pytest.fixture
def errand() -> Errand:
    return Errand()


@pytest.fixture
def world(loop: Loop, sqlite_url: str, errand: Errand) -> Iterator[World]:
    registry = Registry((*discover().features, errand.feature))
    world = World.begin(sqlite_url, loop=loop, registry=registry)
    world.sandbox.manifest = AppManifest(manifest(registry))
    yield world
    errand.may_go_on.set()
    world.end()
