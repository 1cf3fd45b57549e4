"""The worker: a heartbeat that runs what is due and empties the outbox."""

import asyncio
import logging
from datetime import datetime
from secrets import token_hex
from time import monotonic
from typing import Any

from apscheduler.schedulers.asyncio import AsyncIOScheduler
from sqlalchemy import Connection, func, select

from bot.delivery.drain import Drain
from bot.tick import Tick
from handlers.errors import report
from handlers.tasks import Tasks
from rituals.cadence.clock import Clock, system_clock
from rituals.my_time import budget
from storage import deliveries, heartbeats, inbox
from storage.database import Database
from storage.tables import Schedule

log = logging.getLogger("trellis")

HEARTBEAT = 1.0
SECONDS_WITHOUT_A_BEAT = 60.0
SIGN_OF_LIFE = 30.0


class Worker:
    """Runs due schedules and sends due messages.

    Args:
        database: where schedules and outbox are.
        tick: runs what is due.
        drain: sends.
        clock: the time.
    """

    def __init__(self, database: Database, tick: Tick, drain: Drain, clock: Clock) -> None:
        self._database = database
        self._tick = tick
        self._drain = drain
        self._clock = clock
        self._process = token_hex(8)
        self._started = clock()
        # Its own: whatever else goes on must not hold up the heartbeat.
        self._tasks = Tasks()
        self._scheduler: AsyncIOScheduler | None = None
        self._loop: asyncio.AbstractEventLoop | None = None
        self._woken = False
        self._beating = False
        self._last_beat = 0.0

    def start(self) -> None:
        """Begin to beat, once a second."""
        self._loop = asyncio.get_running_loop()
        self._last_beat = monotonic()
        self._scheduler = AsyncIOScheduler()
        every_second: dict[str, Any] = {"seconds": HEARTBEAT, "max_instances": 1, "coalesce": True}
        self._scheduler.add_job(self._pulse, "interval", **every_second)
        self._scheduler.add_job(self._clean_up, "interval", minutes=10)
        at_once = {"seconds": SIGN_OF_LIFE, "next_run_time": system_clock()}
        self._scheduler.add_job(self._sign_of_life, "interval", **at_once)
        self._scheduler.start()

    def stop(self) -> None:
        """Stop beating; what is under way goes on to the end of its batch."""
        self._drain.stop()
        if self._scheduler:
            self._scheduler.shutdown(wait=False)
            self._scheduler = None

    async def finished(self) -> None:
        """Wait until nothing is under way."""
        await self._tasks.finished()

    @property
    def is_beating(self) -> bool:
        """Whether it was started, and has got through a beat lately."""
        return (
            self._scheduler is not None and monotonic() - self._last_beat < SECONDS_WITHOUT_A_BEAT
        )

    def wake(self) -> None:
        """Send without waiting for the next beat; may be called from any thread."""
        if self._loop is not None and not self._woken:
            self._woken = True
            self._loop.call_soon_threadsafe(self._tasks.start, self._send(), "the outbox")

    async def _pulse(self) -> None:
        """Beat, as a task of our own: the scheduler would cut it off when the program ends."""
        if not self._beating:
            self._beating = True
            self._tasks.start(self.beat(), "the heartbeat")

    async def beat(self) -> None:
        """Run what is due, then send what is due; after a failure the next beat comes."""
        try:
            await self._tick.run(self._tasks)
            await self._drain.run()
            self._last_beat = monotonic()
        except Exception as error:
            report(error, "the heartbeat")
        finally:
            self._beating = False

    async def next_due(self) -> datetime | None:
        """Return when there is next something to do, None when nothing is planned or owed."""

        def find(connection: Connection) -> datetime | None:
            planned = connection.scalar(select(func.min(Schedule.not_before)))
            times = [at for at in (planned, deliveries.next_due(connection)) if at]
            return min(times, default=None)

        return await self._database.run(find)

    async def _send(self) -> None:
        self._woken = False
        await self._drain.run()

    async def _clean_up(self) -> None:
        self._tasks.start(self._forget(), "forgetting")

    async def _forget(self) -> None:
        """Forget what nobody asks for any more."""
        now = self._clock()

        def forget(connection: Connection) -> None:
            inbox.forget_old(connection, now)
            budget.forget_old(connection, now.date())

        await self._database.run(forget)
        while await self._database.run(lambda connection: deliveries.forget_old(connection, now)):
            pass

    async def _sign_of_life(self) -> None:
        """Leave word for whoever asks whether the bot is well; none where its beat hangs."""
        if self.is_beating:
            self._tasks.start(self._say_so(), "the sign of life")

    async def _say_so(self) -> None:
        now = self._clock()
        await self._database.run(
            lambda connection: heartbeats.beat(connection, self._process, self._started, now)
        )
