"""Actions: what somebody said they will do, with one owner and a date."""

from datetime import date, datetime, time
from typing import Any

from sqlalchemy import ForeignKey, Text, select
from sqlalchemy import text as sql
from sqlalchemy.orm import Mapped, mapped_column

from rituals.cadence.wall_clock import instant
from rituals.cadence.working_hours import WorkingHours
from storage.tables import Kept
from storage.unit_of_work import UnitOfWork

# To the owner: somebody wrote it for them; its date is near. To the channel: how it stands. And
# the rule that has all of these written anew. See `rituals/actions` and `rituals/gatherings`.
GIVEN, DUE, LINE, ANEW = "actions:given", "actions:due", "gatherings:action", "actions:anew"
MOST_CHARACTERS = 500
# What was done with it before is read by nobody.
MOST_HISTORY = 12


class Action(Kept):
    """One thing to do.

    `came_from` names the record it grew out of, such as `feedback/12` or `session/12`; `topic_id`
    is what it was agreed on there. It is its owner's alone, unless it is of a ritual: then
    everybody in the ritual's channel sees it, and it may be without an owner for a while, because
    somebody declined it or left. `carried` is how many sessions gave it another date.
    `dropped_because` is the reason why nobody will do it; it is done with then. `history` tells
    who did what with it and when, the newest last.
    """

    __tablename__ = "actions"

    id: Mapped[int] = mapped_column(primary_key=True)
    owner: Mapped[str | None] = mapped_column(index=True)
    text: Mapped[str] = mapped_column(Text)
    due: Mapped[date | None]
    came_from: Mapped[str] = mapped_column(index=True)
    topic_id: Mapped[int | None]
    ritual_id: Mapped[int | None] = mapped_column(
        ForeignKey("rituals.id", ondelete="SET NULL"), index=True
    )
    written_by: Mapped[str | None]
    carried: Mapped[int] = mapped_column(default=0, server_default="0")
    is_done: Mapped[bool] = mapped_column(default=False)
    dropped_because: Mapped[str] = mapped_column(Text, default="", server_default=sql("''"))
    closed_by: Mapped[str | None]
    closed_at: Mapped[datetime | None]
    history: Mapped[list[dict[str, Any]]] = mapped_column(default=list)


def open_actions(work: UnitOfWork, owner: str) -> list[Action]:
    """Return what somebody still means to do, the earliest date first, undated ones last."""
    rows = work.session.scalars(
        select(Action).where(Action.owner == owner, Action.is_done.is_(False)).order_by(Action.id)
    )
    return sorted(rows, key=lambda action: (action.due is None, action.due or date.max))


def from_session(session_id: int) -> str:
    """Return what `came_from` says of what a session of a gathering agreed on."""
    return f"session/{session_id}"


def session_of(action: Action) -> int | None:
    """Return the session that agreed on an action, None where it grew out of something else."""
    source, _, session_id = action.came_from.partition("/")
    return int(session_id) if source == "session" else None


def made_in(work: UnitOfWork, session_id: int) -> list[Action]:
    """Return the actions that a session of a gathering agreed on, in the order of writing."""
    there = Action.came_from == from_session(session_id)
    return list(work.session.scalars(select(Action).where(there).order_by(Action.id)))


def keep(work: UnitOfWork, action: Action, channel: str, hours: WorkingHours) -> None:
    """Keep a new action of a ritual: its channel reads it, its owner is told and reminded.

    Args:
        work: the unit of work.
        action: as it was filled in and checked, with its ritual, its owner and who wrote it.
        channel: of the ritual.
        hours: the owner's.
    """
    assert action.written_by
    action.history = []
    note(work, action, action.written_by, "made")
    work.session.add(action)
    work.session.flush()
    work.outbox.send(LINE, action.id, to=channel)
    tell_owner(work, action, action.written_by)
    remind(work, action, hours)


def note(work: UnitOfWork, action: Action, person: str, what: str) -> None:
    """Add to an action's history who did what."""
    line = {"what": what, "by": person, "at": work.now.isoformat()}
    action.history = [*action.history, line][-MOST_HISTORY:]


def tell_owner(work: UnitOfWork, action: Action, person: str) -> None:
    """Tell the owner that somebody else wrote it for them."""
    if action.owner and action.owner != person:
        # At each time anew: they may have had it before, and declined it.
        work.outbox.send(GIVEN, action.id, to=action.owner, detail=work.now.isoformat())


def remind(work: UnitOfWork, action: Action, hours: WorkingHours) -> None:
    """Have the owner reminded a working day before the date and on it, as far as they are to come.

    What was planned for another date or owner is not needed any more, and its writer finds so.

    Args:
        work: the unit of work.
        action: which.
        hours: the owner's.
    """
    if action.owner is None or action.due is None:
        return
    noon = instant(action.due, time(12), hours.zone)
    for name, days in (("before", 1), ("on", 0)):
        at = hours.days_before(noon, days)
        if at > work.now:
            detail = f"{action.due.isoformat()}/{name}"
            work.outbox.send(DUE, action.id, to=action.owner, detail=detail, not_before=at)


def show_anew(work: UnitOfWork, action: Action) -> None:
    """Have everything written anew in which an action is read, as soon as this is kept."""
    work.schedules.plan(ANEW, action.id, work.now)
