"""Nothing runs that writes to people while a dial moves: what stands is set right all the same."""

from tests.dial.scene import INGRID, MAYA, RUN_IT, SHOW_ME, TOMAS, adds
from tests.world import World, forger
from tests.world.people import labels, words

ORCHARD = "T0ORCHARD"


def leads(world: World, leader: str) -> None:
    """Name another leader, and let nothing come of it yet."""
    who = {"type": "users_select", "selected_user": leader}
    fields = {"text": forger.text("Hiring"), "leader": who}
    world.forge(forger.submission(ORCHARD, MAYA, "dial:area_edit", "1", fields), ORCHARD)


def test_no_message_of_a_leaders_says_what_is_long_over(world: World) -> None:
    assert adds(world.maya, "Hiring", step=SHOW_ME) == {}
    for leader in (TOMAS, INGRID):
        leads(world, leader)
    world.forge(forger.press(ORCHARD, MAYA, "dial:area_move", f"1:{RUN_IT}:"), ORCHARD)
    world.wait(minutes=1)
    first, second = world.ingrid.kept
    assert "*I run it*" in words(second) and labels(first) == []
    assert "*Show me*" not in world.ingrid.dm_words and not world.tomas.kept
