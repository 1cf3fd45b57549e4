"""A message is edited once a second at most, and in the end it says what is so."""

from datetime import timedelta
from itertools import pairwise

import pytest

from bot.delivery.pacing import MESSAGE_EVERY
from storage.outbox import EDIT_EVERY
from tests.bot.notice_board import NoticeBoard
from tests.bot.post_office import everything_stands_once, in_the_worlds_time, lives_through
from tests.world import World

CHANGES, WITHIN = 50, timedelta(seconds=2)
NEVER_MIND: dict[str, object] = {"kind": "slow", "delay": 0.0}


@pytest.mark.parametrize(
    "fault",
    [
        NEVER_MIND,
        {"kind": "429", "retry_after": 5},
        {"kind": "500", "before_effect": True},
        {"kind": "lost_answer"},
    ],
    ids=lambda fault: fault["kind"],
)
def test_many_changes_are_few_edits_and_the_last_shows_the_end(
    world: World, fault: dict[str, object]
) -> None:
    board = NoticeBoard(world)
    # Each paces by itself what it posts; what stands is seen by both.
    workers = [board.worker(in_the_worlds_time(world, MESSAGE_EVERY)) for _ in range(2)]
    card = board.hang(workers[0])
    lives_through(world, workers[0], world.now + timedelta(minutes=1))
    world.sandbox.faults.add(method="chat.update", **fault)
    for number in range(CHANGES):
        board.card = f"Change {number}"
        board.write_anew()
        world.loop.do(workers[number % 2].beat())
        world.sandbox.clock.set(world.now + WITHIN / CHANGES)
    lives_through(world, workers[0], world.now + timedelta(minutes=1))
    edits = [call.at for call in world.sandbox.calls if call.method == "chat.update"]
    assert 1 < len(edits) <= 3
    assert all(later - earlier >= EDIT_EVERY for earlier, later in pairwise(edits))
    assert board.thread(card) == [f"Change {CHANGES - 1}"]
    assert everything_stands_once(world)


def test_an_edit_that_failed_comes_soon_however_often_it_was_edited_before(world: World) -> None:
    board = NoticeBoard(world)
    worker = board.worker()
    card = board.hang(worker)
    for number in range(20):
        board.card = f"Change {number}"
        board.write_anew()
        world.loop.do(worker.beat())
    world.sandbox.faults.add(method="chat.update", kind="500")
    board.card = "The end"
    board.write_anew()
    lives_through(world, worker, world.now + timedelta(seconds=5))
    assert board.thread(card) == ["The end"]
