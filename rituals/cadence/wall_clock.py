"""What the clock on the wall shows somewhere, and the instant at which it shows it."""

from datetime import UTC, date, datetime, time
from functools import cache
from zoneinfo import ZoneInfo


@cache
def zone(name: str) -> ZoneInfo:
    """Return a zone, read once for all that live in it.

    Args:
        name: its name in the IANA database, such as `Europe/Stockholm`.

    Raises:
        ValueError: there is no such zone.
    """
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError) as error:
        raise ValueError(f"there is no time zone {name}") from error


def instant(day: date, wall: time, name: str) -> datetime:
    """Return when a clock shows a time: one that comes twice the first time.

    One that is left out, because the clock is put forward past it, comes later by as much as the
    clock is put forward (PEP 495).

    Args:
        day: the day there.
        wall: the time there; its fold of 1 asks for the second time.
        name: the zone.

    Returns:
        The instant, in UTC.
    """
    return datetime.combine(day, wall, zone(name)).astimezone(UTC)
