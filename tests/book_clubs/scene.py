"""People who read a book together, and what they see of it."""

from datetime import UTC, datetime
from typing import Any

from tests.gatherings.scene import HERE, rows
from tests.world import Somebody, World
from tests.world.people import find_buttons, words

__all__ = ["HERE", "rows"]

# The working week after the Tuesday on which a world begins, and the Tuesdays that follow.
MONDAY = datetime(2026, 3, 9, 13, 0, tzinfo=UTC)
FIRST = datetime(2026, 3, 17, 13, 0, tzinfo=UTC)


def found(world: World, name: str = "Tuesday readers", who: Somebody | None = None) -> None:
    """Have somebody found a club in #design."""
    who = who or world.maya
    who.types("/bookclub new")
    assert who.fills(name=name, first=int(MONDAY.timestamp())) == {}
    who.closes()
    world.wait(seconds=5)


def joins(world: World, *people: Somebody, club: str = "Tuesday readers") -> None:
    for person in people:
        presses(person, "Join", club)
        world.wait(seconds=5)


def presses(person: Somebody, label: str, beside: str) -> None:
    """Press a button on the newest message of the channel that says something."""
    there = [m for m in person.in_channel(HERE) if beside in words(m)]
    there = [m for m in there if find_buttons(m.get("blocks") or [], label)]
    assert there, f"no button {label!r} beside {beside!r}: {words(person.in_channel(HERE))}"
    person.presses(label, where=there[-1], channel=HERE)


def nominates(person: Somebody, title: str, **more: str) -> dict[str, str]:
    person.presses("Nominate a book", channel=HERE)
    errors = person.fills(title=title, **more)
    person.closes()
    return errors


def ranks(world: World, person: Somebody, *titles: str) -> dict[str, str]:
    """Put books into an order, the best first."""
    named = dict(rows(world, "SELECT title, id FROM book_club_nominations"))
    person.presses("Put in order", channel=HERE)
    places = dict.fromkeys((f"place_{place + 1}" for place in range(len(named))), "none")
    places |= {f"place_{place}": str(named[title]) for place, title in enumerate(titles, 1)}
    errors = person.fills(**places)
    person.closes()
    return errors


def plans(world: World, who: Somebody, *, pages: int = 180, each: int = 60, **more: Any) -> str:
    """Have the reading planned, every week; return what was proposed."""
    presses(who, "Plan the reading", "Book club")
    first = int(FIRST.timestamp())
    assert who.fills(count=str(pages), each=str(each), first=first, often="weeks:1") == {}
    proposed = words(who.modal)
    assert who.fills(**more) == {}
    who.closes()
    world.wait(seconds=5)
    return proposed


def club(world: World, name: str = "Tuesday readers") -> str:
    """What the club's message says."""
    world.wait(seconds=5)
    said = [words(m) for m in world.maya.in_channel(HERE)]
    return [each for each in said if each.startswith(f"*Book club: {name}*")][-1]


def page(person: Somebody, name: str = "Tuesday readers") -> str:
    """What somebody sees of a club."""
    presses(person, "My page", name)
    said = words(person.modal)
    person.closes()
    return said


def chosen(world: World, *people: Somebody, title: str = "Team Topologies") -> None:
    """Have a club whose only nomination was chosen."""
    found(world)
    joins(world, *people)
    assert nominates(world.maya, title) == {}
    world.wait_until(MONDAY)
    world.wait(seconds=5)
