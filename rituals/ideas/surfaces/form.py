"""`/idea`: the form in which somebody says an idea, changes it, or says it to somebody else."""

import re

from rituals.engine import sealing
from rituals.engine.as_read import as_read
from rituals.engine.call import Call
from rituals.engine.outcome import Outcome
from rituals.ideas import saying
from rituals.ideas.feature import feature
from rituals.ideas.messages.own import write_own
from rituals.ideas.parties import guard
from rituals.ideas.saying import NAMED, TEXT_LENGTH, UNNAMED, Wish
from rituals.ideas.tables import Idea
from rituals.words import blocks
from rituals.words.blocks import Block
from rituals.words.message import Message, paragraph
from rituals.words.templates import Words
from storage.outbox import Place
from storage.unit_of_work import UnitOfWork

# The conversations of one person with the bot: https://docs.slack.dev/reference/objects/conversation-object
_DIRECT = re.compile("D[A-Z0-9]+")


@feature.when_any_text(
    usage="[what to try]",
    does="say an idea to a leader or a channel, with your name or without",
    example="/idea We could swap the stand-up for a written round",
)
@feature.when_alone
@feature.action("begin")
def begin(call: Call, work: UnitOfWork) -> Outcome:
    """Open the form, with what was typed as the idea."""
    said = Words("ideas/form")
    names = [
        blocks.option(said.named, NAMED, said.named_means),
        blocks.option(said.unnamed, UNNAMED, said.unnamed_means),
    ]
    fields = [
        blocks.section(said.readers),
        blocks.field_of("names", said.names, blocks.select("names", names, NAMED, radio=True)),
        blocks.context(said.without_a_name),
        *_fields(Wish(as_read(work, call.text, TEXT_LENGTH))),
    ]
    return Outcome(opens=blocks.modal("ideas:begin", said.title, fields, submit=said.submit))


@feature.view("begin")
def submit(call: Call, work: UnitOfWork) -> Outcome:
    """Say the idea; whoever gives no name is handed the only key to it."""
    wish, names = Wish.of(call.form), call.form.text("names")
    errors = saying.check(work, wish, call.person)
    said = Words("ideas/form", wish=wish)
    if names not in (NAMED, UNNAMED):
        errors["names"] = said.choose
    if errors:
        return Outcome(errors=errors)
    if names == NAMED:
        saying.say(work, wish, call.person)
        return Outcome(opens=_done(said.done), shows_home=True)
    key = sealing.new_key()
    idea = saying.say(work, wish, None, key)
    return Outcome(opens=_done(said.done_unnamed), hands=write_own(work, idea, key))


@guard.action("edit")
def open_edit(call: Call, work: UnitOfWork, idea: Idea) -> Outcome:
    """Open the form with what was said, while nobody has answered."""
    saying.must_be_unheard(idea)
    said = Words("ideas/form", idea=idea)
    fields = [
        blocks.section(said.readers),
        blocks.context(said.as_before),
        *_fields(Wish(idea.as_written, idea.leader or "", idea.channel or "")),
    ]
    private = ":".join([call.value, *_place_of(call)])
    view = blocks.modal(
        "ideas:idea_edit", said.edit_title, fields, submit=said.submit, private=private
    )
    return Outcome(opens=view)


@guard.view("edit")
def edit(call: Call, work: UnitOfWork, idea: Idea) -> Outcome:
    """Keep what was changed, under the same name, or say it to somebody else."""
    saying.must_be_unheard(idea)
    wish = Wish.of(call.form)
    if errors := saying.check(work, wish, call.person):
        return Outcome(errors=errors)
    saying.edit(work, idea, wish)
    if idea.author:
        return Outcome(shows_home=True)
    key, channel, ts = [*call.detail.split(":"), "", ""][:3]
    return with_key(call, work, idea, key, Place(channel, ts))


@guard.action("withdraw")
def withdraw(call: Call, work: UnitOfWork, idea: Idea) -> Outcome:
    """Take an idea back."""
    is_named = idea.author is not None
    saying.withdraw(work, idea)
    gone = paragraph(Words("ideas/own").withdrawn)
    if is_named:
        return Outcome(says=gone, shows_home=True)
    return _in_own_message(call, work, call.place, gone)


def with_key(call: Call, work: UnitOfWork, idea: Idea, key: str, place: Place | None) -> Outcome:
    """Write the message anew that holds the key of an idea without a name, or hand it over again.

    Args:
        call: what its author did.
        work: the unit of work.
        idea: which.
        key: its key.
        place: where the message stands, as what they pressed claims.
    """
    return _in_own_message(call, work, place, write_own(work, idea, key))


def _in_own_message(call: Call, work: UnitOfWork, place: Place | None, message: Message) -> Outcome:
    own_channel = work.directory.direct_channel(call.person)
    if place and _DIRECT.fullmatch(place.channel) and own_channel in (None, place.channel):
        return Outcome(rewrites=((place, message),))
    return Outcome(hands=message)


def _fields(wish: Wish) -> list[Block]:
    said = Words("ideas/form")
    text = blocks.text_input("text", wish.text, lines=True, most=TEXT_LENGTH)
    return [
        blocks.field_of("text", said.text, text, hint=said.text_hint),
        blocks.field_of(
            "leader",
            said.leader,
            blocks.user("leader", wish.leader or None),
            hint=said.leader_hint,
            optional=True,
        ),
        blocks.field_of(
            "channel",
            said.channel,
            blocks.conversation("channel", wish.channel or None),
            hint=said.channel_hint,
            optional=True,
        ),
    ]


def _done(text: str) -> Block:
    return blocks.modal("ideas:begin", Words("ideas/form").title, [blocks.section(text)])


def _place_of(call: Call) -> tuple[str, ...]:
    return (call.place.channel, call.place.ts) if call.place else ()
