"""The person is told who is not part of it any more, and what can be done next."""

from rituals.engine.feature import Owed, When
from rituals.engine.outcome import NotNeeded
from rituals.support import buttons
from rituals.support.feature import feature
from rituals.support.parties import leaders_of
from rituals.support.tables import ASKED, LEFT, Request, RequestLeader
from rituals.words import blocks
from rituals.words.blocks import Block
from rituals.words.message import Message, in_words, paragraph
from rituals.words.templates import Words
from storage.unit_of_work import UnitOfWork


@feature.message("leader_gone", when=When.AT_WORK)
def leader_gone(owed: Owed, work: UnitOfWork) -> Message:
    """Tell the person that a leader, with whom the detail begins, cannot be part; not why."""
    request, leader = _own(owed, work), owed.detail.partition("/")[0]
    row, others = work.session.get(RequestLeader, (request.id, leader)), leaders_of(work, request)
    said = Words("support/leaders_gone", leader=leader, others=others)
    if row is None or row.state == ASKED:
        if owed.place is None:
            raise NotNeeded("part of it again")
        return paragraph(said.again)
    lead = said.left if row.state == LEFT else said.stepped_back
    if not request.is_open:
        return Message(in_words(lead, said.over), [blocks.section(lead), blocks.section(said.over)])
    next_step = said.others if others else said.nobody
    shown = [blocks.section(lead), blocks.section(next_step), _ways(work, request)]
    return Message(in_words(lead, next_step), shown, why=said.why)


@feature.message("advocate_gone", when=When.AT_WORK)
def advocate_gone(owed: Owed, work: UnitOfWork) -> Message:
    """Tell the person that their advocate, who is the detail, does not come along any more."""
    request = _own(owed, work)
    said = Words("support/leaders_gone", advocate=owed.detail)
    lead = said.advocate
    if not request.is_open or request.advocate or not leaders_of(work, request):
        return Message(lead, [blocks.section(lead)])
    another = blocks.actions(blocks.button(said.ask_another, "advocates:show"))
    shown = [blocks.section(lead), blocks.section(said.stays), another]
    return Message(in_words(lead, said.stays), shown, why=said.advocate_why)


def _own(owed: Owed, work: UnitOfWork) -> Request:
    request = work.session.get(Request, owed.subject)
    if request is None or request.person != owed.recipient:
        raise NotNeeded("not this person's")
    if owed.place is None and not request.is_open:
        raise NotNeeded("over")
    return request


def _ways(work: UnitOfWork, request: Request) -> Block:
    said, number = Words("support/leaders_gone"), str(request.id)
    if leaders_of(work, request):
        return blocks.actions(blocks.button(said.ask_too, "support:request_edit", number))
    return blocks.actions(
        blocks.button(said.choose, "support:request_edit", number, style="primary"),
        buttons.taking_back(request, said.close),
    )
