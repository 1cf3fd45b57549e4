"""When answers do not come: whoever proposed is told, and once more when the times have passed."""

from datetime import datetime

from rituals.support.feature import feature
from rituals.support.meeting import kinds
from rituals.support.meeting.settling import tell_keeper
from rituals.support.meeting.times import late_at, open_times, show, unanswered
from rituals.support.tables import Request
from storage.unit_of_work import UnitOfWork


@feature.rule("meeting_late")
def late(number: int, due: datetime, work: UnitOfWork) -> None:
    """Tell whoever proposed that it does not go on by itself, if that is so by now."""
    request = work.held(Request, number)
    times = open_times(work, request) if request else None
    if request is None or times is None:
        return
    last, at = max(times.moments), late_at(work, request, times)
    if last <= work.now:
        tell_keeper(work, request, times, kinds.PASSED)
        show(work, request)
        return
    if at <= work.now and unanswered(work, request, times):
        tell_keeper(work, request, times, kinds.UNANSWERED)
        at = last
    work.schedules.plan(kinds.LATE, request.id, at)
