"""Who is what to the ratings of a quarter, and to the picture that is left of them."""

from collections.abc import Collection

from rituals.rights.guard import Guard
from rituals.rights.table import Role
from rituals.supervision.feature import feature
from rituals.supervision.tables import Picture, Window
from storage.unit_of_work import UnitOfWork

refuse = feature.refuse


def who_rated(work: UnitOfWork, window: Window, person: str) -> Collection[Role]:
    """Return what somebody is to a quarter: one who answered, whose key opens their own alone."""
    return [Role.PERSON] if person in window.people else []


def whose_picture(work: UnitOfWork, picture: Picture, person: str) -> Collection[Role]:
    """Return what somebody is to a picture: its leader, or nothing."""
    return [Role.LEADER] if person == picture.leader else []


check = Guard(feature, "check", Window, who_rated)
picture = Guard(feature, "picture", Picture, whose_picture)
