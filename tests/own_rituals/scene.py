"""A team with a ritual of its own, and what its people do in it."""

from typing import Any

from tests.gatherings.scene import HERE
from tests.world import Somebody, World
from tests.world.people import find_buttons, words

QUESTIONS = "What do I want to learn this week?\nWhat is in the way?"


def makes(world: World, who: Somebody | None = None, **values: Any) -> dict[str, str]:
    """Have somebody make one that comes on Mondays at nine; return what the form says is wrong."""
    who = who or world.maya
    who.types("/ritual new")
    filled: dict[str, Any] = {"name": "Monday question", "questions": QUESTIONS, "days": "2"}
    errors = who.fills(**filled | values)
    who.closes()
    world.wait(minutes=2)
    return errors


def answers(person: Somebody, *texts: str) -> dict[str, str]:
    """Have somebody answer by the message that asked them."""
    person.presses("Answer")
    errors = person.fills(**{f"q{place}": text for place, text in enumerate(texts, 1)})
    person.closes()
    return errors


def was_asked(world: World) -> set[str]:
    """Who has a message with the button to answer."""
    return {
        each.user
        for each in world.everybody
        if any(find_buttons(message.get("blocks") or [], "Answer") for message in each.kept)
    }


def channel_reads(world: World) -> str:
    world.wait(minutes=2)
    return words(world.noor.in_channel(HERE))
