"""One workspace: its people, conversations and files, and the app's installation in it."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from sandbox.channels import Channel
from sandbox.files import File
from sandbox.identifiers import secret
from sandbox.people import Person
from sandbox.shapes import Json
from sandbox.status import Status
from sandbox.unfurling import Page
from sandbox.views import Screen, View

if TYPE_CHECKING:
    from sandbox.sandbox import Sandbox


class Workspace:
    """A Slack workspace in which the app is installed.

    Args:
        host: the sandbox it belongs to.
        id: `T…`.
        name: as people see it.

    What Slack would find at an address stands in `pages`; it is shown under a message that links
    to it.
    """

    def __init__(self, host: Sandbox, id: str, name: str) -> None:
        self.host = host
        self.id = id
        self.name = name
        self.domain = "".join(c for c in name.lower() if c.isalnum() or c == "-")
        self.people: dict[str, Person] = {}
        self.channels: dict[str, Channel] = {}
        self.files: dict[str, File] = {}
        self.pages: dict[str, Page] = {}
        self.screens: dict[str, Screen] = {}
        self.installed = True
        self.granted_scopes: set[str] = set(host.manifest.bot_scopes)
        self.bot_token = secret("xoxb-")
        core = id.removeprefix("T")
        self.bot_user_id, self.bot_id = f"U{core}BOT", f"B{core}BOT"
        self._settle_accounts()

    def _settle_accounts(self) -> None:
        bot = Person(self.bot_user_id, self.id, self.host.manifest.bot_name, is_bot=True)
        bot.bot_id, bot.app_id, bot.tz = self.bot_id, self.host.app_id, "America/Los_Angeles"
        # Slackbot's `is_bot` is false in Slack too, and lists of people contain it.
        slackbot = Person("USLACKBOT", self.id, "Slackbot", tz="America/Los_Angeles")
        self.people = {bot.id: bot, slackbot.id: slackbot}

    # What is there

    def person(self, user_id: str) -> Person:
        """Give somebody by id; raises KeyError for a stranger."""
        return self.people[user_id]

    def channel(self, channel_id: str) -> Channel:
        """Give a conversation by id or by a channel's name; raises KeyError if there is none."""
        if channel_id in self.channels:
            return self.channels[channel_id]
        name = channel_id.removeprefix("#")
        for channel in self.channels.values():
            if channel.name == name and not channel.is_direct:
                return channel
        raise KeyError(channel_id)

    def screen(self, user_id: str) -> Screen:
        """Give what somebody has on the screen."""
        return self.screens.setdefault(user_id, Screen())

    def open_views(self) -> list[View]:
        """Give all modals and Home tabs that are open at present."""
        screens = self.screens.values()
        return [v for s in screens for v in [*s.stack, *([s.home] if s.home else [])]]

    def direct(self, *user_ids: str) -> Channel:
        """Give the direct conversation of these people, made when it is not there yet."""
        for channel in self.channels.values():
            if channel.is_direct and set(channel.members) == set(user_ids):
                return channel
        kind = "im" if len(user_ids) <= 2 else "mpim"
        handles = "--".join(self.people[u].handle for u in user_ids)
        name = "" if kind == "im" else f"mpdm-{handles}-1"
        made = Channel(
            self.host.identifiers.next("D" if kind == "im" else "G"),
            self.id,
            name,
            kind,
            list(user_ids),
            created=int(self.host.clock.now().timestamp()),
        )
        self.channels[made.id] = made
        return made

    def direct_with_bot(self, user_id: str) -> Channel:
        """Give somebody's direct messages with the app."""
        return self.direct(self.bot_user_id, user_id)

    def visible_to(self, user_id: str) -> list[Channel]:
        """Give the conversations that somebody can open: public ones and their own."""
        guest = self.people[user_id].is_restricted or self.people[user_id].is_ultra_restricted
        return [
            channel
            for channel in self.channels.values()
            if user_id in channel.members or (channel.kind == "channel" and not guest)
        ]

    # What happens to it

    def add_person(self, id: str, name: str, **details: Any) -> Person:
        """Let somebody join the workspace.

        Args:
            id: `U…`.
            name: the full name.
            details: further fields of `Person`, such as `tz`, `title` or `is_restricted`.
        """
        person = Person(id, details.pop("team_id", self.id), name, **details)
        taken = {other.handle for other in self.people.values()}
        if person.handle in taken:
            person.handle = name.lower().replace(" ", ".")
        self.people[id] = person
        self._tell({"type": "team_join", "user": person.to_api(self.host.clock.now())})
        return person

    def change_person(self, user_id: str, **fields: Any) -> Person:
        """Change somebody's account, such as its `tz`, `name` or `title`."""
        person = self.people[user_id]
        for field, value in fields.items():
            if not hasattr(person, field):
                raise AttributeError(f"A person has no {field}.")
            setattr(person, field, value)
        user = person.to_api(self.host.clock.now())
        self._tell({"type": "user_change", "user": user, "cache_ts": user["updated"]})
        return person

    def set_status(
        self, user_id: str, text: str = "", emoji: str = "", expires: datetime | None = None
    ) -> Person:
        """Have somebody say what they are up to; nothing said clears it.

        Args:
            user_id: whose status it is.
            text: in words.
            emoji: its name, with or without colons.
            expires: when it is gone, aware; never when None.
        """
        return self.change_person(user_id, status=Status(text, emoji.strip(":"), expires))

    def person_leaves(self, user_id: str) -> None:
        """Close somebody's account; they are in no channel any more."""
        for channel in self.channels.values():
            if not channel.is_direct and user_id in channel.members:
                channel.members.remove(user_id)
        self.change_person(user_id, deleted=True)

    def add_channel(
        self,
        id: str,
        name: str,
        *,
        members: list[str] | None = None,
        private: bool = False,
        with_bot: bool = True,
        **details: Any,
    ) -> Channel:
        """Make a channel.

        Args:
            id: `C…`.
            name: without the hash.
            members: user ids.
            private: whether only its members see it.
            with_bot: whether the app's bot is a member.
            details: further fields of `Channel`, such as `topic` or `is_ext_shared`.
        """
        people = [*(members or []), *([self.bot_user_id] if with_bot else [])]
        kind = "private" if private else "channel"
        created = int(self.host.clock.now().timestamp())
        channel = Channel(id, self.id, name, kind, people, created=created, **details)
        channel.creator = channel.creator or (people[0] if people else "")
        self.channels[id] = channel
        self.host.changed()
        return channel

    def add_member(self, channel_id: str, user_id: str, inviter: str | None = None) -> None:
        """Let somebody, or the bot, join a channel.

        Args:
            channel_id: of the channel.
            user_id: who joins.
            inviter: who asked them in, or None.
        """
        channel = self.channel(channel_id)
        if user_id not in channel.members:
            channel.members.append(user_id)
            event = self._membership("member_joined_channel", channel, user_id)
            self._tell(event | ({"inviter": inviter} if inviter else {}), channel)

    def remove_member(self, channel_id: str, user_id: str, by: str | None = None) -> None:
        """Let somebody, or the bot, leave a channel.

        Args:
            channel_id: of the channel.
            user_id: who leaves.
            by: who removed them, or None.
        """
        channel = self.channel(channel_id)
        if user_id in channel.members:
            event = self._membership("member_left_channel", channel, user_id)
            self._tell(event, channel)
            if user_id == self.bot_user_id:
                kind = "channel_left" if channel.kind == "channel" else "group_left"
                self._tell({"type": kind, "channel": channel.id, "actor_id": by or ""}, channel)
            channel.members.remove(user_id)

    def remove_bot_from(self, channel_id: str) -> None:
        """Take the app's bot out of a channel."""
        self.remove_member(channel_id, self.bot_user_id)

    def archive(self, channel_id: str, by: str = "") -> None:
        """Archive a channel.

        Args:
            channel_id: of the channel.
            by: who did it.
        """
        channel = self.channel(channel_id)
        kind = "channel_archive" if channel.kind == "channel" else "group_archive"
        self._tell({"type": kind, "channel": channel.id, "user": by}, channel)
        channel.is_archived = True

    def uninstall(self) -> None:
        """Remove the app: its token is dead and it hears of nothing but that."""
        self._tell({"type": "app_uninstalled"})
        self._tell({"type": "tokens_revoked", "tokens": {"oauth": [], "bot": [self.bot_user_id]}})
        self.installed = False

    def consent(self) -> str:
        """Let an administrator allow the app, and give the code for `oauth.v2.access`."""
        code = secret(f"{self.id}.")
        self.host.codes[code] = self.id
        return code

    def install(self) -> str:
        """Install the app again and give its new bot token."""
        self.installed = True
        self.bot_token = secret("xoxb-")
        self.host.changed()
        return self.bot_token

    def _membership(self, kind: str, channel: Channel, user_id: str) -> Json:
        letter = "C" if channel.kind == "channel" else "G"
        event = {"type": kind, "user": user_id, "channel": channel.id, "team": self.id}
        return event | {"channel_type": letter}

    def _tell(self, event: Json, channel: Channel | None = None) -> None:
        self.host.changed()
        self.host.events.emit(self, event, channel)
