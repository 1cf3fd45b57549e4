"""From the moment at which a promise is owed: how it goes, another date, what became of it."""

from datetime import date, timedelta

from rituals.commitments import history, leaving, reminders
from rituals.commitments.parties import must_be, must_be_ahead, must_be_asked, refuse
from rituals.commitments.tables import ALIVE, DECLINED, LEFT, LET_GO, OPEN, SETTLED, Commitment
from storage.unit_of_work import UnitOfWork

# How long a mark may be corrected.
CORRECTED_WITHIN = timedelta(days=14)


def report(work: UnitOfWork, commitment: Commitment, text: str) -> None:
    """Tell the person how it goes, in the leader's words.

    Raises:
        Refusal: it is not owed, or settled.
    """
    must_be(commitment, OPEN)
    history.step(work, commitment, commitment.leader, history.PROGRESS, text)


def ask_date(work: UnitOfWork, commitment: Commitment, due: date, reason: str) -> None:
    """Ask the person for another date.

    Raises:
        Refusal: it is not owed, or settled.
    """
    must_be(commitment, OPEN)
    history.step(work, commitment, commitment.leader, "date_asked", reason, due, asks=True)


def agree_date(work: UnitOfWork, commitment: Commitment, seen: int) -> None:
    """Take the date that the leader asked for; reminders come anew.

    Args:
        work: the unit of work.
        commitment: which.
        seen: the line that the person saw; its answer once more changes nothing.

    Raises:
        Refusal: it is not owed, or settled, or another date is asked for, or the day is over.
        NotLookedUp: Slack must be asked when the two are at work.
    """
    if history.answer(work, commitment, seen) == "date_agreed":
        return
    must_be_asked(commitment, seen)
    must_be(commitment, OPEN)
    wanted = history.asked(work, commitment)
    assert wanted is not None
    must_be_ahead(work, wanted.due, commitment.person)
    _move(work, commitment, "date_agreed", wanted.due)


def keep_date(work: UnitOfWork, commitment: Commitment, seen: int) -> None:
    """Keep the date as it is.

    Args:
        work: the unit of work.
        commitment: which.
        seen: as in `agree_date`.

    Raises:
        Refusal: it is not owed, or settled, or another date is asked for.
    """
    if history.answer(work, commitment, seen) == "date_kept":
        return
    must_be_asked(commitment, seen)
    must_be(commitment, OPEN)
    history.step(work, commitment, commitment.person, "date_kept", due=commitment.due)


def mark(work: UnitOfWork, commitment: Commitment, became: str) -> None:
    """Say what became of it; the same once more changes nothing.

    Args:
        work: the unit of work.
        commitment: one that is owed, or was marked within two weeks.
        became: kept, or not kept.

    Raises:
        Refusal: it is over, or was marked longer ago.
    """
    if commitment.state == became:
        return
    must_be_markable(work, commitment)
    commitment.state, commitment.settled_at = became, work.now
    history.step(work, commitment, commitment.person, became)
    leaving.show_anew(work, commitment)


def mark_changed(work: UnitOfWork, commitment: Commitment, due: date, text: str) -> None:
    """Give it another date; it is owed by then, and reminders come anew.

    Raises:
        Refusal: it is over, or was marked longer ago.
        NotLookedUp: Slack must be asked when the two are at work.
    """
    must_be_markable(work, commitment)
    if leaving.is_left(work, commitment):
        raise refuse("has_moved_on")
    commitment.state, commitment.settled_at = OPEN, None
    _move(work, commitment, "changed", due, text)


def let_go(work: UnitOfWork, commitment: Commitment) -> None:
    """Have the person want it no more; it counts neither as kept nor as not kept.

    The same once more changes nothing.

    Raises:
        Refusal: it is settled, or over.
    """
    if commitment.state == LET_GO:
        return
    must_be(commitment, *ALIVE, DECLINED)
    knows = commitment.state not in (LEFT, DECLINED)
    commitment.state = LET_GO
    history.step(work, commitment, commitment.person, "let_go", tells=knows)
    leaving.show_anew(work, commitment)


def must_be_markable(work: UnitOfWork, commitment: Commitment) -> None:
    """Let the person say what became of it.

    Raises:
        Refusal: it is not owed, or was marked too long ago to be corrected.
    """
    must_be(commitment, OPEN, LEFT, *SETTLED)
    if not is_markable(work, commitment):
        raise refuse("too_late")


def is_markable(work: UnitOfWork, commitment: Commitment) -> bool:
    """Tell whether the person may say what became of it, or correct what they said.

    Whoever steps back from what is owed does not escape that.
    """
    if commitment.state == LEFT:
        return any(each.what == "accepted" for each in history.lines(work, commitment))
    if commitment.settled_at is None or commitment.state not in SETTLED:
        return commitment.state == OPEN
    return work.now < commitment.settled_at + CORRECTED_WITHIN


def _move(
    work: UnitOfWork, commitment: Commitment, what: str, due: date | None, text: str = ""
) -> None:
    commitment.due = due
    history.step(work, commitment, commitment.person, what, text, due)
    reminders.plan(work, commitment)
