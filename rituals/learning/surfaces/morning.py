"""In the morning: say what one will learn, take up an action, or let it be this time."""

from rituals.engine.actions import open_actions
from rituals.engine.call import Call
from rituals.engine.outcome import Outcome
from rituals.learning import taking_part
from rituals.learning.feature import feature
from rituals.learning.taking_part import Day
from rituals.words import blocks
from rituals.words.blocks import Block
from rituals.words.templates import Words
from storage.unit_of_work import UnitOfWork


@feature.action("say")
def open_form(call: Call, work: UnitOfWork) -> Outcome:
    """Open the form, with what was said before."""
    return Outcome(opens=form(taking_part.open_day(work, call.subject, call.person)))


@feature.view("say")
def say(call: Call, work: UnitOfWork) -> Outcome:
    """Keep what somebody will learn."""
    day = taking_part.open_day(work, call.subject, call.person)
    will_learn = call.form.text("will_learn")
    if not will_learn:
        return Outcome(errors={"will_learn": Words("learning/say").nothing})
    return _will_learn(work, day, will_learn)


@feature.action("take")
def take(call: Call, work: UnitOfWork) -> Outcome:
    """Take up one of one's own open actions for the day."""
    day = taking_part.open_day(work, call.subject, call.person)
    for action in open_actions(work, call.person):
        if action.id == call.named(1):
            return _will_learn(work, day, action.text)
    raise taking_part.refuse("not_yours")


@feature.action("out")
def out(call: Call, work: UnitOfWork) -> Outcome:
    """Let the whole day be, for no reason that anybody asks for."""
    day = taking_part.open_day(work, call.subject, call.person)
    day.learner.is_out = True
    taking_part.show_anew(work, day)
    return Outcome(shows_home=True)


def form(day: Day) -> Block:
    """Return the form in which somebody says what they will learn."""
    said = Words("learning/say", ritual=day.ritual)
    box = blocks.text_input("will_learn", day.learner.will_learn, lines=True)
    fields = [
        blocks.section(said.readers),
        blocks.field_of("will_learn", said.will_learn, box, hint=said.hint),
    ]
    return blocks.modal(
        "learning:say", said.title, fields, submit=said.submit, private=str(day.occurrence.id)
    )


def _will_learn(work: UnitOfWork, day: Day, text: str) -> Outcome:
    day.learner.will_learn, day.learner.is_out = text, False
    if not taking_part.is_afternoon(work, day):
        taking_part.follow_up(work, day)
    taking_part.show_anew(work, day)
    return Outcome(shows_home=True)
