"""Methods that post, change and remove messages."""

from __future__ import annotations

from sandbox.channels import Channel
from sandbox.drafts import read_draft
from sandbox.messages import Message
from sandbox.posting import post_as_app, revise, withdraw
from sandbox.refusals import Refusal
from sandbox.shapes import Json
from sandbox.web_api.conversations import channel_for
from sandbox.web_api.methods import ApiCall, method

LONGEST_UPDATE = 4_000
"""Characters (docs.slack.dev/reference/methods/chat.update, `msg_too_long`)."""

_SCOPE = ("chat:write",)


def place_of(call: ApiCall, target: str | None = None) -> Channel:
    """Find where to post; without a target a person's id means the direct messages with them.

    Args:
        call: of the method.
        target: a conversation's id, for methods that do not take a person's.
    """
    workspace = call.workspace
    person = workspace.people.get(call.args.text("channel")) if target is None else None
    if person is not None:
        if person.is_bot or person.id == "USLACKBOT":
            raise Refusal("channel_not_found")
        channel = workspace.direct_with_bot(person.id)
    else:
        channel = channel_for(call, target=target)
    _check_place(call, channel)
    return channel


def _check_place(call: ApiCall, channel: Channel) -> None:
    workspace = call.workspace
    if channel.is_archived:
        raise Refusal("is_archived")
    if workspace.bot_user_id not in channel.members and (
        "chat:write.public" not in workspace.granted_scopes
    ):
        raise Refusal("not_in_channel")
    if channel.kind == "im":
        if workspace.person(channel.partner_of(workspace.bot_user_id)).deleted:
            raise Refusal("user_disabled")
        if not call.host.manifest.messages_enabled:
            raise Refusal("messages_tab_disabled")


def thread_of(call: ApiCall, channel: Channel) -> str | None:
    """Give the thread that a call replies to, or None.

    Args:
        call: of the method.
        channel: in which conversation.
    """
    ts = call.args.text("thread_ts")
    parent = channel.log.find(ts) if ts else None
    # Slack posts beside the thread, without an error, when the thread does not exist.
    if parent is None or parent.ephemeral_to is not None:
        return None
    if parent.in_thread:
        raise Refusal("cannot_reply_to_message")
    return ts


@method("chat.postMessage", tier=0, scopes=_SCOPE)
async def post_message(call: ApiCall) -> Json:
    """Post a message."""
    channel = place_of(call)
    draft = read_draft(call.args)
    thread = thread_of(call, channel)
    broadcast = bool(thread) and call.args.boolean("reply_broadcast")
    message = post_as_app(call.workspace, channel, draft, thread_ts=thread, broadcast=broadcast)
    shown = message.to_api(call.host.url, with_metadata=True)
    return {"channel": channel.id, "ts": message.ts, "message": shown}


@method("chat.postEphemeral", tier=4, scopes=_SCOPE)
async def post_ephemeral(call: ApiCall) -> Json:
    """Post a message that one member of the conversation sees."""
    channel = channel_for(call)
    _check_place(call, channel)
    user = call.args.needed("user")
    if user not in channel.members:
        raise Refusal("user_not_in_channel")
    draft = read_draft(call.args)
    message = post_as_app(
        call.workspace, channel, draft, thread_ts=thread_of(call, channel), ephemeral_to=user
    )
    return {"message_ts": message.ts}


def _own(call: ApiCall, channel: Channel, refusal: str) -> Message:
    message = channel.log.find(call.args.needed("ts"))
    if message is None or message.ephemeral_to is not None or message.subtype == "tombstone":
        raise Refusal("message_not_found")
    if message.bot_id != call.workspace.bot_id:
        raise Refusal(refusal)
    return message


@method("chat.update", tier=3, scopes=_SCOPE)
async def update(call: ApiCall) -> Json:
    """Change a message of the app's own."""
    channel = channel_for(call)
    message = _own(call, channel, "cant_update_message")
    if len(call.args.text("text")) > LONGEST_UPDATE:
        raise Refusal("msg_too_long")
    if channel.is_archived:
        raise Refusal("is_archived")
    revise(call.workspace, channel, message, read_draft(call.args))
    shown = message.to_api(call.host.url, with_metadata=True)
    return {"channel": channel.id, "ts": message.ts, "text": message.text, "message": shown}


@method("chat.delete", tier=3, scopes=_SCOPE)
async def delete(call: ApiCall) -> Json:
    """Delete a message of the app's own."""
    channel = channel_for(call)
    message = _own(call, channel, "cant_delete_message")
    withdraw(call.workspace, channel, message)
    return {"channel": channel.id, "ts": message.ts}


@method("chat.getPermalink", tier=4)
async def get_permalink(call: ApiCall) -> Json:
    """Give the link to a message."""
    channel = channel_for(call)
    message = channel.log.find(call.args.needed("message_ts"))
    if message is None or message.ephemeral_to is not None:
        raise Refusal("message_not_found")
    return {"channel": channel.id, "permalink": message.permalink(call.workspace.domain)}
