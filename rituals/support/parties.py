"""Who is what to a request for support, read from the records alone."""

from collections.abc import Collection

from sqlalchemy import select

from rituals.advocates import sharing
from rituals.rights.guard import Guard
from rituals.rights.table import Role
from rituals.support.feature import feature
from rituals.support.tables import ASKED, DRAFT, WITHDRAWN, Request, RequestLeader
from storage.unit_of_work import UnitOfWork


def leaders_of(work: UnitOfWork, request: Request) -> list[str]:
    """Return the leaders whom a request is for, without those who stepped back or left."""
    asked = (RequestLeader.request_id == request.id, RequestLeader.state == ASKED)
    found = select(RequestLeader.leader).where(*asked).order_by(RequestLeader.leader)
    return list(work.session.scalars(found))


def proposer_of(request: Request) -> str:
    """Return who proposes the times: the advocate who comes along, or else the person."""
    return request.advocate or request.person


def roles(work: UnitOfWork, request: Request, person: str, key: str = "") -> Collection[Role]:
    """Return what somebody is to a request; a draft is nobody else's, nor one taken back."""
    if person == request.person:
        return (Role.PERSON,)
    is_reader = sharing.reader(work, request.person, "request", request.id) == person
    found = [Role.READER] if is_reader else []
    if request.state not in (DRAFT, WITHDRAWN):
        found += [Role.ADVOCATE] if person == request.advocate else []
        found += [Role.LEADER] if person in leaders_of(work, request) else []
    return found


guard = Guard(feature, "request", Request, roles)
