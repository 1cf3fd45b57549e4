"""A leader proposes another step; the person agrees or keeps theirs, and nobody argues."""

from tests.dial.scene import (
    INGRID,
    LOOK_OVER,
    MAYA,
    RUN_IT,
    TELL_ME,
    TOMAS,
    WITH_ME,
    adds,
    moves,
    opens,
    proposes,
)
from tests.world import World, forger
from tests.world.people import fields, labels, words

WHY = "You ran the last two by yourself."


def test_one_click_agrees_and_the_history_says_who_proposed_it(world: World) -> None:
    adds(world.maya, "Hiring", step=WITH_ME)
    opens(world.ingrid)
    world.ingrid.presses("Propose another step", where="modal")
    assert words(world.ingrid.modal).startswith("*Who reads this:* <@U0MAYA> alone, with your name")
    offered = [each["value"] for each in fields(world.ingrid.modal)["step"]["options"]]
    assert offered == ["1", "3", "4", "5"]
    assert world.ingrid.fills(step=TELL_ME, why=" ") == {
        "why": "Say in a sentence why, so that they can weigh it."
    }
    forged = {"step": forger.text(WITH_ME), "why": forger.text("x" * 501)}
    sent = forger.submission("T0ORCHARD", INGRID, "dial:area_propose", "1", forged)
    assert world.deliver("interactive", sent).body["errors"].keys() == {"step", "why"}
    assert world.ingrid.fills(step=TELL_ME, why=WHY) == {}
    assert "has not answered; it can wait" in words(world.ingrid.modal)
    world.ingrid.closes()
    assert "Propose another step" not in labels_of_area(world), "one at a time"
    asked = words(world.maya.last)
    assert WHY in asked and "Hiring" in asked and "You alone move the dial" in asked
    assert WHY in world.maya.opens_home()
    world.maya.presses("Move it there", where="home")
    assert WHY not in words(world.maya.actor.home)
    world.wait(seconds=2)
    assert "you moved it there" in words(world.maya.last) and not labels(world.maya.last)
    assert "*I do it and tell you*" in words(world.ingrid.last)
    opens(world.maya)
    world.maya.presses("History", where="modal")
    assert "to *I do it and tell you*, as <@U0INGRID> proposed." in words(world.maya.modal)


def test_one_click_keeps_it_and_the_matter_rests(world: World) -> None:
    adds(world.maya, "Hiring", step=WITH_ME)
    world.wait(days=2)
    proposes(world.ingrid, TELL_ME, WHY)
    world.maya.presses("Keep it as it is")
    world.wait(seconds=2)
    assert "you kept yours" in words(world.maya.last) and not labels(world.maya.last)
    assert "<@U0MAYA> keeps *Do it with me* for now" in words(world.ingrid.last)
    assert "Propose another step" not in labels_of_area(world)
    world.wait(weeks=4)
    assert "Propose another step" in labels_of_area(world)


def labels_of_area(world: World) -> list[str]:
    opens(world.ingrid)
    found = labels(world.ingrid.modal or {})
    world.ingrid.closes()
    return found


def test_a_move_of_the_persons_own_settles_what_was_proposed(world: World) -> None:
    adds(world.maya, "Hiring", step=WITH_ME)
    proposes(world.ingrid, TELL_ME, WHY)
    world.wait(seconds=2)
    assert WHY in opens(world.maya)
    world.maya.presses("More on my own", where="modal")
    assert WHY not in words(world.maya.modal)
    world.maya.closes()
    world.wait(seconds=2)
    assert "That is over" in words(world.maya.last) and not labels(world.maya.last)
    assert "Propose another step" in labels_of_area(world)


def test_what_was_taken_back_asks_nothing_and_another_may_be_made(world: World) -> None:
    adds(world.maya, "Hiring", step=WITH_ME)
    proposes(world.ingrid, RUN_IT, WHY)
    opens(world.ingrid)
    world.ingrid.presses("Take the proposal back", where="modal")
    world.ingrid.closes()
    world.wait(seconds=2)
    assert "took it back" in words(world.maya.last) and WHY not in words(world.maya.last)
    proposes(world.ingrid, LOOK_OVER, WHY)
    assert "*I do it, you look over it*" in words(world.maya.last)


def test_a_late_click_changes_nothing(world: World) -> None:
    adds(world.maya, "Hiring", step=WITH_ME)
    proposes(world.ingrid, TELL_ME, WHY)
    place = (world.maya.actor.dm_channel, world.maya.last["ts"])
    world.maya.presses("Keep it as it is")
    late = forger.press("T0ORCHARD", MAYA, "dial:area_answer", "1:1:agree:", place)
    world.deliver("interactive", late)
    assert "answered already" in world.maya.told()
    assert "*Do it with me* asks" in opens(world.maya)


def test_a_proposal_of_a_leader_who_is_named_no_more_is_over(world: World) -> None:
    adds(world.maya, "Hiring", step=WITH_ME)
    proposes(world.ingrid, TELL_ME, WHY)
    assert WHY in opens(world.maya), "it waits where the dial is, too"
    world.maya.presses("Keep it as it is", where="modal")
    assert WHY not in words(world.maya.modal)
    world.maya.closes()
    moves(world.maya, "Hiring", LOOK_OVER)
    proposes(world.ingrid, TELL_ME, "Once more")
    opens(world.maya)
    world.maya.presses("Edit", where="modal")
    assert world.maya.fills(leader=TOMAS) == {}
    world.maya.closes()
    world.wait(seconds=2)
    assert "That is over" in words(world.maya.last)
    assert "Once more" not in world.maya.opens_home() + world.tomas.dm_words
    assert "<@U0MAYA> asks for your support" in words(world.tomas.last), "whoever was told before"
