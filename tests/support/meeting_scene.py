"""What the conversations about the meeting have in common."""

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from bot.demo import ZONE
from tests.support.scene import INGRID, asks_support, has_advocate, writes
from tests.world import Somebody, World
from tests.world.people import find_buttons, words


def at(day: str, wall: str) -> datetime:
    """A moment by the clocks of Stockholm, in 2026."""
    return datetime.fromisoformat(f"2026-{day}T{wall}").replace(tzinfo=ZoneInfo(ZONE))


def fills_times(somebody: Somebody, *moments: datetime, **more: Any) -> dict[str, str]:
    """Fill in the form for times, with these alone; return what is wrong."""
    names = ("first", "second", "third")
    chosen = [int(each.timestamp()) for each in moments]
    padded = [*chosen, None, None, None]
    return somebody.fills(**dict(zip(names, padded, strict=False)), **more)


def asks_to_meet(world: World, *leaders: str, times: list[datetime], **more: Any) -> None:
    """Have Maya send a request and propose these times herself."""
    assert writes(world.maya, *leaders) == {}
    world.maya.presses("Send it", where="modal")
    assert fills_times(world.maya, *times, **more) == {}
    world.maya.closes()


def advocate_proposes(world: World) -> None:
    """Have Noor, Maya's advocate, come along and propose a time to Ingrid."""
    has_advocate(world.maya, world.noor)
    asks_support(world.maya, INGRID, along=["yes"])
    world.noor.presses("Propose times")
    assert fills_times(world.noor, at("03-10", "10:00")) == {}
    world.noor.closes()


def told(somebody: Somebody, what: str) -> list[dict[str, Any]]:
    """The messages that stay in which something stands."""
    return [message for message in somebody.kept if what in words(message)]


def asked_before(message: dict[str, Any], label: str, nth: int = 0) -> str:
    """What is asked before a button does what it does."""
    button, _ = find_buttons(message["blocks"], label)[nth]
    return str(button["confirm"]["text"]["text"])
