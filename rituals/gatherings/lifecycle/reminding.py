"""Who is reminded of a session, and when: only those who have not done what is asked."""

from datetime import datetime

from sqlalchemy import select

from rituals.engine.ritual import Ritual
from rituals.gatherings import parties
from rituals.gatherings.feature import feature
from rituals.gatherings.gathering import asked_in, gathering_of, who_is_late
from rituals.gatherings.lifecycle import sessions
from rituals.gatherings.phases import RANK, WRITE, Doing, is_over
from rituals.gatherings.tables import NO, Participant, Session
from storage.unit_of_work import UnitOfWork


def the_day_before(work: UnitOfWork, ritual: Ritual, session: Session) -> None:
    """Say in the channel what is to come, and remind those who have left nothing yet.

    Raises:
        NotLookedUp: Slack must be asked who is in the channel.
    """
    has_gone_on = not (session.is_live or gathering_of(ritual).is_in_first(session))
    if is_over(session.phase) or has_gone_on:
        return
    sessions.announce(work, session, "gatherings:agenda")
    parties.meet(work, session)
    _remind(work, ritual, session)


def ask(work: UnitOfWork, ritual: Ritual, session: Session) -> None:
    """Ask each who may leave something in a session that has just come into a phase."""
    _send(work, ritual, session, "gatherings:asked")


@feature.rule("nudge")
def nudge(number: int, due: datetime, work: UnitOfWork) -> None:
    """Remind those who are late in a phase that ends by itself."""
    session = work.session.get(Session, number)
    ritual = work.session.get(Ritual, session.ritual_id) if session else None
    if session is None or ritual is None or session.is_live or session.phase_ends is None:
        return
    parties.meet(work, session)
    _remind(work, ritual, session)


def is_late(work: UnitOfWork, ritual: Ritual, session: Session, person: str, doing: Doing) -> bool:
    """Tell whether somebody in the channel has not done what a phase asks."""
    return person in _late(work, ritual, session, doing)


def _remind(work: UnitOfWork, ritual: Ritual, session: Session) -> None:
    _send(work, ritual, session, "gatherings:late")


def _send(work: UnitOfWork, ritual: Ritual, session: Session, kind: str) -> None:
    """Send a word to those who have not done what a phase asks."""
    doing = asked_in(gathering_of(ritual).course[session.phase])
    if doing is None:
        return
    late = _late(work, ritual, session, doing)
    for person in work.directory.people_in(session.channel):
        if person.id in late:
            work.outbox.send(
                kind,
                session.id,
                to=person.id,
                detail=session.phase,
                topic=ritual.topic,
            )


def _late(work: UnitOfWork, ritual: Ritual, session: Session, doing: Doing) -> frozenset[str]:
    late = (
        select(Participant.person)
        .join(Session, Session.id == Participant.session_id)
        .where(Session.id == session.id, Participant.is_member, Participant.answer != NO)
        .where(who_is_late()[doing])
    )
    found = frozenset(work.session.scalars(late))
    asked = gathering_of(ritual).asked(session.options) if doing in (WRITE, RANK) else None
    return found if asked is None else found & {*asked}
