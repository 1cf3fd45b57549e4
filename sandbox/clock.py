"""The workspace's clock, which ticks or stands still and can be moved ahead."""

from __future__ import annotations

import time
from datetime import UTC, datetime, timedelta


class Clock:
    """What time it is in the sandbox.

    Args:
        start: the first instant, aware; the present when left out.
        frozen: whether time stands still until `set` is called; otherwise it ticks in real time.
    """

    def __init__(self, start: datetime | None = None, *, frozen: bool = False) -> None:
        self._base = (start or datetime.now(UTC)).astimezone(UTC)
        self._mark = time.monotonic()
        self._frozen = frozen
        self._jumped = 0.0

    @property
    def frozen(self) -> bool:
        """Whether time stands still; may be assigned at any moment."""
        return self._frozen

    @frozen.setter
    def frozen(self, still: bool) -> None:
        self._base = self.now()
        self._mark = time.monotonic()
        self._frozen = still

    def now(self) -> datetime:
        """Give the present instant, aware and in UTC."""
        if self._frozen:
            return self._base
        return self._base + timedelta(seconds=time.monotonic() - self._mark)

    def set(self, to: datetime) -> None:
        """Move the clock to a later instant.

        Args:
            to: an aware instant, not before the present one.

        Raises:
            ValueError: when `to` is naive or lies in the past.
        """
        if to.tzinfo is None:
            raise ValueError("The clock needs an instant with a time zone.")
        here = self.now()
        if to < here:
            raise ValueError(f"The clock only moves forward: it is {here}, not yet {to}.")
        self._jumped += (to - here).total_seconds()
        self._base = to.astimezone(UTC)
        self._mark = time.monotonic()

    def pace(self) -> float:
        """Give seconds that pass both in real time and by jumps, for rates that must recover."""
        return time.monotonic() + self._jumped


class Stamps:
    """Message timestamps as Slack makes them: seconds with six decimals, unique and increasing.

    Args:
        clock: where the seconds come from.
    """

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._last = 0

    def next(self) -> str:
        """Give a timestamp later than all before it."""
        micros = int(self._clock.now().timestamp() * 1_000_000)
        self._last = max(micros, self._last + 1)
        return f"{self._last // 1_000_000}.{self._last % 1_000_000:06d}"
