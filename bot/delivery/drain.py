"""The outbox emptied into Slack."""

import asyncio
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import TypeVar

from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient
from sqlalchemy import Connection

from bot.delivery import posting, search
from bot.delivery.batch import Batch, Job, take
from bot.delivery.pacing import LONGEST_WAIT, Pacing
from bot.delivery.posting import Answer, Verdict
from bot.installations import Installations
from handlers.lookup import Lookup
from rituals.cadence.clock import Clock
from rituals.engine.feature import Owed
from rituals.engine.registry import Registry
from storage import deliveries
from storage.database import Database
from storage.deliveries import Settled
from storage.directory import Facts
from storage.outbox import DEAD, SENT, SKIPPED, UNSURE, WAITING, Place
from storage.unit_of_work import UnitOfWork

T = TypeVar("T")

BATCH = 100
AT_ONCE = 20
# A token that is not good any more is tried again this much later.
LOCKED_OUT_FOR = timedelta(minutes=10)
# Slack may take a moment to show what it took.
LOOK_AFTER = timedelta(seconds=5)
MOST_BACK_OFF = timedelta(minutes=10)


class Drain:
    """Sends what is due, batch after batch.

    Args:
        registry: who writes each kind of message.
        database: where the outbox is.
        installations: through whom.
        lookup: asks Slack what must be known first.
        clock: the time.
        pacing: Slack's rates.
    """

    def __init__(
        self,
        registry: Registry,
        database: Database,
        installations: Installations,
        lookup: Lookup,
        clock: Clock,
        pacing: Pacing,
    ) -> None:
        self._registry = registry
        self._database = database
        self._installations = installations
        self._lookup = lookup
        self._clock = clock
        self._pacing = pacing
        self._places = asyncio.Semaphore(AT_ONCE)
        self._one_at_a_time = asyncio.Lock()

    async def run(self) -> int:
        """Send all that is due now, and return how many rows were settled."""
        async with self._one_at_a_time:
            settled = 0
            facts: dict[str, Facts] = {}
            while True:
                batch = await self._take(facts)
                answers = await asyncio.gather(*(self._send(job) for job in batch.jobs))
                await self._settle(batch.jobs, answers)
                settled += len(batch.jobs)
                facts = await self._look_up(batch)
                if not facts and batch.seen < BATCH:
                    return settled

    async def _take(self, facts: dict[str, Facts]) -> Batch:
        held = self._pacing.held_workspaces("chat.postMessage")
        now = self._clock()
        return await self._in_thread(
            lambda connection: take(connection, self._registry, now, held, facts, BATCH)
        )

    async def _look_up(self, batch: Batch) -> dict[str, Facts]:
        found = {}
        for workspace, wanted in batch.wanted.items():
            if client := self._installations.client(workspace):
                found[workspace] = await self._lookup.find(client, wanted, Facts())
        return found

    async def _send(self, job: Job) -> Answer:
        client = self._installations.client(job.row.workspace_id)
        if client is None:
            return Answer(Verdict.LOCKED_OUT, reason="not installed")
        async with self._places:
            channel = job.channel
            if channel is None:
                opened = await self._channel(client, job)
                if opened.place is None:
                    return opened
                channel = opened.place.channel
            if job.message is None:
                return await self._look_for(client, job, channel)
            return await self._post(client, job, channel)

    async def _channel(self, client: AsyncWebClient, job: Job) -> Answer:
        """Return the channel of a recipient: a person's is opened first, a channel is its own."""
        if job.row.recipient[0] not in "UW":
            return Answer(Verdict.ARRIVED, Place(job.row.recipient, ""))
        return await posting.open_direct(client, job.row.recipient)

    async def _post(self, client: AsyncWebClient, job: Job, channel: str) -> Answer:
        assert job.message is not None
        workspace = job.row.workspace_id
        if job.is_edit:
            return await posting.edit(client, Place(channel, job.row.ts), job.message)
        wait = self._pacing.wait_for_channel(workspace, channel)
        if wait > LONGEST_WAIT:
            return Answer(Verdict.NOT_NOW, Place(channel, ""), "paced", retry_after=wait)
        if wait:
            await asyncio.sleep(wait)
        answer = await posting.post(client, channel, job.message, job.row.token)
        return answer if answer.place else Answer(
            answer.verdict, Place(channel, ""), answer.reason, answer.retry_after, answer.method
        )  # fmt: skip

    async def _look_for(self, client: AsyncWebClient, job: Job, channel: str) -> Answer:
        """Find out whether a message arrived; go by its kind's rule where nobody may look."""
        since = job.row.claimed_at or job.row.not_before
        try:
            place = await search.find(client, channel, job.row.token, since)
        except SlackApiError as error:
            if error.response.get("error") != "missing_scope":
                return Answer(Verdict.UNSURE, Place(channel, ""), "cannot look yet")
            if job.kind.again_if_unsure:
                return Answer(Verdict.NOT_NOW, Place(channel, ""), "unsure, sent again")
            return Answer(Verdict.GONE, Place(channel, ""), "unsure, let go")
        except Exception as error:
            return Answer(Verdict.UNSURE, Place(channel, ""), posting.judge(error, "").reason)
        if place is None:
            return Answer(Verdict.NOT_NOW, Place(channel, ""), "looked for, not there")
        return Answer(Verdict.ARRIVED, place)

    async def _settle(self, jobs: list[Job], answers: list[Answer]) -> None:
        if not jobs:
            return
        now = self._clock()
        for job, answer in zip(jobs, answers, strict=True):
            if answer.retry_after and answer.method:
                self._pacing.hold(job.row.workspace_id, answer.method, answer.retry_after)
        pairs = list(zip(jobs, answers, strict=True))

        def keep(connection: Connection) -> None:
            deliveries.settle(connection, [_settled(job, answer, now) for job, answer in pairs])
            for job, answer in pairs:
                self._remember(connection, job, answer, now)

        await self._in_thread(keep)

    def _remember(self, connection: Connection, job: Job, answer: Answer, now: datetime) -> None:
        """Keep what else an answer tells: a person's channel, and that a message cannot arrive."""
        is_new_channel = job.channel is None and answer.place and job.row.recipient[0] in "UW"
        never = answer.verdict is Verdict.NEVER and job.kind.undelivered and not job.is_edit
        if not (is_new_channel or never):
            return
        work = UnitOfWork(connection, job.row.workspace_id, now)
        if is_new_channel and answer.place:
            work.directory.keep_direct_channel(job.row.recipient, answer.place.channel)
        if never and job.kind.undelivered:
            job.kind.undelivered(Owed(job.row.subject, job.row.recipient, job.row.detail), work)
        work.flush()

    async def _in_thread(self, function: Callable[[Connection], T]) -> T:
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(
            self._database.threads, self._database.transaction, function
        )


def _settled(job: Job, answer: Answer, now: datetime) -> Settled:
    """Return what a row becomes after its call."""
    state, later = {
        Verdict.ARRIVED: (SENT, timedelta()),
        Verdict.NOT_NOW: (WAITING, _back_off(job, answer)),
        Verdict.UNSURE: (UNSURE, LOOK_AFTER),
        Verdict.NEVER: (SENT if job.is_edit else DEAD, timedelta()),
        Verdict.GONE: (SENT if job.is_edit else SKIPPED, timedelta()),
        Verdict.LOCKED_OUT: (WAITING, LOCKED_OUT_FOR),
    }[answer.verdict]
    stands = answer.verdict is Verdict.ARRIVED
    return Settled(
        row_id=job.row.id,
        attempts=job.row.attempts + 1,
        version=job.row.version,
        state=state,
        not_before=now + later,
        reason=answer.reason,
        channel=answer.place.channel if answer.place else None,
        ts=answer.place.ts if stands and answer.place else None,
    )


def _back_off(job: Job, answer: Answer) -> timedelta:
    if answer.retry_after:
        return timedelta(seconds=answer.retry_after)
    if job.message is None:
        return timedelta()
    return min(timedelta(seconds=2 ** min(job.row.attempts, 12)), MOST_BACK_OFF)
