"""`/autonomy support`: what somebody asked for, and where they are asked."""

from collections.abc import Sequence

from sqlalchemy import select

from rituals.engine.call import Call
from rituals.engine.outcome import Outcome
from rituals.support import buttons
from rituals.support.feature import feature
from rituals.support.meeting import shown as meeting
from rituals.support.parties import alive_of, asked_in, leaders_of
from rituals.support.shown import kind_of
from rituals.support.surfaces.form import empty
from rituals.support.tables import HELD, WITHDRAWN, Request
from rituals.words import blocks
from rituals.words.mrkdwn import Mrkdwn, cut
from rituals.words.templates import EXCERPT, Words
from storage.unit_of_work import UnitOfWork

# Those that are over, the newest first; and the longest asked of those where somebody is asked.
PAST_SHOWN, THEIRS_SHOWN = 3, 30


@feature.word(
    "support",
    usage="",
    does="say what you need, see what leaders will read, and meet them about it",
    example="/autonomy support",
    after="/autonomy",
)
@feature.action("show")
def show(call: Call, work: UnitOfWork) -> Outcome:
    """Show the list, or the empty form to somebody who has nothing in it."""
    own, theirs = _own(work, call.person), asked_in(work, call.person)[:THEIRS_SHOWN]
    if not own and not theirs:
        return Outcome(opens=empty(call, work))
    said = Words("support/list")
    begin = blocks.button(said.begin, "support:begin", style="primary")
    shown = [blocks.context(said.lead), blocks.actions(begin)]
    shown += [blocks.header(said.own)] if own else []
    for request in own:
        shown += [
            blocks.written(cut(request.text, EXCERPT), buttons.opening(request)),
            blocks.context(*_lines(work, request)),
        ]
    shown += [blocks.header(said.theirs)] if theirs else []
    for request in theirs:
        of = Words("support/list", request=request, kind=kind_of(request)).of
        line = meeting.line(work, request, call.person)
        shown += [blocks.section(of, buttons.opening(request)), blocks.context(line)]
    # The form that begins a request takes the place of the list.
    return Outcome(opens=blocks.modal("support:write", said.title, shown))


def _lines(work: UnitOfWork, request: Request) -> list[Mrkdwn]:
    leaders = leaders_of(work, request)
    said = Words("support/list", kind=kind_of(request), leaders=leaders)
    if not request.is_open:
        line: Mrkdwn = getattr(said, request.state)
        return [line]
    if not leaders:
        return [said.nobody]
    return [said.sent, meeting.line(work, request, request.person)]


def _own(work: UnitOfWork, person: str) -> Sequence[Request]:
    """Return what somebody asked for: all that is alive, and the last few that are over."""
    over = (Request.person == person, Request.state.in_((HELD, WITHDRAWN)))
    past = select(Request).where(*over).order_by(Request.id.desc()).limit(PAST_SHOWN)
    return [*alive_of(work, person), *work.session.scalars(past)]
