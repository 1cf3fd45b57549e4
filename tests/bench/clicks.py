"""What each click of a retrospective asks of the database, from the first card to the file."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.bench.figure import Figure
from tests.gatherings.piles import opens, ticks
from tests.gatherings.scene import HERE, set_up, writes
from tests.gatherings.votes import CARDS, PAIR, SHIP, TEA, TESTS, chosen, statements_of_clicks
from tests.world import Somebody, World
from tests.world.loop import Loop

MOST = 6
MINE = [*CARDS, "Listen more", "Walk at noon"]
OWN = f"What I wrote so far ({len(MINE)})"


class Clicks:
    """Counts what people do in a world, one thing after another.

    Args:
        world: where they do it.
    """

    def __init__(self, world: World) -> None:
        self.figures: list[Figure] = []
        self._world = world

    def does(self, what: str, act: Callable[[], object]) -> None:
        """Have somebody do one thing, and note how many statements it took.

        What Slack has to be asked first begins the click anew: all its attempts count.
        """
        with statements_of_clicks(self._world) as clicks:
            wrong = act()
            made = [statement for each in clicks() for statement in each]
        assert made and not wrong, (what, wrong)
        counted = Figure(f"statements: {what}", len(made), MOST, _tables(made), at_most=True)
        self.figures.append(counted)
        self._world.wait(seconds=2)

    def presses(self, what: str, person: Somebody, label: str) -> None:
        """Have somebody press a button in the channel, and note it."""
        person.closes()
        self.does(what, lambda: _nothing(person.presses(label, channel=HERE)))

    def runs(self, what: str, person: Somebody, label: str) -> None:
        """Have somebody press a button behind "Run it", and note that one alone."""
        person.closes()
        person.presses("Run it", channel=HERE)
        self.does(what, lambda: _nothing(person.presses(label, where="modal")))


def statements(rounds: int) -> list[Figure]:
    """Count the statements of each click; the same in every round, so there is only one."""
    with _world() as world:
        clicks = Clicks(world)
        assert set_up(world) == {}
        _collect(clicks, world)
        _group(clicks, world)
        _vote(clicks, world)
        _discuss(clicks, world)
        _look_back(clicks, world)
    return clicks.figures


def _collect(clicks: Clicks, world: World) -> None:
    noor = world.noor
    clicks.presses("open the form for cards", noor, "Write a card")
    clicks.does("leave cards", lambda: noor.fills(start="\n\n".join(MINE)))
    noor.presses("Write a card", channel=HERE)
    clicks.does("see one's own cards", lambda: _nothing(noor.presses(OWN, where="modal")))
    clicks.does("open a card", lambda: _nothing(noor.presses("Change", where="modal")))
    clicks.does("change a card", lambda: noor.fills(text="Another"))
    clicks.does("remove a card", lambda: _nothing(noor.presses("Remove", where="modal")))
    # Which card was changed, and which removed, is chance: these are there all the same.
    assert writes(noor, *CARDS) == {}
    clicks.presses("say that one comes", noor, "I come")
    clicks.presses("calendar", noor, "Calendar")
    clicks.does("calendar file", lambda: _nothing(noor.presses("Get the file", where="modal")))
    clicks.presses("run it", world.maya, "Run it")
    clicks.runs("take over", world.tomas, "Take over")
    clicks.runs("take over", world.maya, "Take over")


def _group(clicks: Clicks, world: World) -> None:
    maya = world.maya
    clicks.runs("next phase: reveal", maya, "Reveal the cards")
    world.wait(seconds=30)
    maya.closes()
    clicks.does("open the cards", lambda: opens(maya))
    clicks.does("put two cards together", lambda: ticks(maya, TESTS, TEA))


def _vote(clicks: Clicks, world: World) -> None:
    clicks.runs("next phase: vote", world.maya, "Open the vote")
    clicks.presses("open the ballot", world.noor, "Vote")
    clicks.does("vote", lambda: world.noor.fills(**chosen(world.noor, SHIP, PAIR)))


def _discuss(clicks: Clicks, world: World) -> None:
    noor, maya = world.noor, world.maya
    clicks.runs("next phase: discuss", maya, "Close the vote")
    clicks.presses("open a topic", noor, "Write a note")
    clicks.does("write a note", lambda: noor.fills(text="We said yes"))
    clicks.presses("more time", noor, "2 minutes more")
    clicks.presses("open the form of an action", noor, "Make it an action")
    clicks.does("make an action", lambda: noor.fills(text="Write one"))
    clicks.presses("see the topics", noor, "See the topics")
    clicks.presses("next topic", maya, "Next topic")


def _look_back(clicks: Clicks, world: World) -> None:
    clicks.runs("next phase: close", world.maya, "Close the session")
    clicks.presses("say that it was worth the time", world.noor, "Yes")
    clicks.presses("as a file", world.noor, "As a file")


def _nothing(_done: object) -> None:
    """Say that nothing is wrong with what was only pressed."""


def _tables(made: list[str]) -> str:
    """Return what each statement is about, the inbox first: `INSERT inbox, SELECT sessions`."""
    return ", ".join(map(_about, made))


def _about(statement: str) -> str:
    words = statement.replace("(", " ").split()
    verb = words[0]
    after = {"INSERT": "INTO", "SELECT": "FROM", "DELETE": "FROM", "UPDATE": "UPDATE"}.get(verb)
    table = words[words.index(after) + 1] if after in words else ""
    return f"{verb} {table.removeprefix('gathering_')}".strip()


@contextmanager
def _world() -> Iterator[World]:
    loop = Loop()
    with TemporaryDirectory(prefix="trellis-bench-") as folder:
        world = World.begin(f"sqlite:///{Path(folder) / 'trellis.db'}", loop=loop)
        try:
            yield world
        finally:
            world.end()
            loop.stop()
