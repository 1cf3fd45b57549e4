"""What every unasked message carries: why it came, and how to skip, snooze or stop it."""

from dataclasses import replace
from datetime import datetime, timedelta

from rituals.words import blocks
from rituals.words.blocks import Block
from rituals.words.message import Message, in_words
from rituals.words.templates import Words

# Each pause a menu may offer, with how long a message must still be of use for it.
PAUSES = {
    "hours": timedelta(hours=3),
    "tomorrow": timedelta(days=1),
    "week": timedelta(days=7),
}


def with_ways_out(
    message: Message, number: int, expires: datetime | None, now: datetime
) -> Message:
    """Return an unasked message with its reason and the ways out of it.

    Args:
        message: as the feature wrote it; without a reason it asks nothing any more.
        number: of its row in the outbox.
        expires: when it is of no use any more, if ever.
        now: the time.
    """
    if not message.why:
        return message
    ways = row_of_ways(number, expires, now)
    return replace(
        with_reason(message), blocks=[*message.blocks, ways, blocks.context(message.why)]
    )


def with_reason(message: Message) -> Message:
    """Return a message with the reason why it came, where it gives one."""
    if not message.why:
        return message
    shown = [*message.blocks, blocks.context(message.why)]
    return replace(message, text=in_words(message.text, message.why), blocks=shown)


def row_of_ways(number: int, expires: datetime | None, now: datetime) -> Block:
    """Return the button to skip a message, and the menu beside it.

    Args:
        number: of its row in the outbox.
        expires: when it is of no use any more, if ever.
        now: the time.
    """
    said = Words("my_time/ways_out")
    left = expires - now if expires else None
    names = [name for name, least in PAUSES.items() if left is None or left > least]
    # Two pauses are enough to choose from; the longest that still fit.
    names = [*names[-2:], "month", "stop", "settings"]
    until = int(expires.timestamp()) if expires else ""
    menu = [blocks.option(getattr(said, name), f"{number}:{name}:{until}") for name in names]
    return blocks.actions(
        blocks.button(said.skip, "my_time:skip", str(number)),
        blocks.overflow("my_time:ways", menu),
    )
