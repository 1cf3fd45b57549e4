"""A draft as others will read it, and what its writer does with it."""

from rituals.advocates import sharing
from rituals.support import buttons, shown
from rituals.support.parties import leaders_of
from rituals.support.tables import Request
from rituals.words import blocks
from rituals.words.blocks import Block
from rituals.words.templates import Words
from storage.unit_of_work import UnitOfWork


def preview(work: UnitOfWork, request: Request) -> list[Block]:
    """Return exactly what each leader will read and when, with what can be done now."""
    leaders = leaders_of(work, request)
    said = Words("support/request_page", request=request, leaders=leaders)
    ways = blocks.actions(*_ways(work, request))
    if not leaders:
        return [blocks.section(said.nobody), *shown.written(request, is_own=True), ways]
    along = [blocks.context(said.advocate_reads)] if request.advocate else []
    return [
        blocks.section(said.draft),
        *_shared(work, request),
        blocks.divider(),
        blocks.section(said.at_once),
        *shown.invitation(request, leaders),
        blocks.context(Words("support/leaders_told", request=request).why),
        blocks.divider(),
        blocks.section(said.day_before),
        *shown.needs(request),
        *along,
        ways,
    ]


def _ways(work: UnitOfWork, request: Request) -> list[Block]:
    said, number = Words("support/request_page"), str(request.id)
    send = blocks.button(said.send, "support:request_send", number, style="primary")
    return [
        *([send] if leaders_of(work, request) else []),
        blocks.button(said.change, "support:request_edit", number),
        *buttons.sharing_with_advocate(work, request),
        buttons.deleting(request),
    ]


def _shared(work: UnitOfWork, request: Request) -> list[Block]:
    reader = sharing.reader(work, request.person, "request", request.id)
    said = Words("support/request_page", reader=reader)
    return [blocks.context(said.shared)] if reader else []
