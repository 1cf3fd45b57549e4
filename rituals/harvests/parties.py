"""Who may read a harvest and say something of it: looked up on every path, by the records.

Whoever may not gets the same words as for a harvest that does not exist.
"""

from sqlalchemy import select

from rituals.gatherings.phases import is_over
from rituals.gatherings.tables import Session
from rituals.harvests.feature import feature
from rituals.harvests.tables import Harvest
from storage.unit_of_work import UnitOfWork

refuse = feature.refuse


def held(work: UnitOfWork, number: int) -> Harvest:
    """Return a harvest that nobody else may change until the end; a session is held before it."""
    wanted = select(Harvest).where(Harvest.id == number).with_for_update()
    return work.session.scalars(wanted.execution_options(populate_existing=True)).one()


def harvest_of(work: UnitOfWork, number: int, person: str, *, holds: bool = False) -> Harvest:
    """Return a harvest for somebody in its channel, or who was there and did not leave it.

    Args:
        work: the unit of work.
        number: of the harvest.
        person: who.
        holds: whether nobody else may change it until the end.

    Raises:
        Refusal: there is none of that number for this person.
        NotLookedUp: Slack must be asked who is in the channel.
    """
    harvest = work.session.get(Harvest, number)
    if harvest is None or not _takes_part(work, harvest, person):
        raise refuse("not_there")
    return held(work, number) if holds else harvest


def own(work: UnitOfWork, number: int, person: str) -> Harvest:
    """Return a harvest for whoever registered it, to be shared; held until the end.

    Raises:
        Refusal: it is not theirs, or it is shared already.
    """
    harvest = work.session.get(Harvest, number)
    if harvest is None or harvest.registered_by != person:
        raise refuse("not_there")
    harvest = held(work, number)
    if not waits(work, harvest):
        raise refuse("shared", harvest=harvest)
    return harvest


def waits(work: UnitOfWork, harvest: Harvest) -> bool:
    """Tell whether nothing is planned for a harvest yet, or its session was called off."""
    if harvest.shared_at is not None:
        return False
    session = session_of(work, harvest)
    return harvest.ritual_id is None or (session is not None and is_over(session.phase))


def session_of(work: UnitOfWork, harvest: Harvest) -> Session | None:
    """Return the session in which a harvest is shared, None where it has none."""
    if harvest.ritual_id is None:
        return None
    return work.session.scalar(select(Session).where(Session.ritual_id == harvest.ritual_id))


@feature.departure
def leave(channel: str, person: str, work: UnitOfWork) -> None:
    """Show somebody who left a channel none of its harvests, also of those they were at."""
    there = select(Harvest).where(Harvest.channel == channel).order_by(Harvest.id)
    for number in [each.id for each in work.session.scalars(there) if _was_there(each, person)]:
        harvest = held(work, number)
        harvest.gone = [*harvest.gone, person]


def _takes_part(work: UnitOfWork, harvest: Harvest, person: str) -> bool:
    waits_for_them = harvest.shared_at is None and harvest.registered_by == person
    may_read = waits_for_them or _was_there(harvest, person)
    return may_read or person in work.directory.members(harvest.channel)


def _was_there(harvest: Harvest, person: str) -> bool:
    return person in harvest.there and person not in harvest.gone
