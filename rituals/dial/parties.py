"""Who is what to an area of somebody's work, read from the records alone."""

from collections.abc import Collection

from sqlalchemy import ColumnElement, or_, select

from rituals.advocates import sharing
from rituals.dial.feature import feature
from rituals.dial.tables import Area
from rituals.rights.guard import Guard
from rituals.rights.table import Role
from storage.unit_of_work import UnitOfWork

refuse = feature.refuse


def roles(work: UnitOfWork, area: Area, person: str) -> Collection[Role]:
    """Return what somebody is to an area; one that was ended is the person's alone."""
    if person == area.person:
        return (Role.PERSON,)
    if not area.is_open:
        return ()
    is_reader = sharing.reader(work, area.person, "area", area.id) == person
    found = [Role.READER] if is_reader else []
    return [*found, Role.LEADER] if person == area.leader else found


guard = Guard(feature, "area", Area, roles)


def own(work: UnitOfWork, person: str) -> list[Area]:
    """Return the areas of somebody's own work."""
    return _open(work, Area.person == person)


def led(work: UnitOfWork, leader: str) -> list[Area]:
    """Return the areas in which somebody is named as the leader, one person after the other."""
    return sorted(_open(work, Area.leader == leader), key=lambda area: (area.person, area.id))


def held(work: UnitOfWork, person: str) -> list[Area]:
    """Return the areas that are somebody's own or led by them; nobody else changes them now."""
    whose = or_(Area.person == person, Area.leader == person)
    areas = select(Area).where(whose, Area.ended_at.is_(None)).order_by(Area.id)
    return list(work.session.scalars(areas.with_for_update()))


def ended(work: UnitOfWork, person: str, most: int) -> list[Area]:
    """Return the areas that somebody ended last, the latest first."""
    theirs = select(Area).where(Area.person == person, Area.ended_at.is_not(None))
    return list(work.session.scalars(theirs.order_by(Area.ended_at.desc()).limit(most)))


def must_be_open(area: Area) -> Area:
    """Return an area that the person has not ended.

    Raises:
        Refusal: they have.
    """
    if not area.is_open:
        raise refuse("ended")
    return area


def _open(work: UnitOfWork, whose: ColumnElement[bool]) -> list[Area]:
    areas = select(Area).where(whose, Area.ended_at.is_(None)).order_by(Area.id)
    return list(work.session.scalars(areas))
