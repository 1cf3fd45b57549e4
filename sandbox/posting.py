"""Putting messages into conversations, changing and removing them, with their events."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from typing import TYPE_CHECKING

from sandbox.blocks import taken_in
from sandbox.channels import Channel
from sandbox.delivery import Delivery
from sandbox.drafts import Draft
from sandbox.files import File
from sandbox.messages import Message
from sandbox.notifications import notified_by
from sandbox.people import Person
from sandbox.shapes import Json
from sandbox.typed_text import rich_text_of
from sandbox.unfurling import unfurled

if TYPE_CHECKING:
    from sandbox.workspace import Workspace


def post_as_app(
    workspace: Workspace,
    channel: Channel,
    draft: Draft,
    *,
    thread_ts: str | None = None,
    broadcast: bool = False,
    ephemeral_to: str | None = None,
    files: Sequence[File] = (),
) -> Message:
    """Post what the app says.

    Args:
        workspace: whose bot speaks.
        channel: where.
        draft: the words, already checked.
        thread_ts: the thread's first message, or None.
        broadcast: whether a reply is shown in the channel too.
        ephemeral_to: the one who sees it, or None for all.
        files: shared with it.
    """
    message = Message(
        workspace.host.stamps.next(),
        channel.id,
        workspace.id,
        workspace.bot_user_id,
        "",
        bot_id=workspace.bot_id,
        app_id=workspace.host.app_id,
        bot_name=workspace.host.manifest.bot_name,
        thread_ts=thread_ts,
        broadcast=broadcast,
        subtype="thread_broadcast" if broadcast else None,
        ephemeral_to=ephemeral_to,
        files=list(files),
    )
    _fill(workspace, message, channel, draft)
    _put(workspace, channel, message)
    return message


def post_as_person(
    workspace: Workspace, channel: Channel, person: Person, text: str, thread_ts: str | None
) -> tuple[Message, asyncio.Task[Delivery] | None]:
    """Post what somebody typed, and give the message and its event's delivery.

    Args:
        workspace: of the person.
        channel: where.
        person: who.
        text: in Slack's own form, with mentions resolved.
        thread_ts: the thread's first message, or None.
    """
    stamp = workspace.host.stamps.next()
    message = Message(stamp, channel.id, workspace.id, person.id, "", thread_ts=thread_ts)
    _fill(
        workspace,
        message,
        channel,
        Draft(text, [rich_text_of(text)], unfurled(workspace.pages, text)),
    )
    told = _put(workspace, channel, message)
    if f"<@{workspace.bot_user_id}>" in text:
        event = {"type": "app_mention", "user": person.id, "text": text, "ts": message.ts}
        event |= {"channel": channel.id, "team": workspace.id, "event_ts": message.ts}
        told = workspace.host.events.emit(workspace, event, channel) or told
    return message, told


def _fill(workspace: Workspace, message: Message, channel: Channel, draft: Draft) -> None:
    message.text = draft.text
    message.blocks = taken_in(draft.blocks)
    message.attachments = draft.attachments
    if draft.metadata is not None:
        message.metadata = draft.metadata or None
    seen_by = channel.members if message.ephemeral_to is None else [message.ephemeral_to]
    seen_by = [member for member in seen_by if member != workspace.bot_user_id]
    message.notified = notified_by(
        draft.text,
        [*message.blocks, *message.attachments],
        seen_by,
        author=message.user,
        parsed=draft.parsed,
    )


def _put(workspace: Workspace, channel: Channel, message: Message) -> asyncio.Task[Delivery] | None:
    channel.log.add(message)
    workspace.host.changed()
    if message.ephemeral_to is not None:
        return None
    event = channel.log.to_api(message, workspace.host.url)
    return _tell(workspace, channel, event | {"event_ts": message.ts})


def revise(workspace: Workspace, channel: Channel, message: Message, draft: Draft) -> None:
    """Give a message a new content; without blocks it has none any more.

    Args:
        workspace: whose bot speaks.
        channel: the message's conversation.
        message: to change.
        draft: the new words, already checked.
    """
    before = channel.log.to_api(message, workspace.host.url)
    _fill(workspace, message, channel, draft)
    message.edited = {"user": message.user, "ts": workspace.host.stamps.next()}
    workspace.host.changed()
    if message.ephemeral_to is None:
        after = channel.log.to_api(message, workspace.host.url)
        event = {"type": "message", "subtype": "message_changed", "hidden": True}
        event |= {"message": after, "previous_message": before}
        _tell(workspace, channel, event | {"ts": workspace.host.stamps.next()})


def withdraw(workspace: Workspace, channel: Channel, message: Message) -> None:
    """Delete a message; a thread below it keeps a gravestone.

    Args:
        workspace: whose bot speaks.
        channel: the message's conversation.
        message: to delete.
    """
    host = workspace.host
    before = channel.log.to_api(message, host.url)
    if channel.log.replies(message.ts):
        message.subtype, message.text = "tombstone", "This message was deleted."
        message.user, message.bot_id = "USLACKBOT", None
        message.blocks, message.attachments, message.files = [], [], []
        message.metadata = None
    else:
        channel.log.remove(message.ts)
    host.changed()
    if message.ephemeral_to is None:
        event = {"type": "message", "subtype": "message_deleted", "hidden": True}
        event |= {"deleted_ts": message.ts, "previous_message": before}
        _tell(workspace, channel, event | {"ts": host.stamps.next()})


def _tell(workspace: Workspace, channel: Channel, event: Json) -> asyncio.Task[Delivery] | None:
    event |= {"channel": channel.id, "channel_type": channel.kind_in_events}
    return workspace.host.events.emit(workspace, event, channel)
