"""Asking for times, and how those stand that were proposed."""

from rituals.engine.feature import Owed, When
from rituals.support import buttons
from rituals.support.feature import feature
from rituals.support.meeting import kinds
from rituals.support.meeting.answering import CAN
from rituals.support.meeting.messages.found import came_lately, of_request
from rituals.support.meeting.suggesting import clocks
from rituals.support.meeting.tables import Times
from rituals.support.meeting.times import (
    answers,
    awaited,
    concerned,
    is_left_to_keeper,
    keeper,
    open_times,
    suiting,
    unanswered,
)
from rituals.support.parties import guard, leaders_of, proposer_of
from rituals.support.tables import SENT, Request
from rituals.words import blocks
from rituals.words.blocks import Block
from rituals.words.message import Message, in_words
from rituals.words.mrkdwn import Mrkdwn
from rituals.words.templates import Words
from storage.tables import Person
from storage.unit_of_work import UnitOfWork


@feature.message("meeting_propose", when=When.AT_WORK)
@of_request
def wanted(owed: Owed, work: UnitOfWork, request: Request) -> Message | None:
    """Ask somebody for times; the person, too, where their advocate has not proposed any."""
    turn, _, why = owed.detail.partition("/")
    leaders = leaders_of(work, request)
    is_wanted = request.state == SENT and turn == str(request.sequence) and leaders
    if not is_wanted or open_times(work, request):
        return None
    proposer = request.person if why == "instead" else proposer_of(request)
    if owed.recipient != proposer or (why == "again" and came_lately(kinds.PROPOSE, owed, work)):
        return None
    said = Words("support/meeting_propose", request=request, leaders=leaders)
    lead = said.instead if why == "instead" else said.again if why else said.lead
    propose = blocks.button(
        said.propose, "support:request_propose", str(request.id), style="primary"
    )
    shown = [
        blocks.section(lead),
        blocks.section(said.how),
        blocks.actions(propose, buttons.opening(request)),
    ]
    is_persons = owed.recipient == request.person
    why_line = said.why_person if is_persons else said.why_advocate
    return Message(in_words(lead, said.how), shown, why_line)


# It follows from what they just did, and fills up as answers come.
@feature.message("meeting_standing")
@of_request
def standing(owed: Owed, work: UnitOfWork, request: Request) -> Message | None:
    """Show whoever proposed who can when."""
    times = open_times(work, request)
    if times is None or owed.detail != str(times.id) or owed.recipient != keeper(request, times):
        return None
    if not leaders_of(work, request):
        return None
    said = Words("support/meeting_standing", request=request)
    lead = said.lead if owed.recipient == times.proposed_by else said.lead_keeper
    is_left = is_left_to_keeper(work, request, times)
    below = said.follows_keeper if is_left else said.follows
    return _with_times(lead, below, times, owed, work, request)


@feature.message("meeting_stuck", when=When.AT_WORK)
@of_request
def stuck(owed: Owed, work: UnitOfWork, request: Request) -> Message | None:
    """Say why it does not go on by itself, and every way on."""
    times = open_times(work, request)
    number, _, why = owed.detail.partition("/")
    if times is None or number != str(times.id) or not _holds(why, times, work, request):
        return None
    if not guard.may(work, request, owed.recipient, "settle") or not leaders_of(work, request):
        return None
    missing = unanswered(work, request, times)
    said = Words(
        "support/meeting_standing",
        request=request,
        people=[each for each in missing if each != owed.recipient],
        is_mine_missing=owed.recipient in missing,
    )
    return _with_times(getattr(said, why), said.ways_on, times, owed, work, request)


def _holds(why: str, times: Times, work: UnitOfWork, request: Request) -> bool:
    """Tell whether it is still so, why somebody was to be told."""
    if why == kinds.PASSED:
        return max(times.moments) <= work.now
    missing = unanswered(work, request, times)
    if why == kinds.UNANSWERED:
        return bool(missing)
    suits = suiting(work, request, times)
    if why == kinds.LEFT_TO_KEEPER:
        return bool(suits) and not missing and is_left_to_keeper(work, request, times)
    return not missing and not suits


def _with_times(
    lead: Mrkdwn, below: Mrkdwn, times: Times, owed: Owed, work: UnitOfWork, request: Request
) -> Message:
    """Return the times, who can when, and what may be done about it."""
    said = Words("support/meeting_standing")
    lines = [_line(place, times, owed, work, request) for place in range(len(times.starts))]
    number = str(request.id)
    ways = [blocks.button(said.others, "support:request_propose", number)]
    is_persons = owed.recipient == request.person
    if is_persons:
        ways.append(blocks.button(said.leaders, "support:request_edit", number))
    shown = [
        blocks.section(lead),
        *(block for each in lines for block in each),
        blocks.context(below),
        blocks.actions(*ways),
    ]
    words = [Mrkdwn(each[0]["text"]["text"]) for each in lines]
    return Message(
        in_words(lead, *words, below), shown, said.why_person if is_persons else said.why
    )


def _line(place: int, times: Times, owed: Owed, work: UnitOfWork, request: Request) -> list[Block]:
    """Return one of the times: who can, everybody's clock, and the button that settles it."""
    at, given = times.moments[place], answers(work, times)
    people, asked = concerned(work, request, times), awaited(work, request, times)
    said = Words(
        "support/meeting_standing",
        at=at,
        zone=work.directory.zone(owed.recipient) or "UTC",
        is_past=at <= work.now,
        can=[each for each in people if place in given.get(each, ())],
        # Whoever named another time has not said no to this one.
        cannot=[each for each in people if each in given and not given[each]],
        unsaid=[each for each in people if given.get(each) and place not in given[each]],
        silent=[each for each in asked if each not in given],
        clocks=clocks(work, request, at, owed.recipient),
        name_of={each: _name(work, each) for each in people},
    )
    sure = blocks.confirm(said.sure_title, said.sure_text, said.settle, said.wait)
    settle = blocks.button(
        said.settle,
        "support:request_settle",
        f"{request.id}:{times.id}:{place}:{CAN}",
        confirm=sure,
    )
    is_ahead = at > work.now
    return [
        blocks.section(said.time, settle if is_ahead else None),
        *([blocks.context(said.clocks)] if is_ahead else []),
    ]


def _name(work: UnitOfWork, person: str) -> str:
    """Return somebody's name for a place that shows no mentions."""
    row = work.session.get(Person, (work.workspace, person))
    return row.name if row else ""
