"""Whether a message of which nobody is sure stands in Slack: looked for by its opaque id."""

from collections.abc import AsyncIterator
from datetime import datetime, timedelta
from typing import Any

from slack_sdk.web.async_client import AsyncWebClient

from bot.delivery.posting import Answer, Verdict, judge
from storage.outbox import Place

# Slack's clock and ours may differ, and ours may be set right meanwhile.
MARGIN = timedelta(days=1)
PAGE = 200
NOT_THERE = "looked for, not there"

_NOT_THERE = Answer(Verdict.NOT_NOW, reason=NOT_THERE)


async def find(
    client: AsyncWebClient, channel: str, token: str, since: datetime, thread_ts: str | None
) -> Answer:
    """Return where the message stands; where it does not, that it may be sent again.

    Args:
        client: of the workspace.
        channel: where it would stand.
        token: its opaque id.
        since: when it was first tried.
        thread_ts: the thread to look through; the channel itself without one.
    """
    try:
        async for message in _messages(client, channel, since, thread_ts):
            payload = (message.get("metadata") or {}).get("event_payload") or {}
            if payload.get("id") == token:
                return Answer(Verdict.ARRIVED, Place(channel, message["ts"]))
    except Exception as error:
        answer = judge(error)
        return answer if answer.reason != "thread_not_found" else _NOT_THERE
    return _NOT_THERE


async def _messages(
    client: AsyncWebClient, channel: str, since: datetime, thread_ts: str | None
) -> AsyncIterator[dict[str, Any]]:
    asked: dict[str, Any] = {
        "channel": channel,
        "oldest": str((since - MARGIN).timestamp()),
        "include_all_metadata": True,
        "limit": PAGE,
    }
    cursor = ""
    while True:
        if thread_ts:
            answer = await client.conversations_replies(ts=thread_ts, cursor=cursor, **asked)
        else:
            answer = await client.conversations_history(cursor=cursor, **asked)
        for message in answer["messages"]:
            yield message
        cursor = (answer.get("response_metadata") or {}).get("next_cursor") or ""
        if not cursor:
            return
