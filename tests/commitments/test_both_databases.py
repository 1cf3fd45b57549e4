"""What the conversations rest on, on SQLite and on PostgreSQL."""

from datetime import date

from tests.commitments.scene import INGRID, MAYA, about, opens, owes, promises, until, value_of
from tests.feedback.plot import ORCHARD, state
from tests.world import World, forger

LESS, ANOTHER = "Something less", "Another thing"


def test_a_promise_is_reworded_owed_and_broken_and_nobody_agrees_to_what_they_did_not_see(
    world_on: World,
) -> None:
    world = world_on
    promises(world.ingrid, MAYA)
    seen = value_of(world.maya.last, "Accept")
    opens(world.ingrid)
    world.ingrid.presses("Reword", where="modal")
    assert world.ingrid.fills(text=LESS) == {}
    before = state(world)
    for does in ("accept", "ask_change"):
        press = forger.press(ORCHARD, MAYA, f"commitments:commitment_{does}", seen)
        world.deliver("interactive", press)
    assert state(world) == before
    world.maya.presses("Accept")
    owes(world.ingrid, world.maya, ANOTHER)
    until(world, date(2026, 3, 17))
    world.maya.presses("Not kept")
    until(world, date(2026, 4, 1))
    assert "0 of 1 kept" in opens(world.ingrid, LESS)
    assert len(about(world.ingrid, "You promised")) == 6
    for somebody in world.everybody:
        there = somebody.dm_words + somebody.opens_home()
        assert (LESS in there) == (somebody.user in (MAYA, INGRID))
