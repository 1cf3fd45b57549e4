"""Being asked now and then where support fell short: set up, changed and stopped."""

from datetime import time

from rituals.cadence.patterns import WeekdayOfMonth
from rituals.cadence.recurrence import Recurrence
from rituals.commitments.feature import feature
from rituals.commitments.shortfall.parties import KIND, cadence_of
from rituals.engine import cadences, occurrences, planning, recurrence_form
from rituals.engine.availability import hours_of
from rituals.engine.call import Call
from rituals.engine.outcome import Outcome
from rituals.engine.ritual import Ritual
from rituals.words import blocks
from rituals.words.blocks import Block
from rituals.words.templates import Words
from storage.unit_of_work import UnitOfWork

WEDNESDAY = 2


@feature.action("shortfall_cadence")
def open_form(call: Call, work: UnitOfWork) -> Outcome:
    """Open the form, with what stands already."""
    hours = hours_of(work, call.person)
    ritual = cadence_of(work, call.person)
    usual = Recurrence(WeekdayOfMonth(1, WEDNESDAY), time(10), hours.zone, hours.day(work.now))
    current = ritual.comes_round if ritual else usual
    said = Words("commitments/shortfall_cadence")
    shown = [
        blocks.section(said.lead),
        *_stop_button(ritual),
        *recurrence_form.fields(current, own_zone=hours.zone),
    ]
    submit = said.change if ritual else said.submit
    return Outcome(
        opens=blocks.modal("commitments:shortfall_cadence", said.title, shown, submit=submit)
    )


@feature.view("shortfall_cadence")
def keep(call: Call, work: UnitOfWork) -> Outcome:
    """Have the question come as often as chosen, and say when it comes next."""
    name = Words("commitments/shortfall_cadence").name
    ritual = cadence_of(work, call.person) or Ritual(kind=KIND, name=name, owner=call.person)
    planned = planning.planned(work, cadences.keep(call, work, ritual))
    assert planned is not None
    said = Words("commitments/shortfall_cadence", starts=planned.starts)
    return _done(said.set)


@feature.action("stop_shortfall")
def stop(call: Call, work: UnitOfWork) -> Outcome:
    """Have the question come no more; what was written stays."""
    if ritual := cadence_of(work, call.person):
        occurrences.stop(work, ritual, call.person)
    return _done(Words("commitments/shortfall_cadence").stopped)


def _stop_button(ritual: Ritual | None) -> list[Block]:
    if ritual is None:
        return []
    said = Words("commitments/shortfall_cadence")
    sure = blocks.confirm(said.stop_title, said.stop_text, said.stop, said.stop_no)
    stop_it = blocks.button(said.stop, "commitments:stop_shortfall", confirm=sure)
    return [blocks.actions(stop_it)]


def _done(text: str) -> Outcome:
    said = Words("commitments/shortfall_cadence")
    return Outcome(
        opens=blocks.modal("commitments:shortfall_cadence", said.title, [blocks.section(text)])
    )
