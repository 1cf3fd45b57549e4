"""The worker: a heartbeat that runs what is due and empties the outbox."""

import asyncio
import logging
from datetime import datetime, timedelta
from time import monotonic
from typing import Any

from apscheduler.schedulers.asyncio import AsyncIOScheduler
from sqlalchemy import Connection, delete, func, select, update

from bot.delivery.drain import Drain
from handlers.errors import report
from handlers.tasks import Tasks
from rituals.cadence.clock import Clock
from rituals.engine.registry import Registry
from storage import deliveries, inbox
from storage.database import Database
from storage.tables import Schedule
from storage.unit_of_work import UnitOfWork

log = logging.getLogger("trellis")

HEARTBEAT = 1.0
SECONDS_WITHOUT_A_BEAT = 60.0
TRY_AGAIN_AFTER = timedelta(minutes=5)


class _RuleFailed(Exception):
    """Rolls back what a rule began."""

    def __init__(self, schedule: int, kind: str) -> None:
        self.schedule = schedule
        self.kind = kind


class Worker:
    """Runs due schedules and sends due messages.

    Args:
        registry: the rules that schedules name.
        database: where schedules and outbox are.
        drain: sends.
        clock: the time.
    """

    def __init__(self, registry: Registry, database: Database, drain: Drain, clock: Clock) -> None:
        self._registry = registry
        self._database = database
        self._drain = drain
        self._clock = clock
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
        self._scheduler.add_job(self._forget, "interval", minutes=10)
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
            await self.tick()
            await self._drain.run()
            self._last_beat = monotonic()
        except Exception as error:
            report(error, "the heartbeat")
        finally:
            self._beating = False

    async def tick(self) -> int:
        """Run every due schedule, each in a transaction of its own, and return how many."""
        ran = 0
        while True:
            try:
                if not await self._database.run(self._run_one):
                    return ran
                ran += 1
            except _RuleFailed as failed:
                await self._put_off(failed)

    async def next_due(self) -> datetime | None:
        """Return when there is next something to do, None when nothing is planned or owed."""

        def find(connection: Connection) -> datetime | None:
            planned = connection.scalar(select(func.min(Schedule.next_due)))
            times = [at for at in (planned, deliveries.next_due(connection)) if at]
            return min(times, default=None)

        return await self._database.run(find)

    async def _send(self) -> None:
        self._woken = False
        await self._drain.run()

    def _run_one(self, connection: Connection) -> bool:
        """Run the schedule that has been due the longest; False when none is.

        The row is locked, and is gone or moved on when the transaction ends: two workers can
        never run it twice.

        Raises:
            _RuleFailed: the rule did, and nothing of what it began is kept.
        """
        now = self._clock()
        row = connection.execute(
            select(Schedule.__table__)
            .where(Schedule.next_due <= now)
            .order_by(Schedule.next_due, Schedule.id)
            .limit(1)
            .with_for_update(skip_locked=True)
        ).first()
        if row is None:
            return False
        try:
            work = UnitOfWork(connection, row.workspace_id, now)
            self._registry.rules[row.kind](row.subject, work)
            work.flush()
        except Exception as error:
            raise _RuleFailed(row.id, row.kind) from error
        connection.execute(
            delete(Schedule).where(Schedule.id == row.id, Schedule.next_due == row.next_due)
        )
        return True

    async def _put_off(self, failed: "_RuleFailed") -> None:
        """Try a failed rule again later, and let the others run meanwhile."""
        report(failed.__cause__ or failed, failed.kind)
        later = update(Schedule).where(Schedule.id == failed.schedule)
        later = later.values(next_due=self._clock() + TRY_AGAIN_AFTER)
        await self._database.run(lambda connection: connection.execute(later))

    async def _forget(self) -> None:
        await self._database.run(lambda connection: inbox.forget_old(connection, self._clock()))
