"""The Slack app manifest, made from what the features registered."""

from typing import Any

import yaml

from handlers.events import SUBSCRIBED
from rituals.engine.feature import Shortcut
from rituals.engine.registry import Registry

# Every scope with its reason; the README prints them.
SCOPES = {
    "commands": "people type commands and use shortcuts",
    "chat:write": "the bot writes to people and channels",
    "im:write": "it opens its conversation with somebody it has a word for",
    "users:read": "names for files, zones for working hours, who is an app, a guest or has left",
    "channels:read": "whether it may post in a public channel, and who is in it",
    "groups:read": "the same for private channels it was invited to",
    "reactions:read": "a raised hand joins an open call; books on a message file it in the library",
    "files:write": "it hands people their feedback as a file",
}
OPTIONAL_SCOPES = {
    "im:history": "after a lost answer it looks whether its message stands, in direct messages",
    "channels:history": "the same in public channels",
    "groups:history": "the same in private channels",
}


def manifest(registry: Registry) -> dict[str, Any]:
    """Return the manifest: https://docs.slack.dev/reference/app-manifest."""
    return {
        "_metadata": {"major_version": 1, "minor_version": 1},
        "display_information": {
            "name": "Trellis",
            "description": "Feedback and learning habits that the team owns.",
            "background_color": "#2f4b3c",
        },
        "features": {
            "app_home": {
                "home_tab_enabled": True,
                "messages_tab_enabled": True,
                "messages_tab_read_only_enabled": True,
            },
            "bot_user": {"display_name": "Trellis", "always_online": True},
            "shortcuts": [_shortcut(name, each) for name, each in registry.shortcuts.items()],
            "slash_commands": [_command(registry, name) for name in registry.commands],
        },
        "oauth_config": {
            "scopes": {"bot": list(SCOPES), "bot_optional": list(OPTIONAL_SCOPES)},
        },
        "settings": {
            "event_subscriptions": {"bot_events": list(SUBSCRIBED)},
            "interactivity": {"is_enabled": True},
            "org_deploy_enabled": False,
            "socket_mode_enabled": True,
            "token_rotation_enabled": False,
        },
    }


def _shortcut(name: str, shortcut: Shortcut) -> dict[str, str]:
    return {
        "name": shortcut.name,
        "type": "message" if shortcut.on_message else "global",
        "callback_id": name,
        "description": shortcut.does,
    }


def _command(registry: Registry, name: str) -> dict[str, Any]:
    feature = registry.commands[name]
    return {
        "command": name,
        "description": feature.does[0].upper() + feature.does[1:],
        "usage_hint": registry.hint(name),
        "should_escape": True,
    }


def as_yaml(registry: Registry) -> str:
    """Return the manifest as the text of `app.yaml`."""
    text: str = yaml.safe_dump(manifest(registry), sort_keys=False, allow_unicode=True, width=100)
    return text
