"""The operator at a terminal, who asks `trellis doctor`, and what they read."""

import re
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, update

from bot.demo import TEAM
from rituals.cadence.clock import system_clock
from sandbox import Sandbox
from storage import heartbeats
from storage.database import Database
from storage.tables import OutboxMessage
from storage.unit_of_work import UnitOfWork
from tests.bot.trellis_process import run

PERSON = "U0NOBODY"
FINDING = re.compile(r"^(ok|look|wrong) +([^:]+): (.*(?:\n {7}.*)*)", re.MULTILINE)


class Operator:
    """Somebody at a terminal, in the folder of the bot."""

    def __init__(self, slack: Sandbox, folder: Path, database_url: str) -> None:
        self.slack, self.folder = slack, folder
        self.settings = {
            "SLACK_BOT_TOKEN": slack.workspaces[TEAM].bot_token,
            "SLACK_APP_TOKEN": slack.app_token,
            "SLACK_API_URL": slack.api_url,
            "TRELLIS_DATABASE_URL": database_url,
        }

    def migrates(self) -> None:
        run("migrate", folder=self.folder, **self.settings)

    def asks(self, **settings: str) -> "Report":
        """Run the command, which changes nothing and tells nothing that is nobody's business."""
        before = self._files()
        ended = run("doctor", folder=self.folder, **self.settings | settings)
        assert self._files() == before
        for secret in (*(self.settings | settings).values(), PERSON, "Traceback", "a-password"):
            if secret and not secret.startswith(("http", "sqlite")):
                assert secret not in ended.stdout + ended.stderr
        assert ended.stderr == ""
        return Report(ended.returncode, ended.stdout)

    def _files(self) -> dict[str, bytes]:
        return {each.name: each.read_bytes() for each in self.folder.iterdir()}

    def finds(self, change: Callable[[Connection], Any]) -> None:
        """Let something have happened in the database."""
        database = Database(self.settings["TRELLIS_DATABASE_URL"])
        database.transaction(change)
        database.close()


class Report:
    """What the operator reads."""

    def __init__(self, status: int, said: str) -> None:
        self.status, self.said = status, said
        found = FINDING.findall(said)
        self.marks = {about: mark for mark, about, _ in found}
        self.says = {about: words for _, about, words in found}

    def is_wrong_only_in(self, *about: str) -> bool:
        wrong = {each for each, mark in self.marks.items() if mark == "wrong"}
        return wrong == set(about) and self.status == (1 if about else 0)


def beat_at(now: datetime) -> Callable[[Connection], Any]:
    return lambda connection: heartbeats.beat(connection, "a-random-id", now, now)


def owed(minutes_ago: int, **more: Any) -> Callable[[Connection], Any]:
    """A message that should have left some minutes ago."""
    due = system_clock() - timedelta(minutes=minutes_ago)
    key = f"{minutes_ago} {more}"

    def owe(connection: Connection) -> None:
        work = UnitOfWork(connection, TEAM, due)
        work.outbox.send("feedback:asked", 1, PERSON, key=key)
        work.flush()
        row = update(OutboxMessage).where(OutboxMessage.key == key)
        connection.execute(row.values(key=key, **more))

    return owe


def planned(at: datetime) -> Callable[[Connection], Any]:
    """Something that falls due at a moment, for a subject of its own."""

    def plan(connection: Connection) -> None:
        work = UnitOfWork(connection, TEAM, at)
        work.schedules.plan("feedback:remind", int(at.timestamp()), at)
        work.flush()

    return plan
