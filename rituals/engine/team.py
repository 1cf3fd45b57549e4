"""Where the team of a channel is, and who of it may look after its rituals."""

from collections import Counter
from collections.abc import Collection

from sqlalchemy import select

from rituals.cadence.countries import country_of
from rituals.cadence.holidays import is_known
from rituals.engine.availability import my_time
from rituals.words.mrkdwn import Mrkdwn
from rituals.words.templates import Words
from storage.tables import Person
from storage.unit_of_work import UnitOfWork

MOST_KEEPERS = 20


def team_zone(work: UnitOfWork, channel: str | None, person: str) -> str:
    """Return the IANA zone in which most of a channel are, as far as they were ever heard of.

    Args:
        work: the unit of work.
        channel: which, if there is one yet.
        person: whose zone it is where nobody else's is known.

    Raises:
        NotLookedUp: Slack must be asked who is in it.
    """
    members = work.directory.members(channel) if channel else frozenset()
    people = (Person.id.in_(members), Person.is_bot.is_(False), Person.has_left.is_(False))
    zones = work.session.scalars(select(Person.zone).where(*people).order_by(Person.zone))
    common = Counter(zones).most_common(1)
    return common[0][0] if common else work.directory.person(person).zone


def team_country(work: UnitOfWork, person: str, zone: str) -> str:
    """Return whose holidays a ritual heeds unless somebody chooses otherwise, empty for none.

    Args:
        work: the unit of work.
        person: who sets it up; what they chose for themselves counts by their own clock.
        zone: by whose clock it is held.
    """
    chosen = my_time(work, person).country
    if chosen and work.directory.person(person).zone == zone:
        return chosen
    country = country_of(zone)
    return country if is_known(country) else chosen


def keepers_fault(work: UnitOfWork, keepers: Collection[str], members: Collection[str]) -> Mrkdwn:
    """Return what stands against keepers, in a sentence; nothing if nothing does.

    Args:
        work: the unit of work.
        keepers: who was chosen.
        members: who is in the channel; where nobody is known to be, there is another fault.

    Raises:
        NotLookedUp: Slack must be asked who somebody is.
    """
    said = Words("engine/team", most=MOST_KEEPERS)
    if len(keepers) > MOST_KEEPERS:
        return said.too_many
    if not members or not keepers:
        return Mrkdwn()
    if not set(keepers) <= set(members):
        return said.elsewhere
    found = work.directory.people(keepers).values()
    are_people = all(row and row.may_be_asked for row in found)
    return Mrkdwn() if are_people else said.not_people
