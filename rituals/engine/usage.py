"""The help of a command, made from what the feature registered."""

from collections.abc import Iterable

from rituals.engine.feature import Feature, Word
from rituals.words.blocks import context, section
from rituals.words.message import Message, paragraph
from rituals.words.mrkdwn import cut, in_plain
from rituals.words.templates import Words


def usage(feature: Feature, words: Iterable[Word], unknown: str = "") -> Message:
    """Return how a command is used, with an example of each word.

    Args:
        feature: whose command it is.
        words: that may follow it.
        unknown: the word that the person typed and nobody answers to, if that is why.
    """
    said = Words(
        "engine/usage",
        feature=feature,
        words=tuple(words),
        unknown=cut(in_plain(unknown), 40),
    )
    lead = said.unknown if unknown else said.lead
    return Message(
        f"{lead}\n{said.words}", [section(lead), section(said.words), context(said.also)]
    )


def unanswered(command: str) -> Message:
    """Return what is said to a command that Slack knows and no feature answers to."""
    text = Words("engine/usage", command=cut(command, 40)).unanswered
    return paragraph(text)
