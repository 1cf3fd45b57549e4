"""Reactions put on messages and taken back, with their events."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from sandbox.channels import Channel
from sandbox.delivery import Delivery
from sandbox.messages import Message
from sandbox.refusals import Refusal

if TYPE_CHECKING:
    from sandbox.workspace import Workspace

Told = asyncio.Task[Delivery] | None


def add_reaction(
    workspace: Workspace, channel: Channel, message: Message, user_id: str, name: str
) -> Told:
    """Put a reaction on a message.

    Args:
        workspace: of the channel.
        channel: the message's conversation.
        message: to react to.
        user_id: who reacts.
        name: of the emoji, without colons.

    Returns:
        The event's delivery, to wait for, or None.

    Raises:
        Refusal: `already_reacted`.
    """
    users = message.reactions.setdefault(name, [])
    if user_id in users:
        raise Refusal("already_reacted")
    users.append(user_id)
    return _tell(workspace, channel, message, user_id, name, "reaction_added")


def remove_reaction(
    workspace: Workspace, channel: Channel, message: Message, user_id: str, name: str
) -> Told:
    """Take a reaction back; see `add_reaction`.

    Raises:
        Refusal: `no_reaction`.
    """
    users = message.reactions.get(name, [])
    if user_id not in users:
        raise Refusal("no_reaction")
    users.remove(user_id)
    if not users:
        del message.reactions[name]
    return _tell(workspace, channel, message, user_id, name, "reaction_removed")


def _tell(
    workspace: Workspace, channel: Channel, message: Message, user_id: str, name: str, kind: str
) -> Told:
    workspace.host.changed()
    item = {"type": "message", "channel": channel.id, "ts": message.ts}
    event = {"type": kind, "user": user_id, "reaction": name, "item": item}
    return workspace.host.events.emit(workspace, event | {"item_user": message.user}, channel)
