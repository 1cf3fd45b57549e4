"""Times for the meeting: asked for, proposed, and who can come when."""

from datetime import datetime, timedelta

from sqlalchemy import select

from rituals.engine.availability import hours_of
from rituals.support.feature import feature
from rituals.support.meeting import kinds
from rituals.support.meeting.tables import Answer, Times
from rituals.support.parties import leaders_of, proposer_of
from rituals.support.tables import SENT, Request
from storage.unit_of_work import UnitOfWork

# Working days of whoever is asked: until one reminder, and until somebody else is told.
REMINDED_AFTER, LATE_AFTER = 2, 4
# Whoever sends a request has the form for times before them, and needs no message beside it.
AT_HAND = timedelta(hours=1)


def begin(work: UnitOfWork, request: Request) -> None:
    """Ask whoever proposes now for times; where some stand, what they say to these."""
    proposer = proposer_of(request)
    work.flush()
    if times := open_times(work, request):
        ask(work, request, times)
        return
    hours, turn = hours_of(work, proposer), str(request.sequence)
    again = hours.days_after(work.now, REMINDED_AFTER)
    late = hours.days_after(work.now, LATE_AFTER)
    first = work.now + (AT_HAND if proposer == request.person else timedelta())
    asked = [(proposer, turn, first), (proposer, f"{turn}/again", again)]
    asked += [(request.person, f"{turn}/instead", late)] if proposer != request.person else []
    for person, detail, at in asked:
        work.outbox.send(kinds.PROPOSE, request.id, to=person, detail=detail, not_before=at)
    show(work, request)


def propose(work: UnitOfWork, request: Request, person: str, moments: list[datetime]) -> None:
    """Ask everybody concerned about new times, in the place of those that stood before."""
    times = Times(
        request_id=request.id,
        proposed_by=person,
        starts=[int(each.timestamp()) for each in moments],
        asked={},
    )
    work.session.add(times)
    work.flush()
    ask(work, request, times)


def ask(work: UnitOfWork, request: Request, times: Times) -> None:
    """Ask everybody concerned who was not asked, and remind each of them once."""
    detail = str(times.id)
    new = [each for each in awaited(work, request, times) if each not in times.asked]
    times.asked = times.asked | {each: int(work.now.timestamp()) for each in new}
    for person in new:
        again = hours_of(work, person).days_after(work.now, REMINDED_AFTER)
        work.outbox.send(kinds.TIMES, request.id, to=person, detail=detail)
        work.outbox.send(
            kinds.TIMES, request.id, to=person, detail=f"{detail}/again", not_before=again
        )
    work.outbox.send(kinds.STANDING, request.id, to=keeper(request, times), detail=detail)
    work.schedules.plan(kinds.LATE, request.id, late_at(work, request, times))
    show(work, request)


def newest(work: UnitOfWork, request: Request) -> Times | None:
    """Return the times that were proposed last."""
    of_it = select(Times).where(Times.request_id == request.id)
    return work.session.scalar(of_it.order_by(Times.id.desc()).limit(1))


def open_times(work: UnitOfWork, request: Request) -> Times | None:
    """Return the times that people answer now, None where none are proposed or one is settled."""
    times = newest(work, request)
    return times if request.state == SENT and times and times.settled is None else None


def last_settled(work: UnitOfWork, request: Request) -> datetime | None:
    """Return the time that calendars may hold, also one that holds no more."""
    were = select(Times.settled).where(Times.request_id == request.id, Times.settled.is_not(None))
    return work.session.scalar(were.order_by(Times.id.desc()).limit(1))


def parties(work: UnitOfWork, request: Request) -> list[str]:
    """Return who comes: the person, the advocate, and the leaders."""
    advocate = [request.advocate] if request.advocate else []
    return [request.person, *advocate, *leaders_of(work, request)]


def concerned(work: UnitOfWork, request: Request, times: Times) -> list[str]:
    """Return whom these times must suit: all who come but whoever proposed."""
    return [each for each in parties(work, request) if each != times.proposed_by]


def awaited(work: UnitOfWork, request: Request, times: Times) -> list[str]:
    """Return who is asked when they can: nobody while no leader is, and never the keeper."""
    if not leaders_of(work, request):
        return []
    return [each for each in concerned(work, request, times) if each != keeper(request, times)]


def keeper(request: Request, times: Times) -> str:
    """Return who looks after these times: who proposed them, or else who proposes now."""
    is_still_there = times.proposed_by in (request.person, request.advocate)
    return times.proposed_by if is_still_there else proposer_of(request)


def answers(work: UnitOfWork, times: Times) -> dict[str, frozenset[int]]:
    """Return at which of these times each can who has answered, by their places."""
    given = select(Answer).where(Answer.times_id == times.id)
    return {each.person: frozenset(each.can) for each in work.session.scalars(given)}


def suiting(work: UnitOfWork, request: Request, times: Times) -> list[datetime]:
    """Return the times still to come that suit all, the earliest first.

    That is at which everybody said that they can; of a keeper who did not propose them and has
    said nothing, nothing is known.
    """
    said, asked = answers(work, times), awaited(work, request, times)
    people = [each for each in concerned(work, request, times) if each in asked or each in said]
    return sorted(
        at
        for place, at in enumerate(times.moments)
        if at > work.now and all(place in said.get(each, ()) for each in people)
    )


def unanswered(work: UnitOfWork, request: Request, times: Times) -> list[str]:
    """Return who has not answered."""
    said = answers(work, times)
    return [each for each in awaited(work, request, times) if each not in said]


def is_left_to_keeper(work: UnitOfWork, request: Request, times: Times) -> bool:
    """Tell whether nothing is settled by itself, since the keeper did not say when they can.

    So it is where an advocate proposed the times who does not come along any more.
    """
    keeps = keeper(request, times)
    return keeps != times.proposed_by and keeps not in answers(work, times)


def needs_times(work: UnitOfWork, request: Request) -> bool:
    """Tell whether nothing goes on until somebody proposes, or settles, a time."""
    if request.state != SENT or not leaders_of(work, request):
        return False
    times = open_times(work, request)
    if times is None or max(times.moments) <= work.now:
        return True
    if unanswered(work, request, times):
        return False
    return is_left_to_keeper(work, request, times) or not suiting(work, request, times)


def late_at(work: UnitOfWork, request: Request, times: Times) -> datetime:
    """Return when whoever proposed must be told that it does not go on by itself.

    That is after four working days of the first who has not answered, and at the latest when the
    last of the times has come.
    """
    late = (
        hours_of(work, each).days_after(times.asked_at(each), LATE_AFTER)
        for each in unanswered(work, request, times)
    )
    return min([*late, max(times.moments)])


def show(work: UnitOfWork, request: Request) -> None:
    """Have all that stands about a request say what holds."""
    work.flush()
    work.outbox.refresh([*feature.messages], request.id)
