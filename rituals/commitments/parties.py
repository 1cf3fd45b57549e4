"""Who is what to a commitment, and what may still be done with it."""

from collections.abc import Collection
from datetime import date

from rituals.commitments.feature import feature
from rituals.commitments.tables import Commitment
from rituals.engine.availability import hours_of
from rituals.rights.guard import Guard
from rituals.rights.table import Role
from storage.unit_of_work import UnitOfWork

refuse = feature.refuse


def roles(work: UnitOfWork, commitment: Commitment, person: str) -> Collection[Role]:
    """Return what somebody is to a commitment; nobody else is anything to it."""
    ends = {commitment.person: Role.PERSON, commitment.leader: Role.LEADER}
    return [ends[person]] if person in ends else []


guard = Guard(feature, "commitment", Commitment, roles)


def other_end(commitment: Commitment, person: str) -> str:
    """Return the other of the two between whom a commitment stands."""
    return commitment.leader if person == commitment.person else commitment.person


def must_be(commitment: Commitment, *states: str) -> None:
    """Let something be done in these states alone.

    Raises:
        Refusal: it has come further meanwhile.
    """
    if commitment.state not in states:
        raise refuse("has_moved_on")


def must_be_asked(commitment: Commitment, line: int) -> None:
    """Let somebody answer only what they saw.

    Args:
        commitment: which.
        line: what their button or form says that they saw.

    Raises:
        Refusal: something else is asked by now, or nothing.
    """
    if commitment.asks is None or commitment.asks != line:
        raise refuse("has_changed")


def must_be_ahead(work: UnitOfWork, day: date | None, person: str) -> None:
    """Let a day be agreed on that is not over where somebody is.

    Raises:
        Refusal: it is.
        NotLookedUp: Slack must be asked where they are.
    """
    if day is None or day < hours_of(work, person).day(work.now):
        raise refuse("day_is_over")
