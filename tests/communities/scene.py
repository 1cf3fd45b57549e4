"""A community in #design, whose digest comes on Fridays at ten in Stockholm."""

from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

from sandbox.unfurling import Page
from tests.world import Somebody, World
from tests.world.people import words

DIGEST = "What came together on"
TALK = "https://example.org/talk"


def at(day: str, hour: int, minute: int = 0) -> datetime:
    """A moment by the clock in Stockholm."""
    year, month, date = map(int, day.split("-"))
    there = ZoneInfo("Europe/Stockholm")
    return datetime(year, month, date, hour, minute, tzinfo=there).astimezone(UTC)


FRIDAY, NEXT_FRIDAY = at("2026-03-06", 10), at("2026-03-13", 10)


def begins(world: World, who: Somebody | None = None, **values: Any) -> dict[str, str]:
    """Have somebody make #design a community; return what the form says is wrong."""
    who = who or world.maya
    who.types("/learning community databases")
    errors = who.fills(**values)
    if not errors:
        who.closes()
    return errors


def has_page(world: World, url: str = TALK, title: str = "How indexes work", **more: str) -> None:
    world.sandbox.workspaces["T0ORCHARD"].pages[url] = Page(title, **more)


def posts(world: World, who: Somebody, text: str, channel: str = "C0DESIGN") -> dict[str, Any]:
    """Have somebody say something, and return it as it stands there."""
    ts = who.says(text, channel)
    return next(m for m in who.in_channel(channel) if m["ts"] == ts)


def posts_link(world: World, title: str, url: str = TALK) -> dict[str, Any]:
    """Have Noor post a link to a page of this title, and Tomas put the books on it."""
    has_page(world, url, title)
    message = posts(world, world.noor, f"See {url}")
    world.tomas.reacts(message, "books")
    return message


def digests(world: World, channel: str = "C0DESIGN", who: Somebody | None = None) -> list[str]:
    """What the digests in a channel say, the oldest first."""
    return [words(m) for m in (who or world.maya).in_channel(channel) if DIGEST in words(m)]


def offers_seat(world: World, who: Somebody, starts: datetime, **values: Any) -> dict[str, str]:
    """Have somebody offer a seat; return what the form says is wrong."""
    who.types("/learning seat")
    filled = {"what": "Reviewing a migration", "place": "https://meet.example.org/a"}
    filled |= {"starts": int(starts.timestamp())} | values
    errors = who.fills(**filled)
    if not errors:
        who.closes()
    return errors


def entries(world: World) -> list[tuple[Any, ...]]:
    return world.tables()["library_entries"]
