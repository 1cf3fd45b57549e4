"""A part of a session in its thread, with a time box where people meet."""

from rituals.engine.call import Call
from rituals.engine.feature import Owed
from rituals.engine.outcome import NotNeeded, Outcome
from rituals.engine.ritual import Ritual
from rituals.gatherings import parties
from rituals.gatherings.feature import feature
from rituals.gatherings.gathering import gathering_of
from rituals.gatherings.lifecycle import sessions, time_box
from rituals.gatherings.lifecycle.living_card import found, thread, ways
from rituals.gatherings.lifecycle.time_box import SHORTLY
from rituals.gatherings.phases import is_over
from rituals.gatherings.tables import Session
from rituals.words import blocks
from rituals.words.blocks import Block
from rituals.words.message import Message, in_words
from rituals.words.templates import Words
from storage.unit_of_work import UnitOfWork

TIME_UP = "gatherings:part_up"


def begin(work: UnitOfWork, session: Session) -> None:
    """Tell the thread of a part that a session has come into, and when its time is up."""
    work.outbox.send(sessions.PART, session.id, to=session.channel, detail=session.phase)
    if session.is_live:
        _say_when_up(work, session)


@feature.message("part")
def part(owed: Owed, work: UnitOfWork) -> Message:
    """Say what is to be done in a part and until when; of one that is over, only that it is."""
    session, ritual, _ = found(work, owed)
    is_now = session.phase == owed.detail
    if not is_now and owed.place is None:
        raise NotNeeded("this part is over")
    own = gathering_of(ritual).say(session=session, ritual=ritual)
    said = Words(
        "gatherings/part",
        part=getattr(own, owed.detail),
        is_now=is_now,
        ends=session.phase_ends,
        zone=ritual.comes_round.zone,
    )
    if not is_now:
        return Message(said.lead, [blocks.section(said.lead)], thread=thread(work, session))
    what = getattr(own, f"{owed.detail}_now")
    text = in_words(said.lead, what)
    shown = [blocks.section(text), blocks.actions(_way(ritual, session, said))]
    return Message(text, shown, thread=thread(work, session), is_living=True)


@feature.message("part_up", useful_for=SHORTLY)
def part_up(owed: Owed, work: UnitOfWork) -> Message:
    """Say once that the time of a part is up; nothing stops because of it."""
    session, ritual, _ = found(work, owed)
    if is_over(session.phase) or owed.detail != _named(session):
        raise NotNeeded("it is over, or has more time")
    own = gathering_of(ritual).say(session=session, ritual=ritual)
    text = Words("gatherings/part", part=getattr(own, session.phase)).time_up
    return Message(text, [blocks.section(text)], thread=thread(work, session))


@feature.action("part_longer")
def longer(call: Call, work: UnitOfWork) -> Outcome:
    """Give the part that goes on two minutes more, as anybody may who is there."""
    sitting = parties.sitting_of(work, call.subject, call.person, alone=True)
    session = sitting.session
    # Two who press at once wish for the same minutes.
    if session.is_live and session.phase_ends and call.detail == _named(session):
        session.phase_ends = time_box.longer(session.phase_ends, work.now)
        sessions.show_anew(work, session, sessions.CARD, sessions.PART)
        _say_when_up(work, session)
    return Outcome()


def _way(ritual: Ritual, session: Session, said: Words) -> Block:
    """Return the button of the time box, or what there is to do; the rest stands on the card."""
    if session.is_live:
        value = f"{session.id}:{_named(session)}"
        return blocks.button(said.longer, "gatherings:part_longer", value)
    return ways(ritual, session)[0]


def _say_when_up(work: UnitOfWork, session: Session) -> None:
    """Owe the word that time is up, for the end that is named: another end is another word."""
    channel, ends = session.channel, session.phase_ends
    work.outbox.send(TIME_UP, session.id, to=channel, detail=_named(session), not_before=ends)


def _named(session: Session) -> str:
    return f"{session.phase}:{time_box.named(session.phase_ends)}"
