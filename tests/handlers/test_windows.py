"""Slack holds three windows on each other: a fourth takes the place of the third."""

from tests.support.scene import INGRID, asks_support
from tests.world import World
from tests.world.people import words


def test_a_window_above_three_others_takes_the_place_of_the_topmost(world: World) -> None:
    asks_support(world.maya, INGRID)
    world.maya.types("/autonomy")
    for button in ("Ask for support", "Open", "Propose times"):
        world.maya.presses(button, where="modal")
    assert "First time" in words(world.maya.modal)
    world.maya.closes()
    assert "could not do this" not in world.maya.told("C0DESIGN") + world.maya.told()
