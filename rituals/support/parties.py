"""Who is what to a request for support, read from the records alone."""

from collections.abc import Collection, Sequence

from sqlalchemy import or_, select

from rituals.advocates import sharing
from rituals.advocates.advocacy import advocate_of
from rituals.rights.guard import Guard
from rituals.rights.table import Role
from rituals.support.feature import feature
from rituals.support.tables import ALIVE, ASKED, DRAFT, OPEN, WITHDRAWN, Request, RequestLeader
from storage.unit_of_work import UnitOfWork


def leaders_of(work: UnitOfWork, request: Request) -> list[str]:
    """Return the leaders whom a request is for, without those who stepped back or left."""
    asked = (RequestLeader.request_id == request.id, RequestLeader.state == ASKED)
    found = select(RequestLeader.leader).where(*asked).order_by(RequestLeader.leader)
    return list(work.session.scalars(found))


def alive_of(work: UnitOfWork, person: str) -> Sequence[Request]:
    """Return somebody's drafts, and what they asked for that is not over, the newest first."""
    own = (Request.person == person, Request.state.in_(ALIVE))
    return work.session.scalars(select(Request).where(*own).order_by(Request.id.desc())).all()


def asked_in(work: UnitOfWork, person: str) -> Sequence[Request]:
    """Return the open requests in which somebody is a leader, or comes along, the oldest first."""
    led = (RequestLeader.leader == person, RequestLeader.state == ASKED)
    numbers = select(RequestLeader.request_id).where(*led)
    theirs = or_(Request.advocate == person, Request.id.in_(numbers))
    found = select(Request).where(theirs, Request.state.in_(OPEN)).order_by(Request.id)
    return work.session.scalars(found).all()


def proposer_of(request: Request) -> str:
    """Return who proposes the times: the advocate who comes along, or else the person."""
    return request.advocate or request.person


def roles(work: UnitOfWork, request: Request, person: str) -> Collection[Role]:
    """Return what somebody is to a request; a draft is nobody else's, nor one taken back.

    Whoever was to come along is nothing to it once they are not the person's advocate any more.
    """
    if person == request.person:
        return (Role.PERSON,)
    is_reader = sharing.reader(work, request.person, "request", request.id) == person
    found = [Role.READER] if is_reader else []
    if request.state not in (DRAFT, WITHDRAWN):
        along = request.advocate == person == advocate_of(work, request.person)
        found += [Role.ADVOCATE] if along else []
        found += [Role.LEADER] if person in leaders_of(work, request) else []
    return found


guard = Guard(feature, "request", Request, roles)
