"""What was held, called off or left alone shows nobody more than they may still read."""

from bot.demo import TEAM
from tests.support.meeting_scene import advocate_proposes, at, fills_times, told
from tests.support.scene import (
    INGRID,
    NOOR,
    TOMAS,
    asks_support,
    ends_advocacy,
    has_advocate,
    opens_request,
    writes,
)
from tests.world import World, forger
from tests.world.people import labels, words


def test_a_former_advocate_reads_nothing_of_a_meeting_that_was_held(world: World) -> None:
    advocate_proposes(world)
    world.noor.presses("Settle this one")
    world.wait_until(at("03-11", "12:00"))
    ends_advocacy(world.noor, "Stop being their advocate")
    world.happens("person_leaves", INGRID)
    for pressed in ("see", "propose"):
        world.deliver("interactive", forger.press(TEAM, NOOR, f"support:request_{pressed}", "1"))
        assert "nothing of that kind" in words(world.noor.modal)
        world.noor.closes()
    world.maya.presses("It did not take place")
    assert "Nobody is asked at present" in words(world.maya.modal)
    world.maya.presses("Change it", where="modal")
    assert world.maya.fills(leaders=[TOMAS]) == {}
    world.wait(days=3)
    assert not told(world.noor, "Propose times") and told(world.maya, "Propose times")


def test_a_request_taken_back_is_said_of_whoever_took_it_back(world: World) -> None:
    has_advocate(world.maya, world.noor)
    assert writes(world.maya, INGRID, along=["yes"]) == {}
    world.maya.presses("Share with my advocate", where="modal")
    world.maya.presses("Send it", where="modal")
    world.maya.closes()
    world.noor.presses("Propose times")
    assert fills_times(world.noor, at("03-10", "10:00")) == {}
    world.noor.closes()
    opens_request(world.maya)
    world.maya.presses("Take it back", where="modal")
    world.maya.closes()
    assert not told(world.noor, "You took")
    assert told(world.noor, "<@U0MAYA> took this request back")


def test_with_nobody_asked_any_more_nobody_is_asked_when_they_can(world: World) -> None:
    advocate_proposes(world)
    world.ingrid.presses("Step back")
    assert "I can" not in labels(world.maya.actor.home or {}) and not told(world.maya, "I can")
    assert not told(world.noor, "Settle this one")
    world.maya.presses("Choose others")
    assert world.maya.fills(leaders=[TOMAS]) == {}
    world.maya.closes()
    world.wait(hours=1)
    assert told(world.maya, "I can") and told(world.tomas, "I can")
    assert len(told(world.noor, "Settle this one")) == 1


def test_a_leader_who_comes_back_and_goes_again_is_told_of_each_time(world: World) -> None:
    asks_support(world.maya, INGRID)
    world.wait(days=1)
    world.happens("person_leaves", INGRID)
    world.happens("change_person", INGRID, deleted=False)
    world.maya.presses("Choose others")
    assert world.maya.fills(leaders=[INGRID]) == {}
    world.maya.closes()
    assert told(world.maya, "<@U0INGRID> is part of your request for support again")
    world.wait(days=1)
    world.ingrid.presses("Step back")
    assert told(world.maya, "<@U0INGRID> cannot be part"), (
        "told anew, and not only in the old place"
    )


def test_a_leader_who_is_asked_again_is_not_told_any_more_that_it_goes_on_without(
    world: World,
) -> None:
    asks_support(world.maya, INGRID)
    for leader in (TOMAS, INGRID):
        world.wait(days=1)
        opens_request(world.maya)
        world.maya.presses("Change it", where="modal")
        assert world.maya.fills(leaders=[leader]) == {}
        world.maya.closes()
    world.wait(days=1)
    assert not told(world.ingrid, "without you") and told(world.tomas, "without you")


def test_after_days_in_which_nothing_was_sent_nobody_is_reminded_in_one_breath(
    world: World,
) -> None:
    asks_support(world.maya, INGRID)
    world.wait_until(at("03-06", "18:00"))
    world.maya.presses("Propose times")
    assert fills_times(world.maya, at("03-20", "10:00")) == {}
    world.maya.closes()
    world.sandbox.clock.set(at("03-16", "10:00"))
    world.wait(minutes=1)
    assert told(world.ingrid, "When can you come") and not told(world.ingrid, "still wait")


def test_who_is_told_of_missing_answers_is_not_named_to_themselves(world: World) -> None:
    advocate_proposes(world)
    world.wait_until(at("03-09", "18:00"))
    (stuck,) = told(world.maya, "neither have you")
    assert "*<@U0INGRID> has not answered yet, and neither have you.*" in words(stuck)
    world.ingrid.presses("I can")
    assert told(world.maya, "Only your own answer is missing")
