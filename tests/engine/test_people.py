"""Who can be chosen to be asked something: colleagues who are there, and nobody else."""

import pytest

from rituals.engine.people import people_fault
from storage.facts import Facts
from storage.unit_of_work import UnitOfWork
from tests.world import World

MAYA, NOOR, LEO = "U0MAYA", "U0NOOR", "U0LEO"


@pytest.mark.parametrize(
    ("chosen", "most", "why"),
    [
        ([NOOR], 1, ""),
        ([NOOR, LEO], 2, ""),
        ([], 1, "Choose a colleague from the list."),
        ([], 3, "Choose at least one colleague from the list."),
        ([NOOR, LEO], 1, "Choose at most 1 person."),
        ([MAYA], 1, "That is you. Choose a colleague."),
        ([NOOR, MAYA], 2, "You are among them yourself. Take yourself out."),
        (["U0TOMAS"], 1, "Tomás Oliveira cannot be asked: an app, or somebody who has left"),
        (["U0NOBODY"], 1, "Somebody you chose cannot be asked"),
    ],
)
def test_whoever_cannot_be_asked_is_named(
    world: World, chosen: list[str], most: int, why: str
) -> None:
    world.happens("person_leaves", "U0TOMAS")
    for each in world.everybody:
        each.types("/trellis settings")
    said: list[str] = []

    def look(connection: object) -> None:
        facts = Facts(people={"U0NOBODY": None})
        work = UnitOfWork(connection, "T0ORCHARD", world.now, facts)  # type: ignore[arg-type]
        said.append(people_fault(work, chosen, MAYA, most))

    world.program.database.transaction(look)
    assert said[0].startswith(why) and bool(said[0]) == bool(why)
