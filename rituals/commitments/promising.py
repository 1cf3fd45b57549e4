"""Up to the moment at which a promise is owed: wished for, worded, changed, accepted or not."""

from datetime import date, timedelta

from rituals.commitments import history, leaving, reminders
from rituals.commitments.parties import must_be, must_be_ahead, must_be_asked
from rituals.commitments.tables import (
    DECLINED,
    LEFT,
    LET_GO,
    NOT_YET_OWED,
    OPEN,
    PROPOSED,
    TO_CHANGE,
    WISHED,
    WITHDRAWN,
    Commitment,
)
from storage.unit_of_work import UnitOfWork

# When somebody who waits for a leader's answer is told that none has come.
UNANSWERED = timedelta(days=7)


def propose(work: UnitOfWork, leader: str, person: str, text: str, due: date) -> Commitment:
    """Bring a leader's promise to the person; nothing is owed before it is accepted."""
    commitment = _begin(work, person, leader, text, PROPOSED, due)
    history.step(work, commitment, leader, "proposed", text, due, asks=True)
    return commitment


def wish(work: UnitOfWork, person: str, leader: str, text: str) -> Commitment:
    """Ask a leader for a promise."""
    commitment = _begin(work, person, leader, text, WISHED)
    history.step(work, commitment, person, "wished", text, asks=True)
    _tell_if_unanswered(work, commitment)
    return commitment


def word(work: UnitOfWork, commitment: Commitment, text: str, due: date) -> None:
    """Have the leader say it in other words, or answer a wish with a promise.

    Raises:
        Refusal: it is owed already, or over.
    """
    must_be(commitment, *NOT_YET_OWED)
    is_same = (commitment.text, commitment.due) == (text, due)
    if is_same and commitment.state == PROPOSED:
        return
    what = "proposed" if commitment.state == WISHED else "reworded"
    commitment.text, commitment.due, commitment.state = text, due, PROPOSED
    history.step(work, commitment, commitment.leader, what, text, due, asks=True)


def ask_change(work: UnitOfWork, commitment: Commitment, seen: int, text: str) -> None:
    """Ask the leader for another wording.

    Args:
        work: the unit of work.
        commitment: which.
        seen: the line whose wording the person saw.
        text: what is to be different.

    Raises:
        Refusal: it is no wording that waits for the person, or another one.
    """
    must_be(commitment, PROPOSED)
    must_be_asked(commitment, seen)
    commitment.state = TO_CHANGE
    history.step(work, commitment, commitment.person, "change_asked", text, asks=True)
    _tell_if_unanswered(work, commitment)


def accept(work: UnitOfWork, commitment: Commitment, seen: int) -> None:
    """Have it be owed from now on, in the words and by the day that stand.

    Args:
        work: the unit of work.
        commitment: which.
        seen: the line whose wording the person saw; to accept it once more changes nothing.

    Raises:
        Refusal: it is no wording that waits for the person, or another one, or its day is over.
        NotLookedUp: Slack must be asked when the two are at work.
    """
    if history.answer(work, commitment, seen) == "accepted":
        return
    must_be(commitment, PROPOSED)
    must_be_asked(commitment, seen)
    must_be_ahead(work, commitment.due, commitment.person)
    commitment.state = OPEN
    history.step(work, commitment, commitment.person, "accepted", due=commitment.due)
    reminders.plan(work, commitment)


def decline(work: UnitOfWork, commitment: Commitment) -> None:
    """Decline a wish; why is nobody's to know, and the person may ask somebody else.

    The same once more changes nothing.

    Raises:
        Refusal: it is no wish any more.
    """
    if commitment.state == DECLINED:
        return
    must_be(commitment, WISHED)
    commitment.state = DECLINED
    history.step(work, commitment, commitment.leader, "declined", asks=True)


def withdraw(work: UnitOfWork, commitment: Commitment) -> None:
    """Take back what the person has not accepted; the same once more changes nothing.

    Raises:
        Refusal: it is owed already, or over.
    """
    if commitment.state == WITHDRAWN:
        return
    must_be(commitment, PROPOSED, TO_CHANGE)
    commitment.state = WITHDRAWN
    history.step(work, commitment, commitment.leader, "withdrawn")


def hand_on(work: UnitOfWork, commitment: Commitment, leader: str, text: str) -> Commitment:
    """Ask another leader for what the first does not promise, and let the first go.

    Args:
        work: the unit of work.
        commitment: one whose leader left, declined or does not answer.
        leader: who is asked now.
        text: what for, in the person's words.

    Raises:
        Refusal: it was handed on or let go already, or its leader is about to keep it.
    """
    must_be(commitment, WISHED, TO_CHANGE, DECLINED, LEFT)
    knows = commitment.state in (WISHED, TO_CHANGE)
    commitment.state = LET_GO
    history.step(work, commitment, commitment.person, "handed_on", tells=knows)
    leaving.show_anew(work, commitment)
    return wish(work, commitment.person, leader, text)


def _begin(
    work: UnitOfWork, person: str, leader: str, text: str, state: str, due: date | None = None
) -> Commitment:
    commitment = Commitment(person=person, leader=leader, text=text, due=due, state=state)
    work.session.add(commitment)
    work.flush()
    return commitment


def _tell_if_unanswered(work: UnitOfWork, commitment: Commitment) -> None:
    """Have the person hear in a week that nothing came, with what they may do then."""
    work.outbox.send(
        "commitments:unanswered",
        commitment.id,
        to=commitment.person,
        detail=str(commitment.asks),
        not_before=work.now + UNANSWERED,
    )
