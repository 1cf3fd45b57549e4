"""A team that has come as far as its vote, and what its people choose."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import event

from tests.gatherings.scene import HERE, rows, runs, set_up, writes
from tests.world import Somebody, World
from tests.world.people import fields

TESTS, SHIP, PAIR, TEA = "Write more tests", "Release on Mondays", "Pair on bugs", "Drink tea"
CARDS = (TESTS, SHIP, PAIR, TEA)


def to_vote(world: World, *cards: str, **values: Any) -> None:
    """Have a session come as far as its vote, with a topic for each card."""
    assert set_up(world, **values) == {}
    assert writes(world.noor, *(cards or CARDS)) == {}
    runs(world.maya, "Reveal the cards", "Open the vote")


def votes(person: Somebody, *titles: str) -> dict[str, str]:
    """Have somebody vote for topics, box by box; return what the form says is wrong."""
    person.presses("Vote", channel=HERE)
    errors = person.fills(**chosen(person, *titles))
    if not errors:
        person.closes()
    return errors


def chosen(person: Somebody, *titles: str) -> dict[str, str]:
    """What is to be filled in so that each box holds one of these, and those left over nothing."""
    boxes = [name for name in fields(person.modal) if name.startswith("vote_")]
    wanted = [*titles, *["No vote"] * (len(boxes) - len(titles))]
    assert len(wanted) == len(boxes), f"only {len(boxes)} boxes"
    return {box: choices(person, box)[title] for box, title in zip(boxes, wanted, strict=True)}


def choices(person: Somebody, box: str) -> dict[str, str]:
    """What a box offers, by its words without the heading."""
    options = fields(person.modal)[box]["options"]
    return {each["text"]["text"].partition(": ")[2] or each["text"]["text"]: each["value"]
            for each in options}  # fmt: skip


def filled_in(person: Somebody) -> list[str]:
    """What stands in the boxes of the open ballot."""
    boxes = [each for name, each in fields(person.modal).items() if name.startswith("vote_")]
    return [box["initial_option"]["text"]["text"].partition(": ")[2] for box in boxes]


def totals(world: World) -> dict[str, int]:
    """The votes of each topic, as they were counted."""
    return {str(t): int(n) for t, n in rows(world, "SELECT title, votes FROM gathering_topics")}


def numbers(world: World) -> dict[str, int]:
    """The number of each topic."""
    return {str(t): int(n) for t, n in rows(world, "SELECT title, id FROM gathering_topics")}


@contextmanager
def statements_of_clicks(world: World) -> Iterator[Callable[[], list[list[str]]]]:
    """Give what each click asked of the database: a transaction that notes a delivery."""
    transactions: list[list[str]] = []
    engine = world.program.database.engine

    def begin(connection: Any) -> None:
        transactions.append([])

    def executed(connection: Any, cursor: Any, statement: str, *_: Any) -> None:
        if not statement.startswith("BEGIN"):
            transactions[-1].append(" ".join(statement.split()))

    event.listen(engine, "begin", begin)
    event.listen(engine, "before_cursor_execute", executed)
    try:
        yield lambda: [each for each in transactions if each and "INTO inbox" in each[0]]
    finally:
        event.remove(engine, "begin", begin)
        event.remove(engine, "before_cursor_execute", executed)


def unlike(many: int) -> list[str]:
    """Cards of which no two are alike."""
    return [chr(0x4E00 + 7 * each) * 3 for each in range(many)]
