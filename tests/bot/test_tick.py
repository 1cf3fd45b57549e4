"""What falls due is run once, whoever fails, whoever else runs, whatever must be asked first."""

import asyncio
from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest
from sqlalchemy import select

from bot.installations import Installations
from bot.tick import BATCH, Tick
from handlers.lookup import Lookup
from handlers.tasks import Tasks
from rituals.engine.feature import Feature, Owed
from rituals.engine.registry import Registry, discover
from rituals.words.message import Message, paragraph
from storage.tables import OutboxMessage, Schedule
from storage.unit_of_work import UnitOfWork
from tests.world import World
from tests.world.loop import Loop
from tests.world.world import TEAM

tea = Feature("tea")


@tea.message("served")
def served(owed: Owed, work: UnitOfWork) -> Message:
    return paragraph(f"Tea number {owed.subject} is served.")


@tea.rule("serve")
def serve(number: int, due: datetime, work: UnitOfWork) -> None:
    work.outbox.send("tea:served", number, to="C0DESIGN", detail=due.isoformat())


@tea.rule("spill")
def spill(number: int, due: datetime, work: UnitOfWork) -> None:
    serve(number, due, work)
    # The pot is mended after ten minutes.
    if work.now < due + timedelta(minutes=10):
        raise RuntimeError("the pot leaks")


@tea.rule("invite")
def invite(number: int, due: datetime, work: UnitOfWork) -> None:
    for person in work.directory.people_in("C0DESIGN"):
        work.outbox.send("tea:served", number, to=person.id)


@tea.rule("again")
def again(number: int, due: datetime, work: UnitOfWork) -> None:
    serve(number, due, work)
    work.schedules.plan("tea:again", number, due + timedelta(hours=1))


@pytest.fixture
def kettle(loop: Loop, sqlite_url: str) -> Iterator[World]:
    world = World.begin(sqlite_url, loop=loop, registry=Registry([*discover().features, tea]))
    yield world
    world.end()


def plans(world: World, kind: str, *numbers: int, **after: float) -> None:
    def plan(connection) -> None:
        work = UnitOfWork(connection, TEAM, world.now)
        for number in numbers:
            work.schedules.plan(f"tea:{kind}", number, world.now + timedelta(**after))
        work.flush()

    world.program.database.transaction(plan)


def served_to(world: World, recipient: str = "C0DESIGN") -> list[int]:
    query = select(OutboxMessage.subject).where(OutboxMessage.recipient == recipient)
    rows = world.program.database.transaction(lambda connection: connection.scalars(query).all())
    return sorted(rows)


def planned(world: World) -> list[datetime]:
    query = select(Schedule.not_before).order_by(Schedule.not_before)
    return world.program.database.transaction(lambda connection: connection.scalars(query).all())


def test_a_rule_that_fails_keeps_nothing_harms_no_other_and_is_tried_again(kettle: World) -> None:
    plans(kettle, "serve", 1, hours=1)
    plans(kettle, "spill", 2, hours=1)
    plans(kettle, "serve", 3, hours=1)
    due = kettle.now + timedelta(hours=1)
    kettle.wait_until(due)
    assert served_to(kettle) == [1, 3]
    assert planned(kettle) == [due + timedelta(minutes=5)]
    kettle.wait(minutes=9)
    assert served_to(kettle) == [1, 3]
    kettle.wait(minutes=1)
    assert served_to(kettle) == [1, 2, 3]
    assert planned(kettle) == []


def test_a_rule_that_must_know_who_is_in_a_channel_runs_once_slack_has_said(kettle: World) -> None:
    plans(kettle, "invite", 7, hours=1)
    kettle.wait(hours=1)
    assert all("Tea number 7" in each.dm_words for each in kettle.everybody)
    assert planned(kettle) == []


def test_while_slack_asks_for_patience_a_rule_waits_and_loses_nothing(kettle: World) -> None:
    plans(kettle, "invite", 7, hours=1)
    kettle.sandbox.faults.add(method="users.info", kind="429", times=3)
    kettle.wait(hours=1, minutes=5)
    assert all("Tea number 7" in each.dm_words for each in kettle.everybody)
    assert all(each.dm_words.count("Tea number 7") == 1 for each in kettle.everybody)


def test_a_rule_that_plans_itself_anew_comes_at_each_of_its_times(kettle: World) -> None:
    plans(kettle, "again", 1, hours=1)
    kettle.wait(hours=5)
    assert served_to(kettle) == [1] * 5


def test_several_workers_at_once_run_each_schedule_once(world_on: World) -> None:
    many = range(2 * BATCH + 50)
    plans(world_on, "serve", *many)
    program, clock = world_on.program, world_on.sandbox.clock.now
    asked = Installations(program.session, world_on.sandbox.api_url, [])

    async def run() -> None:
        ticks = [
            Tick(Registry([tea]), program.database, asked, Lookup(clock), clock) for _ in range(3)
        ]
        await asyncio.gather(*(tick.run(Tasks()) for tick in ticks))

    world_on.loop.do(run())
    assert served_to(world_on) == list(many)
    assert planned(world_on) == []
