"""Meetings on the Home tab: what waits for my answer, and the one that comes next."""

from rituals.engine.call import Call
from rituals.support.feature import feature
from rituals.support.meeting.shown import answering, awaits, line, ways
from rituals.support.meeting.times import needs_times
from rituals.support.parties import alive_of, asked_in, proposer_of
from rituals.support.tables import Request
from rituals.words import blocks
from rituals.words.blocks import Block
from rituals.words.message import in_words
from rituals.words.templates import Words
from storage.unit_of_work import UnitOfWork

SHOWN = 3


@feature.home(14)
def meeting(call: Call, work: UnitOfWork) -> list[Block]:
    """Show the times that wait for somebody, and their next meeting."""
    requests = _of(work, call.person)
    waiting = [each for each in requests if _waits(work, each, call.person)]
    ahead = [each for each in requests if each.starts and each.starts > work.now]
    following = sorted(ahead, key=lambda each: each.starts or work.now)[:1]
    shown: list[Block] = []
    for request in [*waiting[:SHOWN], *following]:
        said = Words("support/meeting_home", request=request, is_mine=call.person == request.person)
        stands = line(work, request, call.person)
        shown.append(blocks.section(in_words(said.about, stands)))
        if times := awaits(work, request, call.person):
            shown += answering(work, request, times, call.person)
        elif buttons := ways(work, request, call.person):
            shown.append(blocks.actions(*buttons))
    return [blocks.header(Words("support/meeting_home").title), *shown] if shown else []


def _of(work: UnitOfWork, person: str) -> list[Request]:
    """Return the open requests to whose meeting somebody comes."""
    own = [each for each in alive_of(work, person) if each.is_open]
    return [*own, *asked_in(work, person)]


def _waits(work: UnitOfWork, request: Request, person: str) -> bool:
    if awaits(work, request, person):
        return True
    return person == proposer_of(request) and needs_times(work, request)
