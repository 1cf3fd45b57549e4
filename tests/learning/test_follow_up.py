"""Whoever said in the morning what they would learn is asked in the afternoon, as promised."""

from tests.learning.fridays import ASKS_LEARNED, at, set_up
from tests.world import World

MORNING, AFTERNOON = at("2026-03-06", 9), at("2026-03-06", 15)


def test_the_afternoon_follows_the_mornings_answer_whatever_the_budget(world: World) -> None:
    assert set_up(world) == {}
    for each in (world.noor, world.maya):
        each.types("/trellis settings")
        assert each.fills(budget="1") == {}
        each.closes()
    world.wait_until(MORNING)
    world.noor.presses("Say what")
    assert world.noor.fills(will_learn="How SQLite plans a query") == {}
    world.wait_until(AFTERNOON)
    assert world.noor.dm_words.count(ASKS_LEARNED) == 1
    assert "SQLite" in world.noor.dm_words
    assert ASKS_LEARNED not in world.maya.dm_words, "one message was all she allows in a week"
    world.noor.presses("Skip")
    assert "Nobody is told" in world.noor.dm_words
