"""A commitment as one of the two reads it: in which words, how it stands, what comes next."""

from datetime import date

from rituals.commitments import history, keeping
from rituals.commitments.tables import LEFT, OPEN, SETTLED, TO_CHANGE, Commitment
from rituals.commitments.ways import ways
from rituals.engine.availability import hours_of
from rituals.words import blocks
from rituals.words.blocks import Block
from rituals.words.mrkdwn import Mrkdwn, cut
from rituals.words.templates import EXCERPT, Words
from storage.unit_of_work import UnitOfWork


def day(work: UnitOfWork, on: date) -> str:
    """Return a day as one says it, with its year where that is not this one."""
    return f"{on:%A %-d %B}" if on.year == work.now.year else f"{on:%A %-d %B %Y}"


def today_of(work: UnitOfWork, person: str) -> date:
    """Return which day it is where somebody is.

    Raises:
        NotLookedUp: Slack must be asked where that is.
    """
    return hours_of(work, person).day(work.now)


def whole(work: UnitOfWork, commitment: Commitment, person: str) -> list[Block]:
    """Return all that somebody reads of a commitment now, and what they may do with it."""
    asked = history.asked(work, commitment)
    words = []
    # What is asked in words besides the promise itself: for a change, or for another date.
    if asked and asked.text and commitment.state in (TO_CHANGE, OPEN):
        words = [blocks.said_by(asked.by, asked.text)]
    state = blocks.context(*_states(work, commitment, person, today_of(work, person)))
    return [blocks.quote(commitment.text), state, *words, *ways(work, commitment, person)]


def brief(work: UnitOfWork, commitment: Commitment, person: str, today: date) -> list[Block]:
    """Return a commitment in two lines, with the button that opens it.

    Args:
        work: the unit of work.
        commitment: which.
        person: who of the two reads it.
        today: where they are.
    """
    waits = _waits(work, commitment, person, today)
    said = Words("commitments/page", commitment=commitment, waits=waits)
    number = str(commitment.id)
    see = blocks.button(said.see, "commitments:commitment_see", number, label=said.see_label)
    text = blocks.written(cut(commitment.text, EXCERPT), see)
    return [text, blocks.context(*_states(work, commitment, person, today))]


def _states(work: UnitOfWork, commitment: Commitment, person: str, today: date) -> list[Mrkdwn]:
    """Return how a commitment stands, in the words for one of the two."""
    asked = history.asked(work, commitment)
    said = Words(
        "commitments/state",
        commitment=commitment,
        is_owed=person == commitment.person,
        is_late=commitment.due is not None and commitment.due < today,
        day=day(work, commitment.due) if commitment.due else "",
        new_day=day(work, asked.due) if asked and asked.due else "",
        until=commitment.settled_at and commitment.settled_at + keeping.CORRECTED_WITHIN,
    )
    found: list[Mrkdwn] = [getattr(said, commitment.state)]
    if commitment.state == OPEN and asked:
        found.append(said.date_asked)
    is_marked = commitment.state in SETTLED and person == commitment.person
    if is_marked and keeping.is_markable(work, commitment):
        found.append(said.correct)
    return found


def _waits(work: UnitOfWork, commitment: Commitment, person: str, today: date) -> bool:
    """Tell whether it is this one of the two who has to say something now."""
    asked = history.asked(work, commitment)
    if asked is not None:
        return asked.by != person
    if person == commitment.leader:
        return False
    return commitment.state == LEFT or (
        commitment.state == OPEN and commitment.due is not None and commitment.due <= today
    )
