"""A team that talks about its topics, and what its people press and see."""

from tests.gatherings.scene import HERE, rows, runs
from tests.gatherings.votes import TEA, TESTS, numbers, to_vote, votes
from tests.world import Somebody, World, forger
from tests.world.people import words

TEAM = "T0ORCHARD"


def to_discuss(world: World, **values: str) -> None:
    """Have a session come to its discussion: tests before tea, tea before the rest."""
    to_vote(world, **values)
    assert votes(world.noor, TESTS, TESTS, TEA) == {}
    runs(world.maya, "Close the vote")
    world.wait(seconds=2)


def now_discussed(world: World) -> str | None:
    """The title of the topic whose turn it is."""
    found = rows(
        world,
        "SELECT title FROM gathering_topics WHERE id = (SELECT max(topic_id)"
        " FROM gathering_sessions)",
    )
    return str(found[0][0]) if found else None


def standing(world: World, title: str) -> list[str]:
    """What the messages of a topic say in the thread."""
    world.wait(seconds=2)
    found = [m for m in world.maya.in_channel() if m.get("thread_ts")]
    return [words(m) for m in found if words(m).startswith(f"*{title}*")]


def presses(person: Somebody, label: str) -> None:
    """Have somebody press a button of the newest topic that has it."""
    person.presses(label, channel=HERE)


def forges(world: World, action: str, value: str, user: str = "U0MAYA") -> None:
    place = (HERE, world.maya.in_channel()[-1]["ts"])
    world.deliver("interactive", forger.press(TEAM, user, f"gatherings:{action}", value, place))


def names(world: World, title: str) -> str:
    """What the buttons of a topic carry."""
    session = rows(world, "SELECT max(id) FROM gathering_sessions")[0][0]
    return f"{session}:{numbers(world)[title]}"
