"""A ranked vote of so few people that its order would be somebody's own."""

import pytest

from tests.book_clubs.scene import found, joins, nominates, ranks
from tests.gatherings.scene import HERE, channel_says, runs
from tests.world import World
from tests.world.people import words

BOOKS = ("Accelerate", "Peopleware", "Team Topologies")


def votes(world: World, count: int) -> None:
    found(world)
    joins(world, world.noor, world.tomas)
    for title in BOOKS:
        assert nominates(world.maya, title) == {}
    runs(world.maya, "Open the vote")
    for person in (world.noor, world.tomas, world.maya)[:count]:
        assert ranks(world, person, *reversed(BOOKS)) == {}
    runs(world.maya, "Close the vote")
    world.wait(minutes=1)


@pytest.mark.parametrize("count", [0, 1, 2])
def test_of_fewer_than_three_votes_only_what_was_chosen_is_told(world: World, count: int) -> None:
    votes(world, count)
    said = channel_says(world)
    assert f"You read {BOOKS[-1] if count else BOOKS[0]}" in said
    assert "In this order" not in said and "were equal" not in said
    assert "only the book is told" in said
    world.maya.presses("As a file", channel=HERE)
    (file,) = world.maya.files
    assert "Peopleware" not in file["content"].decode()


def test_of_three_the_order_is_told(world: World) -> None:
    votes(world, 3)
    assert "3 people voted. In this order" in channel_says(world)


def test_the_form_says_from_how_many_votes_on_the_order_is_told(world: World) -> None:
    found(world)
    for title in BOOKS:
        assert nominates(world.maya, title) == {}
    runs(world.maya, "Open the vote")
    world.maya.presses("Put in order", channel=HERE)
    assert "with fewer than 3 votes, only what was chosen" in words(world.maya.modal)
