"""When an unasked message comes: now, later, in the week's digest, or not at all."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from enum import Enum, auto

from rituals.cadence.wall_clock import instant
from rituals.cadence.working_hours import WorkingHours
from rituals.engine.availability import Availability
from rituals.engine.feature import MessageKind, When

# Whom Slack has not described yet is asked at hours in which nobody is disturbed for long.
UNKNOWN = Availability(WorkingHours("UTC"))


class Fate(Enum):
    """What becomes of a message."""

    GOES = auto()
    WAITS = auto()
    FOLDED = auto()
    LET_GO = auto()


@dataclass(frozen=True, slots=True)
class Decision:
    """What becomes of a message now.

    Args:
        fate: what.
        at: when it is looked at again, or when the digest comes that holds it.
        reason: why it is let go, for the operator and the tests; never a name.
    """

    fate: Fate
    at: datetime | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Wish:
    """What somebody said of one topic: never again, or not before a moment."""

    is_stopped: bool = False
    snoozed_until: datetime | None = None


GOES = Decision(Fate.GOES)


def judge(
    kind: MessageKind, due: datetime, person: Availability, wish: Wish, now: datetime
) -> Decision:
    """Return whether a message comes now, as far as everything but the budget says.

    Args:
        kind: of the message; one that comes at once is never judged.
        due: when it was first to leave.
        person: when its recipient may be reached.
        wish: what the recipient said of its topic; it binds only what the bot asks unasked.
        now: the time.
    """
    earliest = max(now, due)
    if kind.when is When.IN_BUDGET:
        if wish.is_stopped:
            return Decision(Fate.LET_GO, reason="asked not to be asked")
        snoozes = (wish.snoozed_until, person.snoozed_until)
        earliest = max([earliest, *filter(None, snoozes)])
    begins = person.hours.next(earliest)
    if _is_late(kind, due, begins):
        return Decision(Fate.LET_GO, reason="too late to be of use")
    return GOES if begins <= now else Decision(Fate.WAITS, begins)


def over_budget(kind: MessageKind, due: datetime, hours: WorkingHours, now: datetime) -> Decision:
    """Return what becomes of a message for which the week's budget has no room.

    It goes into the digest that comes on the morning of the week's last working day, or, after
    that, of the next week's; unless that is too late for it.
    """
    digest = next_digest(hours, now)
    if _is_late(kind, due, digest):
        return Decision(Fate.LET_GO, reason="over the weekly budget, and too late for the digest")
    return Decision(Fate.FOLDED, digest)


def next_digest(hours: WorkingHours, now: datetime) -> datetime:
    """Return when the next digest comes; a week without a working day has none."""
    # From noon to noon: with a change of the clocks, a week is not always as long.
    week = instant(hours.week(now), time(12), hours.zone)
    at = hours.last_of_week(week)
    while at < now or hours.week(at) != hours.week(week):
        week += timedelta(weeks=1)
        at = hours.last_of_week(week)
    return at


def digest_after(hours: WorkingHours, now: datetime) -> datetime:
    """Return when the digest of a later week comes."""
    at = now
    while hours.week(at) == hours.week(now):
        at = next_digest(hours, at + timedelta(days=1))
    return at


def expiry(kind: MessageKind, due: datetime) -> datetime | None:
    """Return when a message ceases to be of use, None where it never does."""
    return due + kind.useful_for if kind.useful_for is not None else None


def _is_late(kind: MessageKind, due: datetime, at: datetime) -> bool:
    expires = expiry(kind, due)
    return expires is not None and at > expires
