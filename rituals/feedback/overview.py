"""What waits for somebody, what they asked for, received and gave: read for Home and the inbox."""

from collections.abc import Sequence

from sqlalchemy import select

from rituals.engine.open_calls import OpenCall, tells
from rituals.feedback.parties import WAITING
from rituals.feedback.tables import Answer, Asked, FeedbackRequest
from storage.unit_of_work import UnitOfWork

# More than anybody looks through.
MOST = 500


def owed(work: UnitOfWork, person: str) -> Sequence[FeedbackRequest]:
    """Return the open requests that wait for somebody's answer, the nearest deadline first."""
    return work.session.scalars(
        select(FeedbackRequest)
        .join(Asked, Asked.request_id == FeedbackRequest.id)
        .where(Asked.person == person, Asked.state == WAITING)
        .where(FeedbackRequest.closed_at.is_(None))
        .order_by(FeedbackRequest.deadline)
    ).all()


def asked_for(work: UnitOfWork, person: str) -> Sequence[FeedbackRequest]:
    """Return what somebody asked for, open requests first, then the latest."""
    return work.session.scalars(
        select(FeedbackRequest)
        .where(FeedbackRequest.asker == person)
        .order_by(FeedbackRequest.closed_at.is_not(None), FeedbackRequest.id.desc())
        .limit(MOST)
    ).all()


def received(work: UnitOfWork, person: str) -> Sequence[Answer]:
    """Return the named answers somebody received, the latest first."""
    return _answers(work, person, Answer.receiver == person)


def gave(work: UnitOfWork, person: str) -> Sequence[Answer]:
    """Return the named answers somebody gave, the latest first."""
    return _answers(work, person, Answer.giver == person)


@tells
def open_calls(work: UnitOfWork, channel: str) -> list[OpenCall]:
    """Return what a channel is asked and may still answer, the nearest deadline first."""
    found = work.session.scalars(
        select(FeedbackRequest)
        .where(FeedbackRequest.channel == channel, FeedbackRequest.closed_at.is_(None))
        .order_by(FeedbackRequest.deadline)
        .limit(MOST)
    )
    return [call_of(each) for each in found]


def call_of(request: FeedbackRequest) -> OpenCall:
    """Return a request as others tell of it."""
    return OpenCall(request.id, request.asker, request.about, request.opened_at, request.deadline)


def _answers(work: UnitOfWork, person: str, whose: object) -> Sequence[Answer]:
    found = work.session.scalars(
        select(Answer).where(whose).order_by(Answer.given_at.desc(), Answer.id.desc()).limit(MOST)  # type: ignore[arg-type]
    )
    return [answer for answer in found if not answer.is_withdrawn]
