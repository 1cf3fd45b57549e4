"""What a leader reads before the meeting, and the one reminder of it."""

from rituals.engine.availability import hours_of
from rituals.engine.feature import Owed
from rituals.support import shown as request_shown
from rituals.support.feature import feature
from rituals.support.meeting.messages.found import of_request
from rituals.support.meeting.needs import has_said_so
from rituals.support.meeting.shown import line
from rituals.support.parties import guard
from rituals.support.tables import SETTLED, Request
from rituals.words import blocks
from rituals.words.message import Message, in_words
from rituals.words.mrkdwn import Mrkdwn
from rituals.words.templates import Words
from storage.unit_of_work import UnitOfWork


# Planned by the leader's own clock; where less than a working day is left, it comes at once.
@feature.message("needs")
@of_request
def needs(owed: Owed, work: UnitOfWork, request: Request) -> Message | None:
    """Bring a leader what the person needs, and three questions; it stays theirs to read."""
    if not guard.may(work, request, owed.recipient, "has_read"):
        return None
    if not _is_ahead(owed, work, request):
        said_line = line(work, request, owed.recipient)
        shown = [blocks.section(said_line), *request_shown.needs(request)]
        words = in_words(said_line, request_shown.needs_in_words(request))
        return Message(words, shown) if owed.place else None
    said = _said(owed, work, request)
    return _with_needs(said.lead, said.why, owed, work, request)


# Planned for the morning of the day, by the leader's own clock.
@feature.message("meeting_unread")
@of_request
def unread(owed: Owed, work: UnitOfWork, request: Request) -> Message | None:
    """Remind a leader, on the day of the meeting, of what they have not read."""
    if not guard.may(work, request, owed.recipient, "has_read"):
        return None
    if not _is_ahead(owed, work, request) or has_said_so(work, request, owed.recipient):
        return None
    said = _said(owed, work, request)
    return _with_needs(said.today, said.why_today, owed, work, request)


def _is_ahead(owed: Owed, work: UnitOfWork, request: Request) -> bool:
    if request.state != SETTLED or request.starts is None:
        return False
    return request.starts > work.now and owed.detail == str(request.sequence)


def _with_needs(
    lead: Mrkdwn, why: Mrkdwn, owed: Owed, work: UnitOfWork, request: Request
) -> Message:
    said = _said(owed, work, request)
    read = blocks.button(
        said.has_read, "support:request_has_read", str(request.id), style="primary"
    )
    below = blocks.actions(read)
    if has_said_so(work, request, owed.recipient):
        below = blocks.context(said.is_read)
    shown = [blocks.section(lead), *request_shown.needs(request), below]
    return Message(in_words(lead, request_shown.needs_in_words(request)), shown, why)


def _said(owed: Owed, work: UnitOfWork, request: Request) -> Words:
    hours, starts = hours_of(work, owed.recipient), request.starts
    is_reminded = starts is not None and hours.day(starts) > hours.day(work.now)
    return Words("support/meeting_needs", request=request, zone=hours.zone, is_reminded=is_reminded)
