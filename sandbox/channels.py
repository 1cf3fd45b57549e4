"""Conversations: public and private channels, direct messages with one or several people."""

from __future__ import annotations

from dataclasses import dataclass, field

from sandbox.messages import MessageLog
from sandbox.shapes import Json


@dataclass
class Channel:
    """A conversation and who is in it.

    Args:
        id: `C…` for channels, `D…` for direct messages, `G…` for those with several people.
        kind: `channel`, `private`, `im` or `mpim`.
        members: user ids in the order in which they joined.
        created: epoch seconds.
    """

    id: str
    team_id: str
    name: str
    kind: str = "channel"
    members: list[str] = field(default_factory=list)
    creator: str = ""
    created: int = 0
    topic: str = ""
    purpose: str = ""
    is_archived: bool = False
    is_general: bool = False
    is_ext_shared: bool = False
    log: MessageLog = field(default_factory=MessageLog)

    @property
    def is_direct(self) -> bool:
        """Whether it is a direct message, with one person or several."""
        return self.kind in ("im", "mpim")

    @property
    def kind_in_events(self) -> str:
        """The `channel_type` of a message event."""
        return {"channel": "channel", "private": "group"}.get(self.kind, self.kind)

    @property
    def name_in_payloads(self) -> str:
        """The name that a command or an action carries."""
        return {"channel": self.name, "im": "directmessage"}.get(self.kind, "privategroup")

    @property
    def scope_family(self) -> str:
        """The first half of the scopes that cover it, such as `channels` in `channels:read`."""
        return {"channel": "channels", "private": "groups"}.get(self.kind, self.kind)

    def partner_of(self, user_id: str) -> str:
        """Give the other end of a direct message."""
        return next((member for member in self.members if member != user_id), user_id)

    def to_api(self, reader: str, *, with_count: bool = False) -> Json:
        """Give the channel object of `conversations.info`.

        Args:
            reader: the user who asks; `is_member` is theirs.
            with_count: whether `include_num_members` was asked for.
        """
        if self.kind == "im":
            return {
                "id": self.id,
                "created": self.created,
                "is_archived": self.is_archived,
                "is_im": True,
                "is_org_shared": False,
                "context_team_id": self.team_id,
                "user": self.partner_of(reader),
                "is_user_deleted": False,
                "priority": 0,
            }
        channel: Json = {
            "id": self.id,
            "name": self.name,
            "name_normalized": self.name,
            "is_channel": self.kind == "channel",
            "is_group": self.kind == "private",
            "is_im": False,
            "is_mpim": self.kind == "mpim",
            "is_private": self.kind != "channel",
            "created": self.created,
            "creator": self.creator,
            "is_archived": self.is_archived,
            "is_general": self.is_general,
            "is_shared": self.is_ext_shared,
            "is_ext_shared": self.is_ext_shared,
            "is_org_shared": False,
            "is_pending_ext_shared": False,
            "unlinked": 0,
            "context_team_id": self.team_id,
            "is_member": reader in self.members,
            "topic": {"value": self.topic, "creator": "", "last_set": 0},
            "purpose": {"value": self.purpose, "creator": "", "last_set": 0},
            "previous_names": [],
        }
        return channel | {"num_members": len(self.members)} if with_count else channel
