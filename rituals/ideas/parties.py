"""Who is what to an idea, read from the records alone."""

from collections.abc import Collection

from rituals.engine.sealing import digest_of
from rituals.ideas.feature import feature
from rituals.ideas.tables import COMING, Idea
from rituals.rights.guard import Guard
from rituals.rights.table import Role
from storage.unit_of_work import UnitOfWork

refuse = feature.refuse


def holds_key(idea: Idea, carried: str) -> bool:
    """Tell whether what a button or a form carries begins with the key of an idea."""
    return idea.digest is not None and digest_of(carried.partition(":")[0]) == idea.digest


def roles(work: UnitOfWork, idea: Idea, person: str) -> Collection[Role]:
    """Return what somebody is to an idea; what still waits for its morning is nobody else's.

    Raises:
        NotLookedUp: Slack must be asked who is in its channel.
    """
    found = [Role.PERSON] if idea.author == person else []
    if idea.state == COMING:
        return found
    if idea.channel is None:
        return [*found, Role.LEADER] if idea.leader == person else found
    if person not in work.directory.members(idea.channel):
        return found
    return [*found, Role.LEADER if idea.keeper == person else Role.TEAM]


guard = Guard(feature, "idea", Idea, roles, holds_key)
