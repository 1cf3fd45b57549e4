"""Moving the clock from the page."""

import asyncio
from datetime import timedelta

from tests.sandbox.test_sandbox_page_api import on_page

DAY = 24 * 3600


def test_a_long_way_is_answered_at_once_and_shows_how_far_it_has_come(live):
    async def story(w, page):
        go_on, half_way = asyncio.Event(), asyncio.Event()
        begin = w.sandbox.clock.now().timestamp()

        async def lived(to):
            w.sandbox.clock.set(w.sandbox.clock.now() + timedelta(days=45))
            half_way.set()
            await go_on.wait()

        w.sandbox.on_clock = lived
        assert (await page.get("state"))["moving"] is None
        assert (await page.post("clock", by=90 * DAY))["ok"]
        await half_way.wait()
        state = await page.get("state")
        assert state["moving"] == {"from": begin, "to": begin + 90 * DAY}
        assert state["now"] == begin + 45 * DAY
        assert (await page.post("say", channel="C0DESIGN", text="on the way"))["ok"]
        twice = await page.post("clock", by=DAY)
        assert twice["error"] == "Time is moving on already."
        go_on.set()
        await w.until(lambda: w.sandbox.passage.way is None)
        state = await page.get("state")
        assert (state["now"], state["moving"]) == (begin + 90 * DAY, None)
        back = await page.post("clock", to=begin)
        assert back["error"] == "The clock only moves forward."

    on_page(live, story)


def test_whoever_moved_a_clock_that_stops_on_its_way_is_told(live):
    async def story(w, page):
        async def lived(to):
            raise RuntimeError("nobody is there")

        w.sandbox.on_clock = lived
        begin = w.sandbox.clock.now()
        assert (await page.post("clock", by=DAY))["ok"]
        await w.until(lambda: w.maya.notices)
        (notice,) = (await page.get("state"))["notices"]
        assert notice["text"] == "The clock stopped on its way: nobody is there"
        assert w.sandbox.clock.now() == begin

    on_page(live, story)
