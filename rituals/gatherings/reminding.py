"""Who is reminded of a session, and when: only those who have not done what is asked."""

from datetime import datetime

from sqlalchemy import select

from rituals.engine.ritual import Ritual
from rituals.gatherings import parties, sessions
from rituals.gatherings.feature import feature
from rituals.gatherings.gathering import gathering_of
from rituals.gatherings.phases import Doing, is_over
from rituals.gatherings.tables import NO, Ballot, Participant, Session
from storage.unit_of_work import UnitOfWork


def the_day_before(work: UnitOfWork, ritual: Ritual, session: Session) -> None:
    """Say in the channel what is to come, and remind those who have left nothing yet.

    Raises:
        NotLookedUp: Slack must be asked who is in the channel.
    """
    if is_over(session.phase):
        return
    sessions.announce(work, session, "gatherings:agenda")
    if gathering_of(ritual).course[session.phase].is_hidden:
        _remind(work, ritual, session)


@feature.rule("nudge")
def nudge(number: int, due: datetime, work: UnitOfWork) -> None:
    """Remind those who are late in a phase that ends by itself."""
    session = work.session.get(Session, number)
    ritual = work.session.get(Ritual, session.ritual_id) if session else None
    if session is None or ritual is None or session.is_live or session.phase_ends is None:
        return
    _remind(work, ritual, session)


def is_late(work: UnitOfWork, session: Session, person: str, doing: Doing) -> bool:
    """Tell whether somebody in the channel has not done what a phase asks."""
    return person in _late(work, session, doing)


def asks_for(ritual: Ritual, session: Session) -> Doing | None:
    """Return what a phase asks of everybody, None where it asks nothing of any one person."""
    phase = gathering_of(ritual).course[session.phase]
    if Doing.VOTE in phase.allows:
        return Doing.VOTE
    return Doing.WRITE if phase.is_hidden and Doing.WRITE in phase.allows else None


def _remind(work: UnitOfWork, ritual: Ritual, session: Session) -> None:
    doing = asks_for(ritual, session)
    if doing is None:
        return
    parties.meet(work, session)
    late = _late(work, session, doing)
    for person in work.directory.people_in(session.channel):
        if person.id in late:
            work.outbox.send(
                "gatherings:late",
                session.id,
                to=person.id,
                detail=session.phase,
                topic=ritual.topic,
            )


def _late(work: UnitOfWork, session: Session, doing: Doing) -> frozenset[str]:
    there = (Participant.session_id == session.id, Participant.is_member)
    late = select(Participant.person).where(*there, Participant.answer != NO)
    if doing is Doing.WRITE:
        late = late.where(Participant.has_written.is_(False))
    if doing is Doing.VOTE:
        voted = select(Ballot.person).where(
            Ballot.session_id == session.id, Ballot.vote == session.phase
        )
        late = late.where(Participant.person.not_in(voted))
    return frozenset(work.session.scalars(late))
