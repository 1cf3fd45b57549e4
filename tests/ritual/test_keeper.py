"""The keeper of each session: in turn, told the working day before, replaced while away."""

from datetime import UTC, datetime, timedelta
from typing import Any

from tests.ritual import tea
from tests.ritual.tea import at
from tests.world import World, forger
from tests.world.people import labels, words

FRIDAY = datetime(2026, 3, 6, 14, 0, tzinfo=UTC)
THURSDAY = datetime(2026, 3, 5, 8, 0, tzinfo=UTC)  # nine o'clock in Stockholm
WEEK = timedelta(weeks=1)
TURNS = ["U0MAYA", "U0NOOR", "U0INGRID"]


def told_to_keep(world: World, user: str) -> list[dict[str, Any]]:
    mine = "It is your turn to look after *Tea*"
    return [message for message in world.person(user).kept if mine in words(message)]


def test_each_is_told_in_turn_on_the_morning_of_the_working_day_before(world: World) -> None:
    tea.sets_up(world, keepers=TURNS)
    for number, user in enumerate([*TURNS, TURNS[0]]):
        world.wait_until(THURSDAY + number * WEEK - timedelta(minutes=1))
        before = len(told_to_keep(world, user))
        # The clock in Stockholm changes on 29 March, and noon is in working hours either way.
        world.wait_until(THURSDAY + number * WEEK + timedelta(hours=3))
        assert len(told_to_keep(world, user)) == before + 1
    message = told_to_keep(world, "U0NOOR")[0]
    said = words(message)
    assert at(FRIDAY + WEEK) in said and ": pour" in said
    assert ": invite" in said and "because you take turns looking after it" in said


def test_whoever_set_it_up_keeps_it_where_nobody_is_named(world: World) -> None:
    tea.sets_up(world, user="U0TOMAS")
    world.wait_until(THURSDAY + timedelta(hours=1))
    assert told_to_keep(world, "U0TOMAS")


def test_a_keeper_gives_one_session_to_the_next_in_turn_who_is_there(world: World) -> None:
    tea.sets_up(world, keepers=TURNS)
    world.happens("set_status", "U0NOOR", "Vacationing", ":palm_tree:", FRIDAY + WEEK)
    world.wait_until(THURSDAY + timedelta(minutes=1))
    world.maya.presses("Somebody else this time")
    assert "<@U0INGRID> looks after it this time" in world.maya.told()
    assert len(told_to_keep(world, "U0INGRID")) == 1 and not told_to_keep(world, "U0NOOR")
    assert "<@U0INGRID> looks after *Tea*" in words(world.maya.last)
    assert labels(world.maya.last) == []
    assert "<@U0INGRID> looks after the next *Tea*" in words(world.tomas.in_channel()[-1])


def test_nobody_gives_away_what_another_keeps_and_twice_is_once(world: World) -> None:
    tea.sets_up(world, keepers=TURNS)
    world.wait_until(THURSDAY + timedelta(minutes=1))
    for user in ("U0TOMAS", "U0MAYA", "U0MAYA"):
        world.deliver("interactive", forger.press("T0ORCHARD", user, "ritual:pass_on", "1:1"))
    handed = [row for row in world.tables()["ritual_changes"] if "handed_over" in row]
    assert len(handed) == 1 and "U0MAYA" in handed[0]
    assert told_to_keep(world, "U0NOOR") and not told_to_keep(world, "U0INGRID")


def test_where_nobody_else_is_there_anybody_in_the_channel_can_be_asked(world: World) -> None:
    tea.sets_up(world)
    world.wait_until(THURSDAY + timedelta(minutes=1))
    world.maya.presses("Somebody else this time")
    assert "Nobody else" in words(world.maya.modal)
    assert "only people who are in the channel" in world.maya.fills(to="U0NOBODY")["to"]
    assert world.maya.fills(to="U0INGRID") == {}
    assert told_to_keep(world, "U0INGRID")
    world.wait_until(FRIDAY + timedelta(days=1))
    world.tomas.types("/ritual")
    assert "looked after by <@U0MAYA>" in words(world.tomas.modal), "they take turns from now on"


def test_a_substitute_is_told_while_the_keeper_is_away(world: World) -> None:
    tea.sets_up(world, keepers=TURNS)
    world.happens("set_status", "U0MAYA", "Out sick", ":face_with_thermometer:", FRIDAY + WEEK)
    world.wait_until(THURSDAY + timedelta(hours=1))
    assert told_to_keep(world, "U0NOOR") and not told_to_keep(world, "U0MAYA")


def test_who_has_left_the_channel_keeps_nothing(world: World) -> None:
    tea.sets_up(world, keepers=TURNS)
    world.happens("remove_member", "C0DESIGN", "U0MAYA")
    world.wait_until(THURSDAY + timedelta(hours=1))
    assert told_to_keep(world, "U0NOOR") and not told_to_keep(world, "U0MAYA")


def test_handing_over_tells_the_one_who_keeps_it_now_and_the_channel(world: World) -> None:
    tea.sets_up(world, keepers=TURNS)
    world.tomas.types("/ritual hand over <@U0INGRID>")
    assert world.tomas.fills() == {}
    assert "<@U0INGRID> looks after the next *Tea*" in words(world.noor.in_channel()[-1])
    assert len(told_to_keep(world, "U0INGRID")) == 1
    world.tomas.types("/ritual hand over <@U0INGRID>")
    assert "looks after it this time already" in world.tomas.fills()["to"]
    world.tomas.closes()
    world.tomas.types("/ritual hand over <@U0TOMAS>")
    assert world.tomas.fills() == {}
    assert "They took it over" in words(world.noor.in_channel()[-1])
    assert not told_to_keep(world, "U0TOMAS"), "they know"
    assert "You have nothing to do" in words(world.ingrid.last)


def test_a_skipped_session_leaves_its_keeper_nothing_to_do(world: World) -> None:
    tea.sets_up(world)
    world.wait_until(THURSDAY + timedelta(minutes=1))
    (message,) = told_to_keep(world, "U0MAYA")
    world.noor.types("/ritual skip")
    world.noor.fills()
    shown = words(next(m for m in world.maya.dm if m["ts"] == message["ts"]))
    assert "is not held then" in shown and "You have nothing to do" in shown


def test_a_moved_session_tells_its_keeper_the_new_time_in_the_same_message(world: World) -> None:
    tea.sets_up(world)
    world.wait_until(THURSDAY + timedelta(minutes=1))
    (message,) = told_to_keep(world, "U0MAYA")
    world.noor.types("/ritual move")
    assert world.noor.fills(to=FRIDAY + timedelta(hours=1)) == {}
    shown = words(next(m for m in world.maya.dm if m["ts"] == message["ts"]))
    assert f"<#C0DESIGN>, planned for {at(FRIDAY + timedelta(hours=1))}" in shown
    assert f"<#C0DESIGN>, planned for {at(FRIDAY)}" not in shown
    world.wait_until(FRIDAY)
    assert len(told_to_keep(world, "U0MAYA")) == 1
