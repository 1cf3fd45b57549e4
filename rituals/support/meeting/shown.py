"""Where a meeting stands, in a sentence, and what somebody may do with it now."""

from rituals.support.meeting import calendar
from rituals.support.meeting.answering import CAN, CANNOT, NONE
from rituals.support.meeting.tables import Times
from rituals.support.meeting.times import answers, awaited, last_settled, open_times, unanswered
from rituals.support.parties import guard, leaders_of, proposer_of
from rituals.support.tables import HELD, SETTLED, WITHDRAWN, Request
from rituals.words import blocks
from rituals.words.blocks import Block
from rituals.words.mrkdwn import Mrkdwn
from rituals.words.templates import Words
from storage.unit_of_work import UnitOfWork


def line(work: UnitOfWork, request: Request, person: str) -> Mrkdwn:
    """Return where the meeting stands, in a sentence for one person."""
    if not guard.may(work, request, person, "see"):
        is_on = request.state != WITHDRAWN and bool(leaders_of(work, request))
        return Words("support/meeting_line", is_on=is_on).gone
    times = open_times(work, request)
    if times and max(times.moments) <= work.now:
        times = None
    said = Words(
        "support/meeting_line",
        request=request,
        person=person,
        proposer=proposer_of(request),
        zone=work.directory.zone(person) or "UTC",
        is_proposed=times is not None,
        unanswered=unanswered(work, request, times) if times else [],
        is_anybody_asked=bool(leaders_of(work, request)),
    )
    name: Mrkdwn = getattr(said, request.state)
    return name


def found(work: UnitOfWork, request: Request, person: str) -> Mrkdwn:
    """Return the same for a message beside the one that tells somebody when they meet."""
    if request.state not in (SETTLED, HELD) or not guard.may(work, request, person, "see"):
        return line(work, request, person)
    zone = work.directory.zone(person) or "UTC"
    return Words("support/meeting_line", request=request, person=person, zone=zone).found


def ways(work: UnitOfWork, request: Request, person: str) -> list[Block]:
    """Return the buttons with which somebody proposes, moves, or keeps the meeting in mind."""
    said = Words("support/meeting_line")
    shown = []
    is_ahead = request.is_open and (request.starts is None or request.starts > work.now)
    if is_ahead and leaders_of(work, request) and guard.may(work, request, person, "propose"):
        label = said.move if request.state == SETTLED else said.propose
        shown.append(blocks.button(label, "support:request_propose", str(request.id)))
    if last_settled(work, request) and calendar.guard.may(work, request, person, "calendar"):
        shown.append(calendar.button(said, request))
    return shown


def answering(work: UnitOfWork, request: Request, times: Times, person: str) -> list[Block]:
    """Return the times with the buttons by which somebody says when they can."""
    given = answers(work, times).get(person)
    zone = work.directory.zone(person) or "UTC"
    shown = []
    for place, at in enumerate(times.moments):
        is_theirs = given is not None and place in given
        said = Words(
            "support/meeting_times", at=at, zone=zone, can=is_theirs, is_past=at <= work.now
        )
        label, says = (said.cannot, CANNOT) if is_theirs else (said.can, CAN)
        value = f"{request.id}:{times.id}:{place}:{says}"
        button = blocks.button(label, "support:request_answer", value)
        shown.append(blocks.section(said.time, button if at > work.now else None))
    said = Words("support/meeting_times")
    if given is not None and not given:
        return [*shown, blocks.context(said.none_said)]
    none = blocks.button(said.none, "support:request_answer", f"{request.id}:{times.id}:0:{NONE}")
    return [*shown, blocks.actions(none)]


def awaits(work: UnitOfWork, request: Request, person: str) -> Times | None:
    """Return the times that wait for somebody's answer, None where none do."""
    times = open_times(work, request)
    if times is None or max(times.moments) <= work.now:
        return None
    if person not in awaited(work, request, times):
        return None
    return None if person in answers(work, times) else times
