"""What becomes of a session when its day changes: its entries go with it, and people are told.

None of this asks who may do it; whoever calls has looked.
"""

from rituals.engine import planning
from rituals.engine.ritual import PLANNED, Occurrence, Ritual
from rituals.engine.ritual_kind import TO_KEEPER
from rituals.gatherings import parties
from rituals.gatherings.attendance import guests
from rituals.gatherings.gathering import enter, gathering_of
from rituals.gatherings.lifecycle import sessions
from rituals.gatherings.phases import CANCELLED, MOVED, is_over
from rituals.gatherings.tables import NO, Session
from storage.unit_of_work import UnitOfWork


def follow(
    ritual: Ritual, passed: Occurrence, instead: Occurrence | None, work: UnitOfWork
) -> None:
    """Follow what somebody did with the planned occurrence: entries go with it to another day."""
    session = sessions.of_occurrence(work, passed.id, alone=True)
    if session is None or is_over(session.phase):
        return
    if instead is None:
        cancel(work, session, ritual)
    else:
        put_off(work, session, ritual, instead)


def put_off(work: UnitOfWork, session: Session, ritual: Ritual, to: Occurrence) -> None:
    """Hold a session with all that was left in it as another occurrence, or at another time."""
    session.occurrence_id = to.id
    if session.starts != to.starts:
        session.starts, session.sequence = to.starts, session.sequence + 1
        if gathering_of(ritual).is_in_first(session):
            # What came after it has an end of its own.
            session.phase_ends = to.starts
        _tell_calendars(work, session)
    gathering_of(ritual).run(MOVED, ritual, session, work)
    sessions.tell_anew(work, session, ritual)


def bring_forward(work: UnitOfWork, session: Session, ritual: Ritual) -> None:
    """Note that a session is held, also where somebody moved it on before its day.

    Nobody looks after that day any more, and the one after it is planned.
    """
    occurrence = work.session.get_one(Occurrence, session.occurrence_id)
    if occurrence.state == PLANNED and ritual.is_active:
        planning.begin(work, ritual, occurrence)
        planning.ask_if_it_helps(work, ritual, occurrence)
        work.flush()
        work.outbox.refresh(TO_KEEPER, occurrence.id)


def cancel(work: UnitOfWork, session: Session, ritual: Ritual) -> None:
    """Call a session off; what was left in it stays for those who left it."""
    sessions.end_topic(work, session)
    session.phase, session.phase_ends, session.closed_at = CANCELLED, None, work.now
    session.sequence += 1
    work.schedules.drop("gatherings:end", session.id)
    _tell_calendars(work, session)
    sessions.open_next(work, ritual)
    work.flush()
    enter(ritual, session, work)
    work.outbox.refresh(sessions.ASKS, session.id)
    sessions.tell_anew(work, session, ritual)


def _tell_calendars(work: UnitOfWork, session: Session) -> None:
    """Tell those who know its time from a calendar or an invitation that it is another."""
    invited = guests.of(session) - {*parties.who(work, session, answer=NO)}
    for person in sorted({*parties.who(work, session, has_file=True), *invited}):
        work.outbox.send("gatherings:moved", session.id, to=person, detail=str(session.sequence))
