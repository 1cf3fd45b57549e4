"""What follows when an advocate, a leader or the person themselves is not there any more."""

from sqlalchemy import select

from rituals.advocates.advocacy import when_ended
from rituals.commitments.feature import feature
from rituals.commitments.shortfall import passing_on
from rituals.commitments.shortfall.parties import cadence_of, nobody_has
from rituals.commitments.shortfall.tables import (
    KEPT,
    SENT,
    SUMMARISED,
    WITH_ADVOCATE,
    Shortfall,
)
from rituals.engine import occurrences
from storage.unit_of_work import UnitOfWork


@when_ended
def advocate_ended(work: UnitOfWork, person: str, advocate: str) -> None:
    """Let what was to be summed up go back; a summary that stands already may still be sent."""
    theirs = (Shortfall.person == person, Shortfall.advocate == advocate)
    for each in work.session.scalars(select(Shortfall).where(*theirs).with_for_update()):
        if each.state == WITH_ADVOCATE:
            passing_on.come_back(work, each, passing_on.QUIT, advocate)
        elif each.state == SUMMARISED:
            passing_on.show(work, each)


@feature.deactivation
def account_closed(person: str, work: UnitOfWork) -> None:
    """Let what a leader who left has not got go back to whoever wrote it; ask nobody who left."""
    about = select(Shortfall).where(Shortfall.leader == person).with_for_update()
    for each in work.session.scalars(about):
        if each.state == KEPT:
            each.leader = None
        elif each.state not in SENT or nobody_has(work, each):
            passing_on.come_back(work, each, passing_on.LEFT, person)
    own = (Shortfall.person == person, Shortfall.state == WITH_ADVOCATE)
    for each in work.session.scalars(select(Shortfall).where(*own).with_for_update()):
        each.state = KEPT
        passing_on.show(work, each)
    if ritual := cadence_of(work, person):
        occurrences.stop(work, ritual, person)
