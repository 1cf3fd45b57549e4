"""What Slack says of people, channels and messages, and what it must be asked first."""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import datetime

from storage.outbox import Place


class NotLookedUp(LookupError):
    """Something must be asked of Slack first; the edge asks, and runs the work again.

    Args:
        people: ids of people not known or not fresh.
        channels: ids of channels not known or not fresh.
        members: ids of channels whose members must be known.
        channels_of: ids of people whose channels must be known.
        messages: places of messages that must be read.
    """

    def __init__(
        self,
        people: Collection[str] = (),
        channels: Collection[str] = (),
        members: Collection[str] = (),
        channels_of: Collection[str] = (),
        messages: Collection[Place] = (),
    ) -> None:
        super().__init__("must be looked up first")
        self.people = frozenset(people)
        self.channels = frozenset(channels)
        self.members = frozenset(members)
        self.channels_of = frozenset(channels_of)
        self.messages = frozenset(messages)


@dataclass(frozen=True, slots=True)
class PersonFacts:
    """What Slack says of a person; the columns of `people` that come from Slack."""

    id: str
    name: str
    zone: str
    is_bot: bool
    has_left: bool
    looked_up_at: datetime
    is_away: bool = False
    away_until: datetime | None = None
    is_guest: bool = False


@dataclass(frozen=True, slots=True)
class ChannelFacts:
    """What Slack says of a channel; the columns of `channels`."""

    id: str
    name: str
    is_private: bool
    is_open: bool
    has_bot: bool
    member_count: int
    looked_up_at: datetime


@dataclass(frozen=True, slots=True)
class Link:
    """A link in a message.

    Args:
        url: where it leads.
        title: of the page, as Slack found it or as it was written; empty where it has none.
        summary: what Slack shows of the page; empty where it shows nothing.
    """

    url: str
    title: str = ""
    summary: str = ""


@dataclass(frozen=True, slots=True)
class MessageFacts:
    """What Slack says of a message; never kept.

    Args:
        place: where it stands.
        author: who wrote it, empty where that is nobody.
        text: what it says, in Slack's format.
        address: the link to it, empty where Slack does not say.
        links: in it, each once.
    """

    place: Place
    author: str
    text: str
    address: str = ""
    links: tuple[Link, ...] = ()


@dataclass(frozen=True)
class Facts:
    """What Slack was just asked. What Slack does not know is there with None."""

    people: dict[str, PersonFacts | None] = field(default_factory=dict)
    channels: dict[str, ChannelFacts | None] = field(default_factory=dict)
    members: dict[str, frozenset[str]] = field(default_factory=dict)
    channels_of: dict[str, frozenset[str]] = field(default_factory=dict)
    messages: dict[Place, MessageFacts | None] = field(default_factory=dict)
