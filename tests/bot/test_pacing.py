"""A channel gets a message a second, and what would wait longer lets the others pass."""

from datetime import timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from bot.delivery.pacing import MESSAGE_EVERY, Pacing
from storage.outbox import WAITING
from tests.bot.post_office import (
    asks_quietly,
    everything_stands_once,
    in_the_worlds_time,
    lives_through,
    owed,
    standing,
    worker_of,
)
from tests.world import World
from tests.world.people import words

moments = st.lists(
    st.tuples(st.floats(0, 5), st.sampled_from("TU"), st.sampled_from("CDE")), max_size=80
)


class Seconds:
    """Seconds that pass when the test says so."""

    def __init__(self) -> None:
        self.passed = 1000.0

    def __call__(self) -> float:
        return self.passed


@given(moments)
def test_no_two_messages_of_a_channel_are_closer_than_a_second_and_none_waits_longer(
    asked_for: list[tuple[float, str, str]],
) -> None:
    seconds = Seconds()
    pacing = Pacing(MESSAGE_EVERY, seconds)
    posted: dict[tuple[str, str], float] = {}
    for passes, workspace, channel in asked_for:
        seconds.passed += passes
        wait = pacing.wait_for(workspace, channel)
        last = posted.get((workspace, channel), 0.0)
        # As soon as a second has passed, whatever goes on in other channels and workspaces.
        assert abs(wait - max(last + MESSAGE_EVERY - seconds.passed, 0.0)) < 0.002
        if not wait:
            pacing.take(workspace, channel)
            posted[workspace, channel] = seconds.passed


@given(st.floats(0.1, 600), st.floats(0.1, 600))
def test_a_hold_ends_when_slack_said_and_holds_one_method_in_one_workspace(
    hold: float, passes: float
) -> None:
    seconds = Seconds()
    pacing = Pacing(MESSAGE_EVERY, seconds)
    pacing.hold("T", "chat.postMessage", hold)
    assert pacing.held("T", "chat.update") == pacing.held("U", "chat.postMessage") == 0
    assert pacing.wait_for("U", "C") == 0
    seconds.passed += passes
    assert abs(pacing.held("T", "chat.postMessage") - max(hold - passes, 0)) < 1e-6
    assert abs(pacing.wait_for("T", "C") - max(hold - passes, 0)) < 0.002


def test_a_channel_that_had_its_message_lets_the_next_wait_and_the_others_pass(
    world: World,
) -> None:
    pacing = in_the_worlds_time(world, MESSAGE_EVERY)
    worker = worker_of(world, pacing=pacing)
    team = next(iter(world.sandbox.workspaces))
    pacing.take(team, "C0DESIGN")
    asks_quietly(world, world.maya, people=[], channel="C0DESIGN")
    world.loop.do(worker.beat())
    waiting = [row for row in owed(world) if row.state == WAITING]
    assert [row.recipient for row in waiting] == ["C0DESIGN"]
    assert sum(standing(world).values()) == 1
    lives_through(world, worker, world.now + timedelta(minutes=1))
    assert everything_stands_once(world)


def test_many_messages_of_one_channel_come_in_their_order_and_a_second_apart(
    world: World,
) -> None:
    worker = worker_of(world, pacing=in_the_worlds_time(world, MESSAGE_EVERY))
    for number in range(5):
        asks_quietly(world, world.maya, people=[], channel="C0DESIGN", about=f"Talk {number}")
    lives_through(world, worker, world.now + timedelta(minutes=1))
    assert everything_stands_once(world)
    calls = [m for m in world.maya.in_channel("C0DESIGN") if "Talk" in words(m)]
    assert [words(m).count(f"Talk {n}") for n, m in enumerate(calls)] == [1] * 5
    times = [float(m["ts"]) for m in calls]
    assert all(b - a >= MESSAGE_EVERY - 0.01 for a, b in pairwise(times))
