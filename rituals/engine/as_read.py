"""A message as people read it on screen, with names in place of ids."""

import re

from rituals.words.mrkdwn import cut, in_plain, tidy
from storage.unit_of_work import UnitOfWork

# Whoever opens a form waits while they are looked up.
MOST_NAMES = 10
_MENTION = re.compile(r"<@(\w+)(?:\|[^>]*)?>")


def mentioned(text: str) -> list[str]:
    """Return the ids of the people whom a text in Slack's format mentions, each once."""
    return list(dict.fromkeys(_MENTION.findall(text)))


def without_mentions(text: str) -> str:
    """Return a text in Slack's format without the people whom it mentions."""
    return _MENTION.sub(" ", text)


def as_read(work: UnitOfWork, text: str, most: int) -> str:
    """Return what a message says, as it is read.

    Args:
        work: the unit of work.
        text: of the message, in Slack's format.
        most: how many characters of it.

    Raises:
        NotLookedUp: Slack must be asked who is mentioned.
    """
    text = cut(text, most)
    found = work.directory.people(mentioned(text)[:MOST_NAMES])
    return tidy(in_plain(text, {person: row.name for person, row in found.items() if row}))
