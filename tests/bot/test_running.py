"""The bot as a process: it becomes ready, answers, and finishes what is in hand before it ends."""

import asyncio
import signal
import urllib.error
import urllib.request
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from bot.demo import TEAM
from sandbox import Sandbox
from storage.database import Database
from storage.outbox import SENT
from storage.tables import OutboxMessage
from tests.bot.trellis_process import Running, free_port, started
from tests.world.loop import Loop
from tests.world.people import words

SECRET = "a signing secret"
PRIVATE = "something said in confidence"


class Bot:
    """The bot under way in the workspace, over one of the two transports."""

    def __init__(self, slack: Sandbox, loop: Loop, folder: Path, transport: str) -> None:
        self.slack, self.loop, self.folder = slack, loop, folder
        self.port = free_port()
        token = slack.workspaces[TEAM].bot_token
        self.settings = {"SLACK_BOT_TOKEN": token, "SLACK_API_URL": slack.api_url}
        self.settings["TRELLIS_LOG_LEVEL"] = "DEBUG"
        if transport == "socket":
            self.settings["SLACK_APP_TOKEN"] = slack.app_token
        else:
            self.settings["SLACK_SIGNING_SECRET"] = SECRET
            slack.deliver_over_http(f"http://127.0.0.1:{self.port}/slack/events", SECRET)
        self.maya = slack.as_person(TEAM, "U0MAYA")
        self.noor = slack.as_person(TEAM, "U0NOOR")

    def start(self) -> Any:
        return started("run", "--port", str(self.port), folder=self.folder, **self.settings)

    def is_ready(self) -> int:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{self.port}/readyz") as answer:
                return answer.status
        except urllib.error.HTTPError as error:
            return error.code

    def maya_gives(self, what: str) -> None:
        async def give() -> None:
            assert (await self.maya.command("/feedback", "give <@U0NOOR>")).ok
            await self.maya.submit(self.maya.modal["id"], {"seen": what})
            assert (self.maya.errors, self.maya.modal) == ({}, None)

        self.loop.do(give())

    def until(self, seen: Any) -> None:
        """Wait for something to be seen in the workspace."""

        async def wait() -> None:
            while not seen():
                await asyncio.sleep(0.01)

        self.loop.do(wait())

    def outbox(self) -> list[Any]:
        database = Database(f"sqlite:///{self.folder / 'trellis.db'}")
        try:
            query = select(OutboxMessage.__table__)
            return database.transaction(lambda connection: list(connection.execute(query)))
        finally:
            database.close()


@pytest.fixture(params=["http", "socket"])
def bot(request: pytest.FixtureRequest, slack: Sandbox, loop: Loop, tmp_path: Path) -> Bot:
    return Bot(slack, loop, tmp_path, request.param)


@pytest.mark.parametrize("by", [signal.SIGTERM, signal.SIGINT])
def test_it_becomes_ready_answers_delivers_and_ends_well(bot: Bot, by: signal.Signals) -> None:
    with bot.start() as running:
        running.says("ready")
        assert bot.is_ready() == 200
        bot.maya_gives(PRIVATE)
        bot.until(lambda: bot.noor.dm and bot.maya.dm)
        assert PRIVATE in words(bot.noor.dm)
        assert running.ends(by) == 0
        assert "stopped" in running.everything
        nothing_private_is_logged(running, bot)


def nothing_private_is_logged(running: Running, bot: Bot) -> None:
    """Even with the most talkative log: no words of people's, no names, no tokens."""
    for secret in (PRIVATE, "Maya", "U0NOOR", SECRET, *bot.settings.values()):
        if secret not in ("DEBUG", bot.slack.api_url):
            assert secret not in running.everything


@pytest.mark.parametrize("by", [signal.SIGTERM, signal.SIGINT])
def test_a_message_that_slack_is_slow_to_answer_is_recorded_before_the_end(
    bot: Bot, by: signal.Signals
) -> None:
    with bot.start() as running:
        running.says("ready")
        bot.slack.faults.add(method="chat.postMessage", kind="slow", delay=1.0, times=None)
        bot.maya_gives("Your handout")
        bot.until(lambda: bot.noor.dm and bot.maya.dm)
        assert running.ends(by) == 0
    recorded = Counter((row.state, row.channel, row.ts) for row in bot.outbox())
    stands = [(SENT, each.dm_channel, each.dm[0]["ts"]) for each in (bot.noor, bot.maya)]
    assert recorded == Counter(stands)


def test_a_message_sent_by_the_heartbeat_is_recorded_before_the_end(
    slack: Sandbox, loop: Loop, tmp_path: Path
) -> None:
    bot = Bot(slack, loop, tmp_path, "http")
    with bot.start() as running:
        running.says("ready")
        slack.faults.add(method="chat.postMessage", kind="429", retry_after=1, times=None)
        bot.maya_gives("Your handout")
        # Nothing is left to wake the outbox but the heartbeat.
        bot.until(lambda: sum(call.status == 429 for call in slack.calls) >= 2)
        slack.faults.clear()
        slack.faults.add(method="chat.postMessage", kind="slow", delay=1.0, times=None)
        bot.until(lambda: bot.noor.dm and bot.maya.dm)
        assert running.ends() == 0
    assert [row.state for row in bot.outbox()] == [SENT] * 2
    assert len(bot.noor.dm) == len(bot.maya.dm) == 1


def test_a_request_in_hand_is_answered_before_the_end(bot: Bot) -> None:
    async def type_while_it_ends(running: Running) -> None:
        bot.slack.faults.add(method="views.open", kind="slow", delay=0.5)
        typing = asyncio.create_task(bot.maya.command("/feedback", "ask"))
        while bot.maya.modal is None:
            await asyncio.sleep(0.01)
        running.process.send_signal(signal.SIGTERM)
        assert (await typing).ok

    with bot.start() as running:
        running.says("ready")
        bot.loop.do(type_while_it_ends(running))
        assert running.end() == 0


def test_what_was_owed_when_it_was_killed_is_sent_when_it_is_started_again(
    slack: Sandbox, loop: Loop, tmp_path: Path
) -> None:
    bot = Bot(slack, loop, tmp_path, "http")
    slack.faults.add(method="conversations.open", kind="503", times=None)
    with bot.start() as running:
        running.says("ready")
        bot.maya_gives("Your handout")
        assert running.ends(signal.SIGKILL) == -signal.SIGKILL
    assert bot.noor.dm == []
    slack.faults.clear()
    with bot.start() as running:
        bot.until(lambda: bot.noor.dm and bot.maya.dm)
        assert running.ends() == 0
    assert len(bot.noor.dm) == len(bot.maya.dm) == 1


def test_a_socket_that_slack_renews_loses_nothing(
    slack: Sandbox, loop: Loop, tmp_path: Path
) -> None:
    bot = Bot(slack, loop, tmp_path, "socket")
    with bot.start() as running:
        running.says("ready")
        old = slack.sockets.connections[0]
        loop.do(slack.sockets.refresh(grace=0.05))
        bot.until(lambda: any(each is not old for each in slack.sockets.connections))
        bot.until(lambda: old not in slack.sockets.connections)
        bot.maya_gives("Your handout")
        bot.until(lambda: bot.noor.dm)
        assert running.ends() == 0
