"""Who may see an action and do something with it: looked up on every path, by the records.

One of a ritual is for everybody who is in its channel now; any other is its owner's alone.
Whoever may not gets the same words as for an action that does not exist.
"""

from dataclasses import dataclass

from sqlalchemy import select

from rituals.actions.feature import feature
from rituals.engine.actions import Action
from rituals.engine.ritual import Occurrence, Ritual
from rituals.gatherings.parties import facilitator
from rituals.gatherings.tables import Session
from storage.tables import Person
from storage.unit_of_work import UnitOfWork

refuse = feature.refuse


@dataclass(frozen=True, slots=True)
class Held:
    """An action that somebody has in hand, and the ritual that it is of.

    Args:
        action: which.
        ritual: of which ritual, None where it is its owner's alone.
        there: who is in the ritual's channel now.
    """

    action: Action
    ritual: Ritual | None
    there: frozenset[str] = frozenset()

    def must_be_open(self) -> None:
        """Refuse what is not done with an action that nobody has to do any more.

        Raises:
            Refusal: it is done, or was dropped.
        """
        if self.action.is_done:
            raise refuse("closed")


def action_of(work: UnitOfWork, number: int, person: str) -> Held:
    """Return an action for somebody who may see it; held until the end.

    Raises:
        Refusal: there is none of that number for this person.
        NotLookedUp: Slack must be asked who is in the channel.
    """
    wanted = (
        select(Action, Ritual)
        .outerjoin(Ritual, Ritual.id == Action.ritual_id)
        .where(Action.id == number)
        .with_for_update(of=Action)
    )
    found = work.session.execute(wanted).one_or_none()
    if found is None:
        raise refuse("not_there")
    action, ritual = found
    if ritual is None or ritual.channel is None:
        if action.owner != person:
            raise refuse("not_there")
        return Held(action, None)
    there = work.directory.members(ritual.channel)
    if person not in there:
        raise refuse("not_there")
    return Held(action, ritual, there)


def has_owner(work: UnitOfWork, held: Held) -> bool:
    """Tell whether somebody who is still there means to do it."""
    owner = held.action.owner
    if owner is None or (held.ritual is not None and owner not in held.there):
        return False
    row = work.session.get(Person, (work.workspace, owner))
    return row is None or not row.has_left


def must_reword(work: UnitOfWork, held: Held, person: str) -> None:
    """Refuse to have an action said otherwise by anybody but those whose it is.

    Raises:
        Refusal: it is neither the owner, nor who wrote it, nor the facilitator.
    """
    action = held.action
    if person not in (action.owner, action.written_by, _facilitator(work, held)):
        raise refuse("not_yours")


def _facilitator(work: UnitOfWork, held: Held) -> str | None:
    """Return who runs the newest session of an action's ritual."""
    if held.ritual is None:
        return None
    newest = (
        select(Occurrence)
        .join(Session, Session.occurrence_id == Occurrence.id)
        .where(Session.ritual_id == held.ritual.id)
        .order_by(Session.id.desc())
        .limit(1)
    )
    occurrence = work.session.scalar(newest)
    return facilitator(held.ritual, occurrence) if occurrence else None
