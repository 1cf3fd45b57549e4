"""A team that looks back again and again, and the actions it agrees on."""

from datetime import date, timedelta
from typing import Any

from tests.world import Somebody, World
from tests.world.people import labels, words

DESIGN = "C0DESIGN"
WRITTEN, LISTED = "*Action*", "What we said we would do"
MONDAY = "2026-03-09"


def set_up(world: World, **values: Any) -> None:
    """Have Maya set up a retrospective every week, with the next one opened at once."""
    world.maya.types("/retro new")
    assert world.maya.fills(**{"often": "weeks:1", "keepers": ["U0MAYA"]} | values) == {}
    world.maya.closes()


def hold(world: World) -> None:
    """Let the session's day come, and have Maya close it."""
    tuesday = world.now + timedelta(days=(1 - world.now.weekday()) % 7 or 7)
    world.wait_until(tuesday.replace(hour=13, minute=10))
    world.maya.presses("Run it", channel=DESIGN)
    world.maya.presses("Close it now", where="modal")
    world.maya.closes()
    world.wait(seconds=5)


def act(
    who: Somebody, text: str, *, owner: str = "", due: str = MONDAY, **more: Any
) -> dict[str, str]:
    """Have somebody write an action with the command; return what the form says is wrong."""
    who.types("/retro action")
    values = {"text": text, "due": due} | ({"owner": owner} if owner else {}) | more
    errors = who.fills(**values)
    who.closes()
    return errors


def line(world: World, text: str) -> dict[str, Any]:
    """The line of an action in the channel."""
    return _last(world, WRITTEN, text)


def listed(world: World, text: str = "") -> dict[str, Any]:
    """The newest list of open actions that has one."""
    return _last(world, LISTED, text)


def _last(world: World, what: str, text: str) -> dict[str, Any]:
    found = [m for m in world.maya.in_channel() if what in words(m) and text in words(m)]
    assert found, words(world.maya.in_channel())
    return found[-1]


def offered(message: dict[str, Any]) -> list[str]:
    """What can be pressed in a message."""
    return labels(message)


def home_of(person: Somebody) -> str:
    """The Home tab of somebody who has just opened it."""
    return person.opens_home()


def in_days(world: World, days: int) -> str:
    """A day so many days from now, as a form carries it."""
    today: date = world.now.date()
    return (today + timedelta(days=days)).isoformat()
