"""`/retro`, and a message made a card or an action of a retrospective."""

import re

from rituals.engine.call import Call
from rituals.engine.outcome import Outcome
from rituals.gatherings.actions import acting
from rituals.gatherings.lifecycle.command import answers_to, open_card
from rituals.gatherings.lifecycle.set_up_form import SetUp
from rituals.retrospectives import formats
from rituals.retrospectives.feature import feature
from rituals.retrospectives.retro import retro
from rituals.words import blocks
from rituals.words.message import Message
from rituals.words.templates import Words
from storage.unit_of_work import UnitOfWork

answers_to(
    retro,
    sets_up=SetUp(fields=formats.fields, read=formats.read),
    new="hold one in this channel, once or regularly",
    add="write a card for this channel's retrospective",
    usage="[what you think]",
    example="/retro add The release notes helped support a lot",
)

_OWNER = re.compile(r"\s*<@([UW][A-Z0-9]+)(?:\|[^>]*)?>")


@feature.word(
    "action",
    usage="[@owner] [what will be done]",
    does="write down who will do what by when, for everybody in this channel",
    example="/retro action @noor Write the release notes with support",
)
def act(call: Call, work: UnitOfWork) -> Outcome:
    """Open the form of an action, with what was typed in it."""
    owner = _OWNER.match(call.text)
    text = call.text[owner.end() :] if owner else call.text
    found = acting.open_for(retro, call, work, text=text, owner=owner[1] if owner else "")
    return found or _no_session()


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
    return open_card(retro, call, work, text=call.message.text, channel=channel)


@feature.shortcut(
    "act",
    title="Make it an action",
    does="Write down who will do what by when, with this message as its text.",
    on_message=True,
)
def act_on_message(call: Call, work: UnitOfWork) -> Outcome:
    """Open the form of an action, with the message in it."""
    assert call.message is not None
    channel = call.message.place.channel
    found = acting.open_for(retro, call, work, text=call.message.text, channel=channel)
    return found or _no_session()


def _no_session() -> Outcome:
    """Say that an action needs a session, and how to have one."""
    said = Words("retrospectives/acting")
    start = blocks.button(said.set_up, "retrospectives:new")
    shown = [blocks.section(said.no_session), blocks.actions(start)]
    return Outcome(says=Message(said.no_session, shown))
