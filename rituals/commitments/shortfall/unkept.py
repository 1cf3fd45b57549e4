"""What leaders promised and somebody still waits for, beside the question where support fell."""

from rituals.commitments import owed
from rituals.commitments.shortfall.parties import last_time
from rituals.commitments.tables import Commitment
from rituals.engine.availability import hours_of
from rituals.words import blocks
from rituals.words.blocks import Block
from rituals.words.mrkdwn import Mrkdwn
from rituals.words.templates import Words
from storage.unit_of_work import UnitOfWork

SHOWN = 5


def unkept(work: UnitOfWork, person: str, question: int | None) -> list[Commitment]:
    """Return what was not kept since the last time, and what is overdue now.

    Args:
        work: the unit of work.
        person: to whom it was owed.
        question: the occurrence at which they are asked, None where nobody asked.
    """
    today = hours_of(work, person).day(work.now)
    overdue = [each for each in owed.open_ones(work, person) if each.due and each.due < today]
    return [*owed.not_kept(work, person, last_time(work, person, question)), *overdue]


def shown(commitments: list[Commitment]) -> list[Block]:
    """Return how they read, each with who promised it, for when, and how it stands."""
    if not commitments:
        return []
    more = len(commitments) - SHOWN
    said = Words("commitments/shortfall_question", more=more)
    lines: list[Block] = [blocks.section(said.unkept)]
    for each in commitments[:SHOWN]:
        lines += [blocks.quote(each.text), blocks.context(stands(each))]
    return [*lines, *([blocks.context(said.and_more)] if more > 0 else [])]


def stands(commitment: Commitment) -> Mrkdwn:
    """Say who promised something, for when, and how it stands."""
    return Words("commitments/shortfall_question", commitment=commitment).stands
