"""Nothing is asked any more of somebody who was part of a request."""

from rituals.engine.feature import Owed, When
from rituals.engine.outcome import NotNeeded
from rituals.support.feature import feature
from rituals.support.meeting.shown import line
from rituals.support.parties import leaders_of
from rituals.support.tables import WITHDRAWN, Request, RequestLeader
from rituals.words import blocks
from rituals.words.message import Message
from rituals.words.mrkdwn import Mrkdwn
from rituals.words.templates import Words
from storage.unit_of_work import UnitOfWork


@feature.message("over", when=When.AT_WORK)
def over(owed: Owed, work: UnitOfWork) -> Message:
    """Tell a leader, or an advocate who was to come along, that it goes on without them."""
    request = work.session.get(Request, owed.subject)
    if request is None:
        raise NotNeeded("there is none")
    if request.is_open and _is_part(work, request, owed.recipient):
        # They are part of it again, and have a newer message about that.
        return owed.over(line(work, request, owed.recipient))
    if owed.place is None and not _has_heard(work, request, owed.recipient):
        raise NotNeeded("never heard of it")
    text = _text(work, request, owed.recipient)
    why = Words("support/leaders_told").over_why
    return Message(text, [blocks.section(text)], why=why)


def _is_part(work: UnitOfWork, request: Request, person: str) -> bool:
    return person == request.advocate or person in leaders_of(work, request)


def _has_heard(work: UnitOfWork, request: Request, person: str) -> bool:
    """Tell whether a leader was ever brought the request; of an advocate this is not asked."""
    if work.session.get(RequestLeader, (request.id, person)) is None:
        return True
    return bool(work.outbox.places("support:asked", request.id, person))


def _text(work: UnitOfWork, request: Request, person: str) -> Mrkdwn:
    said = Words("support/leaders_told", request=request)
    if request.state == WITHDRAWN:
        return said.left if work.directory.has_left(request.person) else said.withdrawn
    was_leader = work.session.get(RequestLeader, (request.id, person)) is not None
    return said.replaced if was_leader else said.without
