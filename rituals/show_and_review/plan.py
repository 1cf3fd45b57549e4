"""Where it is read what is to be seen, in the thread of the card."""

from rituals.engine.feature import Owed
from rituals.engine.outcome import NotNeeded
from rituals.gatherings.lifecycle.living_card import facts, found, thread
from rituals.gatherings.phases import is_over
from rituals.show_and_review.feature import feature
from rituals.words import blocks
from rituals.words.blocks import Message
from rituals.words.templates import Words
from storage.unit_of_work import UnitOfWork


@feature.message("plan")
def plan(owed: Owed, work: UnitOfWork) -> Message:
    """Say where is read what is to be seen, as long as people write it down."""
    session, ritual, occurrence = found(work, owed)
    if is_over(session.phase):
        raise NotNeeded("the session is over")
    said = Words("show_and_review/plan", **facts(work, session, ritual, occurrence))
    see = blocks.button(said.see, "gatherings:cards", str(session.id))
    shown = [blocks.section(said.plan), blocks.actions(see)]
    return Message(said.plan, shown, thread=thread(work, session))
