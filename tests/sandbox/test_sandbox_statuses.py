"""What people say of themselves beside their names."""

from datetime import timedelta

import pytest

from tests.sandbox.test_sandbox_page_api import on_page

NOTHING = {"status_text": "", "status_emoji": "", "status_expiration": 0}


async def shown(w):
    profile = (await w.client.users_info(user="U0MAYA"))["user"]["profile"]
    return {key: profile[key] for key in NOTHING}


def test_a_status_is_told_shown_and_gone_when_it_expires(live):
    async def story(w):
        @w.app.event("user_change")
        async def changed(event):
            profile = event["user"]["profile"]
            w.seen.append({key: profile[key] for key in NOTHING})

        back = w.sandbox.clock.now() + timedelta(days=7)
        assert await shown(w) == NOTHING
        w.orchard.set_status("U0MAYA", "Vacationing", ":palm_tree:", back)
        away = {
            "status_text": "Vacationing",
            "status_emoji": ":palm_tree:",
            "status_expiration": int(back.timestamp()),
        }
        await w.until(lambda: w.seen)
        assert w.seen == [away]
        await w.sandbox.move_clock(back - timedelta(seconds=1))
        assert await shown(w) == away
        await w.sandbox.move_clock(back)
        assert await shown(w) == NOTHING

        w.orchard.set_status("U0MAYA", "Out sick", "face_with_thermometer")
        w.orchard.set_status("U0MAYA")
        await w.until(lambda: len(w.seen) == 3)
        assert {"status_text": "Out sick", "status_emoji": ":face_with_thermometer:"} | {
            "status_expiration": 0
        } in w.seen
        assert NOTHING in w.seen
        with pytest.raises(ValueError, match="100"):
            w.orchard.set_status("U0MAYA", "x" * 101)

    live(story)


def test_the_page_sets_shows_and_clears_it(live):
    async def story(w, page):
        until = w.sandbox.clock.now().timestamp() + 3600
        meeting = {"text": "In a meeting", "emoji": "spiral_calendar_pad", "until": int(until)}
        assert (await page.post("status", **meeting))["ok"]
        state = await page.get("state")
        assert state["me"]["status"] == meeting
        assert meeting in [person["status"] for person in state["people"]]
        late = await page.post("status", text="In a meeting", until=until - 3600)
        assert "still to come" in late["error"]
        await page.post("status")
        assert (await page.get("state"))["me"]["status"] is None

    on_page(live, story)
