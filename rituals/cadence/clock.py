"""The one place that reads the time; everything else is handed it."""

from collections.abc import Callable
from datetime import UTC, datetime

Clock = Callable[[], datetime]


def system_clock() -> datetime:
    """Return the time now, aware, in UTC."""
    return datetime.now(UTC)
