"""A team that debates, and what its people do and see of it."""

from typing import Any

from tests.gatherings.scene import HERE, NEXT_TUESDAY, rows, runs
from tests.world import Somebody, World
from tests.world.people import words

TEAM = "T0ORCHARD"
MOTION = "We should release on Fridays"
SIX = ("U0MAYA", "U0NOOR", "U0TOMAS", "U0INGRID", "U0LEO", "U0AIKO")
BEGIN, REBUT, CLOSE = "Begin the first round", "On to the rebuttal", "On to the closing"
VOTE, END = "On to the vote after", "Close the debate"


def set_up(world: World, motion: str = MOTION, **values: Any) -> dict[str, str]:
    """Have Maya set one up in #design; return what the form says is wrong."""
    world.maya.types("/debate new")
    filled = {"motion": motion, "first": int(NEXT_TUESDAY.timestamp())} | values
    errors = world.maya.fills(**filled)
    world.maya.closes()
    world.wait(seconds=2)
    return errors


def stands(person: Somebody, where: str, *, label: str = "Where I stand", **more: str) -> None:
    """Have somebody vote on where they stand."""
    person.presses(label, channel=HERE)
    assert person.fills(stand=where, **more) == {}
    person.closes()


def argues(person: Somebody, side: str) -> dict[str, str]:
    """Have somebody take a side, or listen; return what the form says is wrong."""
    person.presses("Argue", channel=HERE)
    errors = person.fills(side=side)
    person.closes()
    return errors


def says(person: Somebody, box: str, *arguments: str) -> dict[str, str]:
    """Have somebody write for their side, or what changed their mind."""
    label = "What changed my mind" if box == "changed" else "Write an argument"
    person.presses(label, channel=HERE)
    errors = person.fills(**{box: "\n\n".join(arguments)})
    person.closes()
    return errors


def options(world: World) -> dict[str, Any]:
    """What the newest session keeps of its own."""
    import json

    found = rows(world, "SELECT options FROM gathering_sessions ORDER BY id DESC")[0][0]
    return json.loads(found) if isinstance(found, str) else dict(found)


def side_of(world: World, user: str) -> str:
    """On which side somebody argues; empty where they listen."""
    return next((each for each in ("for", "against") if user in options(world)[each]), "")


def goes_on(world: World, *labels: str) -> None:
    """Have Maya lead it on."""
    runs(world.maya, *labels)
    world.wait(seconds=2)


def card(world: World) -> dict[str, Any]:
    """The living card."""
    world.wait(seconds=2)
    there = world.maya.in_channel(HERE)
    return next(each for each in there if words(each).startswith("*Debate"))


def thread(world: World) -> str:
    """What stands in the channel and in the card's thread."""
    world.wait(seconds=2)
    return words(world.maya.in_channel(HERE))
