"""Messages and the log of a conversation."""

from __future__ import annotations

import bisect
import copy
from collections.abc import Iterator
from dataclasses import dataclass, field

from sandbox.files import File
from sandbox.shapes import Json


@dataclass
class Message:
    """One message as Slack keeps it.

    Args:
        ts: its timestamp, which is its name within the channel.
        user: who wrote it; the bot's user for the app's own.
        ephemeral_to: the one person who sees it, or None.
        notified: everybody whom a mention in it would notify.
        typed: what each person has chosen in its elements, by user, block and action.
    """

    ts: str
    channel_id: str
    team_id: str
    user: str
    text: str
    blocks: list[Json] = field(default_factory=list)
    attachments: list[Json] = field(default_factory=list)
    bot_id: str | None = None
    app_id: str | None = None
    bot_name: str = ""
    thread_ts: str | None = None
    broadcast: bool = False
    subtype: str | None = None
    metadata: Json | None = None
    edited: Json | None = None
    ephemeral_to: str | None = None
    files: list[File] = field(default_factory=list)
    reactions: dict[str, list[str]] = field(default_factory=dict)
    notified: list[str] = field(default_factory=list)
    typed: dict[str, dict[tuple[str, str], Json]] = field(default_factory=dict)

    def shown_to(self, user_id: str) -> bool:
        """Tell whether somebody in the conversation sees this message."""
        return self.ephemeral_to in (None, user_id)

    @property
    def in_thread(self) -> bool:
        """Whether it is a reply and not the thread's first message."""
        return self.thread_ts is not None and self.thread_ts != self.ts

    def permalink(self, domain: str) -> str:
        """Give the link to this message.

        Args:
            domain: of the workspace, before `.slack.com`.
        """
        digits = self.ts.replace(".", "")
        link = f"https://{domain}.slack.com/archives/{self.channel_id}/p{digits}"
        return (
            f"{link}?thread_ts={self.thread_ts}&cid={self.channel_id}" if self.in_thread else link
        )

    def to_api(self, base_url: str, *, with_metadata: bool = False) -> Json:
        """Give the message object without what the thread adds to it.

        Args:
            base_url: the sandbox's own address, for the files' links.
            with_metadata: whether `include_all_metadata` was asked for.
        """
        message: Json = {"type": "message", "user": self.user, "ts": self.ts, "text": self.text}
        if self.subtype:
            message["subtype"] = self.subtype
        if self.bot_id:
            profile: Json = {"id": self.bot_id, "app_id": self.app_id, "user_id": self.user}
            profile |= {"name": self.bot_name, "deleted": False, "team_id": self.team_id}
            message |= {"bot_id": self.bot_id, "app_id": self.app_id, "bot_profile": profile}
        message["team"] = self.team_id
        if self.blocks:
            message["blocks"] = copy.deepcopy(self.blocks)
        if self.attachments:
            message["attachments"] = copy.deepcopy(self.attachments)
        if self.thread_ts:
            message["thread_ts"] = self.thread_ts
        if self.edited:
            message["edited"] = dict(self.edited)
        if self.files:
            message["files"] = [file.to_api(base_url) for file in self.files]
        if self.reactions:
            message["reactions"] = [
                {"name": name, "users": list(users), "count": len(users)}
                for name, users in self.reactions.items()
            ]
        if with_metadata and self.metadata:
            message["metadata"] = copy.deepcopy(self.metadata)
        return message


class MessageLog:
    """The messages of one conversation, oldest first."""

    def __init__(self) -> None:
        self._by_ts: dict[str, Message] = {}
        self._order: list[str] = []

    def __iter__(self) -> Iterator[Message]:
        return (self._by_ts[ts] for ts in list(self._order))

    def __len__(self) -> int:
        return len(self._order)

    def add(self, message: Message) -> None:
        """Take in a message at its place in time."""
        bisect.insort(self._order, message.ts, key=float)
        self._by_ts[message.ts] = message

    def find(self, ts: str) -> Message | None:
        """Give the message of that timestamp, ephemeral ones included."""
        return self._by_ts.get(ts)

    def remove(self, ts: str) -> None:
        """Forget a message."""
        del self._by_ts[ts]
        self._order.remove(ts)

    def replies(self, ts: str) -> list[Message]:
        """Give the replies below a message, without the ephemeral ones."""
        return [m for m in self if m.in_thread and m.thread_ts == ts and m.ephemeral_to is None]

    def top_level(self) -> list[Message]:
        """Give what `conversations.history` shows: no replies and nothing ephemeral."""
        return [m for m in self if m.ephemeral_to is None and (m.broadcast or not m.in_thread)]

    def to_api(self, message: Message, base_url: str, *, with_metadata: bool = False) -> Json:
        """Give a message with its thread's facts.

        Args:
            message: one of this log.
            base_url: the sandbox's own address.
            with_metadata: whether `include_all_metadata` was asked for.
        """
        body = message.to_api(base_url, with_metadata=with_metadata)
        if message.in_thread:
            parent = self.find(message.thread_ts or "")
            return body | {"parent_user_id": parent.user} if parent else body
        replies = self.replies(message.ts)
        if replies:
            people = list(dict.fromkeys(reply.user for reply in replies))
            body |= {
                "thread_ts": message.ts,
                "reply_count": len(replies),
                "reply_users_count": len(people),
                "reply_users": people[:5],
                "latest_reply": replies[-1].ts,
                "is_locked": False,
                "subscribed": False,
            }
        return body
