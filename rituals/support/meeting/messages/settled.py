"""The time that is settled, and word that it holds no more."""

from rituals.engine.feature import Owed
from rituals.support import buttons
from rituals.support.feature import feature
from rituals.support.meeting import calendar
from rituals.support.meeting.messages.found import of_request
from rituals.support.meeting.shown import line, ways
from rituals.support.meeting.tables import Times
from rituals.support.meeting.times import answers, concerned, keeper, last_settled, newest, parties
from rituals.support.parties import leaders_of, proposer_of
from rituals.support.tables import HELD, SETTLED, Request
from rituals.words import blocks
from rituals.words.message import Message, in_words, paragraph
from rituals.words.templates import Words
from storage.unit_of_work import UnitOfWork


# At once, whatever the hour: in the morning it may have been.
@feature.message("meeting_settled")
@of_request
def settled(owed: Owed, work: UnitOfWork, request: Request) -> Message | None:
    """Tell somebody when they meet, by their own clock."""
    times = newest(work, request)
    if (
        request.state not in (SETTLED, HELD)
        or owed.detail != str(request.sequence)
        or times is None
    ):
        return None
    if request.starts is None:
        return None
    if request.starts <= work.now:
        return paragraph(line(work, request, owed.recipient)) if owed.place else None
    if not calendar.guard.may(work, request, owed.recipient, "calendar"):
        return None
    said = Words(
        "support/meeting_settled",
        request=request,
        zone=work.directory.zone(owed.recipient) or "UTC",
        others=[each for each in parties(work, request) if each != owed.recipient],
        reader=owed.recipient,
        keeper=keeper(request, times),
    )
    said_no = _said_no(work, request, times, owed.recipient)
    shown = [
        blocks.section(said.lead),
        blocks.section(said.with_whom),
        *([blocks.section(said.could_not)] if said_no else []),
        blocks.actions(*ways(work, request, owed.recipient), buttons.opening(request)),
    ]
    words = in_words(said.lead, said.with_whom, said.could_not if said_no else "")
    return Message(words, shown, said.why)


# At once, for the same reason.
@feature.message("meeting_off")
@of_request
def off(owed: Owed, work: UnitOfWork, request: Request) -> Message | None:
    """Tell somebody that they do not meet at the time they know of, with what takes it out."""
    was = last_settled(work, request)
    if was is None or owed.detail != str(request.sequence):
        return None
    if not calendar.guard.may(work, request, owed.recipient, "calendar"):
        return None
    said = Words(
        "support/meeting_off",
        request=request,
        was=was,
        zone=work.directory.zone(owed.recipient) or "UTC",
        reader=owed.recipient,
        proposer=proposer_of(request),
        is_anybody_asked=bool(leaders_of(work, request)),
        has_left=work.directory.has_left(request.person),
    )
    why = said.moved if request.is_open else said.taken_back
    get = blocks.button(said.get, f"{calendar.NAME}_file", str(request.id))
    shown = [blocks.section(said.lead), blocks.section(why), blocks.actions(get)]
    return Message(in_words(said.lead, why), shown, said.why)


def _said_no(work: UnitOfWork, request: Request, times: Times, person: str) -> bool:
    """Tell whether somebody did not say that they can at the time that was settled."""
    if times.settled is None or person not in concerned(work, request, times):
        return False
    if person == keeper(request, times):
        return False
    place = times.moments.index(times.settled)
    return place not in answers(work, times).get(person, ())
