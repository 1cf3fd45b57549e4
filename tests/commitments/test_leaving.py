"""Somebody is no longer there: each open promise finds a next step, and the other is told."""

from datetime import date

from tests.commitments.scene import (
    COURSE,
    INGRID,
    MAYA,
    NOOR,
    about,
    buttons_of,
    opens,
    owes,
    page,
    promises,
    until,
    value_of,
    wishes,
)
from tests.feedback.plot import ORCHARD, state
from tests.world import World, forger
from tests.world.people import words


def test_who_loses_a_leader_is_told_once_of_all_and_chooses_for_each(world: World) -> None:
    owes(world.ingrid, world.maya)
    owes(world.ingrid, world.maya, "A word with the board")
    wishes(world.maya, INGRID, "Feedback on my talk")
    owes(world.ingrid, world.noor, "For Noor alone")
    world.happens("person_leaves", INGRID)
    told = state(world)
    world.happens("person_leaves", INGRID)
    assert state(world)["outbox"] == told["outbox"]
    world.wait(days=1)
    (message,) = about(world.maya, "has left the workspace")
    assert buttons_of(message).count("Ask somebody else") == 3
    assert "For Noor alone" not in words(message)
    assert "For Noor alone" in words(about(world.noor, "has left the workspace"))
    world.maya.presses("Ask somebody else", where=message)
    assert world.maya.fills(leader=NOOR, text=COURSE) == {}
    assert COURSE in words(about(world.noor, "asks you for a promise"))
    for _ in range(2):
        world.maya.presses("Let it go")
    (message,) = about(world.maya, "has left the workspace")
    assert buttons_of(message) == [] and "chosen what comes next" in words(message)
    listed = page(world.maya)
    assert COURSE in listed and "board" not in listed and "talk" not in listed
    until(world, date(2026, 5, 1))
    assert not about(world.maya, "promised you this")


def test_a_leader_who_steps_back_owes_no_more_and_the_person_is_told(world: World) -> None:
    owes(world.ingrid, world.maya)
    promises(world.ingrid, MAYA, "Not accepted as yet")
    owes(world.ingrid, world.noor, "For Noor")
    opens(world.ingrid)
    world.ingrid.presses("Step back", where="modal")
    (message,) = about(world.maya, "stepped back from what")
    assert buttons_of(message).count("Let it go") == 2
    assert not about(world.noor, "stepped back")
    assert COURSE not in page(world.ingrid) and "For Noor" in page(world.ingrid)
    until(world, date(2026, 4, 1))
    assert COURSE not in words(about(world.ingrid, "You promised"))
    number = value_of(message, "Ask somebody else")
    world.maya.presses("Ask somebody else", where=message)
    assert world.maya.fills(leader=NOOR) == {}
    before = state(world)
    for user in (MAYA, INGRID):
        press = forger.press(ORCHARD, user, "commitments:commitment_hand_on", number)
        world.deliver("interactive", press)
    assert state(world) == before


def test_what_was_owed_to_somebody_who_left_is_over_and_its_leader_told_once(
    world: World,
) -> None:
    owes(world.ingrid, world.maya)
    owes(world.ingrid, world.maya, "A word with the board")
    wishes(world.maya, NOOR, "Never seen by Noor")
    world.happens("person_leaves", MAYA)
    world.happens("person_leaves", MAYA)
    world.wait(days=1)
    (told,) = about(world.ingrid, "has left the workspace")
    assert COURSE not in page(world.ingrid) and "board" not in page(world.ingrid)
    assert buttons_of(world.noor.last) == []
    until(world, date(2026, 5, 1))
    assert not about(world.ingrid, "You promised")
    assert world.ingrid.last["ts"] == told["ts"]
