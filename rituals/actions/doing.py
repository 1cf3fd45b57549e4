"""What people do with an action: close it, open it again, take it, hand it on, move its date.

None of this asks who may do it; whoever calls has looked. Each leaves who did it and when.
"""

from datetime import date

from sqlalchemy import select

from rituals.actions.feature import feature
from rituals.cadence.working_hours import WorkingHours
from rituals.engine.action_form import Wanted
from rituals.engine.actions import Action, note, remind, show_anew, tell_owner
from rituals.engine.ritual import Ritual
from storage.unit_of_work import UnitOfWork


def close(work: UnitOfWork, action: Action, person: str, dropped_because: str = "") -> None:
    """Have nobody do it any more, for all: it is done, or was dropped; closed it stays as it is."""
    if action.is_done:
        return
    action.is_done, action.dropped_because = True, dropped_because
    action.closed_by, action.closed_at = person, work.now
    _note(work, action, person, "dropped" if dropped_because else "done")


def reopen(work: UnitOfWork, action: Action, person: str, hours: WorkingHours | None) -> None:
    """Have it stand open again; the owner's hours are those in which they are reminded."""
    if not action.is_done:
        return
    action.is_done, action.dropped_because = False, ""
    action.closed_by = action.closed_at = None
    _note(work, action, person, "reopened")
    if hours is not None:
        remind(work, action, hours)


def decline(work: UnitOfWork, action: Action) -> None:
    """Let it be without an owner again, and tell whoever wrote it; nobody is told why."""
    assert action.owner
    if action.written_by and action.written_by != action.owner:
        # The owner is told apart from others by when it was declined, which names nobody.
        detail = f"{action.owner}/{work.now.isoformat()}"
        work.outbox.send("actions:declined", action.id, to=action.written_by, detail=detail)
    action.owner = None
    show_anew(work, action)


def take(work: UnitOfWork, action: Action, person: str, hours: WorkingHours) -> None:
    """Have somebody do what nobody did."""
    action.owner = person
    _note(work, action, person, "taken")
    remind(work, action, hours)


def move(
    work: UnitOfWork, action: Action, person: str, due: date, hours: WorkingHours, *, carry: bool
) -> None:
    """Give it another date.

    Args:
        work: the unit of work.
        action: which.
        person: who does.
        due: the new date.
        hours: the owner's.
        carry: whether a session carries it over.
    """
    if due == action.due:
        return
    action.due = due
    action.carried += carry
    _note(work, action, person, "carried" if carry else "moved")
    remind(work, action, hours)


def change(work: UnitOfWork, action: Action, person: str, wanted: Wanted) -> None:
    """Say it otherwise: its text, its owner, its date."""
    before = (action.text, action.owner, action.due)
    if before == (wanted.text, wanted.owner, wanted.due):
        return
    action.text, action.owner, action.due = wanted.text, wanted.owner, wanted.due
    _note(work, action, person, "changed" if before[1] == wanted.owner else "handed")
    if before[1] != wanted.owner:
        tell_owner(work, action, person)
    if before[1:] != (wanted.owner, wanted.due):
        remind(work, action, wanted.hours)


@feature.departure
def leave(channel: str, person: str, work: UnitOfWork) -> None:
    """Let what somebody meant to do in a channel be without an owner once they have left it."""
    theirs = (
        select(Action)
        .join(Ritual, Ritual.id == Action.ritual_id)
        .where(Ritual.channel == channel, Action.owner == person, Action.is_done.is_(False))
    )
    for action in work.session.scalars(theirs).all():
        action.owner = None
        _note(work, action, person, "left")


def _note(work: UnitOfWork, action: Action, person: str, what: str) -> None:
    note(work, action, person, what)
    show_anew(work, action)
