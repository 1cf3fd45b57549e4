"""`/autonomy shortfall`: how often somebody is asked, the way to say it, and what is not sent."""

from datetime import time

from sqlalchemy import func, select

from rituals.cadence.patterns import WeekdayOfMonth
from rituals.cadence.recurrence import Recurrence
from rituals.commitments.feature import feature
from rituals.commitments.shortfall.messages.mine import told
from rituals.commitments.shortfall.parties import KIND, cadence_of
from rituals.commitments.shortfall.tables import SENT, Shortfall
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
SHOWN = 12


@feature.word(
    "shortfall",
    usage="",
    does="say where support fell short, and how far it goes; or be asked now and then",
    example="/autonomy shortfall",
    after="/autonomy",
)
@feature.action("shortfall")
def show(call: Call, work: UnitOfWork) -> Outcome:
    """Show how often somebody is asked, the way to say it now, and what is not sent."""
    hours = hours_of(work, call.person)
    ritual = cadence_of(work, call.person)
    usual = Recurrence(WeekdayOfMonth(1, WEDNESDAY), time(10), hours.zone, hours.day(work.now))
    current = ritual.comes_round if ritual else usual
    said = Words("commitments/shortfall_page")
    shown = [
        blocks.section(said.lead),
        blocks.actions(blocks.button(said.now, "commitments:fell_short"), *_stop_button(ritual)),
        *recurrence_form.fields(current, own_zone=hours.zone),
        *_unsent(work, call.person),
    ]
    submit = said.change if ritual else said.submit
    return Outcome(opens=blocks.modal("commitments:shortfall", said.title, shown, submit=submit))


@feature.view("shortfall")
def keep(call: Call, work: UnitOfWork) -> Outcome:
    """Have the question come as often as chosen, and say when it comes next."""
    name = Words("commitments/shortfall_page").name
    ritual = cadence_of(work, call.person) or Ritual(kind=KIND, name=name, owner=call.person)
    planned = planning.planned(work, cadences.keep(call, work, ritual))
    assert planned is not None
    said = Words("commitments/shortfall_page", starts=planned.starts)
    return _done(said.set)


@feature.action("stop_shortfall")
def stop(call: Call, work: UnitOfWork) -> Outcome:
    """Have the question come no more; what was written stays."""
    if ritual := cadence_of(work, call.person):
        occurrences.stop(work, ritual, call.person)
    return _done(Words("commitments/shortfall_page").stopped)


def _unsent(work: UnitOfWork, person: str) -> list[Block]:
    theirs = (Shortfall.person == person, Shortfall.state.not_in(SENT))
    count = work.session.scalar(select(func.count()).select_from(Shortfall).where(*theirs)) or 0
    newest = select(Shortfall).where(*theirs).order_by(Shortfall.id.desc()).limit(SHOWN)
    said = Words("commitments/shortfall_page", more=count - SHOWN)
    shown = [blocks.header(said.unsent)] if count else []
    for shortfall in work.session.scalars(newest):
        shown += told(work, shortfall).blocks
    return [*shown, *([blocks.context(said.and_more)] if count > SHOWN else [])]


def _stop_button(ritual: Ritual | None) -> list[Block]:
    if ritual is None:
        return []
    said = Words("commitments/shortfall_page")
    sure = blocks.confirm(said.stop_title, said.stop_text, said.stop, said.stop_no)
    return [blocks.button(said.stop, "commitments:stop_shortfall", confirm=sure)]


def _done(text: str) -> Outcome:
    said = Words("commitments/shortfall_page")
    return Outcome(opens=blocks.modal("commitments:shortfall", said.title, [blocks.section(text)]))
