"""Taking a side, and leaving it, as anybody in the channel may at any time."""

from random import SystemRandom

from rituals.debates import sides
from rituals.debates.feature import feature
from rituals.debates.motion import ROUNDS
from rituals.engine.call import Call
from rituals.engine.feature import Owed, When
from rituals.engine.outcome import NotNeeded, Outcome, Refusal
from rituals.gatherings import parties
from rituals.gatherings.lifecycle import sessions
from rituals.gatherings.lifecycle.living_card import found, way
from rituals.gatherings.parties import Sitting
from rituals.gatherings.phases import WRITE, Doing
from rituals.words import blocks
from rituals.words.blocks import Block
from rituals.words.message import Message, paragraph
from rituals.words.templates import Words
from storage.unit_of_work import UnitOfWork

ARGUE = Doing("argue", "debates:argue")
DRAWN = "debates:drawn"


@feature.action("argue")
def open_form(call: Call, work: UnitOfWork) -> Outcome:
    """Ask on which side somebody argues, or whether they listen."""
    sitting = parties.sitting_of(work, call.subject, call.person)
    sitting.must_allow(ARGUE)
    return Outcome(opens=form(sitting))


@feature.view("argue")
def submit(call: Call, work: UnitOfWork) -> Outcome:
    """Keep what somebody chose, and say on which side they are."""
    sitting = parties.sitting_of(work, call.subject, call.person, holds=True)
    sitting.must_allow(ARGUE)
    session, chosen = sitting.session, call.form.text("side")
    if chosen not in sides.offered(session.options, call.person):
        raise Refusal(Words("debates/sides").not_offered, "side")
    session.options = sides.take(session.options, call.person, chosen, SystemRandom())
    sessions.show_anew(work, session, sessions.CARD, sessions.PART)
    work.outbox.refresh(DRAWN, session.id, only=[call.person])
    side = sides.side_of(session.options, call.person)
    said = Words("debates/sides", session=session, side=side)
    write = [blocks.actions(way(sitting.ritual, session, WRITE))] if sitting.allows(WRITE) else []
    shown = [blocks.section(said.now), *write]
    return Outcome(opens=blocks.modal("debates:argue", said.title, shown))


@feature.message("drawn", when=When.AT_WORK)
def drawn(owed: Owed, work: UnitOfWork) -> Message:
    """Tell somebody which side was drawn for them; later, that nothing more is asked."""
    session, ritual, _ = found(work, owed)
    side = sides.side_of(session.options, owed.recipient)
    is_there = owed.recipient in parties.who(work, session)
    is_on = session.phase in ROUNDS and is_there
    said = Words("debates/sides", session=session, side=side, is_on=is_on)
    if side not in sides.SIDES or not is_on:
        if owed.place is None:
            raise NotNeeded("they left, or the rounds are over")
        return paragraph(said.settled)
    ways = [way(ritual, session, WRITE), way(ritual, session, ARGUE, style=None)]
    shown = [blocks.section(said.drawn), blocks.actions(*ways)]
    return Message(said.drawn, shown, said.why)


def form(sitting: Sitting) -> Block:
    """Return the form in which somebody takes a side or leaves it."""
    session, person = sitting.session, sitting.participant.person
    said = Words("debates/sides", session=session)
    options = [
        blocks.option(getattr(said, each), each) for each in sides.offered(session.options, person)
    ]
    chosen = sides.side_of(session.options, person)
    side = blocks.field_of("side", said.side, blocks.select("side", options, chosen, radio=True))
    shown = [blocks.section(said.readers), side]
    return blocks.modal(
        "debates:argue", said.title, shown, submit=said.submit, private=str(session.id)
    )
