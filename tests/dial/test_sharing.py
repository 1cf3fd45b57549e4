"""An advocate sees an area only where the person shares it, and only as it stands."""

from tests.advocates.scene import page_of, stands_up_for
from tests.dial.scene import INGRID, NOOR, RUN_IT, SHOW_ME, adds, moves, opens, page
from tests.world import World, forger
from tests.world.people import labels, words


def test_an_advocate_sees_what_is_shared_for_as_long_as_it_is(world: World) -> None:
    adds(world.maya, "Hiring", step=SHOW_ME)
    assert "Show it to my advocate" not in opens(world.maya)
    stands_up_for(world.noor, world.maya)
    assert "Your advocate, <@U0NOOR>, does not see it" in opens(world.maya)
    assert "Hiring" not in page_of(world.noor)
    world.maya.presses("Show it to my advocate", where="modal")
    assert "*Who reads this:* you, <@U0INGRID> and <@U0NOOR>" in words(world.maya.modal)
    world.maya.closes()
    moves(world.maya, "Hiring", RUN_IT)
    seen = page_of(world.noor)
    assert "Hiring" in seen and "*I run it*" in seen and "Show me" not in seen
    assert "Hiring" not in page(world.noor), "nobody asks them for support in it"
    opens(world.maya)
    world.maya.presses("Show it no more", where="modal")
    assert "Hiring" not in page_of(world.noor)


def test_an_advocate_reads_and_does_nothing_and_what_ended_is_shared_no_more(world: World) -> None:
    adds(world.maya, "Hiring", step=SHOW_ME)
    stands_up_for(world.noor, world.maya)
    opens(world.maya)
    world.maya.presses("Show it to my advocate", where="modal")
    world.forge(forger.press("T0ORCHARD", NOOR, "dial:area_see", "1"), "T0ORCHARD")
    assert "Hiring" in words(world.noor.modal) and labels(world.noor.modal or {}) == ["All areas"]
    world.noor.closes()
    world.maya.presses("End it", where="modal")
    assert "Hiring" not in page_of(world.noor) + page(world.person(INGRID))
    assert world.tables()["advocate_shared"] == []
