"""The meeting in people's own calendars; the entry says nothing of what it is about."""

from collections.abc import Collection
from datetime import datetime, timedelta

from rituals.engine import into_calendar
from rituals.engine.calendar import Event
from rituals.engine.call import Call
from rituals.engine.outcome import NOTHING, Outcome
from rituals.rights.guard import Guard
from rituals.rights.table import Role
from rituals.support.feature import feature
from rituals.support.meeting.times import last_settled, parties
from rituals.support.parties import leaders_of
from rituals.support.tables import DRAFT, HELD, SETTLED, Request
from rituals.words import blocks
from rituals.words.blocks import Block
from rituals.words.mrkdwn import in_plain
from rituals.words.templates import Words
from storage.unit_of_work import UnitOfWork

NAME = "support:meeting_calendar"


def roles(work: UnitOfWork, request: Request, person: str) -> Collection[Role]:
    """Return what somebody is to a meeting that was settled once, also when it was called off."""
    if request.state == DRAFT or last_settled(work, request) is None:
        return ()
    if person == request.person:
        return (Role.PERSON,)
    if person == request.advocate:
        return (Role.ADVOCATE,)
    return (Role.LEADER,) if person in leaders_of(work, request) else ()


guard = Guard(feature, "meeting", Request, roles)


@guard.action("calendar")
def show_ways(call: Call, work: UnitOfWork, request: Request) -> Outcome:
    """Show the ways into a calendar."""
    return Outcome(opens=_modal(work, request))


@guard.action("calendar_link")
def note_link(call: Call, work: UnitOfWork, request: Request) -> Outcome:
    """Let the link open: whoever comes is sent word of each change."""
    return NOTHING


@guard.action("calendar_file")
def hand_file(call: Call, work: UnitOfWork, request: Request) -> Outcome:
    """Hand the file over, also one that takes it out again."""
    file = into_calendar.file("meeting", request.id, _event(work, request))
    opens = None if call.channel else _modal(work, request, is_taken=True)
    return Outcome(file=file, opens=opens)


def button(said: Words, request: Request) -> Block:
    """Return the button that opens the ways into a calendar."""
    return blocks.button(said.calendar, NAME, str(request.id))


def _event(work: UnitOfWork, request: Request) -> Event:
    """Return a meeting as calendars see it.

    Raises:
        NotLookedUp: Slack must be asked who comes.
    """
    people = parties(work, request)
    known = work.directory.people(people)
    names = [row.name for each in people if (row := known[each]) is not None]
    said = Words("support/meeting_calendar", names=names)
    starts = _starts(work, request)
    return Event(
        uid=f"meeting-{request.id}@{work.workspace}",
        sequence=request.sequence,
        title=in_plain(said.entry),
        description=in_plain(said.description),
        place=request.place,
        url="",
        starts=starts,
        ends=starts + timedelta(minutes=request.minutes),
        zone=work.directory.zone(request.person) or "UTC",
        organizer=names[0] if names else "",
        stamped_at=work.now,
        is_cancelled=not _is_on(request),
    )


def _modal(work: UnitOfWork, request: Request, *, is_taken: bool = False) -> Block:
    is_on = _is_on(request)
    starts, people = _starts(work, request), parties(work, request)
    said = Words(
        "support/meeting_calendar", request=request, starts=starts, people=people, is_on=is_on
    )
    event = _event(work, request)
    return into_calendar.modal(
        NAME, request.id, said.lead, event, is_over=not is_on, is_taken=is_taken
    )


def _starts(work: UnitOfWork, request: Request) -> datetime:
    starts = request.starts or last_settled(work, request)
    assert starts is not None
    return starts


def _is_on(request: Request) -> bool:
    return request.state in (SETTLED, HELD)
