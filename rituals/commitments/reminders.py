"""What comes before the date and at it: to the leader who owes it, and to whom it is owed."""

from datetime import date, datetime, time, timedelta

from rituals.cadence.wall_clock import instant
from rituals.cadence.working_hours import WorkingHours
from rituals.commitments.tables import Commitment
from rituals.engine.availability import hours_of
from storage.unit_of_work import UnitOfWork

WEEK, DAY, ON = "week", "day", "on"
FIRST, AGAIN = "first", "again"
# Late enough that most of the day is over, in the zone of whoever is asked.
ASKED_AT = time(15)
ASKED_AGAIN = timedelta(days=7)
# Whoever is asked late, after an absence, is not asked twice within days.
AT_LEAST_BETWEEN = timedelta(days=3)


def before(due: date, hours: WorkingHours) -> dict[str, datetime]:
    """Return when a leader is reminded of a date, the earliest first.

    Args:
        due: the date.
        hours: the leader's.
    """
    noon = instant(due, time(12), hours.zone)
    at = {
        WEEK: instant(due - timedelta(days=7), hours.opens, hours.zone),
        DAY: hours.days_before(noon, 1),
        ON: hours.days_before(noon, 0),
    }
    return dict(sorted(at.items(), key=lambda each: each[1]))


def asked(due: date, hours: WorkingHours, leader: WorkingHours) -> dict[str, datetime]:
    """Return when somebody is asked what became of it, and when once more.

    Never before that day has begun for the leader, who may be a day behind.

    Args:
        due: the date.
        hours: of whoever it is owed to.
        leader: of whoever owes it.
    """
    at = max(instant(due, ASKED_AT, hours.zone), instant(due, leader.opens, leader.zone))
    return {FIRST: at, AGAIN: at + ASKED_AGAIN}


def plan(work: UnitOfWork, commitment: Commitment) -> None:
    """Owe both what is still to come for the date; what was planned for another is not needed.

    Raises:
        NotLookedUp: Slack must be asked when the two are at work.
    """
    due = commitment.due
    assert due is not None
    leader, person = hours_of(work, commitment.leader), hours_of(work, commitment.person)
    for name, at in before(due, leader).items():
        if at > work.now:
            detail = f"{due.isoformat()}/{name}"
            work.outbox.send(
                "commitments:due", commitment.id, commitment.leader, detail=detail, not_before=at
            )
    for name, at in asked(due, person, leader).items():
        detail = f"{due.isoformat()}/{name}"
        work.outbox.send(
            "commitments:outcome",
            commitment.id,
            commitment.person,
            detail=detail,
            # What is agreed on at the end of its day is asked of on another.
            not_before=at if at > work.now else person.next_morning(work.now),
        )


def is_overtaken(name: str, due: date, hours: WorkingHours, now: datetime) -> bool:
    """Tell whether a reminder comes too late: at the time of a later one, or after the date."""
    at = before(due, hours)
    names = list(at)
    later = names[names.index(name) + 1 :]
    return hours.day(now) > due or any(now >= at[each] for each in later)
