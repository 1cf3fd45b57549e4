"""The screens that people have, and the browser that is found on this machine."""

import shutil
from dataclasses import dataclass
from typing import Any

from playwright.async_api import Browser, BrowserContext, Playwright, async_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome")
# It asks nobody for updates, and draws the same on every machine.
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@dataclass(frozen=True)
class Screen:
    """What somebody looks at.

    Args:
        name: in the test's name.
        width: in CSS pixels.
        height: in CSS pixels.
        touch: whether it is a phone, held in a hand.
        scheme: `light` or `dark`.
        scale: device pixels in a CSS pixel.
    """

    name: str
    width: int
    height: int
    touch: bool = False
    scheme: str = "light"
    scale: float = 1

    @property
    def options(self) -> dict[str, Any]:
        """What the browser must know to draw it."""
        size = {"width": self.width, "height": self.height}
        return {
            "viewport": size,
            "color_scheme": self.scheme,
            "device_scale_factor": self.scale,
            "has_touch": self.touch,
            "is_mobile": self.touch,
            "locale": "en-GB",
            "reduced_motion": "reduce",
        }


DESK = Screen("desk", 1280, 800)
PHONE = Screen("phone", 390, 844, touch=True)


def found_browser() -> str | None:
    """Where the browser is, or None on a machine that has none."""
    return next((path for name in NAMES if (path := shutil.which(name))), None)


@dataclass
class Chromium:
    """A running browser."""

    playwright: Playwright
    browser: Browser

    @classmethod
    async def start(cls, executable: str) -> "Chromium":
        playwright = await async_playwright().start()
        browser = await playwright.chromium.launch(executable_path=executable, args=ARGUMENTS)
        return cls(playwright, browser)

    async def stop(self) -> None:
        await self.browser.close()
        await self.playwright.stop()

    async def look_at(self, screen: Screen) -> BrowserContext:
        return await self.browser.new_context(**screen.options)
