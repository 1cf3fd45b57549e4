"""A request from its draft until it is sent or taken back, and whom it is for meanwhile."""

from collections.abc import Sequence

from sqlalchemy import select

from rituals.advocates import sharing
from rituals.engine.availability import hours_of
from rituals.support.feature import feature
from rituals.support.meeting import settling, times
from rituals.support.parties import alive_of, leaders_of
from rituals.support.tables import (
    ASKED,
    DRAFT,
    REPLACED,
    SENT,
    STEPPED_BACK,
    WITHDRAWN,
    Request,
    RequestLeader,
)
from rituals.support.wanted import Wanted, who_left
from storage.unit_of_work import UnitOfWork

refuse = feature.refuse
# So many drafts and requests of one person go on at once; nobody meets about more.
MOST_ALIVE = 12
INVITED, OVER = "support:asked", "support:over"
# What tells the person of those who are not part of it any more, and what to do about it.
GONE = "support:leader_gone"


def draft(work: UnitOfWork, person: str, wanted: Wanted) -> Request:
    """Keep a new draft.

    Raises:
        Refusal: the person has as many requests going as one can.
    """
    if len(alive_of(work, person)) >= MOST_ALIVE:
        raise refuse("enough", most=MOST_ALIVE)
    request = Request(person=person, state=DRAFT)
    _write(request, wanted)
    work.session.add(request)
    work.flush()
    _name_in_draft(work, request, wanted.leaders)
    return request


def change(work: UnitOfWork, request: Request, wanted: Wanted) -> None:
    """Change a request; whoever it concerns is told once it was sent."""
    before = request.advocate
    _write(request, wanted)
    if request.state == DRAFT:
        _name_in_draft(work, request, wanted.leaders)
        return
    _ask_others(work, request, wanted.leaders)
    if before and before != request.advocate:
        _tell_over(work, request, before)
    go_on(work, request)


def send(work: UnitOfWork, request: Request) -> None:
    """Send a draft to its leaders, and have times proposed.

    Raises:
        Refusal: it was sent before, or something in it does not hold any more.
        NotLookedUp: somebody must be asked of Slack first.
    """
    leaders = leaders_of(work, request)
    if request.state != DRAFT:
        raise refuse("sent")
    if not leaders:
        raise refuse("no_leaders")
    if left := who_left(work, leaders):
        raise refuse("left", people=left)
    if request.wanted_by and request.wanted_by < hours_of(work, request.person).day(work.now):
        raise refuse("passed", day=request.wanted_by)
    request.state = SENT
    for leader in leaders:
        _ask(work, work.session.get_one(RequestLeader, (request.id, leader)))
    work.flush()
    times.begin(work, request)


def withdraw(work: UnitOfWork, request: Request) -> None:
    """Delete a draft, or take back what was sent; everybody concerned is told.

    Raises:
        Refusal: it is over.
    """
    if request.state == DRAFT:
        sharing.unshare(work, request.person, "request", request.id)
        work.session.delete(request)
        work.leave_no_trace()
        return
    if not request.is_open:
        raise refuse("over")
    # Of a meeting that does not take place they hear where it stands in their calendars.
    told = () if request.starts else filter(None, (*leaders_of(work, request), request.advocate))
    request.state = WITHDRAWN
    work.flush()
    settling.call_off(work, request)
    for each in told:
        _tell_over(work, request, each)


def step_back(work: UnitOfWork, request: Request, leader: str, state: str = STEPPED_BACK) -> None:
    """Let a leader off; the person is told, and why is asked of nobody.

    Args:
        work: the unit of work.
        request: one that is open.
        leader: who is asked at present.
        state: what became of them.
    """
    work.session.get_one(RequestLeader, (request.id, leader)).state = state
    go_on(work, request)
    work.outbox.send(GONE, request.id, to=request.person, detail=f"{leader}/{_moment(work)}")


def go_on(work: UnitOfWork, request: Request) -> None:
    """Have an open request go on with those who are part of it now."""
    work.flush()
    settling.follow(work, request)


def _write(request: Request, wanted: Wanted) -> None:
    request.need, request.text, request.why = wanted.need, wanted.text, wanted.why
    request.wanted_by, request.advocate = wanted.wanted_by, wanted.advocate


def _name_in_draft(work: UnitOfWork, request: Request, leaders: Sequence[str]) -> None:
    rows = {row.leader: row for row in _rows(work, request)}
    for leader in rows.keys() - set(leaders):
        work.session.delete(rows[leader])
    for leader in leaders:
        row = rows.get(leader) or RequestLeader(request_id=request.id, leader=leader)
        row.state = ASKED
        work.session.add(row)
    work.flush()


def _ask_others(work: UnitOfWork, request: Request, leaders: Sequence[str]) -> None:
    rows = {row.leader: row for row in _rows(work, request)}
    for leader, row in rows.items():
        if row.state == ASKED and leader not in leaders:
            row.state = REPLACED
            _tell_over(work, request, leader)
    for leader in leaders:
        row = rows.get(leader) or RequestLeader(request_id=request.id, leader=leader)
        if leader not in rows or row.state != ASKED:
            row.state, row.read_at = ASKED, None
            work.session.add(row)
            _ask(work, row)


def _ask(work: UnitOfWork, row: RequestLeader) -> None:
    work.outbox.send(INVITED, row.request_id, to=row.leader, detail=_moment(work))


def _tell_over(work: UnitOfWork, request: Request, person: str) -> None:
    work.outbox.send(OVER, request.id, to=person, detail=_moment(work))


def _moment(work: UnitOfWork) -> str:
    """Return what tells one time that somebody is asked, or let off, from another."""
    return str(int(work.now.timestamp()))


def _rows(work: UnitOfWork, request: Request) -> Sequence[RequestLeader]:
    rows = select(RequestLeader).where(RequestLeader.request_id == request.id)
    return work.session.scalars(rows).all()
