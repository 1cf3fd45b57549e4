"""Whether a message of which nobody is sure stands in its channel: looked for by its opaque id."""

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


async def find(client: AsyncWebClient, channel: str, token: str, since: datetime) -> Answer:
    """Return where the message stands; where it does not, that it may be sent again.

    Args:
        client: of the workspace.
        channel: where it would stand.
        token: its opaque id.
        since: when it was first tried.
    """
    try:
        async for message in _messages(client, channel, since):
            payload = (message.get("metadata") or {}).get("event_payload") or {}
            if payload.get("id") == token:
                return Answer(Verdict.ARRIVED, Place(channel, message["ts"]))
    except Exception as error:
        return judge(error)
    return Answer(Verdict.NOT_NOW, reason=NOT_THERE)


async def _messages(
    client: AsyncWebClient, channel: str, since: datetime
) -> AsyncIterator[dict[str, Any]]:
    cursor = ""
    while True:
        answer = await client.conversations_history(
            channel=channel,
            oldest=str((since - MARGIN).timestamp()),
            include_all_metadata=True,
            limit=PAGE,
            cursor=cursor,
        )
        for message in answer["messages"]:
            yield message
        cursor = (answer.get("response_metadata") or {}).get("next_cursor") or ""
        if not cursor:
            return
