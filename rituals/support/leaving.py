"""Somebody leaves, or stands up for a person no more: what is open goes on with the others."""

from collections.abc import Sequence

from sqlalchemy import Select, select

from rituals.advocates.advocacy import when_ended
from rituals.support import asking
from rituals.support.feature import feature
from rituals.support.meeting import times
from rituals.support.tables import (
    ALIVE,
    ASKED,
    DRAFT,
    HELD,
    LEFT,
    OPEN,
    Request,
    RequestLeader,
)
from storage.unit_of_work import UnitOfWork


@feature.deactivation
def leave(person: str, work: UnitOfWork) -> None:
    """Close what somebody asked for, and let them go where they were asked."""
    _close(work, person)
    asked = (RequestLeader.leader == person, RequestLeader.state == ASKED)
    numbers = select(RequestLeader.request_id).where(*asked)
    for request in _held(work, select(Request).where(Request.id.in_(numbers))):
        if request.is_open:
            asking.step_back(work, request, person, LEFT)
        elif request.state == DRAFT:
            work.session.get_one(RequestLeader, (request.id, person)).state = LEFT


@when_ended
def go_on_alone(work: UnitOfWork, person: str, advocate: str) -> None:
    """Have the person propose the times, where their advocate was to come along."""
    if work.directory.has_left(person):
        # The advocate is told together with the leaders.
        _close(work, person)
    along = (Request.person == person, Request.advocate == advocate)
    # A meeting that was held may yet turn out not to have taken place.
    alive = Request.state.in_((*ALIVE, HELD))
    for request in _held(work, select(Request).where(*along, alive)):
        request.advocate = None
        if not request.is_open:
            continue
        has_times = request.starts or times.open_times(work, request)
        asking.go_on(work, request)
        # Where no times stand, they are asked for these instead.
        if has_times:
            work.outbox.send("support:advocate_gone", request.id, to=person, detail=advocate)


def _close(work: UnitOfWork, person: str) -> None:
    own = select(Request).where(Request.person == person, Request.state.in_(OPEN))
    for request in _held(work, own):
        asking.withdraw(work, request)


def _held(work: UnitOfWork, wanted: Select[Request]) -> Sequence[Request]:
    """Return requests that nobody else changes until the end."""
    held = wanted.order_by(Request.id).with_for_update()
    return work.session.scalars(held.execution_options(populate_existing=True)).all()
