"""The invitation of a guest, with what holds of it now."""

from rituals.engine.feature import Owed, When
from rituals.engine.outcome import NotNeeded
from rituals.gatherings.messages.card import facts, found
from rituals.gatherings.phases import CANCELLED, is_over
from rituals.gatherings.tables import NO, YES, Participant
from rituals.show_and_review.feature import feature
from rituals.words import blocks
from rituals.words.blocks import Block, Message, in_words, paragraph
from rituals.words.templates import Words
from storage.unit_of_work import UnitOfWork


@feature.message("invited", when=When.AT_WORK)
def invited(owed: Owed, work: UnitOfWork) -> Message:
    """Invite somebody; one that was declined asks nothing more."""
    session, ritual, occurrence = found(work, owed)
    guest = work.session.get(Participant, (work.workspace, session.id, owed.recipient))
    if guest is None or (is_over(session.phase) and owed.place is None):
        raise NotNeeded("the session is over, or they are not invited any more")
    said = Words("show_and_review/invited", **facts(work, session, ritual, occurrence))
    if is_over(session.phase):
        return paragraph(said.called_off if session.phase == CANCELLED else said.over)
    number = str(session.id)
    if guest.answer == NO:
        never = blocks.button(said.never, "show_and_review:leave", number)
        ways = blocks.actions(_come(said, number), *([] if ritual.is_once else [never]))
        return Message(said.declined, [blocks.section(said.declined), ways])
    comes = guest.answer == YES
    lead = in_words(said.invited, said.you_come if comes else "")
    ways = blocks.actions(
        *([] if comes else [_come(said, number) | {"style": "primary"}]),
        blocks.button(said.absent, "gatherings:absent", number),
        blocks.button(said.see, "gatherings:cards", number),
        blocks.button(said.ask, "gatherings:write", number),
        blocks.button(said.calendar, "gatherings:calendar", number),
    )
    return Message(lead, [blocks.section(lead), ways], said.why)


def _come(said: Words, number: str) -> Block:
    return blocks.button(said.come, "gatherings:come", number)
