"""Another step that a leader proposes, for the person alone to answer."""

from rituals.dial import steps
from rituals.dial.feature import feature
from rituals.dial.tables import AGREED, KEPT, OPEN, TAKEN_BACK, Area, Proposal
from rituals.engine.feature import Owed, When
from rituals.engine.outcome import NotNeeded
from rituals.words import blocks
from rituals.words.blocks import Block
from rituals.words.message import Message, heard_from, in_words
from rituals.words.templates import Words
from storage.unit_of_work import UnitOfWork


@feature.message("proposal", when=When.AT_WORK)
def proposal(owed: Owed, work: UnitOfWork) -> Message:
    """Bring somebody their leader's proposal; show what became of it."""
    made = work.session.get(Proposal, owed.subject)
    area = work.session.get(Area, made.area_id) if made else None
    if made is None or area is None or area.person != owed.recipient:
        raise NotNeeded("not this person's")
    said = _said(area, made)
    if made.state == OPEN:
        heard = heard_from(made.leader, made.why)
        text = in_words(said.lead, area.name, heard, said.to_agree, said.to_keep)
        return Message(text, waiting(area, made), why=said.why)
    if owed.place is None:
        raise NotNeeded("there is nothing to answer any more")
    closed = {AGREED: said.agreed, KEPT: said.kept, TAKEN_BACK: said.taken_back}
    lead = closed.get(made.state, said.lapsed)
    return Message(in_words(lead, area.name), [blocks.section(lead), blocks.quote(area.name)])


def waiting(area: Area, made: Proposal, *, here: str = "") -> list[Block]:
    """Return a proposal with the two ways to answer it.

    Args:
        area: of the person who reads it.
        made: the proposal.
        here: the page on which it stands, if it is the area's own, to be shown again.
    """
    said = _said(area, made)
    number = f"{area.id}:{made.id}"
    agree = blocks.button(said.agree, "dial:area_answer", f"{number}:agree:{here}")
    keep = blocks.button(said.keep, "dial:area_answer", f"{number}:keep:{here}")
    return [
        blocks.section(said.lead),
        *([] if here else [blocks.quote(area.name)]),
        blocks.said_by(made.leader, made.why),
        blocks.section(said.to_agree, agree),
        blocks.section(said.to_keep, keep),
    ]


def _said(area: Area, made: Proposal) -> Words:
    return Words(
        "dial/proposal",
        area=area,
        proposal=made,
        now=steps.called(area.step),
        proposed=steps.called(made.step),
        asks=steps.asks(made.step),
    )
