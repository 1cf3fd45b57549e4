"""The scopes are the least: with them all goes well, without any one of them something fails."""

from collections.abc import Callable

import pytest

from bot.manifest import SCOPES
from tests.bot.post_office import everything_stands_once, happens
from tests.world import World
from tests.world.people import words
from tests.world.world import TEAM


def talk(world: World) -> None:
    """A conversation in which everything occurs that the bot can do."""
    maya, noor, tomas = world.maya, world.noor, world.tomas
    team = world.sandbox.workspaces[TEAM]
    assert "Welcome" in maya.opens_home()
    # A closed circle, asked by a call in its private channel.
    assert maya.asks(channel="C0CIRCLE", about="The plan") == {}
    call = next(m for m in maya.in_channel("C0CIRCLE") if "The plan" in words(m))
    noor.reacts(call, channel="C0CIRCLE")
    assert noor.answers(start="Saying why first") == {}
    assert "Saying why first" in maya.dm_words
    # An open call, from which somebody takes the hand back again.
    assert maya.asks(channel="C0DESIGN", about="The page") == {}
    call = next(m for m in maya.in_channel("C0DESIGN") if "The page" in words(m))
    tomas.reacts(call)
    assert "Here is the form" in tomas.dm_words
    tomas.takes_back(call)
    assert "You took your hand down" in tomas.dm_words
    # Somebody moves to another zone, and is asked in their own morning.
    happens(world, lambda: team.change_person("U0LEO", tz="Asia/Tokyo"))
    assert maya.asks("U0LEO", about="The numbers") == {}
    assert "The numbers" not in world.person("U0LEO").dm_words
    # Time passes, and what came of it is handed over.
    world.wait(days=10)
    assert "Your request for feedback is closed" in maya.dm_words
    maya.presses("Save as file")
    assert b"Saying why first" in maya.files[0]["content"]
    world.wait(hours=1)
    assert everything_stands_once(world)


@pytest.fixture
def granted(world: World) -> Callable[[set[str]], World]:
    def grant(scopes: set[str]) -> World:
        team = world.sandbox.workspaces[TEAM]
        team.granted_scopes = scopes
        team.add_channel("C0CIRCLE", "circle", members=["U0MAYA", "U0NOOR"], private=True)
        return world

    return grant


def test_a_whole_conversation_needs_the_required_scopes_alone(
    granted: Callable[[set[str]], World],
) -> None:
    talk(granted(set(SCOPES)))


@pytest.mark.parametrize("scope", [scope for scope in SCOPES if scope != "commands"])
def test_without_any_one_of_them_the_conversation_fails(
    granted: Callable[[set[str]], World], scope: str
) -> None:
    world = granted(set(SCOPES) - {scope})
    with pytest.raises((AssertionError, IndexError, StopIteration)):
        talk(world)
