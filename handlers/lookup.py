"""What the core must know of people and channels, asked of Slack."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Collection, Hashable
from datetime import datetime
from typing import Any, TypeVar
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.web.async_slack_response import AsyncSlackResponse

from handlers.absence import absence
from handlers.messages import message_facts
from handlers.slack_errors import name_of
from rituals.cadence.clock import Clock
from storage.facts import ChannelFacts, Facts, MessageFacts, NotLookedUp, PersonFacts
from storage.outbox import Place

K = TypeVar("K", bound=Hashable)
T = TypeVar("T")

# Slack's own limit is under 1,000 a page:
# https://docs.slack.dev/reference/methods/users.conversations
PAGE = 999
CHANNELS = "public_channel,private_channel"
_UNKNOWN = {
    "user_not_found",
    "user_not_visible",
    "users_not_found",
    "channel_not_found",
    "message_not_found",
    "not_in_channel",
    # What can be no id at all, as only a forged form sends it.
    "invalid_arguments",
}


class Lookup:
    """Asks Slack what a unit of work found missing.

    Args:
        clock: the time at which what is found is true.
    """

    def __init__(self, clock: Clock) -> None:
        self._clock = clock

    async def find(self, client: AsyncWebClient, wanted: NotLookedUp, known: Facts) -> Facts:
        """Return what was known, and what was wanted.

        Raises:
            SlackApiError: Slack refuses for another reason than that there is no such thing.
        """
        people, channels, members, channels_of, messages = await asyncio.gather(
            _each(wanted.people, lambda each: self._person(client, each)),
            _each(wanted.channels, lambda each: self._channel(client, each)),
            _each(wanted.members, lambda each: _members(client, each)),
            _each(wanted.channels_of, lambda each: _channels_of(client, each)),
            _each(wanted.messages, lambda each: _message(client, each)),
        )
        return Facts(
            known.people | people,
            known.channels | channels,
            known.members | members,
            known.channels_of | channels_of,
            known.messages | messages,
        )

    def person(self, user: dict[str, Any]) -> PersonFacts:
        """Return a person as Slack describes one: https://docs.slack.dev/reference/objects/user-object."""
        profile = user.get("profile", {})
        name = profile.get("display_name") or profile.get("real_name") or user.get("name") or ""
        away = absence(profile, self._clock())
        return PersonFacts(
            id=user["id"],
            name=name,
            zone=_zone(user.get("tz")),
            is_bot=bool(user.get("is_bot")) or user["id"] == "USLACKBOT",
            has_left=bool(user.get("deleted")),
            is_away=away is not None,
            away_until=away.until if away else None,
            # Of a guest in one channel alone Slack says both.
            is_guest=bool(user.get("is_restricted") or user.get("is_ultra_restricted")),
            looked_up_at=self._today(),
        )

    def _today(self) -> datetime:
        """Return the beginning of the day: the hour would tell when somebody did something."""
        return self._clock().replace(hour=0, minute=0, second=0, microsecond=0)

    async def _person(self, client: AsyncWebClient, user: str) -> PersonFacts | None:
        try:
            answer = await client.users_info(user=user)
        except SlackApiError as error:
            _pass_over_unknown(error)
            return None
        return self.person(answer["user"])

    async def _channel(self, client: AsyncWebClient, channel: str) -> ChannelFacts | None:
        try:
            answer = await client.conversations_info(channel=channel, include_num_members=True)
        except SlackApiError as error:
            _pass_over_unknown(error)
            return None
        found = answer["channel"]
        return ChannelFacts(
            id=found["id"],
            name=found.get("name") or "",
            is_private=bool(found.get("is_private") or found.get("is_im") or found.get("is_mpim")),
            is_open=not found.get("is_archived"),
            has_bot=bool(found.get("is_member")),
            member_count=found.get("num_members") or 0,
            looked_up_at=self._today(),
        )


def _zone(name: str | None) -> str:
    """Return a zone that exists on this machine: Slack may know a newer one."""
    try:
        return ZoneInfo(name or "UTC").key
    except (ValueError, OSError, ZoneInfoNotFoundError):
        return "UTC"


async def _each(ids: Collection[K], find: Callable[[K], Awaitable[T]]) -> dict[K, T]:
    """Look all up at once: whoever waits has three seconds."""
    return dict(zip(ids, await asyncio.gather(*map(find, ids)), strict=True))


async def _members(client: AsyncWebClient, channel: str) -> frozenset[str]:
    pages = _pages(client.conversations_members, channel=channel)
    return frozenset([each async for page in pages for each in page["members"]])


async def _channels_of(client: AsyncWebClient, user: str) -> frozenset[str]:
    pages = _pages(client.users_conversations, user=user, types=CHANNELS)
    return frozenset([each["id"] async for page in pages for each in page["channels"]])


async def _pages(
    ask: Callable[..., Awaitable[AsyncSlackResponse]], **about: str
) -> AsyncIterator[AsyncSlackResponse]:
    """Give an answer page by page; none where Slack knows nothing of what it is about."""
    cursor = ""
    while True:
        try:
            answer = await ask(limit=PAGE, cursor=cursor, **about)
        except SlackApiError as error:
            _pass_over_unknown(error)
            return
        yield answer
        cursor = (answer.get("response_metadata") or {}).get("next_cursor") or ""
        if not cursor:
            return


async def _message(client: AsyncWebClient, place: Place) -> MessageFacts | None:
    """Read a message by its reactions, which needs no scope to read what a channel says.

    https://docs.slack.dev/reference/methods/reactions.get
    """
    try:
        answer = await client.reactions_get(channel=place.channel, timestamp=place.ts)
    except SlackApiError as error:
        _pass_over_unknown(error)
        return None
    return message_facts(place, answer["message"]) if "message" in answer.data else None


def _pass_over_unknown(error: SlackApiError) -> None:
    if name_of(error) not in _UNKNOWN:
        raise error
