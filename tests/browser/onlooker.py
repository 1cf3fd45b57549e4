"""Somebody before the page, who reads what is on it."""

import json
import re
from collections.abc import Coroutine
from pathlib import Path
from typing import Any, TypeVar

from playwright.async_api import Browser, BrowserContext, Locator, Page, expect
from playwright.async_api import TimeoutError as PlaywrightTimeout

from tests.browser.screen import Screen
from tests.browser.sight import Sight
from tests.world.loop import Loop

T = TypeVar("T")

# Far above what any step takes; two busy cores can make a second out of a tenth.
PATIENCE = 20_000


class Onlooker:
    """A person who looks at the page, in a browser of their own.

    Args:
        loop: where the browser is driven.
        browser: the browser.
        screen: what it is looked at on.
        url: the page's address.
    """

    def __init__(self, loop: Loop, browser: Browser, screen: Screen, url: str) -> None:
        self._loop, self.screen = loop, screen
        self._context: BrowserContext = self._do(browser.new_context(**screen.options))
        self._context.set_default_timeout(PATIENCE)
        self.page: Page = self._do(self._context.new_page())
        self.sight = self._do(Sight.over(self.page))
        self._do(self.page.goto(f"{url}/"))
        self._do(self.page.locator("#loading").wait_for(state="hidden"))

    def leaves(self) -> None:
        self._do(self.sight.end())
        self._do(self._context.close())

    # What they see

    @property
    def dialog(self) -> Locator:
        return self.page.locator("dialog[open]").last

    @property
    def focused(self) -> str:
        """The name of what has the focus, as a screen reader says it first."""
        name = """() => {
            const one = document.activeElement;
            const named = document.getElementById(one.getAttribute("aria-labelledby"));
            const label = (named ?? one.labels?.[0])?.textContent;
            return one.getAttribute("aria-label") ?? label ?? one.textContent;
        }"""
        return str(self._do(self.page.evaluate(name))).strip()

    def described(self) -> str:
        """What a screen reader adds about the focused field: its error and its hint."""
        words = """() => (document.activeElement.getAttribute("aria-describedby") ?? "")
            .split(" ").map((id) => document.getElementById(id)?.textContent ?? "").join(" ")"""
        return str(self._do(self.page.evaluate(words)))

    def reads(self, *texts: str) -> None:
        """See these words in the form on top, else in the open place; wait until they are there."""
        for text in texts:
            shown = expect(self._here())
            self._do(shown.to_contain_text(text, use_inner_text=True, timeout=PATIENCE))
        self.sight.check(self._do)

    def does_not_read(self, *texts: str) -> None:
        for text in texts:
            self._do(expect(self._here()).not_to_contain_text(text, use_inner_text=True))

    def can_write(self) -> bool:
        return self._do(self.page.get_by_test_id("composer").is_visible())

    def sees_no_form(self) -> None:
        self._do(expect(self.page.locator("dialog[open]")).to_have_count(0, timeout=PATIENCE))

    def is_told(self, field: str, error: str) -> None:
        """See an error beside its field, joined to it for those who hear the page."""
        input_ = self._field(field)
        self._do(expect(input_).to_have_attribute("aria-invalid", "true", timeout=PATIENCE))
        labelled = self.page.get_by_label(begins_with(field))
        beside = self.dialog.locator(".input").filter(has=labelled).locator(".error")
        self._do(expect(beside).to_contain_text(error))
        described = self._do(input_.get_attribute("aria-describedby")) or ""
        assert self._do(beside.get_attribute("id")) in described.split()

    def everything_that_came(self) -> str:
        """All that the page was ever sent, shown or not."""
        return json.dumps(self.sight.answers, ensure_ascii=False)

    def scrolls_to(self, words: str) -> None:
        """Bring the newest message with these words to the top of the open place."""
        article = self.page.locator("#main article").filter(has_text=words).last
        self._do(article.evaluate("(message) => message.scrollIntoView({ block: 'start' })"))

    def is_photographed(self, file: Path) -> None:
        """Keep the screen as a picture, with nothing under a pointer or in focus."""
        self._do(self.page.mouse.move(0, 0))
        self._do(self.page.evaluate("document.activeElement.blur()"))
        self._do(self.page.screenshot(path=file))

    def forgets(self) -> None:
        """Forget what came so far."""
        self.sight.answers.clear()

    # How it is done

    def _do(self, work: Coroutine[Any, Any, T]) -> T:
        try:
            return self._loop.do(work)
        except (PlaywrightTimeout, AssertionError) as failed:
            failed.add_note(f"On the screen:\n{self._loop.do(self._here().inner_text())}")
            raise

    def _press(self, what: Locator) -> None:
        self._do(what.tap() if self.screen.touch else what.click())

    def _sees(self, what: Locator) -> None:
        self._do(what.wait_for())

    def _here(self) -> Locator:
        """The form on top where one is open, else the open thread, else the open place."""
        return self.page.locator("#main, #thread:not([hidden]), dialog[open]").last

    def _field(self, label: str) -> Locator:
        return self.dialog.get_by_label(begins_with(label))

    def _message(self, words: str) -> Locator:
        return self._here().locator("article").filter(has_text=words).last

    def _beside(self, words: str) -> Locator:
        return self._here().locator(".section").filter(has_text=words).last

    def _file(self, name: str) -> Locator:
        return self.page.locator("#main a.file").filter(has_text=name).last


def begins_with(label: str) -> re.Pattern[str]:
    return re.compile(rf"^{re.escape(label)}")
