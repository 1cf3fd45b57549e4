"""The page of one request: what may be seen of it, and done, by whoever looks at it."""

from collections.abc import Sequence

from sqlalchemy import select

from rituals.advocates import sharing
from rituals.engine.call import Call
from rituals.engine.outcome import Outcome
from rituals.rights.table import Role
from rituals.support import buttons, reading, shown
from rituals.support.meeting import shown as meeting
from rituals.support.parties import guard, leaders_of, roles
from rituals.support.surfaces.draft import preview
from rituals.support.tables import ASKED, DRAFT, HELD, WITHDRAWN, Request, RequestLeader
from rituals.words import blocks
from rituals.words.blocks import Block
from rituals.words.mrkdwn import Mrkdwn
from rituals.words.templates import Words
from storage.unit_of_work import UnitOfWork

# All windows of one request take each other's place, so that no stale one stays below.
CALLBACK = "support:request_edit"


@guard.action("see")
def see(call: Call, work: UnitOfWork, request: Request) -> Outcome:
    """Show a request to somebody who may see it."""
    return Outcome(opens=request_page(call, work, request))


def request_page(call: Call, work: UnitOfWork, request: Request) -> Block:
    """Return the page of a request for whoever looks at it: one of those who may see it."""
    said = Words("support/request_page")
    if call.person != request.person:
        theirs = _theirs(work, request, call.person)
        return blocks.modal(CALLBACK, said.title_theirs, theirs)
    is_draft = request.state == DRAFT
    own = preview(work, request) if is_draft else _own(work, request)
    return blocks.modal(CALLBACK, said.title, own)


def with_notice(view: Block, text: Mrkdwn) -> Block:
    """Return a window that says first what was just done."""
    return view | {"blocks": [blocks.section(text), *view["blocks"]]}


def done(call: Call, text: Mrkdwn) -> Outcome:
    """Say what was done in the place of the window in which it was; a message says it itself."""
    if call.place is not None:
        return Outcome(shows_home=True)
    title = Words("support/request_page").title
    view = blocks.modal(CALLBACK, title, [blocks.section(text)])
    return Outcome(opens=view, shows_home=True)


@sharing.shows("request")
def shared(work: UnitOfWork, number: int, advocate: str) -> list[Block]:
    """Return all of a request, for the advocate whom it is shared with."""
    request = work.session.get(Request, number)
    if request is None or not guard.may(work, request, advocate, "see"):
        return []
    return _whole(work, request, advocate)


def _own(work: UnitOfWork, request: Request) -> list[Block]:
    reaches = reading.reaches(work, request)
    said, number = Words("support/request_page", reaches=reaches), str(request.id)
    ways = buttons.sharing_with_advocate(work, request)
    below = []
    if request.is_open:
        below = [blocks.context(said.fixed if reading.are_fixed(work, request) else said.free)]
        ways = [
            *meeting.ways(work, request, request.person),
            blocks.button(said.change, "support:request_edit", number),
            *ways,
            buttons.taking_back(request, said.withdraw),
        ]
    return [*_whole(work, request, request.person), *below, *_row(ways)]


def _theirs(work: UnitOfWork, request: Request, person: str) -> list[Block]:
    """Return what a leader has read so far; to an advocate who may see it, all of it."""
    if Role.LEADER not in roles(work, request, person):
        ways = meeting.ways(work, request, person) if request.is_open else []
        return [*_whole(work, request, person), *_row(ways)]
    invitation = shown.invitation(request, leaders_of(work, request))
    was_brought = reading.was_brought(work, request, person)
    read = [blocks.divider(), *shown.needs(request)] if was_brought else []
    if not request.is_open:
        return [*invitation, *read, blocks.context(_state(request))]
    ways = [*meeting.ways(work, request, person), buttons.stepping_back(request)]
    line = meeting.line(work, request, person)
    return [*invitation, *read, blocks.section(line), blocks.actions(*ways)]


def _whole(work: UnitOfWork, request: Request, viewer: str) -> list[Block]:
    leaders = leaders_of(work, request)
    is_alive = request.is_open or request.state == DRAFT
    back = _gone(work, request) if request.is_open else ()
    said = Words(
        "support/request_page",
        request=request,
        leaders=leaders,
        back=back,
        is_alive=is_alive,
        viewer=viewer,
    )
    is_own = viewer == request.person
    words = [*shown.written(request, is_own=is_own), blocks.section(said.leaders)]
    if not request.is_open:
        return [*words, blocks.context(_state(request))]
    stands = [blocks.section(meeting.line(work, request, viewer))] if leaders else []
    return [*words, *stands]


def _row(ways: Sequence[Block]) -> list[Block]:
    return [blocks.actions(*ways)] if ways else []


def _gone(work: UnitOfWork, request: Request) -> Sequence[str]:
    gone = (RequestLeader.request_id == request.id, RequestLeader.state != ASKED)
    found = select(RequestLeader.leader).where(*gone).order_by(RequestLeader.leader)
    return work.session.scalars(found).all()


def _state(request: Request) -> Mrkdwn:
    said = Words("support/request_page")
    return {HELD: said.held, WITHDRAWN: said.withdrawn}.get(request.state, said.draft_theirs)
