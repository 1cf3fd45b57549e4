"""Who has read what somebody needs: from then on these words stay as they are."""

from datetime import date

from rituals.engine.availability import hours_of
from rituals.support.parties import leaders_of
from rituals.support.shown import NEEDS
from rituals.support.tables import Request
from storage.outbox import CLAIMED, UNSURE
from storage.unit_of_work import UnitOfWork


def was_brought(work: UnitOfWork, request: Request, leader: str) -> bool:
    """Tell whether a leader was brought what the person needs, or may be at this moment."""
    if work.outbox.places(NEEDS, request.id, leader):
        return True
    return work.outbox.states(NEEDS, request.id).get(leader) in (CLAIMED, UNSURE)


def are_fixed(work: UnitOfWork, request: Request) -> bool:
    """Tell whether any leader was brought it; until the end it is brought to nobody else."""
    work.outbox.hold(NEEDS, request.id)
    return any(was_brought(work, request, leader) for leader in leaders_of(work, request))


def reaches(work: UnitOfWork, request: Request) -> date | None:
    """Return the day, to the person, on which the first leader is brought it.

    Returns:
        A day by the person's own clock; None while no time to meet is settled.
    """
    leaders = leaders_of(work, request)
    if request.starts is None or not leaders:
        return None
    first = min(hours_of(work, leader).days_before(request.starts, 1) for leader in leaders)
    return hours_of(work, request.person).day(max(first, work.now))
