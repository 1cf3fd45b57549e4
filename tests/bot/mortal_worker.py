"""A worker that may stop at any step of its work, as if it were killed; a new one goes on."""

import asyncio
from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Any, TypeVar

from sqlalchemy import Connection

from bot.delivery.drain import Drain
from bot.delivery.pacing import Pacing
from bot.tick import Tick
from bot.worker import Worker
from handlers.lookup import Lookup
from rituals.engine.registry import Registry
from storage.database import Database

T = TypeVar("T")


class Life:
    """How many steps are left; after the last nothing goes on."""

    def __init__(self) -> None:
        self.steps: int | None = None
        self.is_over = asyncio.Event()

    def takes_its_last_step(self) -> bool:
        if self.steps is not None:
            self.steps -= 1
            if self.steps < 0:
                self.is_over.set()
        return self.is_over.is_set()

    async def step(self) -> None:
        if self.takes_its_last_step():
            await asyncio.Event().wait()


class MortalDatabase:
    """A database that rolls back, and hands nothing out any more, when a life is over.

    Everything in it happens one after the other, so that a run can be repeated.
    """

    def __init__(self, database: Database, life: Life) -> None:
        self._database = database
        self._life = life

    async def run(self, function: Callable[[Connection], T]) -> T:
        await asyncio.sleep(0)
        await self._life.step()

        def mortal(connection: Connection) -> T:
            result = function(connection)
            if self._life.takes_its_last_step():
                raise InterruptedError
            return result

        try:
            result = self._database.transaction(mortal)
        except InterruptedError:
            await asyncio.Event().wait()
        await self._life.step()
        return result


class MortalInstallations:
    """The way to Slack, on which a life may end before a call and after it."""

    def __init__(self, slack: Any, life: Life) -> None:
        self._slack = slack
        self._life = life

    def client(self, workspace: str) -> Any:
        return self

    def __getattr__(self, method: str) -> Any:
        async def call(*args: Any, **fields: Any) -> Any:
            await self._life.step()
            answer = await getattr(self._slack, method)(*args, **fields)
            await self._life.step()
            return answer

        return call


class MortalWorker:
    """The real worker, with one life.

    Args:
        registry: what it runs.
        database: that it works on.
        slack: where its messages go.
        clock: the time it goes by.
        seconds: those that Slack counts for its rates.
    """

    def __init__(
        self,
        registry: Registry,
        database: Database,
        slack: Any,
        clock: Callable[[], datetime],
        seconds: Callable[[], float],
    ) -> None:
        self.life = Life()
        mortal: Any = MortalDatabase(database, self.life)
        way: Any = MortalInstallations(slack, self.life)
        tick = Tick(registry, mortal, way, Lookup(clock), clock)
        drain = Drain(registry, mortal, way, clock, Pacing(0.0, seconds))
        self._worker = Worker(mortal, tick, drain, clock)

    async def beat(self) -> None:
        """Beat once, or until its life is over."""
        work = asyncio.ensure_future(self._beat())
        end = asyncio.ensure_future(self.life.is_over.wait())
        await asyncio.wait({work, end}, return_when=asyncio.FIRST_COMPLETED)

    async def _beat(self) -> None:
        await self._worker.beat()
        await self._worker.finished()


async def beat_together(workers: Iterable[MortalWorker]) -> None:
    """Let workers beat side by side; nothing goes on of one whose life is over."""
    await asyncio.gather(*(each.beat() for each in workers))
    for task in asyncio.all_tasks() - {asyncio.current_task()}:
        task.cancel()
