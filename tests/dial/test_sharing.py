"""An advocate sees an area only where the person shares it, and only as it stands."""

from tests.advocates.scene import page_of, stands_up_for
from tests.dial.scene import RUN_IT, SHOW_ME, adds, moves, opens, page
from tests.world import World
from tests.world.people import words


def test_an_advocate_sees_what_is_shared_for_as_long_as_it_is(world: World) -> None:
    adds(world.maya, "Hiring", step=SHOW_ME)
    assert "Share with my advocate" not in opens(world.maya)
    stands_up_for(world.noor, world.maya)
    assert "Your advocate, <@U0NOOR>, does not see it" in opens(world.maya)
    assert "Hiring" not in page_of(world.noor)
    world.maya.presses("Share with my advocate", where="modal")
    assert "*Who reads this:* you, <@U0INGRID> and <@U0NOOR>" in words(world.maya.modal)
    world.maya.closes()
    moves(world.maya, "Hiring", RUN_IT)
    seen = page_of(world.noor)
    assert "Hiring" in seen and "*I run it*" in seen and "Show me" not in seen
    assert "Hiring" not in page(world.noor), "nobody asks them for support in it"
    opens(world.maya)
    world.maya.presses("Stop sharing", where="modal")
    assert "Hiring" not in page_of(world.noor)
    world.maya.presses("Share with my advocate", where="modal")
    world.maya.presses("End it", where="modal")
    assert "Hiring" not in page_of(world.noor) + page(world.ingrid)
    assert world.tables()["advocate_shared"] == []
