"""Saying what becomes of an idea, and looking after one of a channel's."""

from rituals.engine.call import Call
from rituals.engine.outcome import Outcome
from rituals.ideas import course
from rituals.ideas.parties import guard
from rituals.ideas.surfaces.look import seen
from rituals.ideas.tables import ANSWERS, HEARD, NEW, NOT_NOW, Idea
from rituals.words import blocks
from rituals.words.message import paragraph
from rituals.words.templates import Words
from storage.unit_of_work import UnitOfWork

REASON_LENGTH = 1000


@guard.action("hear")
def hear(call: Call, work: UnitOfWork, idea: Idea) -> Outcome:
    """Say that an idea was heard, with one click; what was said since stays."""
    if idea.state == NEW:
        course.answer(work, idea, call.person, HEARD)
    return seen(call, work, idea)


@guard.action("say")
def open_form(call: Call, work: UnitOfWork, idea: Idea) -> Outcome:
    """Open the form in which somebody says what becomes of an idea."""
    said = Words("ideas/answer", idea=idea, most=f"{REASON_LENGTH:,}")
    options = [blocks.option(getattr(said, each), each) for each in ANSWERS]
    chosen = idea.state if idea.state in ANSWERS else HEARD
    reason = blocks.text_input("reason", idea.reason, lines=True, most=REASON_LENGTH)
    fields = [
        blocks.quote(idea.text),
        blocks.section(said.readers),
        blocks.field_of("state", said.what, blocks.select("state", options, chosen, radio=True)),
        blocks.field_of("reason", said.why, reason, hint=said.why_hint, optional=True),
    ]
    view = blocks.modal(
        "ideas:idea_say", said.title, fields, submit=said.submit, private=str(idea.id)
    )
    return Outcome(opens=view)


@guard.view("say")
def say(call: Call, work: UnitOfWork, idea: Idea) -> Outcome:
    """Keep what becomes of an idea, and bring it to whoever had it."""
    state, reason = call.form.text("state"), call.form.text("reason")
    said = Words("ideas/answer", idea=idea, most=f"{REASON_LENGTH:,}")
    if state not in ANSWERS:
        return Outcome(errors={"state": said.choose})
    if len(reason) > REASON_LENGTH:
        return Outcome(errors={"reason": said.long_reason})
    if state == NOT_NOW and not reason:
        return Outcome(errors={"reason": said.no_reason})
    course.answer(work, idea, call.person, state, reason)
    return Outcome(shows_home=True)


@guard.action("take")
def take(call: Call, work: UnitOfWork, idea: Idea) -> Outcome:
    """Look after an idea of the channel."""
    course.take(work, idea, call.person)
    if call.place is None:
        return seen(call, work, idea)
    return Outcome(says=paragraph(Words("ideas/answer").taken), shows_home=True)


@guard.action("hand_back")
def hand_back(call: Call, work: UnitOfWork, idea: Idea) -> Outcome:
    """Give an idea back to the channel."""
    course.hand_back(work, idea, call.person)
    return seen(call, work, idea)
