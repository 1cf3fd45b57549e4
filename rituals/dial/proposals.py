"""Another step that a leader proposes: one at a time, answered in one click, argued by nobody."""

from collections.abc import Collection
from datetime import timedelta

from sqlalchemy import select

from rituals.dial import telling
from rituals.dial.parties import refuse
from rituals.dial.tables import AGREED, KEPT, LAPSED, OPEN, TAKEN_BACK, Area, Proposal
from storage.unit_of_work import UnitOfWork

# A proposal that was answered rests for so long before there may be another.
RESTS_FOR = timedelta(weeks=4)


def waiting(work: UnitOfWork, area: Area) -> Proposal | None:
    """Return the proposal that waits for the person, if there is one."""
    return waiting_in(work, [area]).get(area.id)


def waiting_in(work: UnitOfWork, areas: Collection[Area]) -> dict[int, Proposal]:
    """Return the proposals that wait in any of these areas, by the area's number."""
    theirs = (Proposal.area_id.in_([each.id for each in areas]), Proposal.state == OPEN)
    found = work.session.scalars(select(Proposal).where(*theirs)) if areas else ()
    return {each.area_id: each for each in found}


def resting(work: UnitOfWork, area: Area) -> Proposal | None:
    """Return the leader's proposal that the person answered lately by keeping their step."""
    kept = (
        select(Proposal)
        .where(Proposal.area_id == area.id, Proposal.leader == area.leader)
        .where(Proposal.state == KEPT, Proposal.answered_at > work.now - RESTS_FOR)
    )
    return work.session.scalar(kept.order_by(Proposal.id.desc()).limit(1))


def may_be_made(work: UnitOfWork, area: Area) -> None:
    """See that a leader may propose another step now.

    Raises:
        Refusal: one waits already, or one was answered lately.
    """
    if waiting(work, area):
        raise refuse("waits_already", person=area.person)
    if (last := resting(work, area)) and last.answered_at:
        raise refuse("rests", person=area.person, from_then=last.answered_at + RESTS_FOR)


def make(work: UnitOfWork, area: Area, leader: str, step: int, why: str) -> None:
    """Bring a leader's proposal to the person."""
    made = Proposal(area_id=area.id, leader=leader, step=step, why=why)
    work.session.add(made)
    work.flush()
    work.outbox.send("dial:proposal", made.id, to=area.person)


def keep(work: UnitOfWork, area: Area, proposal: Proposal) -> None:
    """Have the person keep their step; the leader hears of it, and of no reason."""
    _settle(work, area, proposal, KEPT)
    telling.tell(work, area)


def agree(work: UnitOfWork, area: Area, proposal: Proposal) -> None:
    """Note that the person agreed; whoever calls moves the dial."""
    _settle(work, area, proposal, AGREED)


def take_back(work: UnitOfWork, area: Area, proposal: Proposal) -> None:
    """Have a leader take back what waits."""
    _settle(work, area, proposal, TAKEN_BACK)


def lapse(work: UnitOfWork, area: Area) -> None:
    """Let what was proposed go, and what was answered rest no more: the dial stands elsewhere."""
    made = (Proposal.area_id == area.id, Proposal.state.in_((OPEN, KEPT)))
    for proposal in work.session.scalars(select(Proposal).where(*made)):
        _settle(work, area, proposal, LAPSED)


def show_anew(work: UnitOfWork, area: Area) -> None:
    """Have the proposals written anew in which the area is named."""
    for proposal in work.session.scalars(select(Proposal).where(Proposal.area_id == area.id)):
        work.outbox.refresh("dial:proposal", proposal.id, only=[area.person])


def _settle(work: UnitOfWork, area: Area, proposal: Proposal, state: str) -> None:
    proposal.state, proposal.answered_at = state, work.now
    work.flush()
    work.outbox.refresh("dial:proposal", proposal.id, only=[area.person])
