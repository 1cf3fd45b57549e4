"""One call to Slack, and what its answer means for the message."""

import asyncio
from dataclasses import dataclass, replace
from enum import Enum, auto

import aiohttp
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from handlers.slack_errors import name_of, status_of
from rituals.words.message import Message
from storage.outbox import Place

# Whoever reads a message's metadata sees only this name and an opaque id.
EVENT_TYPE = "trellis_message"
SECONDS_AFTER_429 = 30.0

_NEVER = {
    "channel_not_found", "is_archived", "not_in_channel", "user_not_found", "user_disabled",
    "cannot_dm_bot", "restricted_action", "invalid_blocks", "invalid_blocks_format",
    "msg_too_long", "msg_blocks_too_long", "no_text", "messages_tab_disabled", "user_not_visible",
    "restricted_action_read_only_channel", "channel_is_limited_access", "invalid_arguments",
}  # fmt: skip
_TOKEN = {"invalid_auth", "account_inactive", "token_revoked", "token_expired", "not_authed"}
_GONE = {"message_not_found", "cant_update_message", "edit_window_closed"}
# What it answers has gone, or was locked: https://docs.slack.dev/reference/methods/chat.postMessage
NO_THREAD = {
    "thread_not_found", "cannot_reply_to_message", "thread_locked",
    "restricted_action_thread_locked",
}  # fmt: skip
# These say that part of it may have happened.
_PERHAPS = {"internal_error", "fatal_error", "request_timeout", "service_unavailable"}


class Verdict(Enum):
    """What an answer means."""

    ARRIVED = auto()
    NOT_NOW = auto()  # Slack took nothing; it may be sent again
    UNSURE = auto()  # nobody can tell whether Slack took it
    NEVER = auto()
    GONE = auto()  # the message to be edited is not there any more
    LOCKED_OUT = auto()  # the token is no longer good


@dataclass(frozen=True, slots=True)
class Answer:
    """What became of one call.

    Args:
        verdict: what it means.
        place: where the message stands now.
        reason: Slack's word for what went wrong.
        retry_after: for how many seconds Slack asks to be left alone.
    """

    verdict: Verdict
    place: Place | None = None
    reason: str = ""
    retry_after: float = 0.0


async def open_direct(client: AsyncWebClient, person: str) -> Answer:
    """Find the channel of somebody's conversation with the bot."""
    try:
        answer = await client.conversations_open(users=[person])
    except Exception as error:
        return _as_not_now(judge(error))
    return Answer(Verdict.ARRIVED, Place(answer["channel"]["id"], ""))


async def post(
    client: AsyncWebClient, channel: str, message: Message, token: str, thread_ts: str | None
) -> Answer:
    """Post a message, with the opaque id by which it can be found again.

    Args:
        client: of the workspace.
        channel: where.
        message: what it says.
        token: its opaque id.
        thread_ts: the message in whose thread it is to stand, if it is to stand in one.
    """
    body = {
        "channel": channel,
        "text": message.text,
        "blocks": message.blocks,
        "metadata": {"event_type": EVENT_TYPE, "event_payload": {"id": token}},
        "unfurl_links": False,
        "unfurl_media": False,
    }
    try:
        # The method of this name looks through all blocks first, to turn objects into dictionaries.
        thread: dict[str, object] = {"thread_ts": thread_ts} if thread_ts else {}
        if thread_ts and message.in_channel_too:
            thread["reply_broadcast"] = True
        answer = await client.api_call("chat.postMessage", json=body | thread)
    except Exception as error:
        return judge(error)
    return Answer(Verdict.ARRIVED, Place(answer["channel"], answer["ts"]))


async def edit(client: AsyncWebClient, place: Place, message: Message) -> Answer:
    """Write a message anew where it stands."""
    try:
        await client.chat_update(
            channel=place.channel, ts=place.ts, text=message.text, blocks=message.blocks
        )
    except Exception as error:
        return _as_not_now(judge(error))
    return Answer(Verdict.ARRIVED, place)


def _as_not_now(answer: Answer) -> Answer:
    """Return what an unsure answer means for a call that may be made twice."""
    return replace(answer, verdict=Verdict.NOT_NOW) if answer.verdict is Verdict.UNSURE else answer


def judge(error: Exception) -> Answer:
    """Return what a failed call means.

    Raises:
        Exception: the error itself, where it is none of Slack's or the network's.
    """
    if isinstance(error, SlackApiError):
        return _judge_answer(error)
    if isinstance(error, aiohttp.ClientConnectorError):
        return Answer(Verdict.NOT_NOW, reason="no connection", retry_after=5.0)
    if isinstance(error, aiohttp.ClientError | asyncio.TimeoutError | OSError):
        return Answer(Verdict.UNSURE, reason=type(error).__name__)
    raise error


def _judge_answer(error: SlackApiError) -> Answer:
    status, name = status_of(error), name_of(error)
    if status == 429 or name in ("ratelimited", "rate_limited"):
        after = error.response.headers.get("Retry-After", "") or ""
        seconds = float(after) if after.isdigit() else SECONDS_AFTER_429
        return Answer(Verdict.NOT_NOW, reason="ratelimited", retry_after=seconds)
    if name in _GONE:
        return Answer(Verdict.GONE, reason=name)
    if name in _NEVER:
        return Answer(Verdict.NEVER, reason=name)
    if name in _TOKEN:
        return Answer(Verdict.LOCKED_OUT, reason=name)
    if status >= 500 or not name or name in _PERHAPS:
        return Answer(Verdict.UNSURE, reason=name or f"status {status}")
    # Slack says plainly that it took nothing.
    return Answer(Verdict.NOT_NOW, reason=name)
