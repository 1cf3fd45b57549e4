"""Who works on a database: one process on a SQLite file, any number on PostgreSQL."""

import signal
import socket
import urllib.error
import urllib.request
from itertools import product
from pathlib import Path

import pytest

from bot.demo import TEAM
from sandbox import Sandbox
from tests.bot.test_running import Bot
from tests.bot.trellis_process import free_port, run, started
from tests.world.loop import Loop


@pytest.fixture
def right(slack: Sandbox) -> dict[str, str]:
    """All that a worker needs."""
    return {
        "SLACK_BOT_TOKEN": slack.workspaces[TEAM].bot_token,
        "SLACK_API_URL": slack.api_url,
    }


@pytest.fixture
def bot(slack: Sandbox, loop: Loop, tmp_path: Path) -> Bot:
    return Bot(slack, loop, tmp_path, "http")


def words_of(command: str) -> list[str]:
    """The bot listens at a port of its own, so that nothing but the file is in the way."""
    return [command, "--port", str(free_port())] if command == "run" else [command]


def test_a_worker_needs_the_bot_token_alone_listens_nowhere_and_ends_well(
    tmp_path: Path, right: dict[str, str]
) -> None:
    refused = run("worker", folder=tmp_path)
    assert (refused.returncode, refused.stderr.count(" is missing")) == (2, 1)
    assert "SLACK_BOT_TOKEN is missing" in refused.stderr
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        refused = run("worker", "--port", port, folder=tmp_path, **right)
        assert (refused.returncode, port in refused.stderr) == (2, True)
        with started("worker", folder=tmp_path, **right) as worker:
            worker.says("ready")
            assert worker.ends() == 0
    assert "stopped" in worker.everything


def test_a_worker_with_a_port_tells_that_it_is_ready_and_takes_no_deliveries(
    tmp_path: Path, right: dict[str, str]
) -> None:
    port = free_port()
    with started("worker", "--port", str(port), folder=tmp_path, **right) as worker:
        worker.says("ready")
        for path in ("healthz", "readyz"):
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/{path}") as answer:
                assert answer.status == 200
        with pytest.raises(urllib.error.HTTPError, match="404"):
            urllib.request.urlopen(f"http://127.0.0.1:{port}/slack/events", data=b"{}")


def test_a_worker_sends_what_a_killed_bot_owed_from_the_same_file(
    bot: Bot, tmp_path: Path, right: dict[str, str]
) -> None:
    bot.slack.faults.add(method="conversations.open", kind="503", times=None)
    with bot.start() as running:
        running.says("ready")
        bot.maya_gives("Your handout")
        assert running.ends(signal.SIGKILL) == -signal.SIGKILL
    bot.slack.faults.clear()
    with started("worker", folder=tmp_path, **right) as worker:
        worker.says("ready")
        bot.until(lambda: bot.noor.dm and bot.maya.dm)
        assert worker.ends() == 0
    assert len(bot.noor.dm) == len(bot.maya.dm) == 1


def test_on_postgresql_a_bot_and_its_workers_share_the_work(
    bot: Bot, tmp_path: Path, right: dict[str, str], postgresql_url: str
) -> None:
    there = {"TRELLIS_DATABASE_URL": postgresql_url}
    bot.settings |= there
    with (
        started("worker", folder=tmp_path, **right, **there) as one,
        started("worker", folder=tmp_path, **right, **there) as another,
    ):
        with bot.start() as running:
            for each in (one, another, running):
                each.says("ready")
            bot.slack.faults.add(method="conversations.open", kind="503", times=None)
            bot.maya_gives("Your handout")
            assert running.ends(signal.SIGKILL) == -signal.SIGKILL
        bot.slack.faults.clear()
        bot.until(lambda: bot.noor.dm and bot.maya.dm)
        assert (one.ends(), another.ends()) == (0, 0)
    assert len(bot.noor.dm) == len(bot.maya.dm) == 1


@pytest.mark.parametrize(("first", "second"), list(product(["run", "worker"], repeat=2)))
def test_a_second_process_on_a_sqlite_file_is_turned_away(
    first: str, second: str, bot: Bot, tmp_path: Path
) -> None:
    (tmp_path / "link.db").symlink_to(tmp_path / "trellis.db")
    by_another_name = bot.settings | {"TRELLIS_DATABASE_URL": "sqlite:///link.db"}
    with started(*words_of(first), folder=tmp_path, **bot.settings) as running:
        running.says("ready")
        refused = run(*words_of(second), folder=tmp_path, **by_another_name)
        assert (refused.returncode, "Traceback" in refused.stderr) == (2, False)
        for words in (str(tmp_path / "trellis.db"), "one process", "PostgreSQL"):
            assert words in refused.stderr
        assert running.ends() == 0


@pytest.mark.parametrize("by", [signal.SIGKILL, signal.SIGTERM])
def test_the_file_is_free_again_however_a_process_ended(
    by: signal.Signals, tmp_path: Path, right: dict[str, str]
) -> None:
    for _ in range(2):
        with started("worker", folder=tmp_path, **right) as worker:
            worker.says("ready")
            worker.ends(by)


def test_a_start_that_slack_refuses_leaves_the_file_free(
    tmp_path: Path, right: dict[str, str]
) -> None:
    refused = run("worker", folder=tmp_path, **right | {"SLACK_BOT_TOKEN": "xoxb-unheard-of"})
    assert "invalid_auth" in refused.stderr
    with started("worker", folder=tmp_path, **right) as worker:
        worker.says("ready")


def test_other_commands_go_on_beside_a_process_at_work(
    bot: Bot, tmp_path: Path, right: dict[str, str]
) -> None:
    with started("worker", folder=tmp_path, **right) as worker:
        worker.says("ready")
        assert run("migrate", folder=tmp_path).returncode == 0
        # The first sign of life comes a moment after the start.
        while "processes at work: 1" not in run("doctor", folder=tmp_path, **bot.settings).stdout:
            assert worker.process.poll() is None
        assert worker.ends() == 0


def test_databases_in_memory_are_each_process_own(tmp_path: Path, right: dict[str, str]) -> None:
    right["TRELLIS_DATABASE_URL"] = "sqlite://"
    with (
        started("worker", folder=tmp_path, **right) as one,
        started("worker", folder=tmp_path, **right) as another,
    ):
        for each in (one, another):
            each.says("ready")
    assert list(tmp_path.iterdir()) == []
