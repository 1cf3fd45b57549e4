"""What the conversations about where support fell short have in common."""

from typing import Any

from tests.advocates.scene import stands_up_for
from tests.world import Somebody, World

TEXT = "secret-own: the study I was promised went to somebody else"
SUMMARY = "Maya counted on leading the study, and would like to lead the next"
# What goes to somebody else leaves a minute later.
A_MOMENT = {"minutes": 2}
KEEP, IN_WORDS, BY_ADVOCATE = "kept", "in_words", "with_advocate"


def says(somebody: Somebody, way: str = KEEP, text: str = TEXT, **more: Any) -> dict[str, str]:
    """Say where support fell short without having been asked; return what is wrong."""
    somebody.types("/autonomy shortfall")
    errors = somebody.fills(text=text, way=way, **more)
    if not errors:
        somebody.closes()
    return errors


def is_asked(somebody: Somebody, **more: Any) -> dict[str, str]:
    """Have somebody be asked now and then; return what is wrong."""
    somebody.types("/autonomy shortfall")
    somebody.presses("Ask me now and then", where="modal")
    errors = somebody.fills(**more)
    if not errors:
        somebody.closes()
    return errors


def asks_for_summary(world: World) -> None:
    """Have Noor stand up for Maya, and be asked to sum it up for Ingrid."""
    stands_up_for(world.noor, world.maya)
    assert says(world.maya, BY_ADVOCATE, leader="U0INGRID") == {}
    world.wait(**A_MOMENT)


def sums_up(advocate: Somebody, summary: str = SUMMARY) -> dict[str, str]:
    """Write the summary, and return what is wrong."""
    advocate.presses("Write the summary")
    errors = advocate.fills(summary=summary)
    if not errors:
        advocate.closes()
    return errors


def seen_by(somebody: Somebody) -> str:
    """All that the bot shows somebody unasked: the conversation, as read and as heard, and Home."""
    heard = str([each["text"] for each in somebody.dm])
    return "\n".join([somebody.dm_words, heard, somebody.opens_home()])
