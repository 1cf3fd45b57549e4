"""A team that looks back together, and what its people do and see of it."""

from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, text

from tests.world import Somebody, World
from tests.world.people import find_buttons, words

HERE = "C0DESIGN"
# A week after the Tuesday on which a world begins, at two in Stockholm.
NEXT_TUESDAY = datetime(2026, 3, 10, 13, 0, tzinfo=UTC)
WRITERS = ("U0MAYA", "U0NOOR", "U0TOMAS", "U0SAMUEL", "U0INGRID", "U0LEO", "U0AIKO")


def at(day: str, hour: int, minute: int = 0, zone: str = "Europe/Stockholm") -> datetime:
    """A moment by the clock on a wall."""
    year, month, date = map(int, day.split("-"))
    return datetime(year, month, date, hour, minute, tzinfo=ZoneInfo(zone)).astimezone(UTC)


def set_up(
    world: World, who: Somebody | None = None, *, first: datetime = NEXT_TUESDAY, **values: Any
) -> dict[str, str]:
    """Have somebody fill in the form in #design; return what it says is wrong."""
    who = who or world.maya
    who.types("/retro new")
    errors = who.fills(first=int(first.timestamp()), **values)
    if not errors:
        who.closes()
    world.wait(seconds=2)
    return errors


def writes(person: Somebody, *cards: str, column: str = "start") -> dict[str, str]:
    """Have somebody leave cards; return what the form says is wrong."""
    person.types("/retro add")
    errors = person.fills(**{column: "\n\n".join(cards)})
    person.closes()
    return errors


def runs(person: Somebody, *labels: str) -> str:
    """Have somebody press what stands in the panel that runs the session; return what it says."""
    person.presses("Run it", channel=HERE)
    for label in labels:
        if person.modal is None or not find_buttons(person.modal["blocks"], label):
            seen = words(person.modal)
            person.closes()
            raise AssertionError(f"no button {label!r}: {seen}")
        person.presses(label, where="modal")
    said = words(person.modal)
    person.closes()
    return said


def fills_panel(person: Somebody, label: str, **values: Any) -> dict[str, str]:
    """Have somebody press what opens a form in the panel, and fill it in."""
    person.presses("Run it", channel=HERE)
    person.presses(label, where="modal")
    errors = person.fills(**values)
    person.closes()
    return errors


def cards(world: World) -> list[dict[str, Any]]:
    """The living cards in the channel, the newest last."""
    found = world.maya.in_channel(HERE)
    in_no_thread = [m for m in found if m.get("thread_ts") in (None, m["ts"])]
    return [m for m in in_no_thread if words(m).startswith("*Retrospective*")]


def card(world: World) -> str:
    """What the newest of them says once all that was owed has come."""
    world.wait(seconds=2)
    return words(cards(world)[-1])


def channel_says(world: World) -> str:
    return words(world.maya.in_channel(HERE))


def rows(world: World, query: str, **values: Any) -> list[tuple[Any, ...]]:
    """What the database holds."""

    def read(connection: Connection) -> list[tuple[Any, ...]]:
        return [tuple(row) for row in connection.execute(text(query), values)]

    return world.program.database.transaction(read)


def phases(world: World) -> list[str]:
    """The phase of each session, in the order in which they were opened."""
    return [row[0] for row in rows(world, "SELECT phase FROM gathering_sessions ORDER BY id")]


def moments(messages: list[dict[str, Any]], what: str) -> list[datetime]:
    """When each message came that says this, to the minute."""
    return [
        datetime.fromtimestamp(float(message["ts"]), UTC).replace(second=0, microsecond=0)
        for message in messages
        if what in words(message)
    ]
