"""Workers in processes of their own, made quickly and killed at any moment.

One process imports everything and forks a worker whenever it is told to. Their clock runs faster
than the one on the wall, so that a lease of a minute is over in a few seconds.
"""

import asyncio
import json
import os
import signal
import sys
import time
from datetime import UTC, datetime, timedelta

import aiohttp

from bot.delivery.drain import Drain
from bot.delivery.pacing import Pacing
from bot.installations import Installation, Installations
from bot.tick import Tick
from bot.worker import Worker
from handlers.lookup import Lookup
from storage.database import Database
from storage.deliveries import SECONDS_FOR_A_CALL
from tests.bot.garden import registry

# A Tuesday, ten o'clock in the hours of everybody.
BEGINS = datetime(2026, 3, 3, 10, 0, tzinfo=UTC)
HURRY = 20.0
PAUSE = 0.02


class HurriedTime:
    """The time, which passes faster than elsewhere.

    Args:
        since: when it began, in the seconds of the machine's own clock.
    """

    def __init__(self, since: float) -> None:
        self.since = since

    def seconds(self) -> float:
        return (time.time() - self.since) * HURRY

    def now(self) -> datetime:
        return BEGINS + timedelta(seconds=self.seconds())


async def work(database_url: str, api_url: str, since: float, installed: str) -> None:
    """Beat until killed."""
    database = Database(database_url)
    here = HurriedTime(since)
    patience = aiohttp.ClientTimeout(SECONDS_FOR_A_CALL / HURRY)
    async with aiohttp.ClientSession(timeout=patience) as session:
        through = Installations(session, api_url, [Installation(*json.loads(installed))])
        what = registry()
        drain = Drain(what, database, through, here.now, Pacing(0.0, here.seconds))
        tick = Tick(what, database, through, Lookup(here.now), here.now)
        worker = Worker(database, tick, drain, here.now)
        while True:
            await worker.beat()
            await asyncio.sleep(PAUSE)


def serve(database_url: str, api_url: str, since: str, installed: str) -> None:
    """Start a worker at each line that says so, kill the one that a line names, until the end."""
    alive: set[int] = set()
    for line in sys.stdin:
        match line.split():
            case ["start"]:
                process = os.fork()
                if not process:
                    asyncio.run(work(database_url, api_url, float(since), installed))
                alive.add(process)
                _answer(str(process))
            case ["kill", number]:
                _kill(int(number))
                alive.discard(int(number))
                _answer("killed")
    for process in alive:
        _kill(process)


def _answer(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def _kill(process: int) -> None:
    os.kill(process, signal.SIGKILL)
    _, status = os.waitpid(process, 0)
    assert os.WTERMSIG(status) == signal.SIGKILL, "it had ended by itself"


if __name__ == "__main__":
    serve(*sys.argv[1:])
