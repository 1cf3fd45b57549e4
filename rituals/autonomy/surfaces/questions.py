"""`/autonomy questions`: how often a question comes, to a leader or to everybody in a channel."""

import re
from datetime import time

from rituals.autonomy import setting_up, turns
from rituals.autonomy.feature import feature
from rituals.autonomy.parties import LEADER, people_of, ritual_of_channel, ritual_to_stop
from rituals.cadence.patterns import Weekly
from rituals.cadence.recurrence import Recurrence
from rituals.engine import cadences, occurrences, planning, recurrence_form
from rituals.engine.availability import hours_of
from rituals.engine.call import Call
from rituals.engine.outcome import Outcome
from rituals.engine.ritual import Ritual
from rituals.engine.usage import usage
from rituals.words import blocks
from rituals.words.blocks import Block
from rituals.words.templates import Words
from storage.unit_of_work import UnitOfWork

TUESDAY = 1
FOR_ME, FOR_A_CHANNEL = "me", "channel"
_NAMED = re.compile(r"<#(\w+)(?:\|[^>]*)?>")
# Slack opens no form in which a channel is chosen that could be none.
_CHANNEL_ID = re.compile("[CG][A-Z0-9]+")


@feature.word(
    "questions",
    usage="[#channel]",
    does="questions to put to your people now and then, or for each in a channel",
    example="/autonomy questions",
)
@feature.action("questions")
def questions(call: Call, work: UnitOfWork) -> Outcome:
    """Open the form: for a channel where one is named, otherwise for oneself."""
    if named := _NAMED.search(call.text):
        return Outcome(opens=_channel_form(call, work, named[1]))
    if call.text:
        return Outcome(
            says=usage(feature, feature.words.values(), unknown=f"questions {call.text}")
        )
    return Outcome(opens=_own_form(call, work))


@feature.action("for_channel")
def questions_of_channel(call: Call, work: UnitOfWork) -> Outcome:
    """Open the form for a channel."""
    return Outcome(opens=_channel_form(call, work, call.value))


@feature.view("questions")
def submit(call: Call, work: UnitOfWork) -> Outcome:
    """Set the cadence up, or change it, and say when the next question comes."""
    if call.value == FOR_A_CHANNEL:
        ritual = setting_up.for_channel(call, work)
    else:
        ritual = setting_up.for_leader(call, work)
    planned = planning.planned(work, ritual)
    said = Words("autonomy/questions", ritual=ritual, starts=planned and planned.starts)
    return Outcome(opens=_done(said.set_channel if ritual.channel else said.set_own))


@feature.action("stop")
def stop(call: Call, work: UnitOfWork) -> Outcome:
    """Have no more questions come."""
    ritual = ritual_to_stop(work, call.subject, call.person)
    occurrences.stop(work, ritual, call.person)
    turns.pass_over(work, ritual)
    return Outcome(opens=_done(Words("autonomy/questions").stopped), shows_home=True)


def _own_form(call: Call, work: UnitOfWork) -> Block:
    ritual = cadences.own(work, LEADER, call.person)
    said = Words("autonomy/questions", most=setting_up.MOST_PEOPLE)
    for_channel = blocks.button(said.for_channel, "autonomy:for_channel", call.channel or "")
    first = [
        blocks.section(said.own_rule),
        blocks.actions(for_channel, *_stop_button(ritual)),
        blocks.field_of(
            "people",
            said.people,
            blocks.users("people", people_of(ritual) if ritual else (), setting_up.MOST_PEOPLE),
            hint=said.people_hint,
        ),
    ]
    return _form(call, work, FOR_ME, ritual, first)


def _channel_form(call: Call, work: UnitOfWork, channel: str) -> Block:
    """Return the form, with what stands for a channel already where the person is in it."""
    channel = channel if _CHANNEL_ID.fullmatch(channel) else ""
    ritual = ritual_of_channel(work, channel)
    if ritual and call.person not in work.directory.members(channel):
        ritual = None
    said = Words("autonomy/questions")
    first = [
        blocks.section(said.channel_rule),
        *([blocks.actions(*_stop_button(ritual))] if ritual else []),
        blocks.field_of(
            "channel",
            said.channel,
            blocks.conversation("channel", channel or None),
            hint=said.channel_hint,
        ),
    ]
    return _form(call, work, FOR_A_CHANNEL, ritual, first)


def _form(
    call: Call, work: UnitOfWork, private: str, ritual: Ritual | None, first: list[Block]
) -> Block:
    hours = hours_of(work, call.person)
    usual = Recurrence(Weekly((TUESDAY,), 2), time(10), hours.zone, hours.day(work.now))
    current = ritual.comes_round if ritual else usual
    fields = [*first, *recurrence_form.fields(current, own_zone=hours.zone)]
    said = Words("autonomy/questions")
    submit = said.change if ritual else said.submit
    return blocks.modal("autonomy:questions", said.title, fields, submit=submit, private=private)


def _stop_button(ritual: Ritual | None) -> list[Block]:
    if ritual is None:
        return []
    said = Words("autonomy/questions")
    sure = blocks.confirm(said.stop_title, said.stop_text, said.stop, said.stop_no)
    return [blocks.button(said.stop, "autonomy:stop", str(ritual.id), confirm=sure)]


def _done(text: str) -> Block:
    said = Words("autonomy/questions")
    return blocks.modal("autonomy:questions", said.title, [blocks.section(text)])
