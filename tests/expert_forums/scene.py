"""A team that hears somebody from outside, and what its people do."""

from datetime import UTC, datetime
from typing import Any

from tests.gatherings.scene import HERE, runs
from tests.world import Somebody, World
from tests.world.people import words

# The Thursday of the week after the one in which a world begins, at two in Stockholm.
FORUM_DAY = datetime(2026, 3, 12, 13, 0, tzinfo=UTC)
OUTSIDE = {
    "name": "Vera Ek",
    "line": "Led research at three hospitals",
    "link": "https://example.org/vera",
    "contact": "U0NOOR",
}


def sets_up(world: World, **values: Any) -> dict[str, str]:
    """Have Maya set one up with Vera from outside; return what the form says is wrong."""
    world.maya.types("/forum new")
    errors = world.maya.fills(first=int(FORUM_DAY.timestamp()), **OUTSIDE | values)
    world.maya.closes()
    world.wait(minutes=2)
    return errors


def asks(person: Somebody, *questions: str) -> None:
    """Have somebody leave questions on the card."""
    person.presses("Ask a question", channel=HERE)
    assert person.fills(question="\n\n".join(questions)) == {}
    person.closes()


def holds(world: World, *ways: str) -> None:
    """Have Maya begin it now and close it half an hour later."""
    for each in ways or ("Begin",):
        runs(world.maya, each)
    world.wait(minutes=30)
    runs(world.maya, "Close")
    world.wait(minutes=5)


def channel_reads(world: World) -> str:
    world.wait(seconds=10)
    return words(world.tomas.in_channel(HERE))


def wishes(person: Somebody, text: str = "") -> dict[str, str]:
    """Have somebody say that they would like to be mentored; return what the form says is wrong."""
    person.presses("I would like to be mentored", channel=HERE)
    errors = person.fills(words=text)
    person.closes()
    return errors
