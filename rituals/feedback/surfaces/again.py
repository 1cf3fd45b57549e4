"""Asking again: at once with the same form filled in, or reminded of it in three months."""

from datetime import datetime

from rituals.engine.availability import hours_of
from rituals.engine.call import Call
from rituals.engine.outcome import Outcome
from rituals.feedback import parties, timing
from rituals.feedback.feature import feature
from rituals.feedback.surfaces.ask import Filled, form
from rituals.feedback.tables import FeedbackRequest
from rituals.words.message import paragraph
from rituals.words.templates import Words
from storage.unit_of_work import UnitOfWork


@feature.action("ask_again")
def ask_again(call: Call, work: UnitOfWork) -> Outcome:
    """Open the form with what was asked before, for whoever asked it."""
    request = parties.request_of_asker(work, call.subject, call.person)
    people = [] if request.channel else parties.standing(work, request).everybody
    before = Filled(
        about=request.about,
        people=people,
        channel=request.channel,
        form=request.form,
        is_anonymous=request.is_anonymous,
        quote=request.quote,
    )
    return Outcome(opens=form(call, work, before))


@feature.action("remind_again")
def remind_again(call: Call, work: UnitOfWork) -> Outcome:
    """Promise to bring the question up again in three months; pressed twice, it is one promise."""
    request = parties.request_of_asker(work, call.subject, call.person)
    due = timing.in_three_months(work.now, hours_of(work, call.person))
    work.schedules.plan("feedback:again", request.id, due)
    text = Words("feedback/again", due=due).promised
    return Outcome(says=paragraph(text))


@feature.rule("again")
def bring_up_again(request_id: int, due: datetime, work: UnitOfWork) -> None:
    """Ask whoever asked whether it is time to ask again."""
    request = work.session.get(FeedbackRequest, request_id)
    if request is not None:
        day = work.now.date().isoformat()
        work.outbox.send("feedback:again", request.id, to=request.asker, detail=day)
