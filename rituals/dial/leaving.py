"""When a leader steps back, or somebody's account is closed: each area finds its next step."""

from rituals.dial import areas, parties
from rituals.dial.feature import feature
from rituals.dial.tables import Area
from storage.unit_of_work import UnitOfWork

# Why an area lacks a leader, before the one who led it, in what tells the message from others.
STEPPED_BACK, LEFT = "back", "left"


def step_back(work: UnitOfWork, area: Area) -> None:
    """Have the leader step back; the person is told, and may name another."""
    _without(work, area, STEPPED_BACK)


@feature.deactivation
def account_closed(person: str, work: UnitOfWork) -> None:
    """End the areas of somebody who left, and leave those they led to find another leader."""
    for area in parties.held(work, person):
        if area.person == person:
            areas.end(work, area)
        else:
            _without(work, area, LEFT)


def _without(work: UnitOfWork, area: Area, why: str) -> None:
    leader = area.leader
    areas.leave_without(work, area)
    # Whoever left several areas of one person is spoken of once.
    day = work.now.date()
    work.outbox.send(
        "dial:leaderless",
        0,
        to=area.person,
        detail=f"{why}:{leader}",
        key=f"dial:leaderless/{area.person}/{why}/{leader}/{day}",
    )
    work.flush()
    if leader:
        work.outbox.refresh("dial:standing", area.id, only=[leader])
