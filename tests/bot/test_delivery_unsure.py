"""Where the bot may not look into conversations, the rule of each kind of message decides."""

from datetime import timedelta

import pytest

from bot.worker import Worker
from storage.outbox import SENT, SKIPPED
from tests.bot.post_office import (
    HISTORY,
    asks_quietly,
    everything_stands_once,
    in_the_worlds_time,
    lives_through,
    owed,
    presses_quietly,
    standing,
    worker_of,
)
from tests.world import World
from tests.world.world import TEAM


@pytest.fixture
def worker(world: World) -> Worker:
    world.sandbox.workspaces[TEAM].granted_scopes -= HISTORY
    return worker_of(world, pacing=in_the_worlds_time(world))


@pytest.mark.parametrize(("taken", "copies"), [(True, 2), (False, 1)])
def test_what_must_not_be_missed_is_sent_again(
    world: World, worker: Worker, taken: bool, copies: int
) -> None:
    asks_quietly(world, world.maya)
    fault = {"kind": "lost_answer", "times": None, "before_effect": not taken}
    world.sandbox.faults.add(method="chat.postMessage", **fault)
    world.loop.do(worker.beat())
    world.sandbox.faults.clear()
    lives_through(world, worker, world.now + timedelta(hours=1))
    rows = owed(world)
    assert [row.state for row in rows] == [SENT] * 4
    assert standing(world) == {row.token: copies for row in rows}


@pytest.mark.parametrize("taken", [True, False])
def test_what_would_annoy_twice_is_let_go(world: World, worker: Worker, taken: bool) -> None:
    world.noor.types("/feedback give <@U0TOMAS>")
    assert world.noor.fills(seen="The handout you made", effect="I could follow") == {}
    presses_quietly(world, world.tomas, "Say thank you")
    world.sandbox.faults.add(method="chat.postMessage", kind="lost_answer", before_effect=not taken)
    lives_through(world, worker, world.now + timedelta(hours=1))
    thanks = next(row for row in owed(world) if row.kind == "feedback:thanks")
    assert (thanks.state, standing(world)[thanks.token]) == (SKIPPED, int(taken))


def test_what_is_known_to_have_failed_is_sent_again_and_stands_once(
    world: World, worker: Worker
) -> None:
    asks_quietly(world, world.maya)
    world.sandbox.faults.add(method="chat.postMessage", kind="429", times=3, retry_after=9)
    lives_through(world, worker, world.now + timedelta(hours=1))
    assert everything_stands_once(world)
