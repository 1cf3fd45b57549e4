"""Who can when, said by button; and settling, by all or by whoever proposed."""

from rituals.engine.call import Call
from rituals.engine.outcome import Outcome
from rituals.support.feature import feature
from rituals.support.meeting import kinds
from rituals.support.meeting.settling import settle, settle_if_all_can
from rituals.support.meeting.tables import Answer, Times
from rituals.support.meeting.times import open_times
from rituals.support.parties import guard, leaders_of
from rituals.support.tables import SETTLED, Request
from storage.unit_of_work import UnitOfWork

refuse = feature.refuse
# What a button says of a time, or of all of them.
CAN, CANNOT, NONE = "can", "cannot", "none"


@guard.action("answer")
def answer(call: Call, work: UnitOfWork, request: Request) -> Outcome:
    """Keep what somebody says to one of the times, or to all; a second press changes nothing."""
    times, place, says = _pressed(call, work, request)
    if call.person == times.proposed_by:
        raise refuse("own_times")
    given = work.session.get(Answer, (times.id, call.person))
    can = set(given.can) if given else set()
    if says in (CAN, CANNOT):
        _must_be_ahead(work, times, place)
        can = can | {place} if says == CAN else can - {place}
    if says == CANNOT and not can:
        # With nothing chosen any more they are asked as before, and nobody takes it for a no.
        if given is not None:
            work.session.delete(given)
    else:
        given = given or Answer(times_id=times.id, person=call.person)
        given.can = [] if says == NONE else sorted(can)
        work.session.add(given)
    settle_if_all_can(work, request, times)
    work.outbox.refresh([kinds.STANDING, kinds.STUCK], request.id)
    work.outbox.refresh(kinds.TIMES, request.id, only=[call.person])
    return Outcome(shows_home=True)


@guard.action("settle")
def settle_early(call: Call, work: UnitOfWork, request: Request) -> Outcome:
    """Settle one of the times, whoever has not answered or cannot."""
    times, place, _ = _pressed(call, work, request)
    _must_be_ahead(work, times, place)
    if not leaders_of(work, request):
        raise refuse("no_leader")
    settle(work, request, times, times.moments[place])
    return Outcome(shows_home=True)


def _pressed(call: Call, work: UnitOfWork, request: Request) -> tuple[Times, int, str]:
    """Return the times that a button names, the place of one of them, and what it says.

    Raises:
        Refusal: they are not the ones that people answer now.
    """
    if request.state == SETTLED:
        raise refuse("settled", starts=request.starts)
    times = open_times(work, request)
    if times is None or times.id != call.named(1):
        raise refuse("other_times")
    place, _, says = call.detail.partition(":")[2].partition(":")
    if says not in (CAN, CANNOT, NONE) or place not in map(str, range(len(times.starts))):
        raise refuse("other_times")
    return times, int(place), says


def _must_be_ahead(work: UnitOfWork, times: Times, place: int) -> None:
    if times.moments[place] <= work.now:
        raise refuse("time_passed")
