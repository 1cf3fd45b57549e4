"""What goes on after Slack was answered: kept, bounded, and finished before the program ends."""

import asyncio
from collections.abc import Coroutine
from typing import Any

from handlers.errors import report


class Tasks:
    """Work under way that nobody waits for.

    Args:
        most: how many may run at once; more wait their turn.
    """

    def __init__(self, most: int = 50) -> None:
        self._running: set[asyncio.Task[None]] = set()
        self._places = asyncio.Semaphore(most)

    def start(self, work: Coroutine[Any, Any, Any], where: str) -> None:
        """Begin something; its failure is reported and harms nothing else.

        Args:
            work: what to do.
            where: what it is, for the report.
        """
        task = asyncio.create_task(self._run(work, where))
        self._running.add(task)
        task.add_done_callback(self._running.discard)

    async def finished(self) -> None:
        """Wait until nothing is under way."""
        while self._running:
            await asyncio.wait(self._running)

    async def _run(self, work: Coroutine[Any, Any, Any], where: str) -> None:
        async with self._places:
            try:
                await work
            except Exception as error:
                report(error, where)
