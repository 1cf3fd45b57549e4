"""Which times are offered for a session: on days on which the team and those asked work."""

from collections.abc import Collection
from datetime import datetime, time, timedelta

from rituals.cadence.wall_clock import instant
from rituals.cadence.working_hours import WorkingHours

# Time to write down what one brought home, while it is still fresh.
FIRST_AFTER, OFFERED = 3, 3
LOOKED_AT = timedelta(days=60)
# The hours that suit most, the best first; they change places from one day to the next.
HOURS = (time(14), time(10), time(15), time(11), time(13), time(16), time(9))


def offers(team: WorkingHours, there: Collection[WorkingHours], now: datetime) -> list[datetime]:
    """Return times for a session, the first in some days, each on another day.

    Args:
        team: the team's working days.
        there: the hours of those who tell, in their own zones, with their absences.
        now: the time.

    Returns:
        Three, or as many as there are in the next two months. Where those who tell never work at
        the same hour, only their days are heeded.
    """
    return _offers(team, there, now, in_hours=True) or _offers(team, there, now, in_hours=False)


def _offers(
    team: WorkingHours, there: Collection[WorkingHours], now: datetime, *, in_hours: bool
) -> list[datetime]:
    found: list[datetime] = []
    day = team.day(team.days_after(now, FIRST_AFTER))
    last = team.day(now + LOOKED_AT)
    while day <= last and len(found) < OFFERED:
        hours = HOURS if len(found) % 2 == 0 else (HOURS[1], HOURS[0], *HOURS[2:])
        moments = (instant(day, hour, team.zone) for hour in hours)
        suits = (at for at in moments if _suits(team, there, at, in_hours=in_hours))
        found += [at for at in [next(suits, None)] if at is not None]
        day += timedelta(days=1)
    return found


def _suits(
    team: WorkingHours, there: Collection[WorkingHours], at: datetime, *, in_hours: bool
) -> bool:
    if not team.include(at):
        return False
    if in_hours:
        return all(each.include(at) for each in there)
    return all(each.is_working_day(each.day(at)) for each in there)
