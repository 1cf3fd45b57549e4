"""Who is what to an advocacy: the person, and the colleague whom they asked."""

from collections.abc import Collection

from rituals.advocates.feature import feature
from rituals.advocates.tables import Advocacy
from rituals.rights.guard import Guard
from rituals.rights.table import Role
from storage.unit_of_work import UnitOfWork

refuse = feature.refuse


def roles(work: UnitOfWork, advocacy: Advocacy, person: str) -> Collection[Role]:
    """Return what somebody is to an advocacy, also to one that is over."""
    ends = {advocacy.person: Role.PERSON, advocacy.advocate: Role.ADVOCATE}
    return [ends[person]] if person in ends else []


guard = Guard(feature, "advocacy", Advocacy, roles)
