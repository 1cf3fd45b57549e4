"""The outbox emptied into Slack."""

import asyncio
from datetime import datetime, timedelta

from sqlalchemy import Connection

from bot.delivery.batch import Batch, Job, take
from bot.delivery.pacing import Pacing
from bot.delivery.posting import Answer, Verdict
from bot.delivery.search import NOT_THERE
from bot.delivery.sender import Sender
from bot.installations import Installations
from handlers.errors import report
from rituals.cadence.clock import Clock
from rituals.engine.feature import Owed
from rituals.engine.registry import Registry
from storage import deliveries
from storage.database import Database
from storage.deliveries import Settled
from storage.outbox import DEAD, SENT, SKIPPED, UNSURE, WAITING
from storage.unit_of_work import UnitOfWork

BATCH = 100
# A token that is not good any more is tried again this much later.
LOCKED_OUT_FOR = timedelta(minutes=10)
# One transaction for all that is answered within this time costs less than one for each.
SECONDS_TOGETHER = 0.01
# Slack may take a moment to show what it took.
LOOK_AFTER = timedelta(seconds=5)
# The shortest and the longest pause between two attempts.
LEAST_BACK_OFF = timedelta(seconds=1)
MOST_BACK_OFF = timedelta(minutes=10)
# Longer than any outage; what Slack has refused for so long, it always will.
GIVEN_UP_AFTER = timedelta(days=3)
# Days may pass without an attempt, over a weekend; this is most of a day of nothing but refusals.
MOST_ATTEMPTS = 100


class Drain:
    """Sends what is due, batch after batch.

    Args:
        registry: who writes each kind of message.
        database: where the outbox is.
        installations: through whom.
        clock: the time.
        pacing: Slack's rates.
    """

    def __init__(
        self,
        registry: Registry,
        database: Database,
        installations: Installations,
        clock: Clock,
        pacing: Pacing,
    ) -> None:
        self._registry = registry
        self._database = database
        self._pacing = pacing
        self._sender = Sender(installations, pacing, clock)
        self._clock = clock
        self._one_at_a_time = asyncio.Lock()
        self._stopped = False

    async def run(self) -> int:
        """Send all that is due now, and return how many rows were settled.

        The next rows are taken while slow answers are still awaited: a workspace that Slack
        answers slowly does not hold up the others.
        """
        async with self._one_at_a_time:
            settled = 0
            pending: set[asyncio.Task[tuple[Job, Answer]]] = set()
            may_be_more = True
            while pending or (may_be_more and not self._stopped):
                if may_be_more and not self._stopped and len(pending) <= BATCH // 2:
                    batch = await self._take()
                    may_be_more = batch.seen == BATCH
                    pending |= {asyncio.create_task(self._answered(job)) for job in batch.jobs}
                pending, count = await self._settle_answered(pending)
                settled += count
            return settled

    def stop(self) -> None:
        """End after what is in hand."""
        self._stopped = True

    async def _take(self) -> Batch:
        now = self._clock()
        return await self._database.run(
            lambda connection: take(connection, self._registry, self._pacing, now, BATCH)
        )

    async def _settle_answered(
        self, pending: "set[asyncio.Task[tuple[Job, Answer]]]"
    ) -> "tuple[set[asyncio.Task[tuple[Job, Answer]]], int]":
        """Keep together what is answered together; return what is not, and how many were."""
        if not pending:
            return pending, 0
        await asyncio.wait(pending, return_when=asyncio.FIRST_COMPLETED)
        done, pending = await asyncio.wait(pending, timeout=SECONDS_TOGETHER)
        await self._settle([each.result() for each in done])
        return pending, len(done)

    async def _answered(self, job: Job) -> tuple[Job, Answer]:
        return job, await self._sender.send(job)

    async def _settle(self, answered: list[tuple[Job, Answer]]) -> None:
        """Keep what became of messages; without it they would be sent again."""
        now = self._clock()
        pause = self._pacing.edit_every
        rows = sorted((_settled(job, answer, now, pause) for job, answer in answered), key=_by_row)
        # What follows from a loss comes first: after a crash it may happen twice, but not never.
        await self._remember(answered, now, arrived=False)
        for last in (False, False, True):
            try:
                await self._database.run(lambda connection: deliveries.settle(connection, rows))
                break
            except Exception as error:
                # Their leases run out, and they are looked for.
                report(error, "keeping what was sent")
                if not last:
                    await asyncio.sleep(0.1)
        await self._remember(answered, now, arrived=True)

    async def _remember(
        self, answered: list[tuple[Job, Answer]], now: datetime, *, arrived: bool
    ) -> None:
        for job, answer in answered:
            if (answer.verdict is Verdict.ARRIVED) == arrived:
                await self._remember_one(job, answer, now)

    async def _remember_one(self, job: Job, answer: Answer, now: datetime) -> None:
        """Keep what else an answer tells: a person's channel, and that a message cannot arrive."""
        is_new_channel = job.channel is None and answer.place
        is_lost = _state(job, answer, now) == DEAD and job.kind.undelivered
        if not (is_new_channel or is_lost):
            return

        def keep(connection: Connection) -> None:
            work = UnitOfWork(connection, job.row.workspace_id, now)
            if answer.place and is_new_channel:
                work.directory.keep_direct_channel(job.row.recipient, answer.place.channel)
            if is_lost and job.kind.undelivered:
                job.kind.undelivered(Owed(job.row.subject, job.row.recipient, job.row.detail), work)
            work.flush()

        try:
            await self._database.run(keep)
        except Exception as error:
            report(error, f"what follows from {job.row.kind}")


def _by_row(settled: Settled) -> int:
    """One order for all workers, so that none waits for another in a circle."""
    return settled.row_id


def _settled(job: Job, answer: Answer, now: datetime, pause: timedelta) -> Settled:
    """Return what a row becomes after its call; one that stands is not edited before a pause."""
    stands = answer.verdict is Verdict.ARRIVED
    later = {
        Verdict.ARRIVED: pause,
        Verdict.NOT_NOW: _back_off(job, answer, now),
        Verdict.UNSURE: max(LOOK_AFTER, _back_off(job, answer, now)),
        Verdict.LOCKED_OUT: LOCKED_OUT_FOR,
    }.get(answer.verdict, timedelta())
    return Settled(
        row_id=job.row.id,
        attempts=job.row.attempts + 1,
        version=job.row.version,
        state=_state(job, answer, now),
        not_before=now + later,
        reason=answer.reason,
        channel=answer.place.channel if answer.place else None,
        ts=answer.place.ts if stands and answer.place else None,
    )


def _state(job: Job, answer: Answer, now: datetime) -> str:
    """Return the state of a row after its call."""
    if answer.verdict is Verdict.ARRIVED and job.message is None:
        # It was found; what it says may have changed since it was sent.
        return WAITING
    if answer.verdict is Verdict.NOT_NOW and _is_hopeless(job, answer, now):
        return DEAD
    return {
        Verdict.ARRIVED: SENT,
        Verdict.NOT_NOW: WAITING,
        Verdict.UNSURE: UNSURE,
        Verdict.NEVER: SENT if job.is_edit else DEAD,
        Verdict.GONE: SENT if job.is_edit else SKIPPED,
        Verdict.LOCKED_OUT: WAITING,
    }[answer.verdict]


def _is_hopeless(job: Job, answer: Answer, now: datetime) -> bool:
    """Tell whether Slack has refused so long, for no reason of its pace, that it always will."""
    since: datetime = job.row.claimed_at or now
    is_long = now - since > GIVEN_UP_AFTER and job.row.attempts >= MOST_ATTEMPTS
    return is_long and not answer.retry_after and not job.is_edit


def _back_off(job: Job, answer: Answer, now: datetime) -> timedelta:
    if answer.retry_after:
        return timedelta(seconds=answer.retry_after)
    if answer.reason == NOT_THERE:
        return timedelta()
    # As long again as it has been tried: each pause is about twice the one before.
    tried_for: timedelta = now - (job.row.claimed_at or now)
    return min(max(tried_for, LEAST_BACK_OFF), MOST_BACK_OFF)
