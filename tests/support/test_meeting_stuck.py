"""Where it does not go on by itself: no answer, no times, times that passed, people who go."""

import pytest

from tests.support.meeting_scene import asked_before, asks_to_meet, at, fills_times, told
from tests.support.scene import (
    INGRID,
    NOOR,
    TOMAS,
    asks_support,
    ends_advocacy,
    has_advocate,
    local_time,
    opens_request,
)
from tests.world import World
from tests.world.people import labels, words

MONDAY, TUESDAY, LATE = at("03-09", "14:00"), at("03-10", "10:00"), at("03-20", "10:00")


def test_a_leader_who_never_answers_is_reminded_once_and_holds_nobody_up(world: World) -> None:
    asks_to_meet(world, INGRID, TOMAS, times=[LATE])
    world.ingrid.presses("I can")
    world.wait(days=1, hours=23)
    assert len(told(world.tomas, "None of these")) == 1
    world.wait(hours=2)
    assert len(told(world.tomas, "still wait for your answer")) == 1
    assert not told(world.ingrid, "still wait"), "who has answered is not reminded"
    world.wait(days=2)
    assert not told(world.maya, "not answered yet"), "four working days, of which two are free"
    world.wait(days=2)
    (late,) = told(world.maya, "not answered yet")
    assert "<@U0TOMAS> has not answered yet" in words(late)
    assert "Not answered: Tomás Oliveira." in asked_before(late, "Settle this one")
    ways = ["Settle this one", "Propose other times", "Choose other leaders"]
    assert labels(late) == ways
    world.wait(days=3)
    assert len(told(world.tomas, "still wait")) == len(told(world.maya, "not answered yet")) == 1
    world.maya.presses("Choose other leaders", where=late)
    assert world.maya.fills(leaders=[INGRID]) == {}
    world.maya.closes()
    assert told(world.maya, "You meet on") and told(world.ingrid, "You meet on")
    assert not told(world.tomas, "You meet on") and not told(world.tomas, "I can")


def test_times_that_pass_unanswered_are_proposed_anew(world: World) -> None:
    asks_to_meet(world, INGRID, TOMAS, times=[MONDAY])
    world.ingrid.presses("I can")
    world.wait(days=6, hours=4)
    world.tomas.presses("Step back")
    assert not told(world.maya, "You meet on"), "nobody meets in the past"
    (passed,) = told(world.maya, "have passed")
    assert "Settle this one" not in labels(passed)
    assert not told(world.ingrid, "I can")
    assert "yours to propose" in world.maya.opens_home()
    world.maya.presses("Propose other times", where=passed)
    assert fills_times(world.maya, LATE) == {}
    world.maya.closes()
    world.ingrid.presses("I can")
    assert told(world.maya, "You meet on")


@pytest.mark.parametrize("goes", ["steps back", "leaves the workspace"])
def test_who_goes_between_proposing_and_settling_holds_nobody_up(world: World, goes: str) -> None:
    asks_to_meet(world, INGRID, TOMAS, times=[MONDAY, TUESDAY])
    world.wait(days=1)
    world.ingrid.presses("I can", nth=1)
    world.ingrid.presses("I can")
    world.tomas.presses("None of these")
    if goes == "steps back":
        world.tomas.presses("Step back")
        assert "goes on without you" in words(world.tomas.last)
        assert "called off" not in words(world.tomas.last)
    else:
        world.happens("person_leaves", TOMAS)
    assert "Monday 9 March" in words(told(world.ingrid, "You meet on")[0])
    assert not told(world.tomas, "You meet on")
    world.wait(minutes=15)
    assert not told(world.maya, "None of these times suits all")


def test_when_the_last_leader_steps_back_the_meeting_is_off_until_another_is_asked(
    world: World,
) -> None:
    asks_to_meet(world, INGRID, times=[MONDAY])
    world.ingrid.presses("I can")
    opens_request(world.ingrid)
    world.ingrid.presses("Step back", where="modal")
    world.ingrid.closes()
    (off,) = told(world.maya, "is off.*")
    assert "No leader is part of it" in words(off) and not told(world.maya, "You meet on")
    world.maya.presses("Choose others")
    assert world.maya.fills(leaders=[TOMAS]) == {}
    world.maya.closes()
    world.wait(hours=2)
    world.maya.presses("Propose times")
    assert fills_times(world.maya, TUESDAY) == {}
    world.maya.closes()
    world.tomas.presses("I can")
    assert told(world.maya, "You meet on")
    world.wait(days=10)
    assert not told(world.ingrid, "What do you promise")


def test_an_advocate_who_proposes_nothing_is_reminded_and_then_the_person_may(
    world: World,
) -> None:
    has_advocate(world.maya, world.noor)
    asks_support(world.maya, INGRID, along=["yes"])
    assert len(told(world.noor, "When could you meet")) == 1 and not told(world.maya, "times")
    world.wait(days=2, hours=1)
    assert len(told(world.noor, "No times are proposed yet")) == 1
    world.wait(days=4)
    (instead,) = told(world.maya, "has not proposed times yet")
    assert local_time(instead, "U0MAYA").weekday() == 0
    world.maya.presses("Propose times", where=instead)
    assert fills_times(world.maya, LATE) == {}
    world.maya.closes()
    assert not told(world.noor, "Propose times") and told(world.noor, "I can")


def test_when_the_advocate_goes_the_person_goes_on_with_their_times(world: World) -> None:
    has_advocate(world.maya, world.noor)
    asks_support(world.maya, INGRID, along=["yes"])
    world.noor.presses("Propose times")
    assert fills_times(world.noor, LATE) == {}
    world.noor.closes()
    ends_advocacy(world.noor, "Stop being their advocate")
    assert not told(world.noor, "Settle this one")
    (standing,) = told(world.maya, "You look after these times now")
    assert "No answer yet: <@U0INGRID>" in words(standing), "one does not wait for oneself"
    assert not told(world.maya, "I can")
    world.wait(days=2, hours=1)
    assert told(world.ingrid, "still wait") and not told(world.maya, "still wait")
    world.ingrid.presses("I can")
    assert not told(world.ingrid, "You meet on"), "Maya has not said that she can"
    assert "All have answered" in world.maya.opens_home()
    world.wait(minutes=11)
    (asked,) = told(world.maya, "All have answered")
    world.maya.presses("Settle this one", where=asked)
    assert told(world.ingrid, "You meet on") and not told(world.noor, "You meet on")
    assert NOOR not in words(told(world.ingrid, "You meet on")[0])
