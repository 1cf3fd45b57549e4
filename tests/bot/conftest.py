"""What the tests of the program share."""

from collections.abc import Iterator

import pytest

from bot.demo import orchard
from sandbox import Clock, Sandbox
from tests.bot.front_door import FrontDoor
from tests.world import World
from tests.world.loop import Loop


@pytest.fixture(scope="module")
def door(loop: Loop, tmp_path_factory: pytest.TempPathFactory) -> Iterator[FrontDoor]:
    """The bot's door; what is refused there leaves nothing, so that one world will do."""
    folder = tmp_path_factory.mktemp("door")
    world = World.begin(f"sqlite:///{folder / 'trellis.db'}", loop=loop)
    yield FrontDoor(world)
    world.end()


@pytest.fixture
def slack(loop: Loop) -> Iterator[Sandbox]:
    """A workspace with Orchard's team in it, and no bot yet."""
    sandbox = orchard(Clock())
    loop.do(sandbox.start())
    yield sandbox
    loop.do(sandbox.stop())
