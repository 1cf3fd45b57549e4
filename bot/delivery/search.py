"""Whether a message of which nobody is sure stands in its channel: looked for by its opaque id."""

from datetime import datetime, timedelta

from slack_sdk.web.async_client import AsyncWebClient

from storage.outbox import Place

# Slack's clock and ours may differ.
MARGIN = timedelta(minutes=2)
PAGE = 200


async def find(client: AsyncWebClient, channel: str, token: str, since: datetime) -> Place | None:
    """Return where the message stands, None when it does not.

    Args:
        client: of the workspace.
        channel: where it would stand.
        token: its opaque id.
        since: when it was first tried.

    Raises:
        SlackApiError: the channel's history may not be read, or not now.
    """
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
            payload = (message.get("metadata") or {}).get("event_payload") or {}
            if payload.get("id") == token:
                return Place(channel, message["ts"])
        cursor = (answer.get("response_metadata") or {}).get("next_cursor") or ""
        if not cursor:
            return None
