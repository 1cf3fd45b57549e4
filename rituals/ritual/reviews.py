"""Whether a ritual still helps: asked now and then, answered without names.

The answers are three counts in one row; that somebody has answered is a flag without a time.
"""

from datetime import datetime

from sqlalchemy import select

from rituals.engine.call import Defaults
from rituals.engine.ritual import Ritual
from rituals.ritual import parties
from rituals.ritual.feature import feature
from rituals.ritual.tables import CLOSED, OPEN, Review, ReviewVoter
from storage.unit_of_work import UnitOfWork

WORKING_DAYS = 3
# In the order in which a tie is settled: what changes less comes first.
ANSWERS = ("keep", "change", "stop")


@feature.rule("review")
def begin(number: int, due: datetime, work: UnitOfWork) -> None:
    """Ask the channel of a ritual whether it still helps; while it is being asked, not again."""
    ritual = work.session.get(Ritual, number)
    if ritual is None or not ritual.is_active or ritual.channel is None:
        return
    under_way = select(Review.id).where(Review.ritual_id == ritual.id, Review.state == OPEN)
    if work.session.scalars(under_way).first():
        return
    closes = ritual.hours.days_after(work.now, WORKING_DAYS)
    review = Review(ritual_id=ritual.id, closes_at=closes)
    work.session.add(review)
    work.flush()
    work.schedules.plan("ritual:close_review", review.id, closes)
    work.outbox.send("ritual:review", review.id, to=ritual.channel)


def review_of(work: UnitOfWork, number: int, person: str) -> tuple[Review, Ritual]:
    """Return a review that somebody may answer and has not answered yet; held until the end.

    Raises:
        Refusal: there is none of that number in a channel of theirs, it is closed, or they have.
    """
    review = work.session.get(Review, number, with_for_update=True)
    ritual = parties.ritual_of(work, review.ritual_id if review else 0, person)
    assert review is not None
    if review.state != OPEN:
        raise parties.refuse("vote_closed")
    if not ritual.is_active:
        raise parties.refuse("stopped", ritual=ritual)
    if work.session.get(ReviewVoter, (work.workspace, review.id, person)):
        raise parties.refuse("answered")
    return review, ritual


def threshold(review: Review, defaults: Defaults) -> int:
    """Return how many must answer: what the operator set, and never less than was promised."""
    return max(review.threshold, defaults.threshold)


def answer(work: UnitOfWork, review: Review, person: str, what: str, defaults: Defaults) -> None:
    """Count an answer, and note that this person has given one.

    Args:
        work: the unit of work.
        review: one that this person has not answered yet.
        person: who answers.
        what: one of `ANSWERS`.
        defaults: what the operator set, as the person was told.
    """
    review.threshold = threshold(review, defaults)
    setattr(review, what, getattr(review, what) + 1)
    work.session.add(ReviewVoter(review_id=review.id, person=person))
    work.leave_no_trace()


@feature.rule("close_review")
def close(number: int, due: datetime, work: UnitOfWork) -> None:
    """Say what came of it; where too few have answered, the counts are deleted."""
    review = work.session.get(Review, number, with_for_update=True)
    ritual = work.session.get(Ritual, review.ritual_id) if review else None
    if review is None or ritual is None or review.state != OPEN:
        return
    review.state = CLOSED
    if not enough(review):
        review.keep = review.change = review.stop = 0
        work.leave_no_trace()
    work.outbox.refresh("ritual:review", review.id)
    if ritual.is_active and ritual.channel:
        work.outbox.send("ritual:review_result", review.id, to=ritual.channel)


def enough(review: Review) -> bool:
    """Tell whether enough have answered for the counts to be shown."""
    return 0 < review.threshold <= review.keep + review.change + review.stop


def outcome(review: Review) -> str:
    """Return what most want; a tie goes to what changes less."""
    return max(ANSWERS, key=lambda answer: int(getattr(review, answer)))
