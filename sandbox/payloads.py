"""What the app is sent, field by field as Slack sends it.

Source: docs.slack.dev/reference/interaction-payloads
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sandbox.channels import Channel
from sandbox.people import Person
from sandbox.shapes import Json

if TYPE_CHECKING:
    from sandbox.messages import Message
    from sandbox.workspace import Workspace


def event_callback(workspace: Workspace, event: Json, *, external: bool = False) -> Json:
    """Wrap an event as the Events API does.

    Args:
        workspace: where it happened.
        event: the inner event.
        external: whether it happened in a channel shared with another organisation.
    """
    host = workspace.host
    return {
        "token": host.verification_token,
        "team_id": workspace.id,
        "context_team_id": workspace.id,
        "context_enterprise_id": None,
        "api_app_id": host.app_id,
        "event": event,
        "type": "event_callback",
        "event_id": host.identifiers.next("Ev"),
        "event_time": int(host.clock.now().timestamp()),
        "authorizations": [
            {
                "enterprise_id": None,
                "team_id": workspace.id,
                "user_id": workspace.bot_user_id,
                "is_bot": True,
                "is_enterprise_install": False,
            }
        ],
        "is_ext_shared_channel": external,
        "event_context": f"4-{host.identifiers.next('')}",
    }


def command(workspace: Workspace, person: Person, channel: Channel, name: str, text: str) -> Json:
    """Make the form of a slash command, with a fresh trigger and response address.

    Args:
        workspace: where it was typed.
        person: who typed it.
        channel: in which conversation.
        name: with its slash.
        text: what follows it, escaped as the manifest asks for.
    """
    host = workspace.host
    return {
        "token": host.verification_token,
        "team_id": workspace.id,
        "team_domain": workspace.domain,
        "channel_id": channel.id,
        "channel_name": channel.name_in_payloads,
        "user_id": person.id,
        "user_name": person.handle,
        "command": name,
        "text": text,
        "api_app_id": host.app_id,
        "is_enterprise_install": "false",
        "response_url": host.response_urls.issue(workspace.id, person.id, channel.id),
        "trigger_id": host.triggers.issue(workspace.id, person.id, channel.id),
    }


def common(workspace: Workspace, person: Person, kind: str) -> Json:
    """Give the fields that every interaction has.

    Args:
        workspace: where it happened.
        person: who acted.
        kind: the payload's `type`.
    """
    return {
        "type": kind,
        "token": workspace.host.verification_token,
        "team": {"id": workspace.id, "domain": workspace.domain},
        "enterprise": None,
        "is_enterprise_install": False,
        "user": {
            "id": person.id,
            "username": person.handle,
            "name": person.handle,
            "team_id": person.team_id,
        },
    }


def global_shortcut(workspace: Workspace, person: Person, callback_id: str) -> Json:
    """Make the payload of a shortcut from the search box.

    Args:
        workspace: where it was used.
        person: who used it.
        callback_id: of the shortcut.
    """
    host = workspace.host
    payload = common(workspace, person, "shortcut")
    return payload | {
        "action_ts": host.stamps.next(),
        "callback_id": callback_id,
        "trigger_id": host.triggers.issue(workspace.id, person.id),
    }


def message_shortcut(
    workspace: Workspace, person: Person, channel: Channel, message: Message, callback_id: str
) -> Json:
    """Make the payload of a shortcut on a message.

    Args:
        workspace: where it was used.
        person: who used it.
        channel: the message's conversation.
        message: on which it was used.
        callback_id: of the shortcut.
    """
    host = workspace.host
    payload = common(workspace, person, "message_action")
    return payload | {
        "action_ts": host.stamps.next(),
        "callback_id": callback_id,
        "trigger_id": host.triggers.issue(workspace.id, person.id, channel.id),
        "channel": {"id": channel.id, "name": channel.name_in_payloads},
        "message_ts": message.ts,
        "message": channel.log.to_api(message, host.url),
        "response_url": host.response_urls.issue(workspace.id, person.id, channel.id, message.ts),
    }


def message_action(
    workspace: Workspace,
    person: Person,
    channel: Channel,
    message: Message,
    action: Json,
    values: Json,
) -> Json:
    """Make the payload of a press in a message; an ephemeral message is not in its own payload.

    Args:
        workspace: where it happened.
        person: who pressed.
        channel: the message's conversation.
        message: in which the element stands.
        action: the one entry of `actions`.
        values: the message's state.
    """
    host = workspace.host
    hidden = message.ephemeral_to is not None
    container: Json = {
        "type": "message",
        "message_ts": message.ts,
        "channel_id": channel.id,
        "is_ephemeral": hidden,
    }
    if message.thread_ts:
        container["thread_ts"] = message.thread_ts
    payload = common(workspace, person, "block_actions") | {
        "api_app_id": host.app_id,
        "container": container,
        "trigger_id": host.triggers.issue(workspace.id, person.id, channel.id),
        "channel": {"id": channel.id, "name": channel.name_in_payloads},
        "state": {"values": values},
        "response_url": host.response_urls.issue(workspace.id, person.id, channel.id, message.ts),
        "actions": [action],
    }
    return payload if hidden else payload | {"message": channel.log.to_api(message, host.url)}
