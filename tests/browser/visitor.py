"""Somebody before the page: where they go, and what they press and type."""

import asyncio
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

from playwright.async_api import expect

from bot.demo import PEOPLE
from tests.browser.onlooker import PATIENCE, Onlooker, begins_with


class Visitor(Onlooker):
    """A person who uses the page, and acts as people of the team."""

    # Where they go

    def acts_as(self, name: str) -> None:
        user = next(user for user, (full, *_) in PEOPLE.items() if full.startswith(name))
        self._press(self.page.get_by_test_id("acting-as"))
        self._press(self.page.get_by_test_id(f"act-as-{user}"))
        self._sees(self.page.get_by_test_id("acting-as").filter(has_text=PEOPLE[user][0]))

    def goes_to(self, place: str) -> None:
        """Go to a channel or to one of the app's two tabs, through the list of places."""
        back = self.page.get_by_test_id("back")
        if self.screen.touch and self._do(back.is_visible()):
            self._press(back)
        named = self.page.get_by_text(place, exact=True)
        self._press(self.page.locator("#places").get_by_role("link").filter(has=named))
        self._sees(self.page.get_by_test_id("place-title"))

    def opens_the_thread_of(self, words: str) -> None:
        """Open the thread of the newest message with these words; what follows is done there."""
        self._press(self._message(words).get_by_test_id("thread-link"))
        self._sees(self.page.locator("#thread"))

    def closes_the_thread(self) -> None:
        self._press(self.page.get_by_test_id("thread-close"))
        self._do(self.page.locator("#thread").wait_for(state="hidden"))

    def moves_the_clock(self, button: str) -> None:
        """Press one of the buttons that move the workspace's clock."""
        toggle = self.page.get_by_test_id("clock-toggle")
        if self._do(toggle.is_visible()):
            self._press(toggle)
        self._press(self.page.get_by_role("button", name=button))
        clock = self.page.locator("#clock")
        self._do(expect(clock).not_to_have_attribute("aria-busy", "true", timeout=60_000))
        if self._do(toggle.is_visible()):
            self._press(toggle)

    # What they press and type

    def presses(self, button: str, *, beside: str | None = None, of: str | None = None) -> None:
        """Press a button: of the form on top, else the newest one in the open place.

        Args:
            button: what stands on it.
            beside: the words of the line it stands beside.
            of: words of the message it stands in.
        """
        where = self._here()
        if beside or of:
            where = self._beside(beside) if beside else self._message(str(of))
        # Where several buttons say the same, each is named with what it belongs to.
        named = re.compile(f"^{re.escape(button)}(: |$)")
        self._press(where.get_by_role("button", name=named).last)

    def presses_while(self, button: str, change: Callable[[], str], *, of: str) -> None:
        """Hold the mouse down on a button of a message until the page has heard of a change.

        Args:
            button: what stands on it.
            change: makes the change, and says what the page hears of it.
            of: words of the message it stands in.
        """
        held = self._message(of).get_by_role("button", name=button)
        self._do(held.hover())
        self._do(self.page.mouse.down())
        self.hears(change())
        self._do(self.page.mouse.up())

    def opens_the_browsers_menu(self, *, of: str) -> None:
        """Press the other mouse button on a message; the menu keeps its letting go to itself."""
        self._do(self._message(of).hover())
        self._do(self.page.mouse.down(button="right"))

    def hears(self, news: str) -> None:
        """Wait until the page was sent this, shown or not."""

        async def heard() -> None:
            async with asyncio.timeout(PATIENCE / 1000):
                while news not in json.dumps(self.sight.answers):
                    await self.page.evaluate("new Promise(requestAnimationFrame)")
                await self.page.evaluate("new Promise(requestAnimationFrame)")

        self._do(heard())

    def chooses(self, choice: str, *, beside: str) -> None:
        """Choose from the menu of three dots beside a line."""
        self._press(self._beside(beside).get_by_role("button", name="More actions"))
        self.picks_from_the_menu(choice)

    def picks_from_the_menu(self, choice: str) -> None:
        self._press(self.page.get_by_role("menuitem", name=choice))

    def fills(self, **fields: str) -> None:
        """Type into fields of the form on top, each named by how its label begins."""
        for label, text in fields.items():
            self._do(self._field(label).fill(text))

    def picks(self, label: str, *names: str) -> None:
        """Pick from a field's list by typing a part of each name."""
        for name in names:
            self._do(self._field(label).fill(name))
            self._press(self.page.get_by_role("option", name=re.compile(name)).first)
        self._do(self._field(label).press("Tab"))

    def ticks(self, *choices: str) -> None:
        """Tick a choice of several, or boxes, each named by how it begins."""
        for choice in choices:
            one, several = (
                self.dialog.get_by_role(role, name=begins_with(choice))
                for role in ("radio", "checkbox")
            )
            self._do(one.or_(several).first.check())

    def rates(self, question: str, chosen: int) -> None:
        """Choose a number from one to five under a question of the form on top."""
        asked = self.dialog.get_by_role("radiogroup", name=begins_with(question))
        self._do(asked.get_by_role("radio").nth(chosen - 1).check())

    def reacts(self, emoji: str, *, to: str) -> None:
        """React to the newest message with these words."""
        message = self._message(to)
        if not self.screen.touch:
            self._do(message.hover())
        self._press(message.get_by_role("button", name="Add a reaction").last)
        self._press(self.page.get_by_role("menuitem", name=emoji, exact=True))
        self._sees(message.get_by_role("button", name=emoji, pressed=True))

    def takes_back(self, emoji: str, *, of: str) -> None:
        """Take one's own reaction off a message."""
        self._press(self._message(of).get_by_role("button", name=emoji, pressed=True))

    def says(self, text: str) -> None:
        """Send a message or a command in the open place."""
        composer = self.page.get_by_test_id("composer")
        # Nobody can type there before a form that lies over it is gone.
        self._press(composer)
        self._do(composer.fill(text))
        self._press(self.page.get_by_test_id("send"))

    def takes_up(self, shortcut: str, *, of: str) -> None:
        """Choose a shortcut from the menu of the newest message with these words."""
        message = self._message(of)
        if not self.screen.touch:
            self._do(message.hover())
        self._press(message.get_by_test_id("message-menu").last)
        self.picks_from_the_menu(shortcut)

    def types(self, text: str) -> None:
        """Type with the keyboard, wherever the focus is."""
        self._do(self.page.keyboard.type(text))

    def keys(self, *keys: str) -> None:
        for key in keys:
            self._do(self.page.keyboard.press(key))

    def while_drawn_anew(self, cause: Callable[[], Any]) -> None:
        """Cause the surface with the focus to be drawn anew, and wait until it is."""
        handle = self._do(self.page.evaluate_handle("document.activeElement"))
        cause()
        self._do(handle.wait_for_element_state("hidden"))

    def tabs_to(self, name: str) -> None:
        """Press Tab until the focus is on what has this name; fail when it never comes there."""
        for _ in range(80):
            self.keys("Tab")
            if self.focused.startswith(name):
                return
        raise AssertionError(f"Tab never came to {name!r}")

    def downloads(self, file: str) -> str:
        """Download a file that stands in the messages, and return what it says."""

        async def download() -> Path:
            async with self.page.expect_download() as expected:
                await self._file(file).click()
            return await (await expected.value).path()

        self.reads(file)
        return self._do(download()).read_text("utf-8")
