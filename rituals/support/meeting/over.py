"""After the meeting: what is asked of each, and the way back if it did not take place."""

from datetime import datetime, timedelta

from rituals.engine.call import Call
from rituals.engine.outcome import Outcome
from rituals.support.feature import feature
from rituals.support.meeting import kinds
from rituals.support.meeting.proposing import form
from rituals.support.meeting.settling import look_for_another
from rituals.support.meeting.times import begin, show
from rituals.support.parties import guard, leaders_of, proposer_of
from rituals.support.surfaces.page import request_page
from rituals.support.tables import HELD, LEFT, SETTLED, Request, RequestLeader
from storage.unit_of_work import UnitOfWork


@feature.rule("meeting_over")
def over(number: int, due: datetime, work: UnitOfWork) -> None:
    """Ask leaders what they promise, and the person how it was, once it is really over."""
    request = work.held(Request, number)
    if request is None or request.state != SETTLED or request.starts is None:
        return
    ends = request.starts + timedelta(minutes=request.minutes)
    if ends > work.now:
        work.schedules.plan(kinds.OVER, request.id, ends)
        return
    request.state, turn = HELD, str(request.sequence)
    for leader in leaders_of(work, request):
        work.outbox.send(kinds.PROMISE, request.id, to=leader, detail=turn)
    work.outbox.send(kinds.AFTER, request.id, to=request.person, detail=turn)
    show(work, request)


@guard.action("not_held")
def not_held(call: Call, work: UnitOfWork, request: Request) -> Outcome:
    """Look for another time, because the meeting did not take place."""
    if request.state != HELD:
        raise feature.refuse("not_over")
    for leader in leaders_of(work, request):
        if work.directory.has_left(leader):
            work.session.get_one(RequestLeader, (request.id, leader)).state = LEFT
    look_for_another(work, request)
    begin(work, request)
    show(work, request)
    is_theirs = proposer_of(request) == call.person and leaders_of(work, request)
    view = (form if is_theirs else request_page)(call, work, request)
    return Outcome(opens=view, shows_home=True)
