"""What stands in the place of a question that is answered, or that nobody asks any more."""

from rituals.commitments import history
from rituals.commitments.tables import Commitment, CommitmentLine
from rituals.words import blocks
from rituals.words.message import Message, in_words
from storage.unit_of_work import UnitOfWork


def what_became(
    commitment: Commitment,
    lines: list[CommitmentLine],
    reader: str,
    lead: str,
    line: CommitmentLine | None = None,
) -> Message:
    """Return a message without its buttons, which says what came of what it asked.

    Args:
        commitment: which.
        lines: its history.
        reader: which of the two reads it.
        lead: the message's first sentence.
        line: what was asked; where nothing was, the latest that happened is told.
    """
    steps = [each for each in lines if each.what != history.PROGRESS]
    after = [each for each in steps if line and each.id > line.id]
    became = history.in_words(commitment, after[0] if after else steps[-1], reader)
    worded = [each for each in (line, *after[:1]) if each and each.what in history.WORDING]
    text = worded[0].text if worded else commitment.text
    return Message(
        in_words(lead, text, became),
        [blocks.section(lead), blocks.quote(text), blocks.context(became)],
    )


def latest(work: UnitOfWork, commitment: Commitment, reader: str, lead: str) -> Message:
    """Return a message without its buttons, which says what happened last."""
    return what_became(commitment, history.lines(work, commitment), reader, lead)
