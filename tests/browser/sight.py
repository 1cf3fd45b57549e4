"""What must be true of every screen somebody comes to see."""

import asyncio
from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from playwright.async_api import Page, Request, Response

# What is cut off at a side, and what cannot be told from its ground.
FLAWS = (Path(__file__).parent / "flaws.js").read_text("utf-8")


class Sight:
    """Watches a page from its first request on.

    Args:
        page: which nothing was loaded into yet.
    """

    def __init__(self, page: Page) -> None:
        self._page = page
        self.wrong: list[str] = []
        self.answers: list[str] = []
        self._reading: set[asyncio.Task[None]] = set()

    @classmethod
    async def over(cls, page: Page) -> "Sight":
        """Begin to watch."""
        sight = cls(page)
        page.on("console", lambda line: sight._complains(line.type, line.text))
        page.on("pageerror", lambda error: sight._complains("error", str(error)))
        page.on("request", sight._requested)
        page.on("response", sight._answered)
        return sight

    def check(self, do: Callable[[Coroutine[Any, Any, Any]], Any]) -> None:
        """Look at the screen in light and in dark; fail where something reads badly.

        Args:
            do: runs a coroutine.
        """
        do(self._look())
        assert not self.wrong, "\n".join(self.wrong)

    async def end(self) -> None:
        """Stop watching, before the page is closed under what is being read."""
        self._page.remove_listener("response", self._answered)
        await asyncio.gather(*self._reading, return_exceptions=True)

    async def _look(self) -> None:
        worn = await self._page.evaluate("matchMedia('(prefers-color-scheme: dark)').matches")
        ways: list[Any] = ["dark", "light"] if worn else ["light", "dark"]
        for way in ways:
            await self._page.emulate_media(color_scheme=way)
            self.wrong += [f"{way}: {flaw}" for flaw in await self._page.evaluate(FLAWS)]
        await self._page.emulate_media(color_scheme=ways[0])
        # What was sent is read to its end, so that a test may search it.
        await asyncio.gather(*self._reading)

    def _complains(self, kind: str, text: str) -> None:
        if kind in ("error", "warning"):
            self.wrong.append(f"console {kind}: {text}")

    def _requested(self, request: Request) -> None:
        address = urlsplit(request.url)
        if address.scheme != "data" and address.hostname != "127.0.0.1":
            self.wrong.append(f"asked for {request.url}")

    def _answered(self, response: Response) -> None:
        if "json" in response.headers.get("content-type", ""):
            reading = asyncio.ensure_future(self._read(response))
            self._reading.add(reading)
            reading.add_done_callback(self._reading.discard)

    async def _read(self, response: Response) -> None:
        self.answers.append(await response.text())
