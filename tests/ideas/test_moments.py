"""The moment at which an idea without a name was said, changed or taken back shows nowhere."""

from typing import Any

from tests.ideas.scene import IDEA, says
from tests.ideas.test_without_a_name import kept
from tests.sqlite import sqlite
from tests.world import Somebody, World
from tests.world.people import fields, labels, words


def test_between_which_others_it_was_said_shows_nowhere(loop: Any, tmp_path: Any) -> None:
    kept_so = []
    for is_first in (True, False):
        world = World.begin(sqlite(tmp_path / f"{is_first}.db"), loop=loop)
        assert says(world.noor, "Before all", leader="U0INGRID") == {}
        for names in ("named", "unnamed") if is_first else ("unnamed", "named"):
            assert says(world.maya, names, names=names, leader="U0INGRID") == {}
        kept_so.append(kept(world)["schedules"])
        world.end()
    assert kept_so[0] == kept_so[1]


def test_saying_it_and_taking_it_back_touches_nothing_that_stands_with_its_reader(
    world: World,
) -> None:
    says(world.noor, leader="U0INGRID")
    world.wait(days=15)
    assert "1 idea waits" in words(world.ingrid.last)
    before = world.ingrid.kept, world.tables()["outbox"]
    says(world.maya, names="unnamed", leader="U0INGRID")
    world.wait(minutes=1)
    world.maya.presses("Take it back")
    world.wait(minutes=1)
    assert (world.ingrid.kept, world.tables()["outbox"]) == before


def test_what_its_author_changes_is_seen_on_the_next_morning_and_not_at_that_hour(
    world: World,
) -> None:
    says(world.maya, names="unnamed", leader="U0INGRID")
    world.wait(days=1)
    world.maya.presses("Change it")
    assert world.maya.fills(text="Put better") == {}
    assert "Put better" in words(world.maya.last)
    assert IDEA in words(world.ingrid.last)
    assert IDEA in listed(world.ingrid) and "Put better" not in listed(world.ingrid)
    world.maya.presses("Change it")
    assert fields(world.maya.modal)["text"]["initial_value"] == "Put better"
    world.maya.closes()
    world.wait(days=1)
    assert "Put better" in words(world.ingrid.last) and "Put better" in listed(world.ingrid)
    assert len(world.ingrid.kept) == 1


def test_what_was_answered_before_that_morning_stays_as_it_was_read(world: World) -> None:
    says(world.maya, names="unnamed", leader="U0INGRID")
    world.wait(days=1)
    world.maya.presses("Change it")
    assert world.maya.fills(text="Put otherwise") == {}
    world.ingrid.presses("I have heard it")
    world.wait(days=3)
    world.maya.presses("See what became of it")
    for somebody in (world.ingrid, world.maya):
        assert IDEA in words(somebody.last) and "Put otherwise" not in words(somebody.last)


def listed(somebody: Somebody) -> str:
    """What somebody finds in the list, on one idea's own page and on Home."""
    somebody.types("/idea list")
    found = words(somebody.modal)
    somebody.presses("Answer" if "Answer" in labels(somebody.modal) else "Open", where="modal")
    found += words(somebody.modal)
    somebody.closes()
    return found + somebody.opens_home()
