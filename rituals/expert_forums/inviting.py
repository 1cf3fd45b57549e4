"""Naming who speaks: the channel reads it, the speaker is invited, the keeper is reminded."""

from datetime import datetime

from rituals.engine.feature import Owed, When
from rituals.engine.outcome import NotNeeded
from rituals.engine.ritual import Occurrence, Ritual
from rituals.expert_forums import speaker
from rituals.expert_forums.feature import feature
from rituals.expert_forums.speaker import SPEAKER, Speaker
from rituals.gatherings import parties
from rituals.gatherings.attendance.guests import GUESTS
from rituals.gatherings.cards.columns import AFTER_THE_CARD
from rituals.gatherings.gathering import gathering_of
from rituals.gatherings.lifecycle.living_card import facts, found, thread, way
from rituals.gatherings.lifecycle.sessions import CARD, INVITED, show_anew
from rituals.gatherings.phases import VOTE, is_over
from rituals.gatherings.tables import NO, Participant, Session
from rituals.words import blocks
from rituals.words.message import Message, paragraph
from rituals.words.templates import Words
from storage.unit_of_work import UnitOfWork

# A week before, by working days.
REMIND_BEFORE = 5
SPEAKS = "expert_forums:speaks"


def name(work: UnitOfWork, session: Session, named: Speaker | None) -> None:
    """Keep who speaks in a session that was looked up to hold it; nobody, where that is None."""
    before = session.options.get(GUESTS, [])
    guests = [named["person"]] if named and named["person"] else []
    session.options = session.options | {SPEAKER: named, GUESTS: guests}
    parties.meet(work, session)
    show_anew(work, session, CARD, SPEAKS)
    if named:
        then = work.now + AFTER_THE_CARD
        work.outbox.send(SPEAKS, session.id, to=session.channel, not_before=then)
    for guest in guests:
        work.outbox.send(INVITED, session.id, to=guest)
    if before or guests:
        work.outbox.refresh(INVITED, session.id)
    work.outbox.refresh("expert_forums:who_speaks", session.id)


def plan_reminder(work: UnitOfWork, ritual: Ritual, session: Session) -> None:
    """Have whoever facilitates be reminded a week before, or now where that is past."""
    at = ritual.hours.days_before(session.starts, REMIND_BEFORE)
    work.schedules.plan("expert_forums:remind", session.id, max(at, work.now))


@feature.rule("remind")
def remind(number: int, due: datetime, work: UnitOfWork) -> None:
    """Remind whoever facilitates where nobody speaks yet; of one that was moved, later."""
    session = work.session.get(Session, number)
    ritual = work.session.get(Ritual, session.ritual_id) if session else None
    if session is None or ritual is None or is_over(session.phase):
        return
    if work.now < ritual.hours.days_before(session.starts, REMIND_BEFORE):
        plan_reminder(work, ritual, session)
    elif _is_wanting(work, session):
        runs = parties.facilitator_of(work, ritual, session)
        work.outbox.send("expert_forums:who_speaks", session.id, to=runs, topic=ritual.topic)


@feature.message("who_speaks", when=When.IN_BUDGET)
def who_speaks(owed: Owed, work: UnitOfWork) -> Message:
    """Ask whoever facilitates to name somebody."""
    session, ritual, occurrence = found(work, owed)
    said = Words("expert_forums/named", **_known(work, session, ritual, occurrence))
    if is_over(session.phase) or not _is_wanting(work, session):
        if owed.place is None:
            raise NotNeeded("somebody speaks, or it is over")
        return paragraph(said.settled)
    ask = blocks.button(said.ask, "expert_forums:speaker", str(session.id), style="primary")
    return Message(said.wanting, [blocks.section(said.wanting), blocks.actions(ask)], said.why)


@feature.message("speaks")
def speaks(owed: Owed, work: UnitOfWork) -> Message:
    """Tell the channel who speaks, in the thread of the card."""
    session, ritual, occurrence = found(work, owed)
    said = Words("expert_forums/named", **_known(work, session, ritual, occurrence))
    if speaker.of(session) is None and owed.place is None:
        raise NotNeeded("nobody speaks any more")
    text = said.speaks if speaker.of(session) else said.nobody_now
    place = thread(work, session)
    return Message(text, [blocks.section(text)], thread=place, in_channel_too=True)


@feature.message("vote_open")
def vote_open(owed: Owed, work: UnitOfWork) -> Message:
    """Tell the channel that it can vote on the questions."""
    session, ritual, occurrence = found(work, owed)
    said = Words("expert_forums/named", **_known(work, session, ritual, occurrence))
    if not gathering_of(ritual).allows(session, VOTE):
        if owed.place is None:
            raise NotNeeded("the vote is over")
        return Message(said.vote_over, [blocks.section(said.vote_over)])
    shown = [blocks.section(said.vote_open), blocks.actions(way(ritual, session, VOTE))]
    return Message(said.vote_open, shown, thread=thread(work, session), in_channel_too=True)


def _known(
    work: UnitOfWork, session: Session, ritual: Ritual, occurrence: Occurrence
) -> dict[str, object]:
    return facts(work, session, ritual, occurrence) | speaker.facts(session)


def _is_wanting(work: UnitOfWork, session: Session) -> bool:
    """Tell whether nobody is named, or whoever is has said that they cannot come."""
    named = speaker.of(session)
    if named is None:
        return True
    key = (work.workspace, session.id, named["person"])
    invited = work.session.get(Participant, key) if named["person"] else None
    return invited is not None and invited.answer == NO
