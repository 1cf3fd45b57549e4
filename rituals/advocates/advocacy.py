"""Who stands up for somebody now, and what each feature does when that ends."""

from collections.abc import Callable

from sqlalchemy import or_, select

from rituals.advocates.feature import feature
from rituals.advocates.tables import ACCEPTED, ASKED, LEFT, Advocacy, Shared
from storage.unit_of_work import UnitOfWork

Follow = Callable[[UnitOfWork, str, str], None]
_endings: list[Follow] = []
OPEN = (ASKED, ACCEPTED)


def when_ended(run: Follow) -> Follow:
    """Run when an advocate no longer stands up for somebody: for the person, and the advocate.

    What was shared is taken back already; the feature finds the next step for its open records.
    """
    _endings.append(run)
    return run


def open_advocacy(work: UnitOfWork, person: str) -> Advocacy | None:
    """Return whom somebody asked to stand up for them, accepted or not yet answered."""
    is_open = (Advocacy.person == person, Advocacy.state.in_(OPEN))
    return work.session.scalar(select(Advocacy).where(*is_open).order_by(Advocacy.id.desc()))


def advocate_of(work: UnitOfWork, person: str) -> str | None:
    """Return who stands up for somebody now, None where nobody has accepted."""
    advocacy = open_advocacy(work, person)
    return advocacy.advocate if advocacy and advocacy.state == ACCEPTED else None


def of_advocate(work: UnitOfWork, advocate: str, state: str) -> list[Advocacy]:
    """Return for whom somebody stands up, or who asks them to, the longest first."""
    theirs = (Advocacy.advocate == advocate, Advocacy.state == state)
    return list(work.session.scalars(select(Advocacy).where(*theirs).order_by(Advocacy.id)))


def close(work: UnitOfWork, advocacy: Advocacy, state: str, by: str | None = None) -> None:
    """Close an advocacy, or a request that never became one; nothing is shared any more.

    Whoever did not close it is told, the advocate only where they had accepted.

    Args:
        work: the unit of work.
        advocacy: which; held.
        state: what became of it.
        by: whose doing it is, None where nobody did anything.
    """
    was_accepted = advocacy.state == ACCEPTED
    ends = (advocacy.person, advocacy.advocate)
    advocacy.state, advocacy.why = state, ""
    for shared in work.session.scalars(select(Shared).where(Shared.advocacy_id == advocacy.id)):
        work.session.delete(shared)
    work.schedules.drop("advocates:unanswered", advocacy.id)
    work.flush()
    there = [each for each in ends if state != LEFT or each != by]
    work.outbox.refresh([*feature.messages], advocacy.id, only=there)
    for each in ends if was_accepted else ends[:1]:
        if each != by:
            work.outbox.send("advocates:told", advocacy.id, to=each, detail=state)
    if was_accepted:
        for run in _endings:
            run(work, advocacy.person, advocacy.advocate)


@feature.deactivation
def leave(person: str, work: UnitOfWork) -> None:
    """Close what somebody is part of whose account was closed; the other one is told."""
    theirs = or_(Advocacy.person == person, Advocacy.advocate == person)
    open_ones = select(Advocacy).where(theirs, Advocacy.state.in_(OPEN)).order_by(Advocacy.id)
    for advocacy in work.session.scalars(open_ones.with_for_update()).all():
        close(work, advocacy, LEFT, by=person)
