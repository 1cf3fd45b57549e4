"""Which times are suggested, and what everybody's clock shows then."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from rituals.cadence.offers import OFFERED, offers
from rituals.cadence.working_hours import WorkingHours
from rituals.engine.availability import hours_of
from rituals.support.meeting.times import newest, parties
from rituals.support.tables import Request
from storage.unit_of_work import UnitOfWork

# Where people share no hour so soon, they meet somewhat before or after the hours of some.
SOON, SPARE = timedelta(days=14), (0, 1, 2, 4)


@dataclass(frozen=True, slots=True)
class ClockOf:
    """What somebody's clock shows at a moment; `city` is empty where the reader's shows the same.

    `is_outside` tells that they do not work then.
    """

    person: str
    city: str
    at: datetime
    is_outside: bool


def suggested(work: UnitOfWork, request: Request, proposer: str) -> list[datetime]:
    """Return three times that suit everybody's working hours, holidays and absences.

    Where people share no hour soon, those come that are the least early or late for the others.
    After times that were proposed already come later ones, also where one of them is settled.

    Raises:
        NotLookedUp: somebody was never heard of.
    """
    mine = hours_of(work, proposer)
    others = [hours_of(work, each) for each in parties(work, request) if each != proposer]
    times = newest(work, request)
    # Whoever proposes again needs other days: offers begin three working days later.
    since = max(work.now, mine.days_before(max(times.moments), 2)) if times else work.now
    found = _soonest(mine, others, since) or offers(mine, [], since)
    found = found or [mine.next_morning(since)]
    while len(found) < OFFERED:
        found.append(mine.days_after(found[-1], 1))
    return found


def _soonest(mine: WorkingHours, others: Sequence[WorkingHours], since: datetime) -> list[datetime]:
    found: list[datetime] = []
    for spare in SPARE:
        there = [_wider(each, spare) for each in others]
        found = offers(mine, there, since)
        is_shared = found and all(each.include(found[0]) for each in there)
        if is_shared and found[0] <= since + SOON:
            break
    return found


def _wider(hours: WorkingHours, spare: int) -> WorkingHours:
    """Return somebody's hours with so many more at each end of the day."""
    opens = hours.opens.replace(hour=max(hours.opens.hour - spare, 0))
    late = hours.closes.hour + spare
    closes = hours.closes.replace(hour=late) if late < 24 else time.max
    return replace(hours, opens=opens, closes=closes)


def clocks(work: UnitOfWork, request: Request, at: datetime, reader: str) -> list[ClockOf]:
    """Return what clocks show at a moment, the reader's first, without those that show the same.

    Who does not work then is among them also where their clock shows the same.
    """
    mine = hours_of(work, reader)
    shown = []
    for person in sorted(parties(work, request), key=lambda each: each != reader):
        hours = hours_of(work, person)
        local = at.astimezone(ZoneInfo(hours.zone))
        is_alike = local.utcoffset() == at.astimezone(ZoneInfo(mine.zone)).utcoffset()
        city = "" if is_alike else hours.zone.rpartition("/")[2].replace("_", " ")
        is_outside = not hours.include(at)
        if person == reader or not is_alike or is_outside:
            shown.append(ClockOf(person, city, local, is_outside))
    return shown
