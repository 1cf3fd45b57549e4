"""A message in a thread arrives there once, is edited there, and never comes to a dead end."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from hypothesis import given, settings

from storage.outbox import SENT
from tests.bot.notice_board import NoticeBoard
from tests.bot.post_office import (
    HISTORY,
    everything_stands_once,
    lives_through,
    owed,
    standing,
)
from tests.bot.storms import storms
from tests.world import World
from tests.world.loop import Loop
from tests.world.world import TEAM


@pytest.fixture(scope="module")
def stormy(loop: Loop, tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    folder = tmp_path_factory.mktemp("storm")
    world = World.begin(f"sqlite:///{folder / 'trellis.db'}", loop=loop)
    yield world
    world.end()


@pytest.fixture
def board(world: World) -> NoticeBoard:
    return NoticeBoard(world)


def test_it_stands_in_the_thread_and_is_edited_where_it_stands(
    world: World, board: NoticeBoard
) -> None:
    worker = board.worker()
    card = board.hang(worker)
    board.say("First")
    world.loop.do(worker.beat())
    board.card = "Changed"
    board.write_anew("board:word")
    lives_through(world, worker, world.now + timedelta(minutes=1))
    assert board.thread(card) == ["The card", "First, Changed"]
    assert board.channel() == ["The card"]
    assert everything_stands_once(world)


@settings(max_examples=15)
@given(storm=storms)
def test_it_arrives_exactly_once_and_in_its_thread_through_any_storm(
    stormy: World, storm: list[dict[str, object]]
) -> None:
    board, number = NoticeBoard(stormy), len(owed(stormy))
    worker = board.worker()
    card = board.hang(worker, number)
    for fault in storm:
        stormy.sandbox.faults.add(**fault)
    board.say("First", number)
    lives_through(stormy, worker, stormy.now + timedelta(days=2))
    board.card = "Changed"
    board.write_anew("board:word", number)
    lives_through(stormy, worker, stormy.now + timedelta(days=2))
    stormy.sandbox.faults.clear()
    assert board.thread(card) == ["The card", "First, Changed"]
    assert everything_stands_once(stormy)


def test_whoever_goes_on_finds_it_in_its_thread_although_it_need_not_be_said_any_more(
    world: World, board: NoticeBoard
) -> None:
    worker = board.worker()
    card = board.hang(worker)
    board.say("First")
    world.sandbox.faults.add(method="chat.postMessage", kind="lost_answer")
    world.loop.do(worker.beat())
    board.is_over = True
    lives_through(world, board.worker(), world.now + timedelta(hours=1))
    assert board.thread(card) == ["The card", "First, The card"]
    assert everything_stands_once(world)


@pytest.mark.parametrize("fault", ["thread_not_found", "cannot_reply_to_message", "lost_answer"])
def test_where_the_thread_has_gone_it_stands_beside_it_once(
    world: World, board: NoticeBoard, fault: str
) -> None:
    worker = board.worker()
    card = board.hang(worker)
    board.take_down(card)
    board.say("First")
    world.sandbox.faults.add(method="chat.postMessage", kind=fault)
    lives_through(world, worker, world.now + timedelta(hours=1))
    assert board.channel() == ["First, The card"]


def test_before_the_card_stands_it_stands_beside(world: World, board: NoticeBoard) -> None:
    board.say("First")
    lives_through(world, board.worker(), world.now + timedelta(hours=1))
    assert board.channel() == ["First, The card"]


@pytest.mark.parametrize(("is_taken", "copies"), [(True, 2), (False, 1)])
def test_where_nobody_may_look_the_rule_of_its_kind_decides(
    world: World, board: NoticeBoard, is_taken: bool, copies: int
) -> None:
    worker = board.worker()
    card = board.hang(worker)
    world.sandbox.workspaces[TEAM].granted_scopes -= HISTORY
    board.say("First")
    fault = {"kind": "lost_answer", "before_effect": not is_taken}
    world.sandbox.faults.add(method="chat.postMessage", **fault)
    lives_through(world, worker, world.now + timedelta(hours=1))
    assert board.thread(card) == ["The card"] + ["First, The card"] * copies
    row = owed(world)[-1]
    assert (row.state, standing(world)[row.token]) == (SENT, copies)
