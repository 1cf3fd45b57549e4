"""One message taken to Slack, at the rate that Slack allows."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import timedelta

from slack_sdk.web.async_client import AsyncWebClient

from bot.delivery import posting, search
from bot.delivery.batch import Job
from bot.delivery.pacing import Pacing
from bot.delivery.posting import NO_THREAD, Answer, Verdict
from bot.delivery.search import NOT_THERE
from bot.installations import Installations
from handlers.errors import report
from rituals.cadence.clock import Clock
from rituals.words.message import Message
from storage.deliveries import SECONDS_FOR_A_CALL
from storage.outbox import Place

AT_ONCE = 20


class Sender:
    """Sends claimed messages, a few at a time.

    Args:
        installations: through whom.
        pacing: Slack's rates.
        clock: the time, for leases.
    """

    def __init__(self, installations: Installations, pacing: Pacing, clock: Clock) -> None:
        self._installations = installations
        self._pacing = pacing
        self._clock = clock
        self._places = asyncio.Semaphore(AT_ONCE)

    async def send(self, job: Job) -> Answer:
        """Send one message, edit it, or find out whether it arrived.

        Whatever fails unforeseen leaves it unsure, and harms no other.
        """
        client = self._installations.client(job.row.workspace_id)
        if client is None:
            return Answer(Verdict.LOCKED_OUT, reason="not installed")
        try:
            async with self._places:
                return await self._send(client, job)
        except Exception as error:
            return Answer(Verdict.UNSURE, reason=f"failed, {report(error, job.row.kind)}")

    async def _send(self, client: AsyncWebClient, job: Job) -> Answer:
        workspace = job.row.workspace_id
        channel = job.channel
        if channel is None:
            opened = await self._open(client, job)
            if opened.place is None:
                return opened
            channel = opened.place.channel
        message = job.message
        if message is None:
            answer = await self._look_for(client, job, channel)
        elif job.is_edit:
            place = Place(channel, job.row.ts)
            answer = await self._call(
                workspace, "chat.update", lambda: posting.edit(client, place, message)
            )
        else:
            answer = await self._post(client, job, channel, message, job.thread_ts)
            if job.thread_ts and answer.reason in NO_THREAD:
                answer = await self._post(client, job, channel, message, None)
        # Whatever came of it, the channel is known now.
        return answer if answer.place else replace(answer, place=Place(channel, ""))

    async def _open(self, client: AsyncWebClient, job: Job) -> Answer:
        """Return the channel of a person who was never written to."""
        person = job.row.recipient
        return await self._call(
            job.row.workspace_id, "conversations.open", lambda: posting.open_direct(client, person)
        )

    async def _post(
        self,
        client: AsyncWebClient,
        job: Job,
        channel: str,
        message: Message,
        thread_ts: str | None,
    ) -> Answer:
        # After it, another worker may take the message over, look for it, and post it.
        if self._clock() + timedelta(seconds=SECONDS_FOR_A_CALL) >= job.until:
            return Answer(Verdict.NOT_NOW, reason="the lease is over")
        return await self._call(
            job.row.workspace_id,
            "chat.postMessage",
            lambda: posting.post(client, channel, message, job.row.token, thread_ts),
        )

    async def _call(
        self, workspace: str, method: str, call: Callable[[], Awaitable[Answer]]
    ) -> Answer:
        """Call a method, unless Slack has asked for it to be left alone in this workspace."""
        if left := self._pacing.held(workspace, method):
            return Answer(Verdict.NOT_NOW, reason="held", retry_after=left)
        answer = await call()
        if answer.retry_after:
            self._pacing.hold(workspace, method, answer.retry_after)
        return answer

    async def _look_for(self, client: AsyncWebClient, job: Job, channel: str) -> Answer:
        """Find out whether a message arrived; go by its kind's rule where nobody may look."""
        answer = await self._found(client, job, channel, job.thread_ts)
        if job.thread_ts and answer.reason == NOT_THERE:
            # Its thread may have gone before it came.
            answer = await self._found(client, job, channel, None)
        if answer.reason == "missing_scope":
            again = job.kind.again_if_unsure
            verdict = Verdict.NOT_NOW if again else Verdict.GONE
            return Answer(verdict, reason="unsure, sent again" if again else "unsure, let go")
        if answer.verdict in (Verdict.NOT_NOW, Verdict.LOCKED_OUT) and answer.reason != NOT_THERE:
            # Nothing is known yet, so it must not be sent again.
            return replace(answer, verdict=Verdict.UNSURE)
        return answer

    async def _found(
        self, client: AsyncWebClient, job: Job, channel: str, thread_ts: str | None
    ) -> Answer:
        """Look through a thread, or through a channel, at the rate of its method."""
        since = job.row.claimed_at or job.row.not_before
        return await self._call(
            job.row.workspace_id,
            "conversations.replies" if thread_ts else "conversations.history",
            lambda: search.find(client, channel, job.row.token, since, thread_ts),
        )
