"""The invitation of a guest, with what holds of it now."""

from rituals.engine.call import Call
from rituals.engine.feature import Owed, When
from rituals.engine.outcome import NotNeeded, Outcome
from rituals.gatherings import parties
from rituals.gatherings.attendance import guests
from rituals.gatherings.feature import feature
from rituals.gatherings.gathering import gathering_of
from rituals.gatherings.lifecycle.living_card import facts, found, way
from rituals.gatherings.lifecycle.sessions import INVITED
from rituals.gatherings.phases import CANCELLED, WRITE, is_over
from rituals.gatherings.tables import NO, YES, Participant
from rituals.words import blocks
from rituals.words.blocks import Block
from rituals.words.message import Message, in_words, paragraph
from rituals.words.templates import Words
from storage.unit_of_work import UnitOfWork


@feature.message("invited", when=When.AT_WORK)
def invited(owed: Owed, work: UnitOfWork) -> Message:
    """Invite somebody; one that was declined asks nothing more."""
    session, ritual, occurrence = found(work, owed)
    guest = work.session.get(Participant, (work.workspace, session.id, owed.recipient))
    if guest is None or (is_over(session.phase) and owed.place is None):
        raise NotNeeded("the session is over, or they are not invited any more")
    known = facts(work, session, ritual, occurrence)
    said, number = Words("gatherings/invited", **known), str(session.id)
    if is_over(session.phase):
        return paragraph(said.called_off if session.phase == CANCELLED else said.over)
    if owed.recipient not in guests.of(session):
        return paragraph(said.somebody_else)
    if guest.answer == NO:
        never = blocks.button(said.never, "gatherings:leave", number)
        ways = blocks.actions(_come(said, number), *([] if ritual.is_once else [never]))
        return Message(said.declined, [blocks.section(said.declined), ways])
    gathering, comes = gathering_of(ritual), guest.answer == YES
    lead = in_words(gathering.say(**known).invited, said.you_come if comes else "")
    writes = gathering.allows(session, WRITE) and gathering.columns_of(session, owed.recipient)
    ways = blocks.actions(
        *([] if comes else [_come(said, number) | {"style": "primary"}]),
        blocks.button(said.absent, "gatherings:absent", number),
        blocks.button(said.see, "gatherings:cards", number),
        *([way(ritual, session, WRITE, style=None)] if writes else []),
        blocks.button(said.calendar, "gatherings:calendar", number),
    )
    return Message(lead, [blocks.section(lead), ways], said.why, is_living=True)


@feature.action("leave")
def leave(call: Call, work: UnitOfWork) -> Outcome:
    """Have somebody not be invited to those that follow."""
    sitting = parties.sitting_of(work, call.subject, call.person)
    sitting.participant.answer = NO
    guests.let_go(work, sitting.ritual, call.person)
    work.outbox.refresh(INVITED, sitting.session.id, only=[call.person])
    return Outcome(says=paragraph(Words("gatherings/invited").left))


def _come(said: Words, number: str) -> Block:
    return blocks.button(said.come, "gatherings:come", number)
