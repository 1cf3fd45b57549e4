"""Somebody is not there any more: what was said of support that fell short finds a next step."""

import pytest

from tests.commitments.shortfall import (
    A_MOMENT,
    BY_ADVOCATE,
    IN_WORDS,
    SUMMARY,
    TEXT,
    asks_for_summary,
    is_asked,
    says,
    sums_up,
)
from tests.world import Somebody, World
from tests.world.people import labels, words


def quits(world: World) -> None:
    """Have Noor stop standing up for Maya."""
    world.noor.types("/autonomy advocate")
    world.noor.presses("Stop being their advocate", where="modal")
    world.noor.closes()
    world.wait(**A_MOMENT)


def leaves(world: World, user: str) -> None:
    """Have an account closed."""
    world.happens("person_leaves", user)
    world.wait(**A_MOMENT)


def sends_in_own_words(somebody: Somebody, world: World, leader: str) -> None:
    """Send what came back from the newest message that offers it."""
    somebody.presses("Send it, or edit it")
    assert somebody.fills(way=IN_WORDS, leader=leader) == {}
    somebody.closes()
    world.wait(**A_MOMENT)


@pytest.mark.parametrize("ends", [quits, lambda world: leaves(world, "U0NOOR")])
def test_without_an_advocate_what_was_to_be_summed_up_comes_back(world: World, ends) -> None:  # type: ignore[no-untyped-def]
    asks_for_summary(world)
    ends(world)
    assert world.maya.dm_words.count("no longer stands up for you") == 1
    assert TEXT not in world.noor.dm_words and labels(world.noor.last) == []
    assert not world.ingrid.kept
    sends_in_own_words(world.maya, world, "U0INGRID")
    assert TEXT in words(world.ingrid.last)


def test_a_summary_that_stands_can_be_sent_without_the_advocate(world: World) -> None:
    asks_for_summary(world)
    assert sums_up(world.noor) == {}
    quits(world)
    shown = world.maya.message_with("Send this summary")
    assert "Ask for another wording" not in labels(shown)
    assert "can still be sent" in words(shown)
    world.maya.presses("Send this summary")
    world.wait(**A_MOMENT)
    assert SUMMARY in words(world.ingrid.last)


@pytest.mark.parametrize("way", [IN_WORDS, BY_ADVOCATE])
def test_what_a_leader_who_left_has_not_got_comes_back(world: World, way: str) -> None:
    """Maya writes in the evening; Ingrid's account is closed before the morning."""
    asks_for_summary(world)
    world.wait(hours=10)
    assert says(world.maya, way, "secret-late", leader="U0INGRID") == {}
    leaves(world, "U0INGRID")
    leaves(world, "U0INGRID")
    late = [m for m in world.maya.kept if "has not read it" in words(m) and "late" in words(m)]
    assert len(late) == 1, "told once"
    world.maya.presses("Send it, or edit it", where=late[0])
    assert world.maya.fills(way=IN_WORDS, leader="U0TOMAS") == {}
    world.maya.closes()
    world.wait(days=1)
    assert "secret-late" in world.tomas.dm_words
    assert "secret-late" not in world.noor.dm_words


def test_what_a_leader_read_stays_when_they_leave(world: World) -> None:
    assert says(world.maya, IN_WORDS, leader="U0INGRID") == {}
    world.wait(**A_MOMENT)
    before = len(world.maya.kept)
    leaves(world, "U0INGRID")
    assert len(world.maya.kept) == before and "has it in your words" in world.maya.dm_words


def test_an_advocate_owes_nothing_to_somebody_who_left(world: World) -> None:
    assert is_asked(world.maya) == {}
    asks_for_summary(world)
    leaves(world, "U0MAYA")
    assert TEXT not in world.noor.dm_words
    assert "waits for a summary" not in world.noor.opens_home()
    assert not any("Write the summary" in labels(each) for each in world.noor.kept)
    before = len(world.sandbox.calls)
    world.wait(days=40)
    assert "fall short" not in str([each.args for each in world.sandbox.calls[before:]])


def test_what_comes_back_a_second_time_is_told_a_second_time(world: World) -> None:
    assert says(world.maya, IN_WORDS, leader="U0INGRID") == {}
    world.happens("person_leaves", "U0INGRID")
    world.wait(**A_MOMENT)
    world.happens("change_person", "U0INGRID", deleted=False)
    world.maya.presses("Send it, or edit it", where=world.maya.last)
    assert world.maya.fills(way=IN_WORDS, leader="U0INGRID") == {}
    world.maya.closes()
    world.happens("person_leaves", "U0INGRID")
    world.wait(**A_MOMENT)
    first, second = (each for each in world.maya.kept if "has not read it" in words(each))
    assert labels(first) == [] and "Send it, or edit it" in labels(second)
    assert TEXT not in world.ingrid.dm_words
