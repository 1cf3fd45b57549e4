"""An advocate sums up where support fell short, or declines."""

from rituals.commitments.shortfall import passing_on
from rituals.commitments.shortfall.form import TEXT_LENGTH
from rituals.commitments.shortfall.parties import guard, refuse
from rituals.commitments.shortfall.tables import WITH_ADVOCATE, Shortfall
from rituals.engine.call import Call
from rituals.engine.outcome import Outcome
from rituals.words import blocks
from rituals.words.templates import Words
from storage.unit_of_work import UnitOfWork


@guard.action("summarise")
def open_form(call: Call, work: UnitOfWork, shortfall: Shortfall) -> Outcome:
    """Open the form with what the person wrote, and the wording so far."""
    _check_wanted(call, shortfall)
    said = Words("commitments/shortfall_summary_form", shortfall=shortfall)
    wish = [blocks.section(said.wish), blocks.quote(shortfall.wish)] if shortfall.wish else []
    box = blocks.text_input("summary", shortfall.summary, lines=True, most=TEXT_LENGTH)
    fields = [
        blocks.section(said.wrote),
        blocks.quote(shortfall.text),
        *wish,
        blocks.section(said.readers),
        blocks.field_of("summary", said.summary, box, hint=said.summary_hint),
    ]
    view = blocks.modal(
        "commitments:shortfall_summarise",
        said.title,
        fields,
        submit=said.submit,
        private=f"{shortfall.id}:{shortfall.round}",
    )
    return Outcome(opens=view)


@guard.view("summarise")
def summarise(call: Call, work: UnitOfWork, shortfall: Shortfall) -> Outcome:
    """Bring the summary to whoever it speaks for."""
    _check_wanted(call, shortfall)
    summary = call.form.text("summary")
    if not summary or len(summary) > TEXT_LENGTH:
        said = Words("commitments/shortfall_summary_form", most=f"{TEXT_LENGTH:,}")
        return Outcome(errors={"summary": said.long_summary if summary else said.no_summary})
    passing_on.sum_up(work, shortfall, summary)
    return Outcome(shows_home=True)


@guard.action("decline")
def decline(call: Call, work: UnitOfWork, shortfall: Shortfall) -> Outcome:
    """Let it go back to whoever wrote it; nobody is told why."""
    _check_wanted(call, shortfall)
    passing_on.come_back(work, shortfall, passing_on.DECLINED, call.person)
    return Outcome(shows_home=True)


def _check_wanted(call: Call, shortfall: Shortfall) -> None:
    """Refuse where no summary is wanted, or another than the one that was asked for."""
    if shortfall.state != WITH_ADVOCATE or call.named(1) != shortfall.round:
        raise refuse("not_wanted", shortfall)
