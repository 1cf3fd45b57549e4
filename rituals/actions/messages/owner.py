"""To the owner: that somebody wrote an action for them, and that its date is near."""

from dataclasses import dataclass
from datetime import date
from zoneinfo import ZoneInfo

from rituals.actions.feature import feature
from rituals.engine.actions import Action
from rituals.engine.feature import Owed, When
from rituals.engine.outcome import NotNeeded
from rituals.engine.ritual import Ritual
from rituals.words import blocks
from rituals.words.blocks import Block
from rituals.words.message import Message, in_words, paragraph
from rituals.words.mrkdwn import cut, person
from rituals.words.templates import EXCERPT, Words
from storage.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class Shown:
    """An action, and the ritual that it is of, if it is of one."""

    action: Action
    ritual: Ritual | None


@feature.message("given", when=When.AT_WORK)
def given(owed: Owed, work: UnitOfWork) -> Message:
    """Tell somebody what was written for them, which one click declines."""
    found = _theirs(owed, work)
    if isinstance(found, Message):
        return found
    number = str(found.action.id)
    decline = blocks.button(Words("actions/owner").decline, "actions:decline", number)
    return _told(found, "given", decline)


@feature.message("due", when=When.IN_BUDGET)
def due(owed: Owed, work: UnitOfWork) -> Message:
    """Remind somebody a working day before the date of an action, and on it."""
    found = _theirs(owed, work)
    if isinstance(found, Message):
        return found
    day, _, when = owed.detail.partition("/")
    today = today_of(work, owed.recipient)
    is_over = found.action.due is None or found.action.due.isoformat() != day
    is_over = is_over or today > date.fromisoformat(day)
    is_second = when == "before" and today.isoformat() == day
    if owed.place is None and (is_over or is_second):
        raise NotNeeded("it has another date, or the date has come")
    if is_over:
        return paragraph(_words(found).has_moved)
    return _told(found, "due")


@feature.message("declined", when=When.AT_WORK)
def declined(owed: Owed, work: UnitOfWork) -> Message:
    """Tell whoever wrote an action for somebody that they declined; why is nobody's to know."""
    found = _shown(work, owed.subject)
    who = owed.detail.partition("/")[0]
    said = Words("actions/owner", who=who, ritual=found.ritual, action=found.action)
    action = found.action
    if action.is_done or action.owner is not None:
        if owed.place is None:
            raise NotNeeded("somebody else does it, or nobody has to")
        return paragraph(said.settled)
    change = blocks.button(said.ask_another, "actions:change", str(action.id), style="primary")
    text = cut(action.text, EXCERPT)
    return Message(
        in_words(said.declined, text),
        [blocks.section(said.declined), blocks.quote(text), blocks.actions(change)],
    )


def ways(action: Action) -> list[Block]:
    """Return the buttons with which an owner sees an action through."""
    said, number = Words("actions/owner"), str(action.id)
    named = cut(action.text, 40)
    return [
        blocks.button(said.done, "actions:done", number, label=f"{said.done}: {named}"),
        blocks.button(said.later, "actions:later", number, label=f"{said.later}: {named}"),
        blocks.button(said.drop, "actions:drop", number, label=f"{said.drop}: {named}"),
    ]


def today_of(work: UnitOfWork, person: str) -> date:
    """Return which day it is where somebody is."""
    return work.now.astimezone(ZoneInfo(work.directory.zone(person) or "UTC")).date()


def _shown(work: UnitOfWork, number: int) -> Shown:
    action = work.session.get(Action, number)
    if action is None:
        raise NotNeeded("the action is not there any more")
    ritual = work.session.get(Ritual, action.ritual_id) if action.ritual_id else None
    return Shown(action, ritual if ritual and ritual.channel else None)


def _theirs(owed: Owed, work: UnitOfWork) -> Shown | Message:
    """Return an action that its owner still means to do, or what is said instead.

    Raises:
        NotNeeded: nothing was said so far, and nothing has to be.
    """
    found = _shown(work, owed.subject)
    action = found.action
    if action.owner == owed.recipient and not action.is_done:
        return found
    if owed.place is None:
        raise NotNeeded("it is done, dropped, or somebody else's")
    said = _words(found)
    if action.owner != owed.recipient:
        return paragraph(said.not_yours_any_more)
    return paragraph(said.is_dropped if action.dropped_because else said.is_done)


def _told(found: Shown, name: str, *more: Block) -> Message:
    said = _words(found)
    lead = getattr(said, name)
    text = cut(found.action.text, EXCERPT)
    buttons = blocks.actions(*ways(found.action), *more)
    why = said.why if name == "due" else ""
    return Message(in_words(lead, text), [blocks.section(lead), blocks.quote(text), buttons], why)


def _words(found: Shown) -> Words:
    by = person(found.action.written_by) if found.action.written_by else ""
    return Words("actions/owner", action=found.action, ritual=found.ritual, by=by)
