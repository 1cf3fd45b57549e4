"""One message taken to Slack, at the rate that Slack allows."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import replace

from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.delivery import posting, search
from bot.delivery.batch import Job
from bot.delivery.pacing import LONGEST_WAIT, Pacing
from bot.delivery.posting import Answer, Verdict
from bot.installations import Installations
from handlers.errors import report
from handlers.slack_errors import name_of
from storage.outbox import Place

AT_ONCE = 20


class Sender:
    """Sends claimed messages, a few at a time.

    Args:
        installations: through whom.
        pacing: Slack's rates.
    """

    def __init__(self, installations: Installations, pacing: Pacing) -> None:
        self._installations = installations
        self._pacing = pacing
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
            answer = await self._post_in_turn(
                workspace, channel, lambda: posting.post(client, channel, message, job.row.token)
            )
        # Whatever came of it, the channel is known now.
        return answer if answer.place else replace(answer, place=Place(channel, ""))

    async def _open(self, client: AsyncWebClient, job: Job) -> Answer:
        """Return the channel of a person who was never written to."""
        person = job.row.recipient
        return await self._call(
            job.row.workspace_id, "conversations.open", lambda: posting.open_direct(client, person)
        )

    async def _post_in_turn(
        self, workspace: str, channel: str, post: Callable[[], Awaitable[Answer]]
    ) -> Answer:
        wait = self._pacing.wait_for_channel(workspace, channel)
        if wait > LONGEST_WAIT:
            return Answer(Verdict.NOT_NOW, reason="paced", retry_after=wait)
        if wait:
            await asyncio.sleep(wait)
        return await self._call(workspace, "chat.postMessage", post)

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
        since = job.row.claimed_at or job.row.not_before
        try:
            place = await search.find(client, channel, job.row.token, since)
        except SlackApiError as error:
            if name_of(error) != "missing_scope":
                return replace(posting.judge(error), verdict=Verdict.UNSURE)
            if job.kind.again_if_unsure:
                return Answer(Verdict.NOT_NOW, reason="unsure, sent again")
            return Answer(Verdict.GONE, reason="unsure, let go")
        if place is None:
            return Answer(Verdict.NOT_NOW, reason="looked for, not there")
        return Answer(Verdict.ARRIVED, place)
