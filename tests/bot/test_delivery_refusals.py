"""What Slack refuses: for a while, for good, or together with the token."""

from datetime import timedelta

import pytest

from bot.worker import Worker
from sandbox.web_api.endpoint import CallRecord
from storage.outbox import DEAD, UNSURE, WAITING
from tests.bot.post_office import (
    asks_quietly,
    everything_stands_once,
    happens,
    in_the_worlds_time,
    lives_through,
    owed,
    presses_quietly,
    worker_of,
)
from tests.world import Somebody, World
from tests.world.people import words
from tests.world.world import OTHER_TEAM, TEAM

POST, UPDATE, HISTORY = "chat.postMessage", "chat.update", "conversations.history"


@pytest.fixture
def worker(world: World) -> Worker:
    return worker_of(world, pacing=in_the_worlds_time(world))


def ruth(world: World) -> Somebody:
    """Somebody in the other workspace."""
    return world.person("U0RUTH", OTHER_TEAM)


def calls(world: World, method: str, workspace: str = TEAM) -> list[CallRecord]:
    return [c for c in world.sandbox.calls if (c.method, c.workspace) == (method, workspace)]


def later(world: World, worker: Worker, **time: float) -> None:
    lives_through(world, worker, world.now + timedelta(**time))


def test_too_many_requests_hold_that_method_in_that_workspace_and_nothing_else(
    world: World, worker: Worker
) -> None:
    world.tomas.asks("U0NOOR")
    asks_quietly(world, world.maya, people=["U0NOOR"])
    world.sandbox.faults.add(method=POST, kind="429", times=None, retry_after=30, workspace=TEAM)
    world.loop.do(worker.beat())
    world.sandbox.faults.clear()
    held_since, posts = world.now, len(calls(world, POST))
    # Something to write anew here, and something to post in the other workspace.
    presses_quietly(world, world.tomas, "Close now")
    asks_quietly(world, ruth(world), people=["U0MAYA"])
    later(world, worker, seconds=29)
    assert len(calls(world, POST)) == posts
    assert "is closed" in words(world.tomas.dm[0])
    assert "asks you for feedback" in world.person("U0MAYA", OTHER_TEAM).dm_words
    later(world, worker, seconds=2)
    assert everything_stands_once(world)
    after = [c.at for c in calls(world, POST)[posts:]]
    assert min(after) >= held_since + timedelta(seconds=30)


def test_the_first_refusal_spares_slack_the_rest_of_a_long_queue(
    world: World, worker: Worker
) -> None:
    for _ in range(15):
        asks_quietly(world, world.maya)
    world.sandbox.faults.add(method=POST, kind="429", times=None, retry_after=30)
    world.loop.do(worker.beat())
    assert len(calls(world, POST)) <= 20, "more than were under way together"
    world.sandbox.faults.clear()
    later(world, worker, hours=1)
    assert everything_stands_once(world)


def test_a_look_into_a_conversation_waits_as_long_as_slack_asks(
    world: World, worker: Worker
) -> None:
    asks_quietly(world, world.maya, people=["U0NOOR"])
    world.sandbox.faults.add(method=POST, kind="lost_answer", times=None)
    world.loop.do(worker.beat())
    world.sandbox.faults.clear()
    world.sandbox.faults.add(method=HISTORY, kind="429", times=None, retry_after=600)
    later(world, worker, seconds=500)
    assert len(calls(world, HISTORY)) <= 2, "one for each message that was under way together"
    world.sandbox.faults.clear()
    later(world, worker, hours=1)
    assert everything_stands_once(world)


def test_the_longer_slack_fails_the_more_rarely_it_is_tried(world: World, worker: Worker) -> None:
    asks_quietly(world, world.maya, people=["U0NOOR"])
    world.sandbox.faults.add(method=POST, kind="500", times=None)
    later(world, worker, hours=2)
    first = len(calls(world, POST))
    later(world, worker, hours=2)
    assert len(calls(world, POST)) - first <= 2 * 2 * 6 + 2, "more than one in ten minutes each"
    world.sandbox.faults.clear()
    later(world, worker, hours=1)
    assert everything_stands_once(world)


@pytest.mark.parametrize("closing", ["archive", "remove_bot_from"])
def test_a_call_that_cannot_stand_in_its_channel_is_given_up_and_the_asker_is_told(
    world: World, worker: Worker, closing: str
) -> None:
    asks_quietly(world, world.maya, people=[], channel="C0DESIGN")
    happens(world, getattr(world.sandbox.workspaces[TEAM], closing), "C0DESIGN")
    later(world, worker, minutes=1)
    call = next(row for row in owed(world) if row.kind == "feedback:call")
    assert call.state == DEAD
    assert call.reason in ("is_archived", "not_in_channel")
    assert "could not post your call" in world.maya.dm_words


def test_somebody_who_has_left_meanwhile_is_given_up_and_shown_to_the_asker(
    world: World, worker: Worker
) -> None:
    asks_quietly(world, world.maya)
    happens(world, world.sandbox.workspaces[TEAM].person_leaves, "U0TOMAS")
    later(world, worker, minutes=1)
    asked = [row for row in owed(world) if row.kind == "feedback:asked"]
    assert [row.recipient for row in asked if row.state == DEAD] == ["U0TOMAS"]
    assert "Could not be reached: <@U0TOMAS>" in world.maya.dm_words


def test_a_message_nobody_is_sure_of_is_settled_even_where_the_channel_is_closed_meanwhile(
    world: World, worker: Worker
) -> None:
    asks_quietly(world, world.maya, people=[], channel="C0DESIGN")
    world.sandbox.faults.add(method=POST, kind="lost_answer", times=None, before_effect=True)
    world.loop.do(worker.beat())
    world.sandbox.faults.clear()
    happens(world, world.sandbox.workspaces[TEAM].remove_bot_from, "C0DESIGN")
    later(world, worker, hours=1)
    call = next(row for row in owed(world) if row.kind == "feedback:call")
    assert call.state not in (WAITING, UNSURE)
    assert len(calls(world, HISTORY)) < 20


@pytest.mark.parametrize("refusal", ["invalid_auth", "account_inactive", "token_revoked"])
def test_a_token_that_is_not_good_any_more_loses_nothing_and_harms_no_other_workspace(
    world: World, worker: Worker, refusal: str
) -> None:
    asks_quietly(world, world.maya)
    asks_quietly(world, ruth(world), people=["U0MAYA"])
    world.sandbox.faults.add(method="*", kind=refusal, times=None, workspace=TEAM)
    later(world, worker, hours=1)
    assert "asks you for feedback" in world.person("U0MAYA", OTHER_TEAM).dm_words
    here = [row for row in owed(world) if row.workspace_id == TEAM]
    assert {(row.state, row.reason) for row in here} == {(WAITING, refusal)}
    assert len(calls(world, "conversations.open")) <= 4 * 7, "more than one in ten minutes each"
    world.sandbox.faults.clear()
    later(world, worker, hours=1)
    assert everything_stands_once(world)
