"""Who is what to a commitment: the person it is owed to, and the leader who owes it."""

from collections.abc import Collection

from rituals.commitments.feature import feature
from rituals.commitments.tables import Commitment
from rituals.rights.guard import Guard
from rituals.rights.table import Role
from storage.unit_of_work import UnitOfWork


def roles(work: UnitOfWork, commitment: Commitment, person: str, key: str = "") -> Collection[Role]:
    """Return what somebody is to a commitment; nobody else is anything to it."""
    ends = {commitment.person: Role.PERSON, commitment.leader: Role.LEADER}
    return [ends[person]] if person in ends else []


guard = Guard(feature, "commitment", Commitment, roles)
