from datetime import timedelta

import pytest

from tests.gatherings.scene import (
    HERE,
    NEXT_TUESDAY,
    at,
    card,
    cards,
    channel_says,
    fills_panel,
    moments,
    phases,
    rows,
    runs,
    set_up,
    writes,
)
from tests.world import World

WEEKLY = {"often": "weeks:1"}


def texts(world: World) -> list[str]:
    return [row[0] for row in rows(world, "SELECT text FROM gathering_entries ORDER BY text")]


def open_sessions(world: World) -> int:
    return len([phase for phase in phases(world) if phase not in ("closed", "cancelled")])


def test_a_session_that_is_moved_keeps_its_cards_and_is_held_at_the_new_time(world: World) -> None:
    assert set_up(world) == {}
    assert writes(world.noor, "Write more tests") == {}
    thursday = at("2026-03-12", 10)
    assert fills_panel(world.tomas, "Move it", to=int(thursday.timestamp())) == {}
    assert "Thursday 12 March at 10:00" in card(world)
    assert "1 card so far" in card(world)
    assert "<@U0TOMAS>" in channel_says(world)
    assert rows(world, "SELECT sequence FROM gathering_sessions") == [(1,)]
    world.wait_until(NEXT_TUESDAY + timedelta(hours=1))
    assert not moments(world.maya.in_channel(), "begins")
    world.wait_until(thursday + timedelta(minutes=1))
    assert moments(world.maya.in_channel(), "begins") == [thursday]
    assert len(cards(world)) == 1


def test_cards_of_a_session_that_is_skipped_go_with_it_to_the_next(world: World) -> None:
    assert set_up(world, **WEEKLY) == {}
    assert writes(world.noor, "Write more tests") == {}
    assert fills_panel(world.tomas, "Skip this one") == {}
    assert "Tuesday 17 March" in card(world)
    assert "1 card so far" in card(world)
    assert len(cards(world)) == len(phases(world)) == 1
    world.wait_until(NEXT_TUESDAY + timedelta(weeks=1, minutes=1))
    assert moments(world.maya.in_channel(), "begins") == [NEXT_TUESDAY + timedelta(weeks=1)]
    runs(world.maya, "Reveal the cards")
    assert phases(world) == ["group"]


def test_one_that_is_held_a_single_time_is_called_off(world: World) -> None:
    assert set_up(world) == {}
    assert writes(world.noor, "Write more tests") == {}
    assert fills_panel(world.tomas, "Call it off") == {}
    assert "called off" in card(world)
    assert phases(world) == ["cancelled"]
    assert "<@U0TOMAS>" in channel_says(world)
    world.wait(days=20)
    assert not moments(world.maya.in_channel(), "begins")
    assert texts(world) == ["Write more tests"]


def test_one_that_has_begun_is_called_off_by_anybody_and_the_next_one_opens(world: World) -> None:
    assert set_up(world, **WEEKLY) == {}
    world.wait_until(NEXT_TUESDAY + timedelta(minutes=1))
    runs(world.tomas, "Call it off")
    world.wait(seconds=5)
    assert phases(world) == ["cancelled", "collect"]
    assert "<@U0TOMAS>" in channel_says(world)
    assert "Tuesday 17 March" in card(world)


def test_the_next_one_opens_as_soon_as_the_one_before_is_closed(world: World) -> None:
    assert set_up(world, **WEEKLY) == {}
    assert writes(world.noor, "Write more tests") == {}
    world.wait_until(NEXT_TUESDAY + timedelta(minutes=30))
    assert phases(world) == ["collect"]
    runs(world.maya, "Close it now")
    world.wait(seconds=5)
    assert phases(world) == ["closed", "collect"]
    assert "No cards yet" in card(world)
    assert writes(world.noor, "For the next one") == {}
    session = "SELECT MAX(id) FROM gathering_sessions"
    found = rows(world, f"SELECT text FROM gathering_entries WHERE session_id = ({session})")
    assert found == [("For the next one",)]


def test_closed_before_its_time_it_is_not_opened_a_second_time(world: World) -> None:
    assert set_up(world, **WEEKLY) == {}
    runs(world.maya, "Close it now")
    world.wait_until(NEXT_TUESDAY - timedelta(minutes=1))
    assert phases(world) == ["closed"]
    world.wait(minutes=2)
    assert phases(world) == ["closed", "collect"]
    assert not moments(world.maya.in_channel(), "begins")


def test_it_opens_as_many_working_days_before_as_was_chosen(world: World) -> None:
    assert set_up(world, opens="2") == {}
    world.noor.types("/retro add")
    assert world.noor.modal is None
    assert "opens later" in world.noor.told(HERE)
    world.wait_until(at("2026-03-06", 8))
    assert phases(world) == []
    world.wait_until(at("2026-03-06", 16))
    assert phases(world) == ["collect"]


def test_while_one_is_still_held_the_next_never_opens_beside_it(world: World) -> None:
    assert set_up(world, **WEEKLY) == {}
    assert writes(world.noor, "Write more tests") == {}
    world.wait_until(NEXT_TUESDAY + timedelta(minutes=1))
    runs(world.maya, "Reveal the cards")
    for _ in range(3):
        runs(world.maya)
        world.wait(days=5)
        assert open_sessions(world) == 1
    assert len(cards(world)) == len(phases(world))


def test_cards_that_nobody_revealed_wait_for_the_next_time(world: World) -> None:
    assert set_up(world, often="weeks:2") == {}
    assert writes(world.noor, "Write more tests") == {}
    world.wait_until(NEXT_TUESDAY + timedelta(days=7, hours=1))
    assert phases(world) == ["collect"]
    assert "Tuesday 24 March" in card(world)
    assert texts(world) == ["Write more tests"]
    world.wait_until(NEXT_TUESDAY + timedelta(days=14, hours=1))
    assert len(moments(world.maya.in_channel(), "begins")) == 2


def test_a_weekly_one_that_nobody_runs_never_stands_still(world: World) -> None:
    assert set_up(world, **WEEKLY) == {}
    assert writes(world.noor, "Write more tests") == {}
    for _ in range(6):
        world.wait(weeks=1)
        assert open_sessions(world) == 1
    assert texts(world) == ["Write more tests"]
    runs(world.noor, "Take over", "Reveal the cards")
    assert "group" in phases(world)


@pytest.mark.parametrize("days", [1, 5])
@pytest.mark.parametrize("mode", ["live", "written"])
def test_the_bot_was_down_over_the_beginning(world: World, mode: str, days: int) -> None:
    assert set_up(world, mode=mode, **WEEKLY) == {}
    assert writes(world.noor, "Write more tests") == {}
    world.sandbox.clock.set(NEXT_TUESDAY + timedelta(days=days))
    world.wait(minutes=1)
    assert open_sessions(world) == 1
    assert texts(world) == ["Write more tests"]
    said = moments(world.maya.in_channel(), "begins")
    assert not said, "nobody is called to what began long ago"
    runs(world.maya, "Close it now")
    world.wait(minutes=1)
    assert phases(world) == ["closed", "collect"]


@pytest.mark.parametrize("mode", ["live", "written"])
def test_the_bot_was_down_over_all_of_the_collecting(world: World, mode: str) -> None:
    assert set_up(world, mode=mode, opens="1") == {}
    world.sandbox.clock.set(NEXT_TUESDAY + timedelta(hours=2))
    world.wait(minutes=1)
    assert phases(world) == ["collect"]
    assert writes(world.noor, "Write more tests") == {}


def test_a_stopped_ritual_leaves_the_session_that_is_held_to_its_end(world: World) -> None:
    assert set_up(world, **WEEKLY) == {}
    assert writes(world.noor, "Write more tests") == {}
    world.wait_until(NEXT_TUESDAY + timedelta(minutes=1))
    world.tomas.types("/ritual stop")
    assert world.tomas.fills() == {}
    world.tomas.closes()
    runs(world.maya, "Reveal the cards", "Open the vote", "Close the vote", "Close the session")
    world.wait(days=10)
    assert phases(world) == ["closed"]
