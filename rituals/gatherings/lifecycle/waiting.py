"""How long a session is waited for: for more people to write, or for somebody to begin it."""

from datetime import datetime, timedelta

from rituals.engine.ritual import Ritual
from rituals.gatherings import parties
from rituals.gatherings.cards import entries
from rituals.gatherings.gathering import gathering_of
from rituals.gatherings.lifecycle import rescheduling, sessions
from rituals.gatherings.phases import CANCELLED
from rituals.gatherings.tables import Session
from storage.unit_of_work import UnitOfWork

# So long after its time a session may still go on; then it ends by itself.
LEFT_FOR = timedelta(days=7)


def until(work: UnitOfWork, ritual: Ritual, session: Session) -> datetime:
    """Return until when at most a session in writing waits for more people to write."""
    longest = session.starts + LEFT_FOR
    asks = gathering_of(ritual).course[session.phase].asks
    following = sessions.following(work, session) if asks else None
    # Who is asked anew does not answer what was asked before.
    return min(longest, following.starts) if following else longest


def ended_unshown(work: UnitOfWork, session: Session) -> bool:
    """Tell whether a session is over of which nothing was shown because too few had written."""
    return session.phase == CANCELLED and not entries.may_be_shown(work, session)


def is_untouched(work: UnitOfWork, session: Session, ritual: Ritual) -> bool:
    """Tell whether nobody has begun a session in which everybody sees what is left, or left any."""
    first = gathering_of(ritual).course.first
    is_as_opened = session.phase == first.name and not first.is_hidden
    return is_as_opened and not entries.count(work, session)


def nobody_began(session: Session) -> bool:
    """Tell whether a session where people meet is over because nobody ever began it."""
    if session.closed_at is None or session.phase != CANCELLED or not session.is_live:
        return False
    return session.closed_at >= session.starts + LEFT_FOR


def give_up(work: UnitOfWork, session: Session, ritual: Ritual) -> None:
    """End a session in which too few have written, and tell whoever looks after it why."""
    rescheduling.cancel(work, session, ritual)
    keeper = parties.facilitator_of(work, ritual, session)
    work.outbox.send("gatherings:too_few", session.id, to=keeper)
