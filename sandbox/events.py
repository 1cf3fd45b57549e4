"""Events: which of them the app hears of, and how they are told."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from sandbox.channels import Channel
from sandbox.delivery import Delivery
from sandbox.payloads import event_callback
from sandbox.shapes import Json

if TYPE_CHECKING:
    from sandbox.sandbox import Sandbox
    from sandbox.workspace import Workspace

SCOPES = {
    "app_mention": "app_mentions:read",
    "reaction_added": "reactions:read",
    "reaction_removed": "reactions:read",
    "team_join": "users:read",
    "user_change": "users:read",
    "message.channels": "channels:history",
    "message.groups": "groups:history",
    "message.im": "im:history",
    "message.mpim": "mpim:history",
    "channel_left": "channels:read",
    "channel_archive": "channels:read",
    "group_left": "groups:read",
    "group_archive": "groups:read",
}
"""The scope without which an event is not sent (docs.slack.dev/reference/events)."""

_MESSAGES = {"channel": "channels", "private": "groups", "im": "im", "mpim": "mpim"}


class Events:
    """Tells the app what it subscribed to.

    Args:
        host: the sandbox.
    """

    def __init__(self, host: Sandbox) -> None:
        self._host = host

    def emit(
        self, workspace: Workspace, event: Json, channel: Channel | None = None
    ) -> asyncio.Task[Delivery] | None:
        """Send an event in the background, if the app is to hear of it.

        Args:
            workspace: where it happened.
            event: the inner event; `event_ts` is added when missing.
            channel: in which conversation; the bot must be in it. None for the whole workspace.

        Returns:
            The first attempt, to wait for, or None when nothing is sent.
        """
        host = self._host
        if not host.running or not workspace.installed:
            return None
        if channel is not None and workspace.bot_user_id not in channel.members:
            return None
        if not self._subscribed(workspace, event, channel):
            return None
        event = {"event_ts": host.stamps.next(), **event}
        external = channel is not None and channel.is_ext_shared
        payload = event_callback(workspace, event, external=external)
        return host.under_way.begin(host.courier.carry_event(workspace.id, payload))

    def _subscribed(self, workspace: Workspace, event: Json, channel: Channel | None) -> bool:
        name = event["type"]
        if name == "message" and channel is not None:
            name = f"message.{_MESSAGES[channel.kind]}"
        scope = SCOPES.get(name)
        if name.startswith("member_") and channel is not None:
            scope = f"{channel.scope_family}:read"
        granted = scope is None or scope in workspace.granted_scopes
        return granted and name in self._host.manifest.bot_events
