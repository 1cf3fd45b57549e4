"""When things happen: by the ritual's own clock for channels, by each one's own for people."""

from datetime import date, datetime, time, timedelta

from rituals.cadence.wall_clock import instant
from rituals.engine.ritual import Occurrence, Ritual
from rituals.engine.ritual_kind import on_clock_of

# Until the evening of the day before; later nobody can move a meeting any more.
NOTICE_HELPS_FOR = timedelta(hours=10)
# Until the afternoon, when what will be learned is no question any more.
MORNING_HELPS_FOR = timedelta(hours=5)
# Until the evening: on another day it comes with the harvest, or after it. Who would rather say it
# later finds the form in the morning's message and on the Home tab until the harvest is posted.
AFTERNOON_HELPS_FOR = timedelta(hours=3)
# What was learned does not go stale; but before the next one there is no harvest of this one.
HARVEST_HELPS_FOR = timedelta(days=20)

AT_LEAST_APART = timedelta(hours=2)
# It begins at these hours: both questions must come while people work, or they come to nobody.
HOURS, ASKED_BEFORE = range(7, 15), 17


def plan(ritual: Ritual, occurrence: Occurrence) -> dict[str, datetime]:
    """Return when each step comes, by the ritual's own clock."""
    return {
        "notice": ritual.hours.days_before(occurrence.starts, 1),
        "morning": occurrence.starts,
        "afternoon": afternoon(ritual, occurrence),
        "harvest": harvest(ritual, occurrence),
    }


def day_of(ritual: Ritual, occurrence: Occurrence) -> date:
    """Return the day of an occurrence, which is the same day for everybody."""
    return ritual.hours.day(occurrence.starts)


def afternoon(ritual: Ritual, occurrence: Occurrence) -> datetime:
    """Return when people are asked again, by the ritual's own clock: never before the morning."""
    wall = time.fromisoformat(ritual.options["afternoon"])
    chosen = instant(day_of(ritual, occurrence), wall, ritual.comes_round.zone)
    # The day may have been moved, or voted, to a later hour than the one it was chosen with.
    return chosen if chosen > occurrence.starts else occurrence.starts + AT_LEAST_APART


def harvest(ritual: Ritual, occurrence: Occurrence) -> datetime:
    """Return when the harvest is posted: the next working morning."""
    return ritual.hours.next_morning(occurrence.starts)


def is_running(ritual: Ritual, occurrence: Occurrence, zone: str, now: datetime) -> bool:
    """Tell whether the day has come to a zone, and its harvest can still be posted."""
    begins = instant(day_of(ritual, occurrence), time(), zone)
    return begins <= now <= harvest(ritual, occurrence) + HARVEST_HELPS_FOR


def is_afternoon(ritual: Ritual, occurrence: Occurrence, zone: str, now: datetime) -> bool:
    """Tell whether somebody in a zone is rather asked what they learned than what they will."""
    return now >= on_clock_of(ritual, afternoon(ritual, occurrence), zone)
