"""Being asked on a cadence of one's own: how were my one-to-ones."""

from datetime import datetime, timedelta

from sqlalchemy import select

from rituals.engine import cadences, occurrences
from rituals.engine.ritual import ACTIVE, HELD, Occurrence, Ritual
from rituals.engine.ritual_kind import RitualKind
from rituals.supervision.feature import feature
from storage.unit_of_work import UnitOfWork

# It reaches the digest of its week from any day, and never stands beside the one of the same day
# a week later.
USEFUL_FOR = timedelta(days=6)


def plan(ritual: Ritual, occurrence: Occurrence) -> dict[str, datetime]:
    """Return when the step of an occurrence comes: when it begins."""
    return {"ask": occurrence.starts}


kind = RitualKind(feature, "cadence", plan, USEFUL_FOR)


@kind.step("ask", useful_for=USEFUL_FOR)
def ask(ritual: Ritual, occurrence: Occurrence, work: UnitOfWork) -> None:
    """Ask, whether or not they have rated this quarter: nothing is to tell afterwards who did."""
    assert ritual.owner is not None
    work.outbox.send("supervision:prompt", occurrence.id, to=ritual.owner, topic=ritual.topic)


def leaders_of(ritual: Ritual) -> list[str]:
    """Return about whom somebody wants to be asked."""
    leaders: list[str] = ritual.options.get("leaders", [])
    return leaders


def ritual_of(work: UnitOfWork, person: str) -> Ritual | None:
    """Return somebody's own cadence."""
    return cadences.own(work, kind.kind, person)


def rituals_about(work: UnitOfWork, leader: str) -> list[Ritual]:
    """Return the cadences on which people are asked about a leader."""
    active = select(Ritual).where(Ritual.kind == kind.kind, Ritual.state == ACTIVE)
    rituals = work.session.scalars(active.order_by(Ritual.id).with_for_update())
    return [each for each in rituals if leader in leaders_of(each)]


def stop(work: UnitOfWork, ritual: Ritual, person: str) -> None:
    """Ask no more."""
    occurrences.stop(work, ritual, person)
    show_anew(work, ritual)


def show_anew(work: UnitOfWork, ritual: Ritual) -> None:
    """Write the last question anew, for what has changed since it came."""
    held = select(Occurrence.id).where(Occurrence.ritual_id == ritual.id, Occurrence.state == HELD)
    last = work.session.scalar(held.order_by(Occurrence.id.desc()).limit(1))
    if last is not None:
        work.outbox.refresh("supervision:prompt", last)
