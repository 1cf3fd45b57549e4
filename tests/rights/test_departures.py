"""Somebody goes while everything is open: each thing finds a next step, and each is told once.

Maya has Noor as an advocate, a request at Ingrid and Tomas with times proposed by Noor, promises
of Ingrid's accepted, worded and wished for, two areas, for one of which Ingrid proposes another
step, an idea said to Ingrid and one that she looks after, something that fell short, which Noor is
to sum up for Ingrid, and wants to be asked about one-to-ones with her.
"""

from typing import Any

from tests.advocates.scene import stands_up_for
from tests.commitments.scene import owes, promises, wishes
from tests.commitments.shortfall import BY_ADVOCATE, IN_WORDS, says
from tests.dial.scene import adds, proposes
from tests.ideas import scene as ideas
from tests.support.scene import INGRID, MAYA, TOMAS, asks_support, ends_advocacy
from tests.world import Somebody, World
from tests.world.people import fields, find_buttons, words

WRONG = ("nothing of that kind", "could not do this", "from an earlier time")


def everything_is_open(world: World) -> None:
    """Have one of each be open between Maya, Noor, Ingrid and Tomas."""
    maya, noor, ingrid = world.maya, world.noor, world.ingrid
    stands_up_for(noor, maya)
    asks_support(maya, INGRID, TOMAS, along=["yes"])
    world.wait(days=1)
    noor.presses("Propose times")
    assert noor.fills() == {}
    noor.closes()
    owes(ingrid, maya, "An accepted promise")
    assert promises(ingrid, MAYA, "A worded promise") == {}
    assert wishes(maya, INGRID, "A wished promise") == {}
    for name in ("Research", "Drawing"):
        assert adds(maya, name, INGRID) == {}
    assert proposes(ingrid, "4", "You know it by now") == {}
    assert ideas.says(maya, "An idea for Ingrid", leader=INGRID) == {}
    assert ideas.says(maya, "An idea for all", channel=ideas.DESIGN) == {}
    ideas.takes(ingrid)
    maya.types("/autonomy check")
    maya.presses("Ask me now and then", where="modal")
    assert maya.fills(leaders=[INGRID]) == {}
    maya.closes()
    assert says(maya, BY_ADVOCATE, "What fell short", leader=INGRID) == {}
    world.wait(hours=1)


def test_an_advocate_quits(world: World) -> None:
    everything_is_open(world)
    maya, before = world.maya, [*world.maya.kept]
    ends_advocacy(world.noor, "Stop being their advocate")
    world.wait(hours=1)
    told_once(
        new_since(maya, before),
        "Either of you may end it",
        "You look after these times now",
        "does not come along any more",
        "so that no summary comes from them",
    )
    assert chooses(maya, "Ask somebody else", TOMAS) == {}
    assert "would like you to be their advocate" in world.tomas.dm_words
    maya.presses("Settle this one")
    for leader in (world.ingrid, world.tomas):
        assert "You meet on" in leader.dm_words
    assert chooses(maya, "Send it, or edit it", INGRID, way=IN_WORDS) == {}
    world.wait(minutes=2)
    assert "What fell short" in world.ingrid.dm_words
    assert_no_dead_ends(world, maya, world.noor, world.ingrid)
    assert_never_again(world, MAYA, world.noor)


def test_a_leaders_account_is_closed(world: World) -> None:
    everything_is_open(world)
    maya, tomas, before = world.maya, world.tomas, [*world.maya.kept]
    for _ in range(2):
        world.happens("person_leaves", INGRID)
        world.wait(minutes=30)
    told_once(
        new_since(maya, before),
        "For each of these you may ask somebody else",
        "was named for areas of your work",
        "before your idea was settled",
        "does not look after your idea any more",
        "is no longer part of your request",
        "and has not read it",
        "What was rated of one-to-ones with them",
    )
    promised = maya.message_with("Let it go")
    assert all(f"A {each}" in words(promised) for each in ("worded promise", "wished promise"))
    assert chooses(maya, "Ask somebody else", TOMAS, where=promised) == {}
    assert chooses(maya, "Name a leader", TOMAS) == {}
    (idea,) = (each for each in maya.kept if "before your idea was settled" in words(each))
    assert chooses(maya, "Say it to somebody else", TOMAS, where=idea) == {}
    assert chooses(maya, "Send it, or edit it", TOMAS, way=IN_WORDS) == {}
    assert chooses(maya, "Ask somebody else too", "U0LEO") == {}
    world.wait(days=1)
    for text in ("An accepted promise", "Research", "An idea for Ingrid", "What fell short"):
        assert text in tomas.dm_words, text
    assert "What fell short" not in world.noor.dm_words
    ideas.takes(tomas)
    assert_no_dead_ends(world, maya, world.noor, tomas)
    assert_never_again(world, INGRID, maya, world.noor, tomas)


def test_a_persons_account_is_closed(world: World) -> None:
    everything_is_open(world)
    others = (world.ingrid, world.noor, world.tomas)
    before = [[*each.kept] for each in others]
    for _ in range(2):
        world.happens("person_leaves", MAYA)
        world.wait(minutes=30)
    to_ingrid, to_noor, to_tomas = map(new_since, others, before)
    closed = "their request for support is closed"
    told_once(to_ingrid, closed, "Whatever you promised them is over", "not with you any more")
    told_once(to_noor, closed, "you are not their advocate any more")
    told_once(to_tomas, closed)
    assert "What fell short" not in world.noor.dm_words
    assert_no_dead_ends(world, *others)
    assert_never_again(world, MAYA, *others)


def new_since(somebody: Somebody, before: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """What came to somebody since, as it stands now."""
    known = {each["ts"] for each in before}
    return [each for each in somebody.kept if each["ts"] not in known]


def told_once(messages: list[dict[str, Any]], *said: str) -> None:
    """See that each of these came in one message, and that no other message came."""
    came = [words(each) for each in messages]
    assert {each: sum(each in one for one in came) for each in said} == dict.fromkeys(said, 1)
    assert [one for one in came if not any(each in one for each in said)] == []


def chooses(
    somebody: Somebody, label: str, whom: str, *, where: Any = None, **more: Any
) -> dict[str, str]:
    """Press a button and name somebody in the form that it opens; return what is wrong."""
    somebody.presses(label, where=where)
    (field,) = (
        name
        for name, element in fields(somebody.modal).items()
        if element["type"] in ("users_select", "multi_users_select")
    )
    several = fields(somebody.modal)[field]["type"] == "multi_users_select"
    errors = somebody.fills(**{field: [whom] if several else whom}, **more)
    somebody.closes()
    return errors


def assert_no_dead_ends(world: World, *people: Somebody) -> None:
    """See that whatever still offers something to these people does something when pressed."""
    nowhere = [each for somebody in people for each in presses_all(world, somebody)]
    assert nowhere == []


def presses_all(world: World, somebody: Somebody) -> list[str]:
    """Press whatever offers something to somebody, each thing once; return what led nowhere."""
    nowhere, pressed = [], set[str]()
    while found := unpressed(somebody, pressed):
        message, button = found
        label = button["text"]["text"]
        alike = [each["value"] for each, _ in find_buttons(message["blocks"], label)]
        said, shown = len(somebody.told()), words(somebody.kept)
        somebody.presses(label, where=message, nth=alike.index(button["value"]))
        seen = words(somebody.modal) + somebody.told()[said:]
        somebody.closes()
        world.wait(minutes=2)
        if any(each in seen for each in WRONG) or not (seen or words(somebody.kept) != shown):
            nowhere.append(f"{somebody.user}, {label}: {seen!r}")
    return nowhere


def unpressed(
    somebody: Somebody, pressed: set[str]
) -> tuple[dict[str, Any], dict[str, Any]] | None:
    """The first button that nobody pressed yet, noted as pressed; prompts can all be skipped."""
    for message in somebody.kept:
        for block in message.get("blocks") or []:
            for button in block.get("elements", []):
                name = f"{button.get('action_id')} {button.get('value')}"
                is_own = button["type"] == "button" and button.get("value")
                if is_own and button["action_id"] != "my_time:skip" and name not in pressed:
                    pressed.add(name)
                    return message, button
    return None


def assert_never_again(world: World, gone: str, *people: Somebody) -> None:
    """See that nothing that comes to these people, or waits on Home, speaks of who is gone."""
    before = [each.kept for each in people]
    world.wait(days=20)
    for somebody, known in zip(people, before, strict=True):
        assert gone not in somebody.opens_home()
        assert gone not in str([words(each) for each in new_since(somebody, known)])
