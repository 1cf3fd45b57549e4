"""Somebody's account is closed: what is open ends, and the other one hears of it."""

import pytest

from tests.advocates.scene import asks
from tests.world import World
from tests.world.people import labels, words


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
