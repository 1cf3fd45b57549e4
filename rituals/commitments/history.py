"""What was done with a commitment, line by line: kept, told to the other one, read by both."""

from datetime import date

from sqlalchemy import func, select

from rituals.commitments.parties import other_end
from rituals.commitments.tables import KEPT, NOT_KEPT, SETTLED, Commitment, CommitmentLine
from rituals.words import mrkdwn
from rituals.words.mrkdwn import Mrkdwn
from rituals.words.templates import Words
from storage.unit_of_work import UnitOfWork

# How the leader says it goes; it answers nothing and ends nothing.
PROGRESS = "progress"
# These words are the promise itself.
WORDING = ("wished", "proposed", "reworded")
# What the person says became of it; the next one corrects it.
MARKS = (KEPT, NOT_KEPT, "changed")
# Whatever stands with one of the two about a commitment as a whole.
STANDING = ("commitments:due", "commitments:outcome", "commitments:unanswered")


def step(
    work: UnitOfWork,
    commitment: Commitment,
    by: str,
    what: str,
    text: str = "",
    due: date | None = None,
    *,
    asks: bool = False,
    tells: bool = True,
) -> None:
    """Keep a line of the history; what was asked before is answered by it, or asked no more.

    Args:
        work: the unit of work.
        commitment: which, in the state that it comes to.
        by: who did it.
        what: what was done, as a name of `history`.
        text: in which words, if in any.
        due: with which date, if with one.
        asks: whether the other one has to answer it.
        tells: whether the other one is told by it.
    """
    before = lines(work, commitment)
    line = CommitmentLine(
        commitment_id=commitment.id, by=by, what=what, text=text, due=due, at=work.now
    )
    work.session.add(line)
    work.flush()
    if tells:
        work.outbox.send("commitments:news", line.id, to=other_end(commitment, by))
    if what == PROGRESS:
        return
    stale = [each.id for each in before if each.id == commitment.asks or each.what in MARKS]
    commitment.asks = line.id if asks else None
    work.flush()
    for number in stale:
        work.outbox.refresh("commitments:news", number)
    work.outbox.refresh(STANDING, commitment.id)


def lines(work: UnitOfWork, commitment: Commitment) -> list[CommitmentLine]:
    """Return all that was done with a commitment, the latest last."""
    of_it = select(CommitmentLine).where(CommitmentLine.commitment_id == commitment.id)
    return list(work.session.scalars(of_it.order_by(CommitmentLine.id)))


def asked(work: UnitOfWork, commitment: Commitment) -> CommitmentLine | None:
    """Return what one of the two has still to answer, None where nothing is asked."""
    return work.session.get(CommitmentLine, commitment.asks) if commitment.asks else None


def answer(work: UnitOfWork, commitment: Commitment, number: int) -> str:
    """Return what was done first after a line, as a name of `history`; empty where nothing was."""
    after = (
        each.what for each in lines(work, commitment) if each.id > number and each.what != PROGRESS
    )
    return next(after, "") if number else ""


def in_words(commitment: Commitment, line: CommitmentLine, reader: str) -> Mrkdwn:
    """Return what was done, by whom, as one of the two reads it."""
    is_yours, is_of_you = line.by == reader, commitment.leader == reader
    said = Words(
        "commitments/history",
        line=line,
        is_yours=is_yours,
        by="You" if is_yours else mrkdwn.person(line.by),
        leader="you" if is_of_you else mrkdwn.person(commitment.leader),
    )
    sentence: Mrkdwn = getattr(said, line.what)
    return sentence


def share_kept(work: UnitOfWork, commitment: Commitment) -> tuple[int, int]:
    """Return how many the leader kept of how many that are settled, to this person alone."""
    settled = (
        select(Commitment.state, func.count())
        .where(Commitment.person == commitment.person, Commitment.leader == commitment.leader)
        .where(Commitment.state.in_(SETTLED))
        .group_by(Commitment.state)
    )
    states = dict(work.session.execute(settled).all())
    return states.get(KEPT, 0), sum(states.values())
