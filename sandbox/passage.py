"""The passage of time: how the clock is moved on, with all that falls due on the way."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime

from sandbox.clock import Clock

LiveThrough = Callable[[datetime], Awaitable[None]]
"""What the composition does on the way: it sets the clock to each moment that something is due."""


@dataclass(frozen=True)
class Way:
    """Where the clock came from, and where it goes."""

    begin: datetime
    end: datetime


class Passage:
    """Moves a clock on, one move at a time.

    Args:
        clock: to move.
        changed: tells those who look that something is different.
    """

    def __init__(self, clock: Clock, changed: Callable[[], None]) -> None:
        self._clock = clock
        self._changed = changed
        self._turn = asyncio.Lock()
        self._task: asyncio.Task[None] | None = None
        self.way: Way | None = None

    async def move(self, to: datetime, live: LiveThrough | None) -> None:
        """Move the clock, which stands still but for the moments on the way.

        Args:
            to: an aware instant.
            live: what happens on the way.

        Raises:
            ValueError: when `to` lies in the past.
        """
        async with self._turn:
            frozen, self._clock.frozen = self._clock.frozen, True
            try:
                if to < self._clock.now():
                    raise ValueError("The clock only moves forward.")
                self.way = Way(self._clock.now(), to)
                self._changed()
                if live is not None:
                    await live(to)
                if self._clock.now() < to:
                    self._clock.set(to)
            finally:
                self.way = None
                self._clock.frozen = frozen
                self._changed()

    def begin(
        self, to: datetime, live: LiveThrough | None, failed: Callable[[Exception], None]
    ) -> asyncio.Task[None]:
        """Move the clock in the background.

        Args:
            to: an aware instant, not in the past.
            live: what happens on the way.
            failed: hears why the move ended early.

        Returns:
            The move, to wait for; it raises nothing.
        """
        self.way = Way(self._clock.now(), to)
        self._task = asyncio.get_running_loop().create_task(self._move(to, live, failed))
        return self._task

    async def stop(self) -> None:
        """Give up a move in the background."""
        if self._task is not None:
            self._task.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await self._task

    async def _move(
        self, to: datetime, live: LiveThrough | None, failed: Callable[[Exception], None]
    ) -> None:
        try:
            await self.move(to, live)
        except Exception as error:
            failed(error)
