"""The end of a request: what is shown, what is destroyed, who is told."""

from rituals.engine import open_calls
from rituals.engine.availability import hours_of
from rituals.feedback import anonymity, overview, timing
from rituals.feedback.asking import plan
from rituals.feedback.parties import ANSWERED, TO_THE_ASKED, answer_count, standing
from rituals.feedback.tables import FeedbackRequest
from storage.unit_of_work import UnitOfWork

RULES = ("feedback:half-way", "feedback:last-day", "feedback:deadline")


def close(work: UnitOfWork, request: FeedbackRequest) -> None:
    """Close a request for good; a second time changes nothing."""
    if not request.is_open:
        return
    request.closed_at = work.now
    for rule in RULES:
        work.schedules.drop(rule, request.id)
    if is_below_threshold(work, request):
        anonymity.destroy(work, request.id)
        for person in standing(work, request)[ANSWERED]:
            work.outbox.send("feedback:unread", request.id, to=person)
    for kind in (*TO_THE_ASKED, "feedback:status", "feedback:short"):
        work.outbox.refresh(kind, request.id)
    _show_call_anew(work, request)
    work.outbox.send("feedback:summary", request.id, to=request.asker)


def extend(work: UnitOfWork, request: FeedbackRequest) -> None:
    """Give everybody two working days more."""
    hours = hours_of(work, request.asker)
    request.deadline = timing.extended(max(request.deadline, work.now), hours)
    plan(request, work)
    answered = standing(work, request)[ANSWERED]
    # To write an anonymous giver's message anew would drop the key it holds.
    only = None
    if request.is_anonymous:
        only = [p for p in standing(work, request).everybody if p not in answered]
    for kind in TO_THE_ASKED:
        work.outbox.refresh(kind, request.id, only=only)
    work.outbox.refresh("feedback:status", request.id)
    _show_call_anew(work, request)


def _show_call_anew(work: UnitOfWork, request: FeedbackRequest) -> None:
    """Have the channel read what holds of a call, also where others tell of it."""
    if request.channel:
        work.outbox.refresh("feedback:call", request.id)
        open_calls.change(work, request.channel, overview.call_of(request))


def is_below_threshold(work: UnitOfWork, request: FeedbackRequest) -> bool:
    """Tell whether an anonymous request has fewer answers than may be shown."""
    return request.is_anonymous and answer_count(work, request) < request.threshold
