"""The app as its manifest describes it."""

from __future__ import annotations

from sandbox.shapes import Json


class AppManifest:
    """What an app manifest declares, read once into plain values.

    Args:
        content: the manifest as a dictionary, as Slack's app configuration takes it.
    """

    def __init__(self, content: Json | None = None) -> None:
        content = content or {}
        features = content.get("features", {})
        settings = content.get("settings", {})
        self.content = content
        self.bot_name: str = features.get("bot_user", {}).get("display_name") or "App"
        self.name: str = content.get("display_information", {}).get("name") or self.bot_name
        self.commands: list[Json] = list(features.get("slash_commands", []))
        self.shortcuts: list[Json] = list(features.get("shortcuts", []))
        scopes = content.get("oauth_config", {}).get("scopes", {})
        self.bot_scopes: set[str] = {*scopes.get("bot", []), *scopes.get("bot_optional", [])}
        subscriptions = settings.get("event_subscriptions", {})
        self.bot_events: set[str] = set(subscriptions.get("bot_events", []))
        self.interactive: bool = settings.get("interactivity", {}).get("is_enabled", False)
        home = features.get("app_home", {})
        self.home_enabled: bool = home.get("home_tab_enabled", False)
        self.messages_enabled: bool = home.get("messages_tab_enabled", True)
        self.messages_read_only: bool = home.get("messages_tab_read_only_enabled", False)

    def command(self, name: str) -> Json | None:
        """Give the declaration of a slash command, or None.

        Args:
            name: with its slash, such as `/feedback`.
        """
        return next((c for c in self.commands if c["command"] == name), None)

    def shortcut(self, kind: str, callback_id: str) -> Json | None:
        """Give the declaration of a shortcut, or None.

        Args:
            kind: `global` or `message`.
            callback_id: as declared.
        """
        wanted = (kind, callback_id)
        return next((s for s in self.shortcuts if (s["type"], s["callback_id"]) == wanted), None)
