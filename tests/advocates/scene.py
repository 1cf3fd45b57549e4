"""What the conversations about advocates have in common."""

from collections.abc import Callable
from functools import partial
from typing import Any

from rituals.advocates import sharing
from rituals.words import blocks
from rituals.words.blocks import Block
from storage.unit_of_work import UnitOfWork
from tests.world import Somebody, World
from tests.world.people import words

ASKED = "would like you to be their advocate"


@sharing.shows("note")
def note(work: UnitOfWork, number: int, advocate: str) -> list[Block]:
    """A record that can be shared: each note says its number and who reads it."""
    return [blocks.written(f"note-{number}-for-{advocate}")]


def in_workspace(world: World, do: Callable[[UnitOfWork], Any], team: str = "T0ORCHARD") -> Any:
    """Do something that a feature would do inside one of its own functions."""

    def transact(connection: Any) -> Any:
        work = UnitOfWork(connection, team, world.now)
        done = do(work)
        work.flush()
        return done

    done = world.program.database.transaction(transact)
    world.loop.do(world.settle())
    return done


def shares(world: World, person: str, *numbers: int) -> None:
    """Share some notes of somebody's with their advocate."""
    for number in numbers:
        share = partial(sharing.share, person=person, record="note", number=number)
        assert in_workspace(world, share)


def asks(somebody: Somebody, whom: str, why: str = "") -> dict[str, str]:
    """Ask a colleague to be an advocate; return what the form says is wrong."""
    somebody.types("/autonomy advocate")
    somebody.presses("Ask somebody", where="modal")
    errors = somebody.fills(whom=whom, why=why)
    somebody.closes()
    return errors


def stands_up_for(advocate: Somebody, person: Somebody) -> None:
    """Have one ask the other, who says yes."""
    assert asks(person, advocate.user) == {}
    advocate.presses("Accept")


def page_of(somebody: Somebody) -> str:
    """What somebody reads on their page of advocates; it stays open."""
    somebody.closes()
    somebody.types("/autonomy advocate")
    return words(somebody.modal)
