"""After the meeting: what leaders promise, how it was, and whether it took place at all."""

from rituals.engine.feature import Owed, When
from rituals.rights.table import Role
from rituals.support.feature import feature
from rituals.support.meeting.messages.found import of_request
from rituals.support.parties import leaders_of, roles
from rituals.support.tables import HELD, Request
from rituals.words import blocks
from rituals.words.blocks import Block
from rituals.words.message import Message, in_words
from rituals.words.templates import Words
from storage.unit_of_work import UnitOfWork


@feature.message("meeting_promise", when=When.AT_WORK)
@of_request
def promise(owed: Owed, work: UnitOfWork, request: Request) -> Message | None:
    """Ask a leader to write down what they promise."""
    if Role.LEADER not in roles(work, request, owed.recipient) or not _is_over(owed, request):
        return None
    said = Words("support/meeting_promise", request=request, zone=_zone(owed, work))
    write = blocks.button(said.write, "commitments:write", request.person, style="primary")
    shown = [blocks.section(said.lead), blocks.section(said.how), blocks.actions(write)]
    return Message(in_words(said.lead, said.how), shown, said.why)


@feature.message("meeting_after", when=When.AT_WORK)
@of_request
def after(owed: Owed, work: UnitOfWork, request: Request) -> Message | None:
    """Ask the person how it was with each leader, and whether it took place."""
    if owed.recipient != request.person or not _is_over(owed, request):
        return None
    leaders = leaders_of(work, request)
    said = Words("support/meeting_after", request=request, leaders=leaders, zone=_zone(owed, work))
    number = str(request.id)
    sure = blocks.confirm(said.sure_title, said.sure_text, said.sure_yes, said.sure_no)
    not_held = blocks.button(said.not_held, "support:request_not_held", number, confirm=sure)
    shown = [
        blocks.section(said.lead),
        blocks.section(said.how),
        *(_rate(each) for each in leaders),
        blocks.section(said.next),
        blocks.actions(not_held),
    ]
    return Message(in_words(said.lead, said.how, said.next), shown, said.why)


def _rate(leader: str) -> Block:
    said = Words("support/meeting_after", leader=leader)
    return blocks.section(said.leader, blocks.button(said.rate, "supervision:begin", leader))


def _is_over(owed: Owed, request: Request) -> bool:
    return request.state == HELD and owed.detail == str(request.sequence)


def _zone(owed: Owed, work: UnitOfWork) -> str:
    return work.directory.zone(owed.recipient) or "UTC"
