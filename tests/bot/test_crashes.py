"""Workers killed at any moment, before a Slack that fails: nothing is lost, nothing comes twice."""

import json
import random
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from secrets import randbits
from typing import Any

import pytest
from sqlalchemy import select

from bot import migrations
from bot.manifest import manifest
from rituals.engine.registry import discover
from sandbox import Clock, Sandbox
from storage.database import Database
from storage.outbox import SENT
from storage.tables import Person, Schedule
from tests.bot.garden import CHANNELS, GARDENERS, in_bed, named
from tests.bot.hurried_worker import BEGINS, HURRY, HurriedTime
from tests.conftest import FIGURES
from tests.storage.rows import change, owed
from tests.world.loop import Loop

TEAM = "T0HERE"
# Who works on each database, and how often one of them is killed: 200 times in all.
WORKERS = {"postgresql": 3, "sqlite": 1}
KILLS = {"postgresql": 120, "sqlite": 80}
# Each owes eight messages: 2,000 in all, on both databases.
SCHEDULES = 125
# Seconds from one kill to the next.
SHORTEST, LONGEST = 0.02, 0.5
# How long the last messages may take that nobody is killed over any more.
PATIENCE = 60
# What goes wrong with a call, in how many of a hundred, before it had its effect or after it.
FAULTS = [
    ("reset", 3, True), ("429", 3, True), ("500", 3, True), ("500", 3, False),
    ("lost_answer", 5, False), ("slow", 3, False),
]  # fmt: skip
METHODS = (
    "chat.postMessage", "conversations.open", "conversations.history", "conversations.replies",
)  # fmt: skip


class HurriedClock(Clock):
    """The workspace's clock, in the workers' time."""

    def __init__(self, here: HurriedTime) -> None:
        super().__init__(BEGINS)
        self.now = here.now  # type: ignore[method-assign]


class Workers:
    """The workers, each in a process of its own."""

    def __init__(self, process: "subprocess.Popen[str]", count: int) -> None:
        self._process = process
        self._alive = [self._tell("start") for _ in range(count)]

    def kill_one(self, dice: random.Random) -> None:
        """Kill one of them, and have another begin in its place."""
        at = dice.randrange(len(self._alive))
        assert self._tell(f"kill {self._alive[at]}") == "killed"
        self._alive[at] = self._tell("start")

    def _tell(self, what: str) -> str:
        assert self._process.stdin and self._process.stdout
        print(what, file=self._process.stdin, flush=True)
        return self._process.stdout.readline().strip()


@contextmanager
def garden_at_work(loop: Loop, here: HurriedTime) -> Iterator[Sandbox]:
    """A workspace with many gardeners and beds, in which much goes wrong."""
    sandbox = Sandbox(HurriedClock(here), manifest(discover()))
    workspace = sandbox.add_workspace(TEAM, "Garden")
    for number, who in enumerate(GARDENERS):
        workspace.add_person(who, f"Gardener {number}", tz="UTC")
    for channel in CHANNELS:
        workspace.add_channel(channel, channel.lower(), members=GARDENERS[:3])
    for method in METHODS:
        for kind, percent, first in FAULTS:
            sandbox.faults.add(
                method=method, kind=kind, times=None, probability=percent / 100,
                before_effect=first, delay=2.0, retry_after=20,
            )  # fmt: skip
    loop.do(sandbox.start())
    yield sandbox
    loop.do(sandbox.stop())


@contextmanager
def workers(url: str, sandbox: Sandbox, since: float, count: int) -> Iterator[Workers]:
    workspace = sandbox.workspaces[TEAM]
    installed = (TEAM, workspace.bot_token, workspace.bot_user_id, workspace.bot_id)
    process = subprocess.Popen(
        [
            *(sys.executable, "-m", "tests.bot.hurried_worker"),
            *(url, sandbox.api_url, str(since), json.dumps(installed)),
        ],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    with process:
        yield Workers(process, count)


def plan(database: Database, over: timedelta) -> None:
    """Plan all there is to do, so that it falls due little by little."""

    def sow(work: Any) -> None:
        for who in GARDENERS:
            is_so = {"is_bot": False, "has_left": False, "looked_up_at": BEGINS}
            work.session.add(Person(id=who, name=who, zone="UTC", **is_so))
        for number in range(SCHEDULES):
            work.schedules.plan("garden:bed", number, BEGINS + over * number / SCHEDULES)

    change(database, sow, workspace=TEAM, now=BEGINS)


def nothing_is_owed(database: Database) -> bool:
    """Whether everything planned has run and everything owed has left."""
    planned = change(database, lambda work: work.session.scalars(select(Schedule)).first(), TEAM)
    rows = owed(database)
    return planned is None and all(row.state == SENT for row in rows)


def standing(sandbox: Sandbox) -> Counter[str]:
    """How often each message stands, by the words that name it."""
    channels = sandbox.workspaces[TEAM].channels.values()
    return Counter(message.text for channel in channels for message in channel.log)


@pytest.mark.timeout(300)
def test_killed_workers_lose_and_double_nothing(
    loop: Loop, database_url: str, record_property: Callable[[str, object], None]
) -> None:
    database = Database(database_url)
    migrations.upgrade(database.engine)
    kind = "sqlite" if database.is_sqlite else "postgresql"
    seed, began = randbits(32), time.monotonic()
    dice = random.Random(seed)
    pauses = [dice.uniform(SHORTEST, LONGEST) for _ in range(KILLS[kind])]
    plan(database, timedelta(seconds=sum(pauses) * HURRY))
    here = HurriedTime(time.time())
    with garden_at_work(loop, here) as sandbox:
        with workers(database_url, sandbox, here.since, WORKERS[kind]) as at_work:
            for pause in pauses:
                time.sleep(pause)
                at_work.kill_one(dice)
            sandbox.faults.clear()
            ends = time.monotonic() + PATIENCE
            while not nothing_is_owed(database) and time.monotonic() < ends:
                time.sleep(0.5)
        found = standing(sandbox)
    expected = Counter(named(what, n, to, "") for n in range(SCHEDULES) for what, to in in_bed(n))
    lost, twice = expected - found, found - expected
    record_property(
        FIGURES,
        f"{kind}, {WORKERS[kind]} at work: {len(pauses)} kills, {expected.total()} messages, "
        f"{lost.total()} lost, {twice.total()} twice, {time.monotonic() - began:.0f} seconds "
        f"(seed {seed})",
    )
    database.close()
    assert not lost
    assert not twice
