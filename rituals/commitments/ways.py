"""What each of the two may do next with a commitment, as buttons."""

from collections.abc import Sequence

from rituals.commitments import keeping, leaving
from rituals.commitments.tables import (
    DECLINED,
    KEPT,
    LEFT,
    NOT_KEPT,
    OPEN,
    PROPOSED,
    TO_CHANGE,
    WISHED,
    Commitment,
)
from rituals.words import blocks
from rituals.words.blocks import Block
from rituals.words.templates import Words
from storage.unit_of_work import UnitOfWork

ANSWER = ("accept", "ask_change")
ANSWER_DATE = ("agree_date", "keep_date")
MARK = ("mark_kept", "mark_changed", "mark_not_kept")
CHOOSE = ("hand_on", "let_go")
WORD = ("word", "decline", "withdraw")
KEEP = ("report", "ask_date")
# What is asked before that which cannot be undone.
SURE = {"step_back": "sure_step_back", "withdraw": "sure_withdraw", "let_go": "sure_let_go"}

_OF_PERSON: dict[str, Sequence[str]] = {
    WISHED: CHOOSE,
    PROPOSED: (*ANSWER, "let_go"),
    TO_CHANGE: CHOOSE,
    DECLINED: CHOOSE,
    LEFT: CHOOSE,
    OPEN: (*MARK, "let_go"),
    KEPT: ("mark_changed", "mark_not_kept"),
    NOT_KEPT: ("mark_kept", "mark_changed"),
}
_OF_LEADER: dict[str, Sequence[str]] = {
    WISHED: ("word", "decline"),
    PROPOSED: ("word", "withdraw"),
    TO_CHANGE: ("word", "withdraw"),
    OPEN: (*KEEP, "step_back"),
}


def ways(
    work: UnitOfWork, commitment: Commitment, person: str, only: Sequence[str] = ()
) -> list[Block]:
    """Return the row of buttons for one of the two; nothing where nothing is to be done.

    Args:
        work: the unit of work.
        commitment: which.
        person: which of the two.
        only: the names of those wanted, all unless given.
    """
    names = [each for each in _names(work, commitment, person) if not only or each in only]
    return [blocks.actions(*(_button(commitment, each) for each in names))] if names else []


def _names(work: UnitOfWork, commitment: Commitment, person: str) -> Sequence[str]:
    if person == commitment.leader:
        return _OF_LEADER.get(commitment.state, ())
    names = _OF_PERSON.get(commitment.state, ())
    if commitment.state == LEFT and keeping.is_markable(work, commitment):
        return (*names, "mark_not_kept")
    if commitment.state in (KEPT, NOT_KEPT):
        is_left = leaving.is_left(work, commitment)
        still = [each for each in names if not (is_left and each == "mark_changed")]
        return still if keeping.is_markable(work, commitment) else ()
    is_date_asked = commitment.state == OPEN and commitment.asks
    return (*ANSWER_DATE, *names) if is_date_asked else names


def _button(commitment: Commitment, does: str) -> Block:
    said = Words("commitments/ways", commitment=commitment)
    label, confirm = getattr(said, does), None
    if does in SURE:
        confirm = blocks.confirm(label, getattr(said, SURE[does]), label, said.not_now)
    value = f"{commitment.id}:{commitment.asks}" if commitment.asks else str(commitment.id)
    return blocks.button(
        label,
        f"commitments:commitment_{does}",
        value,
        style="primary" if does in ("accept", "word") else None,
        confirm=confirm,
    )
