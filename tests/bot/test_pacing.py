"""A channel gets a message a second, and what would wait longer lets the others pass."""

from collections import defaultdict
from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from bot.delivery.pacing import LONGEST_WAIT, MESSAGE_EVERY, Pacing
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
def test_no_two_places_of_a_channel_are_closer_than_a_second_and_none_is_far(
    asked_for: list[tuple[float, str, str]],
) -> None:
    seconds = Seconds()
    pacing = Pacing(MESSAGE_EVERY, seconds)
    places: dict[tuple[str, str], list[float]] = defaultdict(list)
    for passes, workspace, channel in asked_for:
        seconds.passed += passes
        wait = pacing.wait_for_channel(workspace, channel)
        taken = places[workspace, channel]
        free = max(seconds.passed, taken[-1] + MESSAGE_EVERY if taken else 0.0)
        # The earliest place that is free, whatever goes on in other channels and workspaces.
        assert abs(seconds.passed + wait - free) < 1e-6
        if wait <= LONGEST_WAIT:
            taken.append(free)


@given(st.floats(0.1, 600), st.floats(0.1, 600))
def test_a_hold_ends_when_slack_said_and_holds_one_method_in_one_workspace(
    hold: float, passes: float
) -> None:
    seconds = Seconds()
    pacing = Pacing(MESSAGE_EVERY, seconds)
    pacing.hold("T", "chat.postMessage", hold)
    assert pacing.held("T", "chat.update") == pacing.held("U", "chat.postMessage") == 0
    seconds.passed += passes
    assert abs(pacing.held("T", "chat.postMessage") - max(hold - passes, 0)) < 1e-6


def test_a_full_channel_lets_its_message_wait_in_the_outbox_and_the_others_pass(
    world: World,
) -> None:
    pacing = in_the_worlds_time(world, MESSAGE_EVERY)
    worker = worker_of(world, pacing=pacing)
    team = next(iter(world.sandbox.workspaces))
    while pacing.wait_for_channel(team, "C0DESIGN") <= LONGEST_WAIT:
        pass
    asks_quietly(world, world.maya, people=[], channel="C0DESIGN")
    world.loop.do(worker.beat())
    waiting = [row for row in owed(world) if row.state == WAITING]
    assert [(row.recipient, row.reason) for row in waiting] == [("C0DESIGN", "paced")]
    assert sum(standing(world).values()) == 1
    lives_through(world, worker, world.now + timedelta(minutes=1))
    assert everything_stands_once(world)
