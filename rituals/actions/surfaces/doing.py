"""One click on an action: done, open again, declined, taken."""

from rituals.actions import doing, parties
from rituals.actions.feature import feature
from rituals.actions.surfaces.changing import date_form
from rituals.engine.availability import hours_of
from rituals.engine.call import Call
from rituals.engine.outcome import Outcome
from storage.unit_of_work import UnitOfWork


@feature.action("done")
def done(call: Call, work: UnitOfWork) -> Outcome:
    """Mark an action as done, for all; pressed twice, it stays done."""
    held = parties.action_of(work, call.subject, call.person)
    doing.close(work, held.action, call.person)
    return Outcome(shows_home=True)


@feature.action("reopen")
def reopen(call: Call, work: UnitOfWork) -> Outcome:
    """Open an action again that was closed by mistake."""
    held = parties.action_of(work, call.subject, call.person)
    hours = hours_of(work, held.action.owner) if held.action.owner else None
    doing.reopen(work, held.action, call.person, hours)
    return Outcome(shows_home=True)


@feature.action("decline")
def decline(call: Call, work: UnitOfWork) -> Outcome:
    """Decline what somebody else wrote for one, for no reason that anybody asks for."""
    held = parties.action_of(work, call.subject, call.person)
    action = held.action
    if held.ritual is not None and action.owner == call.person and not action.is_done:
        doing.decline(work, action)
    return Outcome(shows_home=True)


@feature.action("take")
def take(call: Call, work: UnitOfWork) -> Outcome:
    """Do what nobody does; where its date is over, the form for another one follows."""
    held = parties.action_of(work, call.subject, call.person)
    held.must_be_open()
    action = held.action
    if action.owner == call.person:
        return Outcome(shows_home=True)
    if parties.has_owner(work, held):
        raise parties.refuse("taken", owner=action.owner)
    hours = hours_of(work, call.person)
    doing.take(work, action, call.person, hours)
    is_late = action.due is not None and action.due < hours.day(work.now)
    return Outcome(opens=date_form(work, held, "later") if is_late else None, shows_home=True)
