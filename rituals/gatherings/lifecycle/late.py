"""To those who have not done what a session asks: as it begins, and before it is too late."""

from datetime import UTC, datetime, timedelta

from rituals.engine.feature import Owed, When
from rituals.engine.outcome import NotNeeded
from rituals.gatherings.feature import feature
from rituals.gatherings.gathering import asked_in, gathering_of
from rituals.gatherings.lifecycle import reminding
from rituals.gatherings.lifecycle.living_card import facts, found, way
from rituals.gatherings.tables import Participant
from rituals.words.blocks import actions, section
from rituals.words.message import Message
from rituals.words.templates import Words
from storage.unit_of_work import UnitOfWork

# Where hours differ, somebody may read the question so late that a reminder would follow at once.
TIME_TO_ANSWER = timedelta(hours=3)


@feature.message("asked", when=When.IN_BUDGET)
def asked(owed: Owed, work: UnitOfWork) -> Message:
    """Ask somebody as it begins."""
    return _ask(owed, work, "asked")


@feature.message("late", when=When.IN_BUDGET)
def late(owed: Owed, work: UnitOfWork) -> Message:
    """Ask somebody who has not written, or not voted, while there is time."""
    session, ritual, _ = found(work, owed)
    asks = gathering_of(ritual).course[session.phase].asks
    if asks and owed.place is None and not _had_time(work, owed):
        raise NotNeeded("not asked yet, or only just, or let be")
    return _ask(owed, work, "late")


def _ask(owed: Owed, work: UnitOfWork, name: str) -> Message:
    session, ritual, occurrence = found(work, owed)
    phase = gathering_of(ritual).course[session.phase]
    doing = asked_in(phase)
    is_open = session.phase == owed.detail and doing is not None
    ends = session.phase_ends
    is_open = is_open and ends is not None and work.now < ends
    asks = is_open and doing and reminding.is_late(work, ritual, session, owed.recipient, doing)
    known = facts(work, session, ritual, occurrence) | {"ends": ends, "recipient": owed.recipient}
    known["is_open"] = is_open
    said, own = Words("gatherings/late", **known), gathering_of(ritual).say(**known)
    if not asks or doing is None:
        if owed.place is None:
            raise NotNeeded("done, let be, or over")
        done = getattr(own, "thanks", said.done) if _has_written(work, owed) else said.done
        shown = [section(done)]
        if doing and is_open and phase.asks:
            shown.append(actions(way(ritual, session, doing, None)))
        return Message(done, shown)
    line = getattr(own, f"{session.phase}_{name}")
    whys = {"asked": ("asked_why", said.why_asked), "late": ("late_why", said.why)}
    why = getattr(own, *whys[name])
    shown = [section(line), actions(way(ritual, session, doing))]
    return Message(line, shown, why, is_living=True)


def _has_written(work: UnitOfWork, owed: Owed) -> bool:
    mine = work.session.get(Participant, (work.workspace, owed.subject, owed.recipient))
    return mine is not None and mine.has_written


def _had_time(work: UnitOfWork, owed: Owed) -> bool:
    """Tell whether somebody was asked some hours ago, and did not skip it."""
    asked = ("gatherings:asked", owed.subject, owed.recipient)
    if work.outbox.was_skipped(*asked, owed.detail):
        return False
    stands = work.outbox.places(*asked)
    since = [datetime.fromtimestamp(float(each.ts), UTC) for each in stands]
    return bool(since) and work.now - max(since) >= TIME_TO_ANSWER
