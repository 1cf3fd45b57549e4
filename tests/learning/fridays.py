"""A team that keeps a Learning Friday, and what its people see of it."""

from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

from tests.world import Somebody, World
from tests.world.people import find_buttons, words

STOCKHOLM = ZoneInfo("Europe/Stockholm")
ASKS, ASKS_LEARNED = "What will you learn today?", "what did you learn today"
HARVEST = "learned on Friday"


def at(day: str, hour: int, minute: int = 0, zone: str = "Europe/Stockholm") -> datetime:
    """A moment by the clock on a wall."""
    year, month, date = map(int, day.split("-"))
    return datetime(year, month, date, hour, minute, tzinfo=ZoneInfo(zone)).astimezone(UTC)


def set_up(world: World, who: Somebody | None = None, **values: Any) -> dict[str, str]:
    """Have somebody fill in the form in #design; return what it says is wrong."""
    who = who or world.maya
    who.types("/learning friday")
    errors = who.fills(**values)
    if not errors:
        who.closes()
    return errors


def when_asked(person: Somebody, what: str = ASKS) -> list[datetime]:
    """When somebody got a message that says this, to the minute."""
    return [
        datetime.fromtimestamp(float(message["ts"]), UTC).replace(second=0, microsecond=0)
        for message in person.kept
        if what in words(message)
    ]


def posted(world: World, what: str, channel: str = "C0DESIGN") -> list[dict[str, Any]]:
    """The messages in a channel that say this."""
    return [m for m in world.maya.in_channel(channel) if what in words(m)]


def share(person: Somebody, learned: str, *, names: str = "named", useful: str = "") -> None:
    """Have somebody share what they learned, from the newest message that offers it."""
    person.presses("Share what I learned")
    more = {"others_can_use": useful} if useful else {}
    assert person.fills(learned=learned, names=names, **more) == {}


def offers(person: Somebody, label: str) -> bool:
    return any(find_buttons(message.get("blocks") or [], label) for message in person.dm)
