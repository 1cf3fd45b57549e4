"""Whoever sets up anew what they had stopped is asked again, as they are told."""

from collections.abc import Callable

import pytest

from tests.autonomy.scene import AIKO, chooses_the_way_out, leads
from tests.commitments.shortfall import is_asked
from tests.world import Somebody, World
from tests.world.people import words

Sets = Callable[[Somebody], dict[str, str]]


def checks(somebody: Somebody) -> dict[str, str]:
    somebody.types("/autonomy check")
    somebody.presses("Ask me now and then", where="modal")
    errors = somebody.fills(leaders=["U0INGRID"])
    somebody.closes()
    return errors


CADENCES: dict[str, tuple[Sets, str]] = {
    "questions": (lambda somebody: leads(somebody, AIKO), "Another question"),
    "check": (checks, "How were your last"),
    "shortfall": (is_asked, "Where did support fall short"),
}


@pytest.mark.parametrize(("sets", "asks"), CADENCES.values(), ids=CADENCES)
def test_the_same_cadence_set_up_anew_comes_though_it_was_stopped(
    world: World, sets: Sets, asks: str
) -> None:
    def asked() -> int:
        return sum(asks in words(each) for each in world.maya.kept)

    assert sets(world.maya) == {}
    world.wait(days=35)
    assert asked(), world.maya.dm_words
    chooses_the_way_out(world, world.maya, "Stop asking me this")
    world.wait(days=35)
    before = asked()
    assert sets(world.maya) == {}
    assert "Stopped or snoozed" not in world.maya.opens_home()
    world.wait(days=35)
    assert asked() > before, "it was said when the next comes"
