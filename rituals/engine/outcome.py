"""What comes of a call: what the edge is to show to the person who made it."""

from collections.abc import Callable
from dataclasses import dataclass, field

from rituals.words.blocks import Block
from rituals.words.message import Message
from storage.outbox import Place


@dataclass(frozen=True, slots=True)
class File:
    """A file for the person.

    Args:
        name: the file's name with its ending.
        title: what Slack shows over it.
        content: what is in it; a picture is bytes, or draws itself, in a thread of its own, once
            Slack was answered.
        alt: what a picture says, for those who hear it read: at most 1,000 characters, says
            https://docs.slack.dev/reference/methods/files.getUploadURLExternal
    """

    name: str
    title: str
    content: str | bytes | Callable[[], bytes]
    alt: str | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the edge shows after the change is kept; all of it may be absent.

    Args:
        says: a message to the person alone, where they stand.
        opens: a modal, opened anew or in the place of the one that was submitted.
        errors: what is wrong, by the name of the field; the form stays open as it was.
        rewrites: messages to write anew at once, with what no table may keep.
        hands: a message for the person's own conversation with the bot, with what no table may
            keep.
        file: a file for the person's own conversation with the bot.
        shows_home: whether the person's Home tab is to be drawn anew.
    """

    says: Message | None = None
    opens: Block | None = None
    errors: dict[str, str] = field(default_factory=dict)
    rewrites: tuple[tuple[Place, Message], ...] = ()
    hands: Message | None = None
    file: File | None = None
    shows_home: bool = False


NOTHING = Outcome()


class Refusal(Exception):
    """Something that cannot be done, in words for the person who tried it.

    Args:
        words: what is the matter and what to do next, in Slack's format.
        field: the field of the form at fault, if it is one.
    """

    def __init__(self, words: str, field: str | None = None) -> None:
        super().__init__(words)
        self.words = words
        self.field = field


class NotNeeded(Exception):
    """A message that need no longer be sent.

    Args:
        reason: why, for the operator; never a name or people's text.
    """
