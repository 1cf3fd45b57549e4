"""An idea said without a name: nothing that is kept, sent or logged tells who had it."""

import logging
import re
from collections.abc import Iterator
from typing import Any

import pytest

from bot import logs
from tests.ideas.scene import DESIGN, IDEA, answers, card, numbers_of, says
from tests.sqlite import sqlite
from tests.world import Somebody, World
from tests.world.people import find_buttons, labels, words

# Two who are in the channel, whom the bot never heard of, in two zones.
AUTHORS = ["U0LEO", "U0SAMUEL"]


@pytest.fixture
def lines() -> Iterator[list[str]]:
    """All that reaches the log while the program is at its most talkative."""
    root = logging.getLogger()
    before, level, found = list(root.handlers), root.level, []
    handler = logging.Handler()
    formatter = logging.Formatter("%(name)s %(message)s %(args)s")
    handler.emit = lambda record: found.append(formatter.format(record))  # type: ignore[method-assign]
    logs.begin("DEBUG")
    root.handlers = [handler]
    yield found
    root.handlers, root.level = before, level


def key_of(somebody: Somebody) -> str:
    """What the buttons of somebody's own message carry besides the number."""
    ((button, _),) = find_buttons(somebody.last["blocks"], "See what became of it")
    return str(button["value"]).partition(":")[2]


def kept(world: World) -> dict[str, Any]:
    """All rows, without what is drawn by lot."""
    lot = re.compile(r"'[0-9a-f]{64}'|'[A-Za-z0-9_-]{16}'|(?<=\()-\d+")
    tables = world.tables()
    # One that was taken back is known by the messages that remain alone.
    numbers = dict.fromkeys(re.findall(r"ideas:\w+/(\d+)/", str(tables["outbox"])), "<gone>")
    numbers |= {str(number): f"<{text}>" for text, number in numbers_of(world).items()}

    def shown(row: Any) -> str:
        row = lot.sub("lot", str(row))
        return re.sub(r"\d{4,}", lambda found: numbers.get(found[0], found[0]), row)

    received = len(tables.pop("inbox"))
    return {name: sorted(map(shown, rows)) for name, rows in tables.items()} | {"inbox": received}


def seen_by_others(world: World, author: Somebody) -> list[str]:
    """Every message that does not stand in the author's own conversation with the bot."""
    found, numbers = [], numbers_of(world)
    for channel in world.sandbox.workspaces["T0ORCHARD"].channels.values():
        if channel.id != author.actor.dm_channel:
            for each in channel.log:
                shown = re.sub("'block_id': '[^']*'", "", str(each.blocks))
                for number in numbers.values():
                    shown = shown.replace(str(number), "number")
                found.append(f"{channel.members} {each.ts} {each.text} {shown}")
    return sorted(found)


def live(world: World, author: Somebody, to: dict[str, str]) -> list[Any]:
    """Say, look, change, be answered, look again: return all that is kept after each step."""
    states = []

    def step() -> None:
        states.extend([kept(world), seen_by_others(world, author)])

    assert says(author, "secret-first", names="unnamed", **to) == {}
    step()
    author.presses("Change it")
    assert author.fills(text="secret-second") == {}
    step()
    world.wait(days=1)
    author.presses("See what became of it")
    step()
    author.presses("Change it")
    assert author.fills(text="secret-third") == {}
    step()
    world.wait(days=1)
    step()
    if "leader" in to:
        assert answers(world.ingrid, "tried", "From Monday on") == {}
        author.presses("See what became of it")
        assert "From Monday on" in words(author.last)
    else:
        author.presses("Take it back")
        assert "secret-third" not in card(world)
    step()
    return states


@pytest.mark.parametrize("to", [{"leader": "U0INGRID"}, {"channel": DESIGN}], ids=["leader", "ch"])
def test_whoever_said_it_all_that_is_kept_and_shown_to_others_is_the_same(
    loop: Any, tmp_path: Any, lines: list[str], to: dict[str, str]
) -> None:
    lived, keys = [], []
    logging.getLogger("trellis").debug("listening")
    for user in AUTHORS:
        world = World.begin(sqlite(tmp_path / f"{user}.db"), loop=loop)
        author = world.person(user)
        try:
            lived.append(live(world, author, to))
            keys += [key_of(author)] if "leader" in to else []
            folder = world.database_file.parent
            files = b"".join(path.read_bytes() for path in folder.glob(f"{user}.db*"))
            assert user.encode() not in files
            assert b"secret-first" not in files and b"secret-second" not in files
            assert all(key.encode() not in files for key in keys)
        finally:
            world.end()
    for one, other in zip(*lived, strict=True):
        assert one == other
    said = "\n".join(lines)
    assert "listening" in said
    for hidden in (*AUTHORS, *keys, "secret", "From Monday"):
        assert hidden not in said


def test_the_hour_at_which_it_was_said_shows_nowhere(loop: Any, tmp_path: Any) -> None:
    """Said in the morning or late at night, it reads the same from the next morning on."""
    kept_so = []
    for hours in (0, 5, 12):
        world = World.begin(sqlite(tmp_path / f"{hours}.db"), loop=loop)
        world.wait(hours=hours)
        says(world.maya, names="unnamed", leader="U0INGRID")
        says(world.maya, "Another", names="unnamed", channel=DESIGN)
        assert not world.ingrid.kept and "Another" not in str(world.noor.in_channel(DESIGN))
        world.wait(days=2, hours=-hours)
        ours = {name: kept(world)[name] for name in ("ideas", "idea_lines", "outbox", "schedules")}
        kept_so.append((ours, seen_by_others(world, world.maya)))
        assert "gives no name" in words(world.ingrid.last)
        world.end()
    assert kept_so[0] == kept_so[1] == kept_so[2]


def test_only_the_key_in_the_authors_own_message_opens_it(world: World) -> None:
    says(world.maya, names="unnamed", leader="U0INGRID")
    own = world.maya.last
    assert labels(own) == ["See what became of it", "Change it", "Take it back"]
    assert "the only way back" in words(own) and "*On its way.*" in words(own)
    world.maya.types("/idea list")
    assert IDEA not in words(world.maya.modal)
    assert IDEA not in world.maya.opens_home()
    world.ingrid.types("/idea list")
    assert IDEA not in words(world.ingrid.modal) + world.ingrid.opens_home(), "not before morning"
    world.wait(days=1)
    world.ingrid.presses("I have heard it")
    assert "*On its way.*" in words(world.maya.last), "nobody can come to its author"
    world.maya.presses("See what became of it")
    assert "*Heard.*" in words(world.maya.last)
    assert labels(world.maya.last) == ["See what became of it"]
    assert len(world.maya.kept) == 1


def test_taken_back_before_it_arrives_it_never_does(world: World) -> None:
    says(world.maya, names="unnamed", leader="U0INGRID")
    world.maya.presses("Take it back")
    assert "Nothing of it is kept" in words(world.maya.last)
    assert world.tables()["ideas"] == world.tables()["idea_lines"] == []
    world.wait(days=20)
    assert not world.ingrid.kept
    says(world.maya, names="unnamed", leader="U0INGRID")
    world.wait(days=1)
    assert IDEA in words(world.ingrid.last)


def test_whose_leader_left_finds_somebody_else_by_the_key(world: World) -> None:
    says(world.maya, names="unnamed", leader="U0INGRID")
    world.wait(days=1)
    world.ingrid.presses("I have heard it")
    world.happens("person_leaves", "U0INGRID")
    world.maya.presses("See what became of it")
    assert "Nobody reads it at present" in words(world.maya.last)
    world.maya.presses("Say it to somebody else")
    assert "It stays without your name" in words(world.maya.modal)
    assert world.maya.fills(leader="U0NOOR") == {}
    assert "*On its way.*" in words(world.maya.last)
    world.wait(days=1)
    told = words(world.noor.last)
    assert IDEA in told and "gives no name" in told and "*New.*" in told
    world.noor.types("/idea list")
    world.noor.presses("Open", where="modal")
    assert "heard by" not in words(world.noor.modal), "what was said to the one before is theirs"
    assert "taken back, or is not said here" in words(world.ingrid.last)
