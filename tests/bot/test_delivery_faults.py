"""Whatever goes wrong between the bot and Slack, every message arrives, and none arrives twice."""

from collections.abc import Iterator
from datetime import timedelta

import aiohttp
import pytest
from hypothesis import given, settings

from bot.installations import Installations
from tests.bot.post_office import (
    asks_quietly,
    everything_stands_once,
    in_the_worlds_time,
    installed,
    lives_through,
    owed,
    worker_of,
)
from tests.bot.storms import storms
from tests.world import World
from tests.world.loop import Loop


@pytest.fixture(scope="module")
def stormy(loop: Loop, tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    folder = tmp_path_factory.mktemp("storm")
    world = World.begin(f"sqlite:///{folder / 'trellis.db'}", loop=loop)
    yield world
    world.end()


@settings(max_examples=15)
@given(storm=storms)
def test_every_message_arrives_exactly_once_through_any_storm(
    stormy: World, storm: list[dict[str, object]]
) -> None:
    worker = worker_of(stormy, pacing=in_the_worlds_time(stormy))
    before = len(owed(stormy))
    asks_quietly(stormy, stormy.maya)
    asks_quietly(stormy, stormy.tomas, people=[], channel="C0DESIGN")
    for fault in storm:
        stormy.sandbox.faults.add(**fault)
    lives_through(stormy, worker, stormy.now + timedelta(days=2))
    stormy.sandbox.faults.clear()
    # The deadline, and with it the messages that are written anew.
    lives_through(stormy, worker, stormy.now + timedelta(days=10))
    assert len(owed(stormy)) >= before + 5
    assert everything_stands_once(stormy)


@pytest.mark.parametrize(("limit", "delay"), [(0.1, 0.3), (5.0, 0.05)])
def test_a_slow_answer_is_waited_for_and_a_lost_one_is_looked_up(
    world: World, limit: float, delay: float
) -> None:
    async def impatient() -> aiohttp.ClientSession:
        return aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(limit))

    session = world.loop.do(impatient())
    through = Installations(session, world.sandbox.api_url, installed(world))
    worker = worker_of(world, installations=through)
    asks_quietly(world, world.maya)
    world.sandbox.faults.add(method="chat.postMessage", kind="slow", delay=delay, times=2)
    lives_through(world, worker, world.now + timedelta(hours=1))
    world.loop.do(session.close())
    assert everything_stands_once(world)


def test_a_conversation_is_opened_once_and_remembered(world: World) -> None:
    world.maya.asks("U0NOOR")
    world.tomas.asks("U0NOOR", "U0MAYA")
    opened = [c.args["users"] for c in world.sandbox.calls if c.method == "conversations.open"]
    assert sorted(opened) == ["U0MAYA", "U0NOOR", "U0TOMAS"]
