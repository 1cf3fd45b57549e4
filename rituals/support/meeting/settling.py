"""Settling a time, moving it, and going on as people come and go."""

from datetime import datetime, timedelta

from rituals.support.feature import feature
from rituals.support.meeting import kinds, needs
from rituals.support.meeting.tables import Times
from rituals.support.meeting.times import (
    ask,
    begin,
    is_left_to_keeper,
    keeper,
    open_times,
    parties,
    show,
    suiting,
    unanswered,
)
from rituals.support.parties import leaders_of
from rituals.support.tables import SENT, SETTLED, Request
from storage.unit_of_work import UnitOfWork

# Whoever has said something of one time may be about to say something of another.
GRACE = timedelta(minutes=10)


def settle(work: UnitOfWork, request: Request, times: Times, at: datetime) -> None:
    """Settle a time: everybody is told, and what is due before and after it is planned."""
    request.state, request.starts, times.settled = SETTLED, at, at
    request.sequence += 1
    work.flush()
    _tell(work, request)
    work.schedules.drop(kinds.LATE, request.id)
    work.schedules.drop(kinds.SAID, request.id)
    work.schedules.plan(kinds.OVER, request.id, at + timedelta(minutes=request.minutes))
    show(work, request)


def settle_if_all_can(work: UnitOfWork, request: Request, times: Times) -> None:
    """Settle the earliest time that suits all; where none does, say so to whoever proposed.

    Where an earlier one is still ahead, it may come to suit all: then it waits a little for more.
    """
    work.flush()
    if not leaders_of(work, request):
        return
    suits, is_left = suiting(work, request, times), is_left_to_keeper(work, request, times)
    if suits and not is_left:
        earliest = min(at for at in times.moments if at > work.now)
        if suits[0] == earliest or suits[0] <= work.now + GRACE:
            settle(work, request, times, suits[0])
        else:
            work.schedules.plan(kinds.SAID, request.id, work.now + GRACE)
    elif not unanswered(work, request, times):
        why = kinds.LEFT_TO_KEEPER if suits else kinds.NONE_SUITS
        tell_keeper(work, request, times, why, work.now + GRACE)


@feature.rule("meeting_said")
def said(number: int, due: datetime, work: UnitOfWork) -> None:
    """Settle the earliest time that suits all, a little after the last answer."""
    request = work.held(Request, number)
    times = open_times(work, request) if request else None
    if request is None or times is None or is_left_to_keeper(work, request, times):
        return
    suits = suiting(work, request, times)
    if suits and leaders_of(work, request):
        settle(work, request, times, suits[0])


def tell_keeper(
    work: UnitOfWork, request: Request, times: Times, why: str, at: datetime | None = None
) -> None:
    """Say to whoever proposed, and to the person, why it does not go on by itself."""
    for person in sorted({keeper(request, times), request.person}):
        detail = f"{times.id}/{why}"
        work.outbox.send(kinds.STUCK, request.id, to=person, detail=detail, not_before=at)


def take_off(work: UnitOfWork, request: Request) -> None:
    """Let the settled time hold no more, and tell everybody."""
    look_for_another(work, request)
    work.schedules.drop(kinds.OVER, request.id)
    _tell_off(work, request)
    show(work, request)


def look_for_another(work: UnitOfWork, request: Request) -> None:
    """Have a meeting look for a time as it did before one was settled."""
    request.state, request.starts = SENT, None
    request.sequence += 1


def call_off(work: UnitOfWork, request: Request) -> None:
    """Follow a request that was taken back: whoever expects its meeting is told."""
    work.flush()
    if request.starts:
        request.sequence += 1
        _tell_off(work, request)
    work.schedules.drop(kinds.OVER, request.id)
    work.schedules.drop(kinds.LATE, request.id)
    work.schedules.drop(kinds.SAID, request.id)
    show(work, request)


def follow(work: UnitOfWork, request: Request) -> None:
    """Go on with an open request after its leaders or its advocate are others.

    Who is new hears what the others know. With no leader left there is no meeting, until one is
    asked again.
    """
    work.flush()
    times = open_times(work, request)
    if request.state == SETTLED and not leaders_of(work, request):
        take_off(work, request)
    elif request.state == SETTLED:
        _tell(work, request)
    elif times is None:
        begin(work, request)
    else:
        ask(work, request, times)
        settle_if_all_can(work, request, times)
    show(work, request)


def _tell(work: UnitOfWork, request: Request) -> None:
    """Tell everybody the time that is settled, and each leader in time what is needed."""
    for person in parties(work, request):
        work.outbox.send(kinds.SETTLED, request.id, to=person, detail=str(request.sequence))
    for leader in leaders_of(work, request):
        needs.plan(work, request, leader)


def _tell_off(work: UnitOfWork, request: Request) -> None:
    for person in parties(work, request):
        work.outbox.send(kinds.OFF, request.id, to=person, detail=str(request.sequence))
