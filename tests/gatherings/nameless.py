"""Cards left without a name, and who holds the key to which."""

from sqlalchemy import Connection

from tests.gatherings.scene import WRITERS, set_up, writes
from tests.world import Somebody, World
from tests.world.people import find_buttons

EVERYBODY = [f"U0{name}" for name in ("MAYA", "NOOR", "TOMAS", "AIKO", "SAMUEL", "INGRID", "LEO")]


def collect(world: World, writers: int = 5) -> None:
    """Have people write a card each, without their names."""
    assert set_up(world, names="anonymous") == {}
    for user in WRITERS[:writers]:
        assert writes(world.person(user), idea_of(user)) == {}


def idea_of(user: str) -> str:
    # In words that are nobody's and whose order is not that of writing, so that a name beside them
    # and that order can only be the product's doing.
    return f"idea {(3 * WRITERS.index(user) + 2) % len(WRITERS):03}"


def keyed(person: Somebody) -> dict[str, object]:
    """The message that holds the key to somebody's cards."""
    return person.message_with("See and change")


def key_of(person: Somebody) -> str:
    (element, _), *_ = find_buttons(keyed(person)["blocks"], "See and change")
    return str(element["value"]).partition(":")[2]


def entry_rows(world: World) -> list[dict[str, object]]:
    def read(connection: Connection) -> list[dict[str, object]]:
        found = connection.exec_driver_sql("SELECT * FROM gathering_entries")
        return [dict(row._mapping) for row in found]

    return world.program.database.transaction(read)
