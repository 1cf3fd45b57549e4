"""A request under way, for whoever asked: more time, the close, and what falls due meanwhile."""

from datetime import datetime

from sqlalchemy import select

from rituals.engine.availability import hours_of
from rituals.engine.call import Call
from rituals.engine.outcome import Outcome
from rituals.feedback import closing, parties, timing
from rituals.feedback.feature import feature
from rituals.feedback.tables import FeedbackRequest
from rituals.words.message import paragraph
from rituals.words.templates import Words
from storage.unit_of_work import UnitOfWork


@feature.action("extend")
def extend(call: Call, work: UnitOfWork) -> Outcome:
    """Give everybody two working days more, for whoever asked."""
    request = _open_request(call, work)
    closing.extend(work, request)
    text = Words("feedback/status", request=request).extended
    return Outcome(says=paragraph(text), shows_home=True)


@feature.action("close")
def close(call: Call, work: UnitOfWork) -> Outcome:
    """Close a request before its time, for whoever asked; pressed twice, it is closed once."""
    request = _open_request(call, work)
    closing.close(work, request)
    text = Words("feedback/status", request=request).now_closed
    return Outcome(says=paragraph(text), shows_home=True)


@feature.rule("half-way")
def half_way(request_id: int, due: datetime, work: UnitOfWork) -> None:
    """Remind those who have not answered, half-way to the deadline."""
    for request, person in _unanswered(request_id, work):
        work.outbox.send("feedback:reminder", request.id, to=person, detail="half-way")


@feature.rule("last-day")
def last_day(request_id: int, due: datetime, work: UnitOfWork) -> None:
    """Remind those who have not answered, on their own working morning before the deadline.

    Whoever asked is told where anonymous answers are about to be lost for want of others.
    """
    request = _request(request_id, work)
    for _, person in _unanswered(request_id, work):
        assert request is not None
        morning = timing.last_day(request.opened_at, request.deadline, hours_of(work, person))
        work.outbox.send(
            "feedback:reminder", request.id, to=person, detail="last-day", not_before=morning
        )
    if request is not None and request.is_open and request.is_anonymous:
        hours = hours_of(work, request.asker)
        morning = timing.last_day(request.opened_at, request.deadline, hours)
        work.outbox.send("feedback:short", request.id, to=request.asker, not_before=morning)


@feature.rule("deadline")
def deadline(request_id: int, due: datetime, work: UnitOfWork) -> None:
    """Close a request when its time is up."""
    request = _request(request_id, work)
    # It may have been extended while this waited for it.
    if request is not None and work.now >= request.deadline:
        closing.close(work, request)


def _unanswered(request_id: int, work: UnitOfWork) -> list[tuple[FeedbackRequest, str]]:
    """Return who has not answered an open request, and has no other word of it on the way."""
    request = _request(request_id, work)
    if request is None or not request.is_open:
        return []
    return [
        (request, person)
        for person in parties.standing(work, request)[parties.WAITING]
        if not work.outbox.is_waiting(parties.TO_THE_ASKED, request.id, person)
    ]


def _request(request_id: int, work: UnitOfWork) -> FeedbackRequest | None:
    return work.session.scalar(
        select(FeedbackRequest).where(FeedbackRequest.id == request_id).with_for_update()
    )


def _open_request(call: Call, work: UnitOfWork) -> FeedbackRequest:
    request = parties.request_of_asker(work, call.subject, call.person)
    if not request.is_open:
        zone = work.directory.zone(call.person) or "UTC"
        raise parties.refuse("closed", request=request, zone=zone)
    return request
