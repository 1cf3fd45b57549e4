"""What the page shows of a workspace to one person."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sandbox.channels import Channel
from sandbox.messages import Message
from sandbox.page_clock import moving_state
from sandbox.shapes import Json

if TYPE_CHECKING:
    from sandbox.actor import Actor
    from sandbox.sandbox import Sandbox
    from sandbox.workspace import Workspace


def teams_state(host: Sandbox) -> Json:
    """Give all workspaces with the people one may act as.

    Args:
        host: the sandbox.
    """
    teams = [
        {"id": workspace.id, "name": workspace.name, "people": _people(workspace, bots=False)}
        for workspace in host.workspaces.values()
    ]
    return {"teams": teams}


def _people(workspace: Workspace, *, bots: bool) -> list[Json]:
    now = workspace.host.clock.now()
    return [
        person.to_page(now)
        for person in workspace.people.values()
        if person.id != "USLACKBOT" and (bots or not (person.is_bot or person.deleted))
    ]


def workspace_state(actor: Actor) -> Json:
    """Give everything but the messages; see the page's contract for the fields.

    Args:
        actor: who looks.
    """
    workspace, host = actor.workspace, actor.workspace.host
    _ = actor.dm_channel  # the direct messages with the app are always listed
    manifest = host.manifest
    return {
        "now": host.clock.now().timestamp(),
        "moving": moving_state(host),
        "revision": host.revision,
        "team": {"id": workspace.id, "name": workspace.name},
        "me": actor.person.to_page(host.clock.now()),
        "people": _people(workspace, bots=True),
        "app": {
            "name": manifest.name,
            "bot_user_id": workspace.bot_user_id,
            "messages_read_only": not manifest.messages_enabled or manifest.messages_read_only,
        },
        "channels": [_channel(actor, c) for c in workspace.visible_to(actor.person.id)],
        "commands": [
            {key: c.get(key, "") for key in ("command", "description", "usage_hint")}
            for c in manifest.commands
        ],
        "shortcuts": {kind: _shortcuts(actor, kind) for kind in ("global", "message")},
        "modals": actor.modals,
        "modal_errors": actor.errors,
        "home": actor.home,
        "notices": [{"id": n.id, "text": n.text} for n in actor.screen.notices],
    }


def _shortcuts(actor: Actor, kind: str) -> list[Json]:
    return [
        {key: s.get(key, "") for key in ("name", "callback_id", "description")}
        for s in actor.workspace.host.manifest.shortcuts
        if s["type"] == kind
    ]


def _channel(actor: Actor, channel: Channel) -> Json:
    me = actor.person.id
    shown = [m for m in channel.log if m.shown_to(me)]
    seen = actor.screen.read.get(channel.id, 0.0)
    unread = [m for m in shown if float(m.ts) > seen and m.user != me]
    member = me in channel.members
    found: Json = {
        "id": channel.id,
        "name": channel.name,
        "kind": "private" if channel.kind == "mpim" else channel.kind,
        "member": member,
        "unread": len(unread) if member else 0,
        "last_ts": shown[-1].ts if shown else None,
    }
    if channel.kind == "im":
        found["with"] = channel.partner_of(me)
        found["name"] = actor.workspace.person(found["with"]).name
    return found


def messages_state(actor: Actor, channel_id: str, thread_ts: str | None) -> list[Json]:
    """Give what stands in a conversation, or in one thread of it, oldest first.

    Args:
        actor: who looks.
        channel_id: of the conversation.
        thread_ts: the thread's first message, or None for the channel without replies.
    """
    channel = actor.channel(channel_id)
    found = [m for m in channel.log if m.shown_to(actor.person.id)]
    if thread_ts:
        found = [m for m in found if thread_ts in (m.ts, m.thread_ts)]
    else:
        found = [m for m in found if m.broadcast or not m.in_thread]
    return [_message(actor, channel, message) for message in found]


def _message(actor: Actor, channel: Channel, message: Message) -> Json:
    body = channel.log.to_api(message, actor.workspace.host.url)
    author = actor.workspace.people.get(message.user)
    shown: Json = {
        "ts": message.ts,
        "user": message.user,
        "name": author.name if author else message.user,
        "text": message.text,
        "blocks": body.get("blocks", []),
        "attachments": body.get("attachments", []),
        "reply_count": body.get("reply_count", 0),
        "reactions": [_reaction(actor, r) for r in body.get("reactions", [])],
        "files": [_file(actor, f) for f in body.get("files", [])],
        "edited": message.edited is not None,
        "is_ephemeral": message.ephemeral_to is not None,
    }
    optional = {"bot_id": message.bot_id, "thread_ts": body.get("thread_ts")}
    return shown | {key: value for key, value in optional.items() if value}


def _reaction(actor: Actor, reaction: Json) -> Json:
    return reaction | {"mine": actor.person.id in reaction["users"]}


def _file(actor: Actor, file: Json) -> Json:
    who = f"team={actor.workspace.id}&user={actor.person.id}"
    fields = {key: file[key] for key in ("id", "name", "title", "size", "alt_txt")}
    return fields | {"url": f"/page/file/{file['id']}?{who}"}
