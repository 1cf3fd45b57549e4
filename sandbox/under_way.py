"""Work in the background that somebody can wait for."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Coroutine, Iterator
from typing import Any, TypeVar

_T = TypeVar("_T")


class UnderWay:
    """Keeps hold of deliveries and calls until they are done."""

    def __init__(self) -> None:
        self._tasks: set[asyncio.Task[Any]] = set()
        self._calls = 0

    def begin(self, work: Coroutine[Any, Any, _T]) -> asyncio.Task[_T]:
        """Start something in the background.

        Args:
            work: what to run.
        """
        task = asyncio.get_running_loop().create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        return task

    @contextlib.contextmanager
    def call(self) -> Iterator[None]:
        """Count a Web API call as under way for as long as the block runs."""
        self._calls += 1
        try:
            yield
        finally:
            self._calls -= 1

    async def settled(self) -> None:
        """Wait until nothing is under way."""
        while self._tasks or self._calls:
            if self._tasks:
                await asyncio.wait(set(self._tasks), timeout=0.05)
            else:
                await asyncio.sleep(0.002)

    async def cancel(self) -> None:
        """Give up what is still running."""
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
