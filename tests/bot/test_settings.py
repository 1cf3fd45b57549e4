"""What the operator set wrong is said in one message, with where to get it right."""

import socket
import sqlite3
from pathlib import Path

import pytest

from bot.demo import TEAM
from bot.settings import WHERE
from sandbox import Sandbox
from tests.bot.trellis_process import free_port, run, started

SECRET = {"SLACK_SIGNING_SECRET": "a signing secret"}
USAGE = 2


@pytest.fixture
def right(slack: Sandbox) -> dict[str, str]:
    """Settings with which the bot starts."""
    token = slack.workspaces[TEAM].bot_token
    return {"SLACK_BOT_TOKEN": token, "SLACK_API_URL": slack.api_url, **SECRET}


def refused(folder: Path, **settings: str) -> str:
    """Run the bot and return why it does not start: in words, without a traceback."""
    ended = run("run", "--port", str(free_port()), folder=folder, **settings)
    assert ended.returncode == USAGE, ended.stderr
    assert ended.stdout == ""
    assert "Traceback" not in ended.stderr
    assert "Unclosed" not in ended.stderr
    return ended.stderr


def test_all_that_is_missing_is_named_at_once(tmp_path: Path) -> None:
    said = refused(tmp_path)
    for name in ("SLACK_BOT_TOKEN", "SLACK_SIGNING_SECRET"):
        assert f"{name} is missing: {WHERE[name]}" in said
    assert "SLACK_APP_TOKEN" in said, "the other way is named too"
    assert said.count(" is missing") == 2


def test_what_is_empty_is_missing(tmp_path: Path) -> None:
    said = refused(tmp_path, SLACK_BOT_TOKEN="", SLACK_SIGNING_SECRET="", SLACK_APP_TOKEN="")
    assert said == refused(tmp_path)


def test_all_that_is_malformed_is_named_at_once_and_no_token_is_shown(tmp_path: Path) -> None:
    said = refused(
        tmp_path,
        SLACK_BOT_TOKEN="xapp-in-the-wrong-place",
        SLACK_APP_TOKEN="xoxb-in-the-wrong-place",
        SLACK_API_URL="slack.com/api",
        TRELLIS_DATABASE_URL="mysql://somewhere/trellis",
        TRELLIS_ANONYMITY_THRESHOLD="2",
        TRELLIS_LOG_LEVEL="LOUD",
    )
    malformed = set(WHERE) - {"SLACK_SIGNING_SECRET"}
    assert {name for name in WHERE if f"{name} is malformed: {WHERE[name]}" in said} == malformed
    assert "in-the-wrong-place" not in said


def test_tokens_that_slack_refuses_are_named(
    tmp_path: Path, slack: Sandbox, right: dict[str, str]
) -> None:
    said = refused(tmp_path, **right | {"SLACK_BOT_TOKEN": "xoxb-unheard-of"})
    assert "SLACK_BOT_TOKEN" in said
    assert "invalid_auth" in said
    said = refused(tmp_path, **right | {"SLACK_APP_TOKEN": "xapp-unheard-of"})
    assert "SLACK_APP_TOKEN" in said
    assert "unheard-of" not in said


def test_an_address_at_which_slack_is_not_is_named(tmp_path: Path, right: dict[str, str]) -> None:
    nobody = f"http://127.0.0.1:{free_port()}/api/"
    assert nobody in refused(tmp_path, **right | {"SLACK_API_URL": nobody})


def test_a_database_that_cannot_be_opened_is_a_word_and_no_traceback(
    tmp_path: Path, right: dict[str, str]
) -> None:
    (tmp_path / "a file").write_text("this is no database, and no folder either" * 100)
    for url in (
        f"sqlite:///{tmp_path}/a file",
        f"sqlite:///{tmp_path}/a file/trellis.db",
        f"postgresql://nobody:a-password@127.0.0.1:{free_port()}/none",
    ):
        said = refused(tmp_path, **right, TRELLIS_DATABASE_URL=url)
        assert "TRELLIS_DATABASE_URL" in said
        assert "a-password" not in said
    ended = run("migrate", folder=tmp_path, TRELLIS_DATABASE_URL=url)
    assert (ended.returncode, "Traceback" in ended.stderr) == (USAGE, False)


def test_a_port_that_is_taken_is_a_word_and_no_traceback(
    tmp_path: Path, right: dict[str, str]
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        ended = run("run", "--port", port, folder=tmp_path, **right)
    assert (ended.returncode, "Traceback" in ended.stderr) == (USAGE, False)
    assert port in ended.stderr


def test_settings_may_stand_in_a_file_and_the_environment_goes_before_it(
    tmp_path: Path, right: dict[str, str]
) -> None:
    lines = [f"{name}={value}" for name, value in right.items()]
    lines += ["SOMETHING_ELSE=of another program's", "TRELLIS_DATABASE_URL=sqlite:///ours.db"]
    (tmp_path / ".env").write_text("\n".join(lines))
    with started("run", "--port", str(free_port()), folder=tmp_path) as bot:
        bot.says("ready")
        assert (bot.ends(), (tmp_path / "ours.db").exists()) == (0, True)
    assert "xoxb-unheard-of" not in refused(tmp_path, SLACK_BOT_TOKEN="xoxb-unheard-of")


def test_on_postgresql_the_operator_migrates_before_the_bot_starts(
    tmp_path: Path, right: dict[str, str], empty_postgresql_url: str
) -> None:
    there = {"TRELLIS_DATABASE_URL": empty_postgresql_url}
    settings = right | there
    assert "trellis migrate" in refused(tmp_path, **settings)
    for _ in range(2):
        ended = run("migrate", folder=tmp_path, **there)
        assert (ended.returncode, ended.stdout) == (0, "The database is up to date.\n")
    with started("run", "--port", str(free_port()), folder=tmp_path, **settings) as bot:
        bot.says("ready")
        assert bot.ends() == 0


def test_on_sqlite_the_command_makes_the_same_tables_as_the_start(
    tmp_path: Path, right: dict[str, str]
) -> None:
    by_command, by_start = tmp_path / "by-command.db", tmp_path / "by-start.db"
    run("migrate", folder=tmp_path, TRELLIS_DATABASE_URL=f"sqlite:///{by_command}")
    settings = right | {"TRELLIS_DATABASE_URL": f"sqlite:///{by_start}"}
    with started("run", "--port", str(free_port()), folder=tmp_path, **settings) as bot:
        bot.says("ready")
        assert bot.ends() == 0
    assert _tables(by_command) == _tables(by_start) != []


def _tables(file: Path) -> list[tuple[str, str]]:
    connection = sqlite3.connect(file)
    try:
        return sorted(connection.execute("SELECT name, sql FROM sqlite_master"))
    finally:
        connection.close()
