"""The forms of an action: another date, a reason to drop it, other words or another owner."""

from rituals.actions import doing, parties
from rituals.actions.feature import feature
from rituals.actions.parties import Held
from rituals.cadence.working_hours import WorkingHours
from rituals.engine import action_form
from rituals.engine.action_form import Wanted
from rituals.engine.availability import hours_of
from rituals.engine.call import Call
from rituals.engine.outcome import Outcome, Refusal
from rituals.words import blocks
from rituals.words.blocks import Block
from rituals.words.templates import Words
from storage.unit_of_work import UnitOfWork

MOST_REASON = 300


@feature.action("later")
def open_later(call: Call, work: UnitOfWork) -> Outcome:
    """Ask for another date."""
    return _date_form(call, work, "later")


@feature.action("carry")
def open_carry(call: Call, work: UnitOfWork) -> Outcome:
    """Ask for the date to which a session carries an action over."""
    return _date_form(call, work, "carry")


@feature.view("later")
def later(call: Call, work: UnitOfWork) -> Outcome:
    """Keep another date."""
    return _move(call, work, carry=False)


@feature.view("carry")
def carry(call: Call, work: UnitOfWork) -> Outcome:
    """Keep the date to which it is carried over."""
    return _move(call, work, carry=True)


@feature.action("drop")
def open_drop(call: Call, work: UnitOfWork) -> Outcome:
    """Ask why it is dropped."""
    held = parties.action_of(work, call.subject, call.person)
    held.must_be_open()
    said = Words("actions/forms", ritual=held.ritual)
    box = blocks.text_input("reason", lines=True, most=MOST_REASON)
    fields = [
        blocks.section(said.readers),
        blocks.written(held.action.text),
        blocks.field_of("reason", said.reason, box),
    ]
    named = str(held.action.id)
    return Outcome(
        opens=blocks.modal("actions:drop", said.drop, fields, submit=said.drop, private=named)
    )


@feature.view("drop")
def drop(call: Call, work: UnitOfWork) -> Outcome:
    """Drop an action for all, with a reason."""
    held = parties.action_of(work, call.subject, call.person)
    held.must_be_open()
    reason = call.form.text("reason")
    if not reason or len(reason) > MOST_REASON:
        raise Refusal(parties.refuse("no_reason", most=MOST_REASON).words, "reason")
    doing.close(work, held.action, call.person, reason)
    return Outcome(shows_home=True)


@feature.action("change")
def open_change(call: Call, work: UnitOfWork) -> Outcome:
    """Open an action as it was written."""
    held = _to_reword(call.subject, call, work)
    action, said = held.action, Words("actions/forms", ritual=held.ritual)
    owner = action.owner if parties.has_owner(work, held) else None
    shared = held.ritual is not None
    fields = [
        blocks.section(said.readers),
        *action_form.fields(action.text, owner, action.due, is_shared=shared),
    ]
    named = str(action.id)
    return Outcome(
        opens=blocks.modal("actions:change", said.change, fields, submit=said.keep, private=named)
    )


@feature.view("change")
def change(call: Call, work: UnitOfWork) -> Outcome:
    """Keep an action as it was written anew."""
    held = _to_reword(call.subject, call, work)
    action = held.action
    if held.ritual is None:
        hours = hours_of(work, call.person)
        due = action_form.read_due(call.form, work, hours, action.due)
        wanted = Wanted(action_form.read_text(call.form), call.person, due, hours)
    else:
        wanted = action_form.read(call.form, work, held.there.__contains__, action)
    doing.change(work, action, call.person, wanted)
    return Outcome(shows_home=True)


def date_form(work: UnitOfWork, held: Held, view: str) -> Block:
    """Return the form for another date, which opens with a week from now.

    Args:
        work: the unit of work.
        held: the action.
        view: `later`, or `carry` where a session does it.
    """
    action, said = held.action, Words("actions/forms", ritual=held.ritual)
    usual = action_form.usual_day(work, action_hours(work, held))
    fields = [
        blocks.section(said.readers),
        blocks.written(action.text),
        action_form.due_field(usual),
    ]
    title = said.carry if view == "carry" else said.later
    return blocks.modal(f"actions:{view}", title, fields, submit=said.keep, private=str(action.id))


def action_hours(work: UnitOfWork, held: Held) -> WorkingHours:
    """Return when the owner of an action works; the team's hours where it has none."""
    if held.action.owner:
        return hours_of(work, held.action.owner)
    assert held.ritual is not None
    return held.ritual.hours


def _date_form(call: Call, work: UnitOfWork, view: str) -> Outcome:
    held = parties.action_of(work, call.subject, call.person)
    held.must_be_open()
    return Outcome(opens=date_form(work, held, view))


def _move(call: Call, work: UnitOfWork, *, carry: bool) -> Outcome:
    held = parties.action_of(work, call.subject, call.person)
    held.must_be_open()
    hours = action_hours(work, held)
    due = action_form.read_due(call.form, work, hours)
    doing.move(work, held.action, call.person, due, hours, carry=carry)
    return Outcome(shows_home=True)


def _to_reword(action: int, call: Call, work: UnitOfWork) -> Held:
    held = parties.action_of(work, action, call.person)
    held.must_be_open()
    parties.must_reword(work, held, call.person)
    return held
