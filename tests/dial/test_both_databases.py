"""An area from its beginning to its end, on each kind of database."""

from tests.dial.scene import SHOW_ME, TELL_ME, TOMAS, adds, opens, prompts_to, proposes
from tests.world import World
from tests.world.people import words


def test_an_area_is_led_moved_left_and_ended(world_on: World) -> None:
    maya, ingrid = world_on.maya, world_on.ingrid
    assert adds(maya, "Hiring", step=SHOW_ME) == {}
    world_on.wait(weeks=1, hours=1)
    assert len(prompts_to(ingrid)) == 1
    ingrid.presses("We talked about it")
    assert proposes(ingrid, TELL_ME, "You ran the last two by yourself.") == {}
    maya.presses("Move it there")
    opens(ingrid)
    ingrid.presses("Step back", where="modal")
    ingrid.closes()
    maya.presses("Name a leader")
    assert maya.fills(leader=TOMAS) == {}
    maya.closes()
    world_on.wait(weeks=13, days=3)
    assert len(prompts_to(world_on.tomas)) == 1 and "Hiring" not in ingrid.dm_words
    opens(maya)
    maya.presses("End it", where="modal")
    assert "Hiring" in words(maya.modal)
    world_on.wait(days=3)
    assert "Hiring" not in world_on.tomas.dm_words
