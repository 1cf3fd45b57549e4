"""The operator asks whether all is well, and reads what to do where it is not."""

import sqlite3
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import Connection, text

from bot.demo import TEAM
from bot.doctor import database
from bot.doctor.finding import Mark
from bot.manifest import OPTIONAL_SCOPES, SCOPES
from bot.migrations import Schema, compared
from rituals.cadence.clock import system_clock
from sandbox import Sandbox
from tests.bot.another_clock import slack_whose_clock_is_off
from tests.bot.doctor_visit import Operator, beat_at, owed, planned
from tests.bot.trellis_process import free_port, run
from tests.world.loop import Loop

# https://sqlite.org/c3ref/c_alter_table.html
CREATE_VTABLE = 29


@pytest.fixture
def operator(slack: Sandbox, sqlite_url: str, tmp_path: Path) -> Operator:
    """An operator whose bot is at work."""
    operator = Operator(slack, tmp_path, sqlite_url)
    operator.finds(beat_at(system_clock()))
    return operator


def test_all_is_well(operator: Operator) -> None:
    operator.finds(owed(-60))
    with slack_whose_clock_is_off(operator.slack, seconds=0) as address:
        report = operator.asks(SLACK_API_URL=address)
    assert set(report.marks.values()) == {"ok"}
    assert set(report.marks) > {
        "Settings",
        "Bot token",
        "App token",
        "Scopes",
        "Clock",
        "Outbox",
        "SQLite",
    }
    assert "processes at work: 1" in report.said
    assert "1 waiting, 0 overdue, 0 unsure" in report.said
    assert (report.status, report.said.splitlines()[-1]) == (0, "All is well.")


def test_before_anything_is_set_the_operator_reads_what_to_set(tmp_path: Path) -> None:
    ended = run("doctor", folder=tmp_path, SLACK_API_URL=f"http://127.0.0.1:{free_port()}/api/")
    assert ended.returncode == 1
    assert "SLACK_BOT_TOKEN is missing: the page of your app" in ended.stdout
    assert f"there is no file {tmp_path / 'trellis.db'} yet" in ended.stdout
    assert list(tmp_path.iterdir()) == []


def test_settings_for_a_worker_are_enough_for_a_worker(operator: Operator) -> None:
    report = operator.asks(SLACK_APP_TOKEN="")
    assert report.is_wrong_only_in()
    assert "`trellis worker` can run here" in report.says["Settings"]
    assert "App token" not in report.marks


def test_a_required_scope_that_is_missing_is_named_with_its_reason(operator: Operator) -> None:
    operator.slack.workspaces[TEAM].granted_scopes = {*SCOPES, *OPTIONAL_SCOPES} - {"files:write"}
    report = operator.asks()
    assert report.is_wrong_only_in("Scopes")
    assert f"files:write: {SCOPES['files:write']}" in report.says["Scopes"]
    assert "chat:write" not in report.says["Scopes"]
    assert "install it again" in report.says["Scopes"]


def test_without_the_optional_scopes_nothing_is_wrong(operator: Operator) -> None:
    operator.slack.workspaces[TEAM].granted_scopes = set(SCOPES)
    report = operator.asks()
    assert (report.is_wrong_only_in(), report.marks["Scopes"]) == (True, "look")
    for scope, why in OPTIONAL_SCOPES.items():
        assert f"{scope}: {why}" in report.says["Scopes"]


def test_tokens_that_slack_refuses_are_told_apart(operator: Operator, loop: Loop) -> None:
    async def remove_the_app() -> None:
        operator.slack.workspaces[TEAM].uninstall()

    report = operator.asks(SLACK_APP_TOKEN="xapp-unheard-of")
    assert report.is_wrong_only_in("App token")
    loop.do(remove_the_app())
    report = operator.asks()
    assert report.is_wrong_only_in("Bot token")
    assert "account_inactive" in report.says["Bot token"]
    assert "Install App" in report.says["Bot token"]


@pytest.mark.parametrize("kind", ["503", "reset", "garbage", "429"])
def test_where_slack_does_not_answer_the_database_is_read_all_the_same(
    operator: Operator, kind: str
) -> None:
    operator.slack.faults.add(method="*", kind=kind, times=None)
    report = operator.asks()
    assert report.is_wrong_only_in("Slack")
    assert "slack-status.com" in report.says["Slack"]
    assert report.marks["Outbox"] == report.marks["Heartbeat"] == "ok"


def test_a_token_of_which_slack_says_nothing_now_is_not_called_wrong(operator: Operator) -> None:
    operator.slack.faults.add(method="auth.test", kind="503", times=None)
    report = operator.asks()
    assert (report.is_wrong_only_in(), report.marks["Bot token"]) == (True, "look")


def test_where_the_database_is_down_slack_is_asked_all_the_same(operator: Operator) -> None:
    nowhere = f"postgresql://somebody:a-password@127.0.0.1:{free_port()}/trellis"
    report = operator.asks(TRELLIS_DATABASE_URL=nowhere)
    assert report.is_wrong_only_in("Database")
    assert report.marks["Bot token"] == report.marks["Scopes"] == "ok"


def test_a_sqlite_without_full_text_search_is_wrong() -> None:
    with closing(sqlite3.connect(":memory:")) as without:
        without.set_authorizer(
            lambda does, *_: sqlite3.SQLITE_DENY if does == CREATE_VTABLE else sqlite3.SQLITE_OK
        )
        found = database.full_text(without)
    assert found.mark is Mark.WRONG
    assert "no full-text search (FTS5)" in str(found)
    assert "PostgreSQL" in found.do


def test_a_file_that_is_no_database_is_wrong(operator: Operator) -> None:
    (operator.folder / "other.db").write_text("no database at all " * 100)
    report = operator.asks(TRELLIS_DATABASE_URL="sqlite:///other.db")
    assert report.is_wrong_only_in("Database")


def test_postgresql_is_read_as_a_file_is(operator: Operator, empty_postgresql_url: str) -> None:
    operator.settings["TRELLIS_DATABASE_URL"] = empty_postgresql_url
    report = operator.asks()
    assert (report.is_wrong_only_in(), report.marks["Schema"]) == (True, "look")
    assert "trellis migrate" in report.says["Schema"]
    operator.migrates()
    operator.finds(owed(60))
    assert operator.asks().is_wrong_only_in("Heartbeat", "Outbox")


def test_a_schema_of_another_version_is_wrong(operator: Operator) -> None:
    def comes_from_elsewhere(connection: Connection) -> None:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
        connection.execute(text("DROP TABLE heartbeats"))

    operator.finds(comes_from_elsewhere)
    report = operator.asks()
    assert report.is_wrong_only_in("Schema")
    assert (report.marks["Heartbeat"], report.marks["Outbox"]) == ("look", "ok")
    for command in ("migrate", "worker"):
        ended = run(command, folder=operator.folder, **operator.settings)
        assert (ended.returncode, "Traceback" in ended.stderr) == (2, False)
        assert "another version" in ended.stderr


def test_a_revision_is_older_where_a_newer_one_is_known() -> None:
    known = ["0003", "0002", "0001"]
    assert compared("0003", known) is Schema.CURRENT
    assert {compared(each, known) for each in ("0002", "0001")} == {Schema.OLDER}
    assert compared("0004", known) is Schema.UNKNOWN
    assert compared(None, known) is Schema.NONE


def test_a_heart_that_has_gone_cold_is_wrong_once_something_is_due(operator: Operator) -> None:
    operator.finds(lambda c: c.execute(text("DELETE FROM heartbeats")))
    operator.finds(beat_at(system_clock() - timedelta(minutes=3)))
    operator.finds(owed(-60))
    report = operator.asks()
    assert (report.is_wrong_only_in(), report.marks["Heartbeat"]) == (True, "look")
    operator.finds(owed(1))
    report = operator.asks()
    assert report.is_wrong_only_in("Heartbeat")
    assert "3 minutes ago" in report.says["Heartbeat"]
    assert "trellis run" in report.says["Heartbeat"]


@pytest.mark.parametrize(("minutes", "mark"), [(1, "ok"), (5, "look"), (60, "wrong")])
def test_what_is_late_is_counted_with_the_oldest(
    operator: Operator, minutes: int, mark: str
) -> None:
    now = system_clock()
    for at in (now - timedelta(minutes=minutes), now + timedelta(days=1)):
        operator.finds(planned(at))
    operator.finds(owed(minutes, state="unsure"))
    report = operator.asks()
    assert report.marks["Schedules"] == report.marks["Outbox"] == mark
    late = int(mark != "ok")
    assert f"2 planned, 1 due, {late} overdue" in report.says["Schedules"]
    assert f"1 waiting, {late} overdue, 1 unsure" in report.says["Outbox"]
    assert report.is_wrong_only_in(*(("Schedules", "Outbox") if mark == "wrong" else ()))


def test_dead_messages_are_counted_by_kind_and_reason(operator: Operator) -> None:
    for number in range(3):
        operator.finds(owed(9, state="dead", reason="is_archived", detail=str(number)))
    operator.finds(owed(9, state="dead", reason="cannot be written, 5e1f00"))
    report = operator.asks()
    assert (report.is_wrong_only_in(), report.marks["Dead messages"]) == (True, "look")
    says = report.says["Dead messages"]
    assert "4 could not be brought" in says
    assert "3 of feedback:asked: is_archived" in says
    assert "1 of feedback:asked: cannot be written, 5e1f00" in says
    assert "/invite" in says
    assert "log" in says


@pytest.mark.parametrize(
    ("seconds", "mark", "says"),
    [
        (30, "ok", "goes with Slack's"),
        (-130, "look", "2 minutes ahead of Slack's"),
        (930, "wrong", "15 minutes behind Slack's"),
        (-930, "wrong", "15 minutes ahead of Slack's"),
    ],
)
def test_a_clock_that_goes_otherwise_than_slacks(
    operator: Operator, seconds: int, mark: str, says: str
) -> None:
    with slack_whose_clock_is_off(operator.slack, seconds) as address:
        report = operator.asks(SLACK_API_URL=address)
    assert report.marks["Clock"] == mark
    assert says in report.says["Clock"]
    assert report.is_wrong_only_in(*(["Clock"] if mark == "wrong" else []))
