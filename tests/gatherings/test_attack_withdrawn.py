"""Somebody who changes their mind again and again."""

from tests.gatherings.nameless import collect, keyed
from tests.gatherings.scene import phases, runs, writes
from tests.world import World


def test_whoever_takes_cards_back_again_and_again_holds_up_nobody_but_themselves(
    world: World,
) -> None:
    collect(world, writers=5)
    leo = world.person("U0LEO")
    for turn in range(5):
        assert writes(leo, f"maybe {turn}") == {}
        leo.presses("See and change", where=keyed(leo))
        leo.presses("Remove", where="modal")
        leo.closes()
    said = runs(world.maya, "Reveal the cards")
    assert phases(world) == ["group"], said


def test_whoever_writes_another_card_in_place_of_the_first_counts(world: World) -> None:
    collect(world, writers=5)
    noor = world.noor
    for turn in range(2):
        noor.presses("See and change", where=keyed(noor))
        noor.presses("Remove", where="modal")
        noor.closes()
        assert writes(noor, f"better {turn}") == {}
    said = runs(world.maya, "Reveal the cards")
    assert phases(world) == ["group"], said
