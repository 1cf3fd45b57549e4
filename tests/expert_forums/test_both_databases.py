from tests.expert_forums.scene import asks, channel_reads, holds, sets_up, wishes
from tests.gatherings.scene import HERE, rows
from tests.world import World


def test_it_is_held_and_a_wish_is_kept_once_and_taken_back(world_on: World) -> None:
    assert sets_up(world_on) == {}
    asks(world_on.tomas, "Who pays?")
    holds(world_on, "Go on", "Begin")
    assert "*Vera Ek* spoke" in channel_reads(world_on)
    for text in ("To ask better", "To listen better"):
        assert wishes(world_on.ingrid, text) == {}
    kept = "SELECT person, words FROM forum_mentoring_wishes"
    assert rows(world_on, kept) == [("U0INGRID", "To listen better")]
    world_on.ingrid.presses("I would like to be mentored", channel=HERE)
    world_on.ingrid.presses("Take it back", where="modal")
    assert rows(world_on, kept) == [(None, "")]
