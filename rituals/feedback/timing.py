"""When a request is due, when it is reminded of, and by how much it extends."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from rituals.cadence.working_hours import WorkingHours

DAYS_TO_ANSWER = 5
DAYS_OF_EXTENSION = 2
LONGEST = timedelta(days=366)
# By so much a morning in the earliest zone can come before the same morning in another.
EARLIEST_MORNING = timedelta(hours=26)
# Two reminders closer than this would read as one too many.
APART = timedelta(hours=12)


def usual_deadline(now: datetime, hours: WorkingHours) -> datetime:
    """Return five working days from now, at the next full hour."""
    local = now.astimezone(ZoneInfo(hours.zone))
    full = local.replace(minute=0, second=0, microsecond=0) + timedelta(hours=1)
    return hours.days_after(full, DAYS_TO_ANSWER)


def extended(deadline: datetime, hours: WorkingHours) -> datetime:
    """Return the deadline two working days later, at the same time of day."""
    return hours.days_after(deadline, DAYS_OF_EXTENSION)


def in_three_months(now: datetime, hours: WorkingHours) -> datetime:
    """Return the beginning of the first working day thirteen weeks from now."""
    return hours.next_morning(now + timedelta(weeks=13, days=-1))


def half_way(opened: datetime, deadline: datetime, hours: WorkingHours) -> datetime | None:
    """Return when to remind half-way; None where it would come too close to another word."""
    half = hours.days_after(opened, hours.days_between(opened, deadline) // 2)
    last = last_day(opened, deadline, hours)
    if half - opened < APART or (last is not None and last - half < APART):
        return None
    return half


def last_day(opened: datetime, deadline: datetime, hours: WorkingHours) -> datetime | None:
    """Return when to remind a working day before the deadline; None for a deadline too near."""
    morning = hours.days_before(deadline, 1)
    return morning if morning - opened >= APART else None
