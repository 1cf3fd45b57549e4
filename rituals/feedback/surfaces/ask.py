"""Asking for feedback: the command, the shortcuts, the form."""

from collections.abc import Sequence
from dataclasses import dataclass

from rituals.engine.as_read import as_read, mentioned, without_mentions
from rituals.engine.availability import hours_of
from rituals.engine.call import Call
from rituals.engine.channels import channel_fault
from rituals.engine.outcome import Outcome
from rituals.feedback import asking, timing
from rituals.feedback.feature import feature
from rituals.feedback.forms import ASKED_FOR, START_STOP_CONTINUE
from rituals.words import blocks
from rituals.words.blocks import Block
from rituals.words.mrkdwn import in_plain, tidy
from rituals.words.templates import Words
from storage.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class Filled:
    """What stands in the form when it opens; as in `asking.Wish`."""

    about: str = ""
    people: Sequence[str] = ()
    channel: str | None = None
    form: str = START_STOP_CONTINUE.name
    is_anonymous: bool = False
    quote: str = ""


@feature.word(
    "ask",
    usage="[@person …] [about what]",
    does="ask people, or a channel, for feedback",
    example="/feedback ask @noor my talk on Tuesday",
)
@feature.shortcut("ask", title="Ask for feedback", does="Ask people or a channel for feedback.")
@feature.action("ask")
def open_form(call: Call, work: UnitOfWork) -> Outcome:
    """Open the form; people and a subject named after the command are filled in."""
    people, about = mentions(call.text)
    return Outcome(opens=form(call, work, Filled(people=people, about=about)))


@feature.action("ask_channel")
def open_form_for_channel(call: Call, work: UnitOfWork) -> Outcome:
    """Open the form for an open call in the channel that the button names, if it can be one."""
    channel = None if channel_fault(work, call.value, call.person) else call.value
    return Outcome(opens=form(call, work, Filled(channel=channel)))


@feature.shortcut(
    "ask_on",
    title="Ask for feedback on this",
    does="Ask people for feedback, with this message as the subject.",
    on_message=True,
)
def open_form_on_message(call: Call, work: UnitOfWork) -> Outcome:
    """Open the form with the message quoted, if whoever asks can see where it stands."""
    assert call.message is not None
    quote = ""
    if _can_see(call.message.place.channel, call.person, work):
        quote = as_read(work, call.message.text, asking.QUOTE_LENGTH)
    said = Words("feedback/ask")
    note = said.quoted if quote else said.unquoted
    return Outcome(opens=form(call, work, Filled(quote=quote), note=note))


@feature.view("ask")
def submit(call: Call, work: UnitOfWork) -> Outcome:
    """Check the form, keep the request, and say what happens next."""
    wish = asking.Wish.of(call)
    if errors := asking.check(wish, call, work):
        return Outcome(errors=errors)
    asking.ask(wish, work, threshold=call.defaults.threshold)
    said = Words("feedback/ask", wish=wish, threshold=call.defaults.threshold)
    view = blocks.modal("feedback:asked", said.title, [blocks.section(said.done)])
    return Outcome(opens=view, shows_home=True)


def mentions(text: str) -> tuple[list[str], str]:
    """Return the people named in a command's text, and the words that are left."""
    words = tidy(in_plain(without_mentions(text)))
    return mentioned(text), " ".join(words.split())


def _can_see(channel_id: str, person: str, work: UnitOfWork) -> bool:
    channel = work.directory.channel(channel_id)
    if channel is None or not (channel.has_bot or not channel.is_private):
        return False
    return not channel.is_private or person in work.directory.members(channel_id)


def form(call: Call, work: UnitOfWork, filled: Filled, note: str = "") -> Block:
    """Return the form to ask with.

    Args:
        call: who asks, and what the operator set.
        work: the unit of work.
        filled: what is filled in already.
        note: what is said about the message it is about.
    """
    said = Words("feedback/ask", threshold=call.defaults.threshold, most=asking.MOST_PEOPLE)
    deadline = timing.usual_deadline(work.now, hours_of(work, call.person))
    fields = [
        blocks.context(said.readers),
        *([blocks.section(note)] if note else []),
        *([blocks.quote(filled.quote)] if filled.quote else []),
        *_about_and_whom(said, filled),
        *_in_which_form(said, filled),
        blocks.field_of(
            "deadline",
            said.deadline,
            blocks.moment("deadline", deadline),
            hint=said.deadline_hint,
        ),
    ]
    return blocks.modal(
        "feedback:ask", said.title, fields, submit=said.submit, private=filled.quote
    )


def _about_and_whom(said: Words, filled: Filled) -> list[Block]:
    return [
        blocks.field_of(
            "about",
            said.about,
            blocks.text_input("about", filled.about, lines=True, most=asking.ABOUT_LENGTH),
            hint=said.about_hint,
        ),
        blocks.field_of(
            "people",
            said.people,
            blocks.users("people", filled.people, asking.MOST_PEOPLE),
            hint=said.people_hint,
            optional=True,
        ),
        blocks.field_of(
            "channel",
            said.channel,
            blocks.conversation("channel", filled.channel),
            hint=said.channel_hint,
            optional=True,
        ),
    ]


def _in_which_form(said: Words, filled: Filled) -> list[Block]:
    forms = [blocks.option(form.title, form.name, form.purpose) for form in ASKED_FOR]
    names = [
        blocks.option(said.named, "named", said.named_means),
        blocks.option(said.anonymous, "anonymous", said.anonymous_means),
    ]
    with_names = "anonymous" if filled.is_anonymous else "named"
    return [
        blocks.field_of("form", said.form, blocks.select("form", forms, filled.form)),
        blocks.field_of(
            "names",
            said.names,
            blocks.select("names", names, with_names, radio=True),
            hint=said.names_hint,
        ),
    ]
