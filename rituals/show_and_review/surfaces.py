"""`/show`: the most likely thing, a new one, something to be shown or asked."""

from rituals.engine.call import Call
from rituals.engine.outcome import Outcome
from rituals.gatherings.sessions import collecting
from rituals.gatherings.surfaces import set_up, writing
from rituals.show_and_review import guests
from rituals.show_and_review.feature import feature
from rituals.show_and_review.showing import show
from rituals.words import blocks
from rituals.words.templates import Words
from storage.unit_of_work import UnitOfWork


@feature.when_alone
def most_likely(call: Call, work: UnitOfWork) -> Outcome:
    """Write into the session of the channel, or set one up where there is none."""
    is_there = collecting(work, show, call.channel) is not None
    return add(call, work) if is_there else open_form(call, work)


@feature.word("new", usage="", does="show something in this channel", example="/show new")
def open_form(call: Call, work: UnitOfWork) -> Outcome:
    """Open the form to set one up."""
    return set_up.open_form(show, call, work)


@feature.view("set_up")
def submit(call: Call, work: UnitOfWork) -> Outcome:
    """Keep it, if all who are named can be invited."""
    guests.check(call.form, work)
    return set_up.submit(show, call, work)


@feature.word(
    "add",
    usage="[what]",
    does="say what you will show, or what you would like to know",
    example="/show add How do you test the import?",
)
def add(call: Call, work: UnitOfWork) -> Outcome:
    """Open the form of a card, with what was typed in it."""
    nothing = blocks.paragraph(Words("show_and_review/session").none_here)
    return writing.open_for(show, call, work, text=call.text) or Outcome(says=nothing)
