"""Moving the workspace's clock far ahead, and saying that one is away."""

import asyncio
from datetime import datetime, timedelta

from playwright.async_api import expect

from tests.browser.orchard import Orchard
from tests.browser.visitor import Visitor


def test_a_quarter_passes_while_the_page_stays_usable(visitor: Visitor, town: Orchard) -> None:
    go_on, half_way = asyncio.Event(), asyncio.Event()

    async def lived(to: datetime) -> None:
        town.sandbox.clock.set(town.sandbox.clock.now() + timedelta(days=40))
        half_way.set()
        await go_on.wait()

    town.sandbox.on_clock = lived
    maya, page = visitor, visitor.page
    maya.goes_to("design")
    toggle = page.get_by_test_id("clock-toggle")
    folded = town.do(toggle.is_visible())
    if folded:
        town.do(toggle.click())
    town.do(page.get_by_role("button", name="Move the clock on by 1 quarter").click())
    if folded:
        town.do(toggle.click())
    town.do(half_way.wait())
    clock = page.locator("#clock")
    town.do(expect(clock).to_contain_text("Moving on to 3 June …"))
    town.do(expect(page.get_by_test_id("clock-now")).to_contain_text("12 Apr"))
    maya.reads("The empty state is my favourite")
    maya.goes_to("general")
    maya.reads("Thank you all for a calm release week")
    town.loop.do(_set(go_on))
    town.do(expect(clock).not_to_have_attribute("aria-busy", "true"))
    town.do(expect(page.get_by_test_id("clock-now")).to_contain_text("3 Jun"))
    maya.reads("Thank you all for a calm release week")


def test_somebody_sets_their_status_with_the_keyboard_and_clears_it(
    at_a_desk: Visitor, town: Orchard
) -> None:
    maya = at_a_desk
    maya.goes_to("design")
    maya.reads("The empty state is my favourite")
    maya.tabs_to("Set your status")
    maya.keys("Enter")
    maya.reads("Your status", "In a meeting", "Out sick", "Vacationing")
    maya.keys("ArrowDown")  # to being sick, which ends with the day
    maya.tabs_to("Save")
    maya.keys("Enter")
    maya.sees_no_form()
    assert maya.focused.startswith("Your status: Out sick, until 3 March, 23:59")
    mark = maya.page.locator("#main").get_by_role("img", name="Out sick, until 3 March")
    town.do(expect(mark.first).to_be_visible())
    maya.keys("Enter")
    maya.tabs_to("Clear status")
    maya.keys("Enter")
    maya.sees_no_form()
    assert maya.focused == "Set your status"
    town.do(expect(mark).to_have_count(0))


async def _set(event: asyncio.Event) -> None:
    event.set()
