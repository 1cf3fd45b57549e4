"""Being asked now and then: the form in which it is set up, changed and stopped."""

from datetime import time

from rituals.cadence.patterns import Weekly
from rituals.cadence.recurrence import Recurrence
from rituals.engine import planning, recurrence_form
from rituals.engine.availability import hours_of
from rituals.engine.call import Call
from rituals.engine.outcome import Outcome
from rituals.supervision import cadence, setting_up
from rituals.supervision.feature import feature
from rituals.supervision.parties import refuse
from rituals.words import blocks
from rituals.words.blocks import Block
from rituals.words.templates import Words
from storage.unit_of_work import UnitOfWork

THURSDAY = 3


@feature.action("cadence")
def open_form(call: Call, work: UnitOfWork) -> Outcome:
    """Open the form, with what stands already."""
    own = cadence.ritual_of(work, call.person)
    hours = hours_of(work, call.person)
    usual = Recurrence(Weekly((THURSDAY,), 2), time(15), hours.zone, hours.day(work.now))
    said = Words("supervision/cadence", most=setting_up.MOST_LEADERS)
    fields = [blocks.section(said.rule)]
    if own:
        sure = blocks.confirm(said.stop_title, said.stop_text, said.stop, said.stop_no)
        stop = blocks.button(said.stop, "supervision:stop", confirm=sure)
        fields.append(blocks.actions(stop))
    leaders = blocks.users(
        "leaders", cadence.leaders_of(own) if own else (), setting_up.MOST_LEADERS
    )
    fields.append(blocks.field_of("leaders", said.leaders, leaders, hint=said.leaders_hint))
    fields += recurrence_form.fields(own.comes_round if own else usual, own_zone=hours.zone)
    button = said.change if own else said.submit
    return Outcome(opens=blocks.modal("supervision:cadence", said.title, fields, submit=button))


@feature.view("cadence")
def submit(call: Call, work: UnitOfWork) -> Outcome:
    """Set the cadence up, or change it, and say when the next question comes."""
    own = setting_up.set_up(call, work)
    planned = planning.planned(work, own)
    assert planned is not None
    return Outcome(opens=_done(Words("supervision/cadence", starts=planned.starts).set))


@feature.action("stop")
def stop(call: Call, work: UnitOfWork) -> Outcome:
    """Have no more questions come."""
    own = cadence.ritual_of(work, call.person)
    if own is None:
        raise refuse("not_there")
    cadence.stop(work, own, call.person)
    return Outcome(opens=_done(Words("supervision/cadence").stopped), shows_home=True)


def _done(text: str) -> Block:
    said = Words("supervision/cadence")
    return blocks.modal("supervision:cadence", said.title, [blocks.section(text)])
