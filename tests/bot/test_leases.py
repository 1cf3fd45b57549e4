"""Several workers on one outbox: whoever claims a message has it for a while, and alone."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

import pytest
from slack_sdk.web.async_client import AsyncWebClient

from bot.installations import Installations
from bot.worker import Worker
from storage.database import Database
from tests.bot.post_office import (
    asks_quietly,
    everything_stands_once,
    installed,
    standing,
    worker_of,
)
from tests.world import World

LONGER_THAN_A_LEASE = timedelta(seconds=61)


class HeldUp:
    """Clients of which one method is held up on its way to Slack, or on the way back."""

    def __init__(self, world: World, method: str, *, on_the_way_back: bool) -> None:
        self.begun, self.go_on = asyncio.Event(), asyncio.Event()
        held_up = self

        class Client(AsyncWebClient):
            async def api_call(self, api_method: str, **fields: Any) -> Any:
                if api_method != method:
                    return await super().api_call(api_method, **fields)
                if on_the_way_back:
                    answer = await super().api_call(api_method, **fields)
                await held_up.wait()
                if not on_the_way_back:
                    answer = await super().api_call(api_method, **fields)
                return answer

        session, url = world.program.session, world.sandbox.api_url

        class Through(Installations):
            def client(self, workspace: str) -> AsyncWebClient | None:
                token = world.sandbox.workspaces[workspace].bot_token
                return Client(token=token, base_url=url, session=session, retry_handlers=[])

        self.installations = Through(session, url, installed(world))

    async def wait(self) -> None:
        self.begun.set()
        await self.go_on.wait()


@contextmanager
def another_database(world: World) -> Iterator[Database]:
    """The same database, as another process on the same or another machine has it."""
    url = world.program.database.engine.url.render_as_string(hide_password=False)
    database = Database(url)
    yield database
    database.close()


def test_workers_that_beat_together_send_each_message_once(world_on: World) -> None:
    for _ in range(5):
        asks_quietly(world_on, world_on.maya)
    with another_database(world_on) as second, another_database(world_on) as third:
        workers = [worker_of(world_on, database=each) for each in (None, second, third)]

        async def beat_together() -> None:
            await asyncio.gather(*(worker.beat() for worker in workers * 3))

        world_on.loop.do(beat_together())
        assert everything_stands_once(world_on)


def overtaken(world: World, slow: Worker, held_up: HeldUp) -> None:
    """Let a worker be held up until its lease is over and another has done its work."""

    async def overtake() -> None:
        late = asyncio.create_task(slow.beat())
        await held_up.begun.wait()
        clock = world.sandbox.clock
        clock.set(clock.now() + LONGER_THAN_A_LEASE)
        for _ in range(3):
            await world.program.worker.beat()
        held_up.go_on.set()
        await late

    world.loop.do(overtake())


@pytest.mark.parametrize(
    ("method", "on_the_way_back"),
    [("chat.postMessage", True), ("conversations.open", False), ("conversations.open", True)],
)
def test_whoever_comes_back_after_its_lease_ran_out_sends_nothing_and_changes_nothing(
    world_on: World, method: str, on_the_way_back: bool
) -> None:
    asks_quietly(world_on, world_on.maya)
    held_up = HeldUp(world_on, method, on_the_way_back=on_the_way_back)
    with another_database(world_on) as database:
        slow = worker_of(world_on, database=database, installations=held_up.installations)
        overtaken(world_on, slow, held_up)
    assert everything_stands_once(world_on)
    assert sum(standing(world_on).values()) == 4


def test_whoever_comes_back_late_does_not_take_a_message_out_of_anothers_hands(
    world_on: World,
) -> None:
    asks_quietly(world_on, world_on.maya)
    first = HeldUp(world_on, "conversations.open", on_the_way_back=True)
    second = HeldUp(world_on, "chat.postMessage", on_the_way_back=True)
    with another_database(world_on) as one, another_database(world_on) as two:
        late = worker_of(world_on, database=one, installations=first.installations)
        busy = worker_of(world_on, database=two, installations=second.installations)

        async def meet() -> None:
            begun = asyncio.create_task(late.beat())
            await first.begun.wait()
            clock = world_on.sandbox.clock
            clock.set(clock.now() + LONGER_THAN_A_LEASE)
            await busy.beat()  # looks, and finds nothing
            posting = asyncio.create_task(busy.beat())
            await second.begun.wait()
            first.go_on.set()
            await begun
            await world_on.program.worker.beat()
            second.go_on.set()
            await posting

        world_on.loop.do(meet())
        world_on.wait(minutes=10)
    assert everything_stands_once(world_on)
