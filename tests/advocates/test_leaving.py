"""Somebody's account is closed: what is open ends, and the other one hears of it."""

import pytest

from rituals.advocates import advocacy
from tests.advocates.scene import asks, in_workspace, page_of, shares, stands_up_for
from tests.world import World
from tests.world.people import labels, words


def test_an_advocate_who_leaves_is_an_advocate_no_more_and_the_person_is_told(
    world: World,
) -> None:
    stands_up_for(world.noor, world.maya)
    shares(world, "U0MAYA", 1)
    for _ in range(2):
        world.happens("person_leaves", "U0NOOR")
        world.loop.do(world.settle())
    assert "<@U0NOOR> has left the workspace" in words(world.maya.last)
    assert len(world.maya.kept) == 2 and not world.tables()["advocate_shared"]
    assert in_workspace(world, lambda work: advocacy.advocate_of(work, "U0MAYA")) is None
    world.maya.presses("Ask somebody else")
    assert world.maya.fills(whom="U0TOMAS") == {}
    assert "be their advocate" in world.tomas.dm_words


def test_a_person_who_leaves_has_no_advocate_any_more_who_is_told(world: World) -> None:
    stands_up_for(world.noor, world.maya)
    shares(world, "U0MAYA", 1)
    world.happens("person_leaves", "U0MAYA")
    world.loop.do(world.settle())
    assert "<@U0MAYA> has left the workspace" in words(world.noor.last)
    assert labels(world.noor.last) == [] and "U0MAYA" not in page_of(world.noor)


@pytest.mark.parametrize("leaver", ["U0MAYA", "U0NOOR"])
def test_a_request_ends_with_either_who_leaves(world: World, leaver: str) -> None:
    asks(world.maya, "U0NOOR", "Because you listen")
    world.happens("person_leaves", leaver)
    world.loop.do(world.settle())
    if leaver == "U0MAYA":
        (asked,) = world.noor.kept
        assert "has left the workspace" in words(asked) and labels(asked) == []
    else:
        (told,) = world.maya.kept
        assert "has left the workspace" in words(told) and labels(told) == ["Ask somebody else"]
    before = world.maya.kept, world.noor.kept
    world.wait(days=20)
    assert (world.maya.kept, world.noor.kept) == before
