"""What is posted, in words and in blocks, for those who read it and those who hear it read."""

from dataclasses import dataclass, field
from typing import Any

from rituals.words import limits
from rituals.words.blocks import Block, section
from rituals.words.mrkdwn import Mrkdwn, cut, escape, lasting, person
from storage.outbox import Place


@dataclass(frozen=True, slots=True)
class Message:
    """What is posted: the whole message in words, and the blocks that show it.

    Screen readers and notifications read `text`; Slack shows the blocks in its place. `why` is
    the reason why it came, to be set below it for as long as it asks something. `thread` is the
    message in whose thread it stands, if it is there; one that stands already stays where it is.
    One that `is_living` is written anew until nothing of it is still to come: it may say
    "Tomorrow"; every other one says the date, since it is read on later days as well.
    """

    text: str
    blocks: list[Block] = field(default_factory=list)
    why: str = ""
    thread: Place | None = None
    in_channel_too: bool = False
    is_living: bool = False

    def __post_init__(self) -> None:
        if not self.is_living:
            object.__setattr__(self, "text", lasting(self.text))
            object.__setattr__(self, "blocks", [_lasting(each) for each in self.blocks])
        object.__setattr__(self, "text", cut(self.text, limits.MESSAGE_TEXT))


def paragraph(text: str) -> Message:
    """Return a message of one paragraph of the bot's own words."""
    return Message(text, [section(text)])


def heard_from(person_id: str | None, text: str) -> Mrkdwn:
    """Return a person's words as `said_by` shows them, for those who hear them read."""
    return Mrkdwn(f"{person(person_id)}: {escape(text)}") if person_id else escape(text)


def in_words(*parts: str) -> Mrkdwn:
    """Return the parts as the text of a message, for those who hear it read or see it notified."""
    return Mrkdwn(
        "\n".join(part if isinstance(part, Mrkdwn) else escape(part) for part in parts if part)
    )


def _lasting(part: Any) -> Any:
    """Return a part of a message with dates for relative days, in the bot's own words alone."""
    if isinstance(part, list):
        return [_lasting(each) for each in part]
    if not isinstance(part, dict):
        return part
    own = {"text": lasting(part["text"])} if part.get("type") == "mrkdwn" else {}
    return {name: _lasting(each) for name, each in part.items()} | own
