"""Somebody who shows what they work on, and a guest whom the channel does not know."""

from datetime import datetime
from typing import Any

from tests.gatherings.scene import HERE, NEXT_TUESDAY, runs
from tests.world import Somebody, World
from tests.world.people import words

PIA, STRANGER, APP = "U0PIA", "U0STRANGER", "U0APP"


def with_guests(world: World) -> Somebody:
    """Let two people come into the workspace who are in none of its channels; return one."""
    world.happens("add_person", PIA, "Pia Partner", tz="Europe/Stockholm")
    world.happens("add_person", STRANGER, "Sam Stranger", tz="Europe/Stockholm")
    return world.person(PIA)


def set_up(
    world: World, *guests: str, first: datetime = NEXT_TUESDAY, **values: Any
) -> dict[str, str]:
    """Have Ingrid set one up in which Maya shows; return what the form says is wrong."""
    world.ingrid.types("/show new")
    filled = {"first": int(first.timestamp()), "keepers": ["U0MAYA"]} | values
    errors = world.ingrid.fills(**filled, guests=list(guests))
    world.ingrid.closes()
    world.wait(minutes=2)
    return errors


def card(world: World) -> dict[str, Any]:
    """The living card, once all that was owed has come."""
    world.wait(seconds=5)
    there = world.maya.in_channel(HERE)
    return next(each for each in there if words(each).startswith("*Show and review*"))


def shows(world: World) -> None:
    """Have Maya begin, and close half an hour later."""
    world.wait_until(NEXT_TUESDAY)
    runs(world.maya, "Begin")
    world.wait(minutes=30)
    runs(world.maya, "Close, and ask for feedback")
    world.wait(minutes=5)


def thread(world: World) -> str:
    """What stands in the card's thread."""
    world.wait(seconds=5)
    there = world.maya.in_channel(HERE)
    return words([each for each in there if each.get("thread_ts") not in (None, each["ts"])])


def asked_for_feedback(world: World) -> set[str]:
    """Who was asked for feedback."""
    people = [*world.everybody, world.person(PIA), world.person(STRANGER)]
    return {
        each.user
        for each in people
        if any("what I showed" in words(m) and "chose you" in words(m) for m in each.kept)
    }
