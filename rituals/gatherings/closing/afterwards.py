"""After a session: its file, and whether it was worth the time."""

from rituals.engine.call import Call
from rituals.engine.outcome import Outcome
from rituals.gatherings import parties
from rituals.gatherings.closing import worth
from rituals.gatherings.closing.export import as_markdown
from rituals.gatherings.closing.minutes import is_revealed
from rituals.gatherings.feature import feature
from rituals.gatherings.parties import refuse
from rituals.gatherings.phases import is_over
from rituals.words import blocks
from rituals.words.message import Message, paragraph
from rituals.words.templates import Words
from storage.unit_of_work import UnitOfWork


@feature.action("file")
def hand_file(call: Call, work: UnitOfWork) -> Outcome:
    """Hand the whole session as a file to somebody in its channel."""
    sitting = parties.sitting_of(work, call.subject, call.person)
    if not is_over(sitting.session.phase):
        raise refuse("not_over", ritual=sitting.ritual)
    if not is_revealed(sitting.ritual, sitting.session):
        raise refuse("nothing_shown", ritual=sitting.ritual)
    sitting.gathering.may_read(work, sitting.session, call.person)
    on_its_way = paragraph(Words("gatherings/summary").on_its_way)
    return Outcome(says=on_its_way, file=as_markdown(work, sitting))


@feature.action("worth_yes")
def was(call: Call, work: UnitOfWork) -> Outcome:
    """Say that a session was worth the time."""
    return _answer(call, work, "yes")


@feature.action("worth_partly")
def was_partly(call: Call, work: UnitOfWork) -> Outcome:
    """Say that a part of it was."""
    return _answer(call, work, "partly")


@feature.action("worth_no")
def was_not(call: Call, work: UnitOfWork) -> Outcome:
    """Say that it was not."""
    return _answer(call, work, "no")


@feature.action("worth_nothing")
def take_back(call: Call, work: UnitOfWork) -> Outcome:
    """Take back what one said of it."""
    sitting = parties.sitting_of(work, call.subject, call.person)
    worth.answer(work, sitting, "")
    return Outcome(says=paragraph(Words("gatherings/summary").taken_back))


def _answer(call: Call, work: UnitOfWork, answer: str) -> Outcome:
    sitting = parties.sitting_of(work, call.subject, call.person)
    worth.answer(work, sitting, answer)
    said = Words("gatherings/summary", said=getattr(Words("gatherings/summary"), answer))
    back = blocks.button(said.take_back, "gatherings:worth_nothing", str(sitting.session.id))
    return Outcome(says=Message(said.kept, [blocks.section(said.kept), blocks.actions(back)]))
