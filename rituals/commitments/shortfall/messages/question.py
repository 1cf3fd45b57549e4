"""The question where support fell short, with what was not kept since the last time."""

from sqlalchemy import select

from rituals.commitments.feature import feature
from rituals.commitments.shortfall.cadence import USEFUL_FOR
from rituals.commitments.shortfall.parties import asked
from rituals.commitments.shortfall.tables import Shortfall
from rituals.commitments.shortfall.unkept import shown, unkept
from rituals.engine.feature import Owed, When
from rituals.engine.outcome import NotNeeded
from rituals.engine.ritual import Ritual
from rituals.words import blocks
from rituals.words.message import Message, in_words, paragraph
from rituals.words.templates import Words
from storage.unit_of_work import UnitOfWork


@feature.message("fell_short", when=When.IN_BUDGET, useful_for=USEFUL_FOR)
def question(owed: Owed, work: UnitOfWork) -> Message:
    """Ask somebody where support fell short."""
    occurrence = asked(work, owed.subject, owed.recipient)
    if occurrence is None:
        raise NotNeeded("not this person's")
    said = Words("commitments/shortfall_question")
    answers = select(Shortfall.id).where(Shortfall.occurrence == occurrence.id)
    if work.session.scalar(answers.limit(1)):
        return paragraph(said.answered)
    ritual = work.session.get_one(Ritual, occurrence.ritual_id)
    if owed.place is None and not ritual.is_active:
        raise NotNeeded("stopped")
    open_still = unkept(work, owed.recipient, occurrence.id)
    answer = blocks.button(
        said.answer, "commitments:fell_short", str(occurrence.id), style="primary"
    )
    return Message(
        in_words(said.lead, *(each.text for each in open_still), said.readers),
        [
            blocks.section(said.lead),
            *shown(open_still),
            blocks.context(said.readers),
            blocks.actions(answer),
        ],
        why=said.why,
    )
