"""Methods about reactions."""

from __future__ import annotations

import re

from sandbox.channels import Channel
from sandbox.messages import Message
from sandbox.reacting import add_reaction, remove_reaction
from sandbox.refusals import Refusal
from sandbox.shapes import Json
from sandbox.web_api.conversations import channel_for
from sandbox.web_api.methods import ApiCall, method


def _target(call: ApiCall) -> tuple[Channel, Message]:
    channel = channel_for(call)
    message = channel.log.find(call.args.needed("timestamp"))
    if message is None or message.ephemeral_to is not None:
        raise Refusal("message_not_found")
    return channel, message


def _name(call: ApiCall) -> str:
    name = call.args.needed("name").strip(":")
    if not re.fullmatch(r"[a-z0-9_+'-]+(::skin-tone-[2-6])?", name):
        raise Refusal("invalid_name")
    return name


@method("reactions.add", tier=3, scopes=("reactions:write",))
async def reactions_add(call: ApiCall) -> Json:
    """Let the bot react to a message."""
    channel, message = _target(call)
    if call.workspace.bot_user_id not in channel.members:
        raise Refusal("not_in_channel")
    add_reaction(call.workspace, channel, message, call.workspace.bot_user_id, _name(call))
    return {}


@method("reactions.remove", tier=2, scopes=("reactions:write",))
async def reactions_remove(call: ApiCall) -> Json:
    """Take a reaction of the bot back."""
    channel, message = _target(call)
    remove_reaction(call.workspace, channel, message, call.workspace.bot_user_id, _name(call))
    return {}


@method("reactions.get", tier=3, scopes=("reactions:read",))
async def reactions_get(call: ApiCall) -> Json:
    """Give a message with its reactions."""
    channel, message = _target(call)
    shown = channel.log.to_api(message, call.host.url)
    shown["permalink"] = message.permalink(call.workspace.domain)
    return {"type": "message", "channel": channel.id, "message": shown}
