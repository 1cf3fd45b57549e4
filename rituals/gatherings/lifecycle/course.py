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
from rituals.gatherings.lifecycle import (
    part,
    reminding,
    rescheduling,
    sessions,
    time_box,
    waiting,
)
from rituals.gatherings.lifecycle.waiting import LEFT_FOR
from rituals.gatherings.phases import CLOSED, RANK, Phase, is_over
from rituals.gatherings.tables import Session
from storage.unit_of_work import UnitOfWork

# Those who were asked in the morning, for a day, are reminded in the afternoon.
ASKED_AGAIN = timedelta(hours=5)


def open_session(work: UnitOfWork, ritual: Ritual, occurrence: Occurrence) -> Session | None:
    """Open the session of an occurrence and post its card; a second time changes nothing.

    While the one before is still held it waits for that one's close, unless that one only waits
    for its answers.

    Raises:
        NotLookedUp: Slack must be asked who is in the channel.
    """
    if (
        not ritual.channel
        or not _makes_way(work, ritual)
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
        if session.phase == gathering_of(ritual).course.first.name:
            session.phase_ends = None
        _plan_end(work, session, work.now + LEFT_FOR)
        sessions.show_anew(work, session)
    elif session.opened_at >= session.starts:
        # It was not opened before: those who have something to say get their time now.
        extend(work, session, _end_of_first(work, session, ritual))
        _plan_nudge(work, ritual, session)
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
    if not session.is_live:
        rescheduling.bring_forward(work, session, ritual)
    if session.phase == CLOSED:
        sessions.end_topic(work, session)
        session.closed_at, session.phase_ends = work.now, None
        work.schedules.drop("gatherings:end", session.id)
        sessions.open_next(work, ritual)
    elif session.is_live:
        session.phase_ends = _end_of_box(work, gathering, session)
        _plan_end(work, session, max(work.now, session.starts) + LEFT_FOR)
    else:
        session.phase_ends = ritual.hours.days_after(work.now, gathering.phase_of(session).days)
        _plan_end(work, session, session.phase_ends)
    _enter(work, ritual, session)
    sessions.tell_anew(work, session, ritual)
    # Nothing is asked any more of those who were late.
    work.outbox.refresh(sessions.ASKS, session.id)


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
    elif work.now < (longest := waiting.until(work, ritual, session)):
        extend(work, session, min(ritual.hours.days_after(work.now, 1), longest))
    else:
        waiting.give_up(work, session, ritual)


def _close_by_itself(work: UnitOfWork, session: Session, ritual: Ritual) -> None:
    """Close a session that was left standing.

    One that was never revealed waits for the next time, and one that nobody began is called off.
    """
    if waiting.is_untouched(work, session, ritual):
        rescheduling.cancel(work, session, ritual)
    elif not gathering_of(ritual).course[session.phase].is_hidden:
        while not is_over(session.phase):
            advance(work, session, ritual)
    elif following := planning.planned(work, ritual):
        rescheduling.put_off(work, session, ritual, following)
    else:
        rescheduling.cancel(work, session, ritual)


def _makes_way(work: UnitOfWork, ritual: Ritual) -> bool:
    """Bring the session before to its end as the next one begins, where it waits for answers."""
    before = sessions.running(work, ritual)
    if before is None:
        return True
    if not gathering_of(ritual).course[before.phase].asks or before.starts > work.now:
        return False
    work.session.refresh(before, with_for_update={"key_share": True})
    if not entries.may_be_shown(work, before):
        waiting.give_up(work, before, ritual)
    while not is_over(before.phase):
        advance(work, before, ritual)
    return True


def _end_of_first(work: UnitOfWork, session: Session, ritual: Ritual) -> datetime:
    """Return until when can be written in a session that opens as it begins."""
    phase = gathering_of(ritual).phase_of(session)
    ends = ritual.hours.days_after(work.now, phase.days)
    if ritual.is_once or not phase.asks:
        return ends
    # The next one asks anew.
    nominal = work.session.get_one(Occurrence, session.occurrence_id).nominal
    return min(ends, planning.upcoming(ritual, max(nominal, work.now), work.now)[1])


def _end_of_box(work: UnitOfWork, gathering: Gathering, session: Session) -> datetime | None:
    """Return when the time of a phase is up where people meet, None where it has no time box."""
    minutes = gathering.phase_of(session).minutes
    return time_box.end(work.now, timedelta(minutes=minutes)) if minutes else None


def _following(work: UnitOfWork, gathering: Gathering, session: Session) -> str:
    """Return the name of the next phase in which there is something to do."""
    course, phase = gathering.course, gathering.course.after(session.phase)
    while _is_empty(work, gathering, session, course[phase]):
        phase = course.after(phase)
    return phase


def _is_empty(work: UnitOfWork, gathering: Gathering, session: Session, phase: Phase) -> bool:
    """Tell whether there is nothing to do in a phase: no entry, or no two to choose between."""
    if RANK in phase.allows:
        return len(gathering.candidates(work, session)) < 2
    needs_entries = any(each.needs_entries for each in phase.allows)
    return needs_entries and not entries.count(work, session)


def _enter(work: UnitOfWork, ritual: Ritual, session: Session) -> None:
    work.flush()
    enter(ritual, session, work)
    phase = gathering_of(ritual).phase_of(session)
    if phase.minutes:
        part.begin(work, session)
    if phase.asks:
        reminding.ask(work, ritual, session)
    if session.phase == CLOSED:
        work.outbox.send("gatherings:summary", session.id, to=session.channel)
    elif not session.is_live and not phase.is_hidden:
        _plan_nudge(work, ritual, session)


def _plan_nudge(work: UnitOfWork, ritual: Ritual, session: Session) -> None:
    """Plan the word to those who are late, a working day before the phase ends."""
    if session.phase_ends is None:
        return
    at = ritual.hours.days_before(session.phase_ends, 1)
    phase = gathering_of(ritual).course[session.phase]
    if phase.asks or phase.is_awaited:
        at = max(at, work.now + ASKED_AGAIN)
    if work.now < at < session.phase_ends:
        work.schedules.plan("gatherings:nudge", session.id, at)


def _plan_end(work: UnitOfWork, session: Session, at: datetime) -> None:
    work.schedules.plan("gatherings:end", session.id, at)
