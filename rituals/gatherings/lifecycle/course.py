"""A session on its course: opened, begun and moved on by people or by its deadline, never back.

None of this asks who may do it; whoever calls has looked.
"""

from datetime import datetime, timedelta

from rituals.engine import planning
from rituals.engine.ritual import Occurrence, Ritual
from rituals.gatherings import parties
from rituals.gatherings.attendance import guests
from rituals.gatherings.cards import entries
from rituals.gatherings.feature import feature
from rituals.gatherings.gathering import Gathering, enter, gathering_of
from rituals.gatherings.lifecycle import rescheduling, sessions
from rituals.gatherings.phases import CLOSED, is_over
from rituals.gatherings.tables import Session
from storage.unit_of_work import UnitOfWork

# A session that people met for and that nobody moves any more is closed by itself.
LEFT_FOR = timedelta(days=7)


def open_session(work: UnitOfWork, ritual: Ritual, occurrence: Occurrence) -> Session | None:
    """Open the session of an occurrence and post its card; a second time changes nothing.

    While the one before is still held it waits for that one's close.

    Raises:
        NotLookedUp: Slack must be asked who is in the channel.
    """
    if (
        not ritual.channel
        or sessions.running(work, ritual)
        or sessions.of_occurrence(work, occurrence.id)
    ):
        return None
    session = _session(ritual, occurrence, ritual.channel, work.now)
    work.session.add(session)
    work.flush()
    parties.meet(work, session)
    work.outbox.send(sessions.CARD, session.id, to=session.channel)
    for guest in guests.of(session) - {parties.facilitator(ritual, occurrence)}:
        work.outbox.send(sessions.INVITED, session.id, to=guest)
    work.schedules.plan("gatherings:open_actions", session.id, work.now)
    _enter(work, ritual, session)
    return session


def _session(ritual: Ritual, occurrence: Occurrence, channel: str, now: datetime) -> Session:
    options = ritual.options
    return Session(
        ritual_id=ritual.id,
        occurrence_id=occurrence.id,
        channel=channel,
        phase=gathering_of(ritual).course.first.name,
        phase_ends=occurrence.starts,
        starts=occurrence.starts,
        minutes=options["minutes"],
        is_live=options["is_live"],
        is_anonymous=options["is_anonymous"],
        threshold=options["threshold"],
        votes=options["votes"],
        options=options["own"],
        members_seen_at=now,
        opened_at=now,
    )


def begin(work: UnitOfWork, session: Session, ritual: Ritual) -> None:
    """Come to the time for which a session was called."""
    if is_over(session.phase):
        return
    if session.is_live:
        sessions.announce(work, session, "gatherings:start")
        session.phase_ends = None
        _plan_end(work, session, work.now + LEFT_FOR)
        sessions.show_anew(work, session)
    elif session.opened_at >= session.starts:
        # It could not be opened in time: a day for those who have something to say.
        extend(work, session, ritual.hours.days_after(work.now, 1))
    elif session.phase_ends is not None and session.phase_ends <= work.now:
        _advance_by_itself(work, session, ritual)


def advance(work: UnitOfWork, session: Session, ritual: Ritual) -> None:
    """Move a session on into the phase that follows; past the last one it is closed.

    Raises:
        Refusal: the entries of this phase cannot be shown yet.
    """
    gathering = gathering_of(ritual)
    if is_over(session.phase):
        return
    if gathering.course[session.phase].is_hidden:
        entries.reveal(work, session)
    session.phase = _following(work, gathering, session)
    if session.phase == CLOSED:
        sessions.end_topic(work, session)
        session.closed_at, session.phase_ends = work.now, None
        work.schedules.drop("gatherings:end", session.id)
        sessions.open_next(work, ritual)
    elif session.is_live:
        session.phase_ends = None
        _plan_end(work, session, max(work.now, session.starts) + LEFT_FOR)
    else:
        days = gathering.course[session.phase].days
        session.phase_ends = ritual.hours.days_after(work.now, days)
        _plan_end(work, session, session.phase_ends)
    _enter(work, ritual, session)
    sessions.tell_anew(work, session, ritual)
    if not session.is_live:
        # Nothing is asked any more of those who were late.
        work.outbox.refresh("gatherings:late", session.id)


def extend(work: UnitOfWork, session: Session, until: datetime) -> None:
    """Let a phase of a session without a meeting last longer."""
    session.phase_ends = until
    _plan_end(work, session, until)
    sessions.show_anew(work, session)


@feature.rule("end")
def end_phase(number: int, due: datetime, work: UnitOfWork) -> None:
    """Move on a session whose phase is over, or close one that nobody moves any more."""
    found = parties.alone_with(work, number)
    if found is None or is_over(found[0].phase):
        return
    session, ritual = found
    if session.is_live and work.now < session.starts + LEFT_FOR:
        _plan_end(work, session, session.starts + LEFT_FOR)  # it was moved since
    elif session.is_live:
        _close_by_itself(work, session, ritual)
    elif session.phase_ends is not None and session.phase_ends <= work.now:
        _advance_by_itself(work, session, ritual)


def _advance_by_itself(work: UnitOfWork, session: Session, ritual: Ritual) -> None:
    """Move on at a deadline; where too few wrote without a name, wait a day at a time for more."""
    if not gathering_of(ritual).course[session.phase].is_hidden or entries.may_be_shown(
        work, session
    ):
        advance(work, session, ritual)
    elif work.now - session.starts < LEFT_FOR:
        extend(work, session, ritual.hours.days_after(work.now, 1))
    else:
        rescheduling.cancel(work, session, ritual)


def _close_by_itself(work: UnitOfWork, session: Session, ritual: Ritual) -> None:
    """Close a session that was left standing; one that never began waits for the next time."""
    if not gathering_of(ritual).course[session.phase].is_hidden:
        while not is_over(session.phase):
            advance(work, session, ritual)
    elif following := planning.planned(work, ritual):
        rescheduling.put_off(work, session, ritual, following)
    else:
        rescheduling.cancel(work, session, ritual)


def _following(work: UnitOfWork, gathering: Gathering, session: Session) -> str:
    """Return the phase that follows; without an entry there may be nothing to do in it."""
    course, phase = gathering.course, gathering.course.after(session.phase)
    while any(each.needs_entries for each in course[phase].allows) and not entries.count(
        work, session
    ):
        phase = course.after(phase)
    return phase


def _enter(work: UnitOfWork, ritual: Ritual, session: Session) -> None:
    work.flush()
    enter(ritual, session, work)
    course = gathering_of(ritual).course
    if session.phase == CLOSED:
        work.outbox.send("gatherings:summary", session.id, to=session.channel)
    elif not session.is_live and not course[session.phase].is_hidden:
        _plan_nudge(work, ritual, session)


def _plan_nudge(work: UnitOfWork, ritual: Ritual, session: Session) -> None:
    """Plan the word to those who are late, a working day before the phase ends."""
    if session.phase_ends is None:
        return
    at = ritual.hours.days_before(session.phase_ends, 1)
    if at > work.now:
        work.schedules.plan("gatherings:nudge", session.id, at)


def _plan_end(work: UnitOfWork, session: Session, at: datetime) -> None:
    work.schedules.plan("gatherings:end", session.id, at)
