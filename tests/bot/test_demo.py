"""The demo, as somebody starts it who wants to see what this is."""

import json
import re
import signal
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.bot.trellis_process import Running, run, started
from tests.world.people import find_buttons, words

TEAM, MAYA, NOOR = "T0ORCHARD", "U0MAYA", "U0NOOR"
WEEK = 7 * 24 * 3600


class Page:
    """What the page in the browser does and sees, by the interface it uses."""

    def __init__(self, url: str) -> None:
        self.url = url.rstrip("/")

    def get(self, path: str, **query: str) -> Any:
        asked = "&".join(f"{name}={value}" for name, value in query.items())
        with urllib.request.urlopen(f"{self.url}{path}?{asked}", timeout=30) as answer:
            return answer.read().decode()

    def does(self, deed: str, user: str, **body: Any) -> dict[str, Any]:
        content = json.dumps({"team": TEAM, "user": user, **body}).encode()
        request = urllib.request.Request(
            f"{self.url}/page/{deed}", content, {"Content-Type": "application/json"}
        )
        with urllib.request.urlopen(request, timeout=60) as answer:
            found: dict[str, Any] = json.load(answer)
        assert found["ok"], found
        return found

    def state(self, user: str) -> dict[str, Any]:
        found: dict[str, Any] = json.loads(self.get("/page/state", team=TEAM, user=user))
        return found

    def messages(self, user: str, channel: str) -> list[dict[str, Any]]:
        found = json.loads(self.get("/page/messages", team=TEAM, user=user, channel=channel))
        return list(found["messages"])


@pytest.fixture
def running(tmp_path: Path) -> Iterator[Running]:
    with started("demo", "--port", "0", folder=tmp_path, TMPDIR=str(tmp_path)) as running:
        yield running


def begun(running: Running) -> Page:
    """Wait until the address of the page is there."""
    found = re.search(r"http://127\.0\.0\.1:\d+/", running.says("http://127.0.0.1:"))
    assert found is not None
    return Page(found[0])


def with_the_app(page: Page, user: str) -> list[dict[str, Any]]:
    """What stands in somebody's conversation with the app."""
    app = page.state(user)["app"]["bot_user_id"]
    channel = next(c for c in page.state(user)["channels"] if c.get("with") == app)
    return page.messages(user, channel["id"])


def until_there(page: Page, user: str, sentence: str) -> dict[str, Any]:
    """Wait for the bot to write something, and return it."""
    for _ in range(500):
        for message in with_the_app(page, user):
            if sentence in words(message):
                return message
        time.sleep(0.02)
    raise AssertionError(f"{sentence!r} never came to {user}")


def test_the_first_screen_has_something_to_do_and_a_week_later_the_summary_is_there(
    running: Running,
) -> None:
    page = begun(running)
    assert "<html" in page.get("/").lower()
    asked = until_there(page, MAYA, f"<@{NOOR}> asks you for feedback")
    give = find_buttons(asked["blocks"], "Give feedback")[0]
    channel = next(c["id"] for c in page.state(MAYA)["channels"] if c["kind"] == "im")
    place = {"where": "message", "channel": channel, "ts": asked["ts"]}
    names = {"action_id": give[0]["action_id"], "block_id": give[1]["block_id"]}
    page.does("action", MAYA, **place, **names)
    form = page.state(MAYA)["modals"][-1]
    page.does("submit", MAYA, view_id=form["id"], state={"start": "Saying why first"})
    assert "Saying why first" in words(until_there(page, NOOR, "gave you feedback"))
    page.does("clock", MAYA, by=2 * WEEK)
    summary = until_there(page, NOOR, "Your request for feedback is closed")
    assert "Saying why first" in words(summary)
    assert running.ends(signal.SIGINT) == 0


@pytest.mark.parametrize("by", [signal.SIGINT, signal.SIGTERM])
def test_it_ends_at_a_word_and_leaves_nothing_behind(tmp_path: Path, by: signal.Signals) -> None:
    with started("demo", "--port", "0", folder=tmp_path, TMPDIR=str(tmp_path)) as running:
        page = begun(running)
        assert [each.name[:13] for each in tmp_path.iterdir()] == ["trellis-demo-"]
        assert running.ends(by) == 0
    assert "Traceback" not in running.everything
    assert list(tmp_path.iterdir()) == []
    with pytest.raises(urllib.error.URLError):
        page.get("/")


def test_a_page_already_served_at_a_port_is_a_word_and_no_traceback(
    running: Running, tmp_path: Path
) -> None:
    port = begun(running).url.rpartition(":")[2]
    second = run("demo", "--port", port, folder=tmp_path)
    assert second.returncode != 0
    assert "Traceback" not in second.stderr
    assert port in second.stderr
