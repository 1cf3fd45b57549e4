"""Who may see and change a ritual: whoever is in its channel now, and its owner where it has none.

Whoever may not gets the same words as for a ritual that does not exist.
"""

from dataclasses import dataclass
from datetime import datetime, time

from rituals.engine import planning
from rituals.engine.call import Call
from rituals.engine.ritual import Occurrence, Ritual
from rituals.engine.ritual_kind import kind_of
from rituals.ritual.feature import feature
from storage.unit_of_work import UnitOfWork

refuse = feature.refuse


@dataclass(frozen=True, slots=True)
class ActiveRitual:
    """A ritual that still comes round, with the occurrence that is planned."""

    ritual: Ritual
    occurrence: Occurrence

    @property
    def named(self) -> str:
        """What a button carries that speaks of this occurrence."""
        return f"{self.ritual.id}:{self.occurrence.id}"

    def has_begun(self, now: datetime) -> bool:
        """Tell whether somebody may be taking part in that occurrence already."""
        kind = kind_of(self.ritual)
        return kind is not None and kind.has_begun(self.ritual, self.occurrence, now)


def ritual_of(work: UnitOfWork, ritual_id: int, person: str) -> Ritual:
    """Return a ritual for somebody who may see and change it.

    Raises:
        Refusal: there is none of that number that is theirs.
        NotLookedUp: Slack must be asked who is in its channel.
    """
    ritual = work.session.get(Ritual, ritual_id)
    if ritual is None or not may(work, ritual, person):
        raise refuse("not_there")
    return ritual


def may(work: UnitOfWork, ritual: Ritual, person: str) -> bool:
    """Tell whether a ritual is somebody's to see and to change."""
    if ritual.channel is None:
        return person == ritual.owner
    return person in work.directory.members(ritual.channel)


def active_ritual(work: UnitOfWork, ritual_id: int, person: str) -> ActiveRitual:
    """Return a ritual for somebody who may change it; held until the end.

    Raises:
        Refusal: it is not theirs, it was stopped, or somebody changes it at this very moment.
    """
    ritual = ritual_of(work, ritual_id, person)
    # Held and read anew: somebody else may hand it over at this very moment.
    work.session.refresh(ritual, with_for_update={"key_share": True})
    occurrence = planning.planned(work, ritual)
    if occurrence is None:
        raise refuse("just_changed" if ritual.is_active else "stopped", ritual=ritual)
    return ActiveRitual(ritual, occurrence)


def active_as_named(work: UnitOfWork, call: Call) -> ActiveRitual:
    """Return a ritual if it is still as it was when a button or a form was made.

    Args:
        work: the unit of work.
        call: a button or a form that carries `ActiveRitual.named`.

    Raises:
        Refusal: it is not theirs, or another occurrence is the next by now.
    """
    active = active_ritual(work, call.subject, call.person)
    if active.occurrence.id != call.named(1):
        raise refuse("is_over", ritual=active.ritual, next=active.occurrence)
    return active


def refuse_hour(ritual: Ritual, at: time, field: str) -> None:
    """Refuse an hour at which a ritual of its kind cannot be held.

    Args:
        ritual: which.
        at: when it would begin, by the ritual's own clock.
        field: in which it was filled in.

    Raises:
        Refusal: nobody would be asked at such an hour.
    """
    kind = kind_of(ritual)
    if kind is not None and at.hour not in kind.hours:
        raise refuse("not_at_that_hour", field, first=kind.hours[0], last=kind.hours[-1])
