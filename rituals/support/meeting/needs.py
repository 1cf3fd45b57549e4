"""What leaders read before the meeting: the needs a working day before, and one reminder."""

from datetime import timedelta

from rituals.engine.availability import hours_of
from rituals.engine.call import Call
from rituals.engine.outcome import Outcome
from rituals.support.meeting import kinds
from rituals.support.parties import guard
from rituals.support.tables import Request, RequestLeader
from storage.unit_of_work import UnitOfWork

# Time to read it, for those whose day begins with the meeting.
IN_TIME = timedelta(hours=1)


def plan(work: UnitOfWork, request: Request, leader: str) -> None:
    """Bring a leader the needs on the working day before, and remind them in the morning of it.

    Both are by the leader's own clock. Where that day has begun, the needs come at once; where
    the morning has come, nobody is reminded.
    """
    starts, turn = request.starts, str(request.sequence)
    assert starts is not None
    hours = hours_of(work, leader)
    at = max(hours.days_before(starts, 1), work.now)
    work.outbox.send(kinds.NEEDS, request.id, to=leader, detail=turn, not_before=at)
    morning = min(hours.days_before(starts, 0), starts - IN_TIME)
    if morning > at:
        work.outbox.send(kinds.UNREAD, request.id, to=leader, detail=turn, not_before=morning)


@guard.action("has_read")
def has_read(call: Call, work: UnitOfWork, request: Request) -> Outcome:
    """Note that a leader has read the needs; a second time changes nothing."""
    row = work.session.get_one(RequestLeader, (request.id, call.person))
    row.read_at = row.read_at or work.now
    work.flush()
    work.outbox.refresh([kinds.NEEDS, kinds.UNREAD], request.id, only=[call.person])
    return Outcome(shows_home=True)


def has_said_so(work: UnitOfWork, request: Request, leader: str) -> bool:
    """Tell whether a leader said that they have read the needs."""
    row = work.session.get(RequestLeader, (request.id, leader))
    return row is not None and row.read_at is not None
