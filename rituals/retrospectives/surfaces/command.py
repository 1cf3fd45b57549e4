"""`/retro`: the most likely thing, a new one, a card."""

from rituals.engine.call import Call
from rituals.engine.outcome import Outcome
from rituals.gatherings import setting_up
from rituals.gatherings.sessions import collecting
from rituals.gatherings.surfaces import set_up, writing
from rituals.retrospectives.feature import feature
from rituals.retrospectives.retro import retro
from rituals.words import blocks
from rituals.words.templates import Words
from storage.unit_of_work import UnitOfWork


@feature.when_alone
def most_likely(call: Call, work: UnitOfWork) -> Outcome:
    """Write into the retrospective of the channel, or set one up where there is none."""
    if collecting(work, retro, call.channel):
        return add(call, work)
    return open_form(call, work)


@feature.word(
    "new", usage="", does="hold one in this channel, once or regularly", example="/retro new"
)
@feature.action("new")
def open_form(call: Call, work: UnitOfWork) -> Outcome:
    """Open the form to set one up."""
    return set_up.open_form(retro, call, work)


@feature.view("set_up")
def submit(call: Call, work: UnitOfWork) -> Outcome:
    """Keep it."""
    return set_up.submit(retro, call, work)


@feature.word(
    "add",
    usage="[what you think]",
    does="write a card for this channel's retrospective",
    example="/retro add The release notes helped support a lot",
)
def add(call: Call, work: UnitOfWork) -> Outcome:
    """Open the form of a card, with what was typed in it."""
    return writing.open_for(retro, call, work, text=call.text) or _nothing_open(call, work)


@feature.shortcut(
    "add",
    title="Add to the retro",
    does="Write a card for the channel's retrospective, with this message as its text.",
    on_message=True,
)
def add_message(call: Call, work: UnitOfWork) -> Outcome:
    """Open the form of a card, with the message in it."""
    assert call.message is not None
    channel = call.message.place.channel
    found = writing.open_for(retro, call, work, text=call.message.text, channel=channel)
    return found or _nothing_open(call, work)


def _nothing_open(call: Call, work: UnitOfWork) -> Outcome:
    """Say when the next one can be written to, or how to set one up."""
    coming = setting_up.in_channel(work, retro, call.channel) if call.channel else []
    said = Words("retrospectives/session", ritual=coming[0] if coming else None)
    start = blocks.button(said.set_up, "retrospectives:new")
    line = said.not_open if coming else said.none_here
    shown = [blocks.section(line), *([] if coming else [blocks.actions(start)])]
    return Outcome(says=blocks.Message(line, shown))
