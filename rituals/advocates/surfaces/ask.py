"""Asking a colleague to be one's advocate."""

from rituals.advocates import asking
from rituals.advocates.advocacy import open_advocacy
from rituals.advocates.asking import WHY_LENGTH
from rituals.advocates.feature import feature
from rituals.advocates.parties import refuse
from rituals.advocates.surfaces.items import VIEW
from rituals.advocates.surfaces.page import page
from rituals.advocates.tables import Advocacy
from rituals.engine.call import Call
from rituals.engine.outcome import Outcome, Refusal
from rituals.engine.people import people_fault
from rituals.words import blocks
from rituals.words.blocks import Block
from rituals.words.templates import Words
from storage.unit_of_work import UnitOfWork


@feature.action("begin")
def begin(call: Call, work: UnitOfWork) -> Outcome:
    """Open the form, unless there is an advocate, or somebody was asked."""
    if standing := open_advocacy(work, call.person):
        return instead_of_form(work, standing)
    return Outcome(opens=form())


@feature.view("ask")
def submit(call: Call, work: UnitOfWork) -> Outcome:
    """Ask, and show the page."""
    why = call.form.text("why")
    if len(why) > WHY_LENGTH:
        raise refuse("long_why", "why", most=f"{WHY_LENGTH:,}")
    whom = call.form.person("whom")
    if fault := people_fault(work, whom, call.person):
        raise Refusal(fault, "whom")
    asking.ask(work, call.person, whom[0], why)
    return Outcome(opens=page(work, call.person))


def instead_of_form(work: UnitOfWork, standing: Advocacy) -> Outcome:
    """Show somebody the page with what to do first."""
    notice = Words("advocates/refusals", advocacy=standing).one_only
    return Outcome(opens=page(work, standing.person, notice))


def form(whom: str | None = None, notice: str = "") -> Block:
    """Return the form.

    Args:
        whom: who is chosen in it; Slack must know them.
        notice: why somebody else is to be chosen.
    """
    said = Words("advocates/ask")
    fields = [
        *([blocks.section(notice)] if notice else []),
        blocks.section(said.what),
        blocks.field_of("whom", said.whom, blocks.user("whom", whom), hint=said.whom_hint),
        blocks.section(said.readers),
        blocks.field_of(
            "why",
            said.why,
            blocks.text_input("why", lines=True, most=WHY_LENGTH),
            hint=said.why_hint,
            optional=True,
        ),
    ]
    return blocks.modal(VIEW, said.title, fields, submit=said.submit)
