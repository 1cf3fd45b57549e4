"""A worker in a process of its own that is killed at a chosen step of its work.

It is the real worker. The database and the HTTP session it is handed end the process, with no
chance to tidy up: before, within or after one of its transactions, or around a call to Slack.
"""

import asyncio
import json
import os
import signal
import sys
from collections.abc import Callable
from datetime import datetime
from typing import Any, TypeVar

import aiohttp
from sqlalchemy import Connection

from bot.delivery.drain import Drain
from bot.delivery.pacing import Pacing
from bot.installations import Installation, Installations
from bot.tick import Tick
from bot.worker import Worker
from handlers.lookup import Lookup
from rituals.engine.registry import discover
from storage.database import Database

T = TypeVar("T")

# A beat runs what is due, then claims, then sends, then records.
CLAIM, SEND, RECORD = 2, 0, 3
STEPS = {
    "before the claim": (CLAIM, "before"),
    "with the claim written and not committed": (CLAIM, "within"),
    "after the claim": (CLAIM, "after"),
    "when the request has left": (SEND, "on_request_chunk_sent"),
    "when Slack has accepted": (SEND, "on_request_end"),
    "before it was recorded": (RECORD, "before"),
    "with the record written and not committed": (RECORD, "within"),
    "after it was recorded": (RECORD, "after"),
    "never": (SEND, ""),
}


def die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


class DoomedDatabase(Database):
    """A database that ends the process at one of its transactions."""

    def __init__(self, url: str, step: str) -> None:
        super().__init__(url)
        self._at, self._moment = STEPS[step]
        self._count = 0

    async def run(self, function: Callable[[Connection], T]) -> T:
        self._count += 1
        if self._count != self._at:
            return await super().run(function)
        if self._moment == "before":
            die()

        def doomed(connection: Connection) -> T:
            result = function(connection)
            if self._moment == "within":
                die()
            return result

        result = await super().run(doomed)
        die()
        return result


def doom_of_a_post(step: str) -> aiohttp.TraceConfig:
    """What ends the process at the first post: its request is out, or the answer's head is in."""
    watch = aiohttp.TraceConfig()
    _, moment = STEPS[step]

    async def end(_session: object, _context: object, params: Any) -> None:
        if params.url.path.endswith("/chat.postMessage"):
            die()

    if moment.startswith("on_"):
        getattr(watch, moment).append(end)
    return watch


async def work(step: str, database_url: str, api_url: str, at: str, installed: str) -> None:
    database = DoomedDatabase(database_url, step)
    registry = discover()

    def clock() -> datetime:
        return datetime.fromisoformat(at)

    async with aiohttp.ClientSession(trace_configs=[doom_of_a_post(step)]) as session:
        through = Installations(
            session, api_url, [Installation(**each) for each in json.loads(installed)]
        )
        drain = Drain(registry, database, through, clock, Pacing(0.0))
        tick = Tick(registry, database, through, Lookup(clock), clock)
        await Worker(database, tick, drain, clock).beat()
    database.close()


if __name__ == "__main__":
    asyncio.run(work(*sys.argv[1:]))
