"""Entries as other features file them."""

from typing import Any

from rituals.library import filing
from rituals.library.filing import Filing
from storage.unit_of_work import UnitOfWork
from tests.world import World
from tests.world.people import Somebody, words

SOURCE = "message/C0HUSH/1700000000.000100"


def files(world: World, title: str, *people: str, team: str = "T0ORCHARD", **more: Any) -> int:
    """File something, and return its number."""
    values = {"came_from": None, **more}

    def file(connection: Any) -> int:
        work = UnitOfWork(connection, team, world.now)
        entry = filing.file(work, Filing("link", title, people=people, **values))
        work.flush()
        return entry.id

    return world.program.database.transaction(file)


def finds(person: Somebody, line: str) -> str:
    """Look for something, and return what is shown."""
    person.types(f"/library search {line}")
    found = words(person.modal)
    person.closes()
    return found


def opens(person: Somebody, line: str) -> str:
    """Open the first that is found, and return what is shown."""
    person.types(f"/library search {line}")
    person.presses("Open", where="modal")
    return words(person.modal)
