"""Methods about conversations: opening, describing, listing and reading them."""

from __future__ import annotations

from typing import Any

from sandbox.channels import Channel
from sandbox.messages import Message
from sandbox.refusals import Refusal
from sandbox.shapes import Json
from sandbox.web_api.methods import ApiCall, method
from sandbox.web_api.pages import page_of

_MOST_PEOPLE = 8
"""In a direct message (docs.slack.dev/reference/methods/conversations.open)."""

_TYPES = {
    "public_channel": "channel",
    "private_channel": "private",
    "im": "im",
    "mpim": "mpim",
}


def channel_for(call: ApiCall, target: str | None = None) -> Channel:
    """Give a conversation, if the bot may know of it.

    Args:
        call: of the method.
        target: its id or name; the argument `channel` when None.

    Raises:
        Refusal: `channel_not_found`, for private ones without the bot too.
    """
    workspace = call.workspace
    try:
        channel = workspace.channel(target or call.args.needed("channel"))
    except KeyError:
        raise Refusal("channel_not_found") from None
    if channel.kind != "channel" and workspace.bot_user_id not in channel.members:
        raise Refusal("channel_not_found")
    return channel


def readable_channel(call: ApiCall, right: str) -> Channel:
    """Give the conversation of a call together with the scope that its kind needs.

    Args:
        call: of the method.
        right: `read` or `history`.
    """
    channel = channel_for(call)
    call.require(f"{channel.scope_family}:{right}")
    return channel


@method("conversations.open", tier=3, scopes=("im:write", "mpim:write"))
async def conversations_open(call: ApiCall) -> Json:
    """Open the direct messages with one person or several."""
    workspace = call.workspace
    users = call.args.names("users")
    if call.args.text("channel"):
        channel = channel_for(call)
        if not channel.is_direct:
            raise Refusal("method_not_supported_for_channel_type")
        return {"channel": _opened(call, channel), "no_op": True, "already_open": True}
    if not users:
        raise Refusal("users_list_not_supplied")
    _check_people(call, users)
    call.require("im:write" if len(users) == 1 else "mpim:write")
    known = set(workspace.channels)
    channel = workspace.direct(workspace.bot_user_id, *users)
    answer: Json = {"channel": _opened(call, channel)}
    if channel.id in known:
        answer |= {"no_op": True, "already_open": True}
    return answer


def _check_people(call: ApiCall, users: list[str]) -> None:
    workspace = call.workspace
    if len(users) > _MOST_PEOPLE:
        raise Refusal("too_many_users")
    for user_id in users:
        person = workspace.people.get(user_id)
        if person is None:
            raise Refusal("user_not_found")
        if person.deleted:
            raise Refusal("user_disabled")
        if person.is_bot or person.id == "USLACKBOT":
            raise Refusal("cannot_dm_bot")


def _opened(call: ApiCall, channel: Channel) -> Json:
    full = channel.to_api(call.workspace.bot_user_id)
    return full if call.args.boolean("return_im") else {"id": channel.id}


@method("conversations.info", tier=3)
async def conversations_info(call: ApiCall) -> Json:
    """Describe a conversation."""
    channel = readable_channel(call, "read")
    count = call.args.boolean("include_num_members")
    described = channel.to_api(call.workspace.bot_user_id, with_count=count)
    if channel.kind == "im":
        partner = call.workspace.person(channel.partner_of(call.workspace.bot_user_id))
        described["is_user_deleted"] = partner.deleted
        described["locale"] = partner.locale
    return {"channel": described}


@method("conversations.members", tier=4)
async def conversations_members(call: ApiCall) -> Json:
    """List who is in a conversation."""
    channel = readable_channel(call, "read")
    members, answer = page_of(call, channel.members, most=1000)
    return {"members": members, **answer}


@method("conversations.join", tier=3, scopes=("channels:join",))
async def conversations_join(call: ApiCall) -> Json:
    """Let the bot join a public channel."""
    channel = channel_for(call)
    if channel.kind != "channel":
        raise Refusal("method_not_supported_for_channel_type")
    if channel.is_archived:
        raise Refusal("is_archived")
    call.workspace.add_member(channel.id, call.workspace.bot_user_id)
    return {"channel": channel.to_api(call.workspace.bot_user_id)}


@method("conversations.leave", tier=3, scopes=("channels:write", "channels:manage"))
async def conversations_leave(call: ApiCall) -> Json:
    """Let the bot leave a channel."""
    channel = channel_for(call)
    call.workspace.remove_member(channel.id, call.workspace.bot_user_id)
    return {}


@method("conversations.list", tier=2)
async def conversations_list(call: ApiCall) -> Json:
    """List the conversations that the bot may know of."""
    return _listed(call, _kinds(call), lambda channel: True)


@method("users.conversations", tier=3)
async def users_conversations(call: ApiCall) -> Json:
    """List the conversations that somebody, the bot unless told otherwise, is in."""
    user = call.args.text("user") or call.workspace.bot_user_id
    if user not in call.workspace.people:
        raise Refusal("user_not_found")
    return _listed(call, _kinds(call), lambda channel: user in channel.members)


def _kinds(call: ApiCall) -> set[str]:
    kinds = set()
    for name in call.args.names("types") or ["public_channel"]:
        if name not in _TYPES:
            raise Refusal("invalid_types")
        kind = _TYPES[name]
        family = Channel("", "", "", kind).scope_family
        call.require(f"{family}:read")
        kinds.add(kind)
    return kinds


def _listed(call: ApiCall, kinds: set[str], wanted: Any) -> Json:
    bot = call.workspace.bot_user_id
    hide_archived = call.args.boolean("exclude_archived")
    found = [
        channel.to_api(bot, with_count=True)
        for channel in call.workspace.channels.values()
        if channel.kind in kinds
        and (channel.kind == "channel" or bot in channel.members)
        and not (hide_archived and channel.is_archived)
        and wanted(channel)
    ]
    channels, answer = page_of(call, found, most=1000)
    return {"channels": channels, **answer}


@method("conversations.history", tier=3)
async def conversations_history(call: ApiCall) -> Json:
    """Read a conversation, newest first, without the replies in threads."""
    channel = _history_channel(call)
    messages = [m for m in reversed(channel.log.top_level()) if _in_time(call, m)]
    page, answer = page_of(call, messages, most=999)
    more = {"has_more": bool(answer["response_metadata"]["next_cursor"]), "pin_count": 0}
    return {"messages": _shown(call, channel, page), **more, **answer}


@method("conversations.replies", tier=3)
async def conversations_replies(call: ApiCall) -> Json:
    """Read a thread, its first message and then the replies, oldest first."""
    channel = _history_channel(call)
    ts = call.args.needed("ts")
    found = channel.log.find(ts)
    parent = channel.log.find(found.thread_ts) if found and found.thread_ts else found
    if parent is None or parent.ephemeral_to is not None:
        raise Refusal("thread_not_found")
    messages = [m for m in channel.log.replies(parent.ts) if _in_time(call, m)]
    page, answer = page_of(call, [parent, *messages], most=1000)
    more = bool(answer["response_metadata"]["next_cursor"])
    return {"messages": _shown(call, channel, page), "has_more": more, **answer}


def _history_channel(call: ApiCall) -> Channel:
    channel = readable_channel(call, "history")
    if call.workspace.bot_user_id not in channel.members:
        raise Refusal("not_in_channel")
    return channel


def _in_time(call: ApiCall, message: Message) -> bool:
    when = float(message.ts)
    oldest, latest = _instant(call, "oldest", "0"), _instant(call, "latest", "inf")
    if call.args.boolean("inclusive"):
        return oldest <= when <= latest
    return oldest < when < latest


def _instant(call: ApiCall, name: str, otherwise: str) -> float:
    try:
        return float(call.args.text(name) or otherwise)
    except ValueError:
        raise Refusal(f"invalid_ts_{name}") from None


def _shown(call: ApiCall, channel: Channel, messages: list[Message]) -> list[Json]:
    own = call.args.boolean("include_all_metadata")
    return [channel.log.to_api(m, call.host.url, with_metadata=own) for m in messages]
