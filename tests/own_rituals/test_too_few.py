from datetime import timedelta

from tests.gatherings.scene import at, phases
from tests.own_rituals.scene import answers, channel_reads, makes
from tests.world import Somebody, World
from tests.world.people import words

MONDAY, NEXT_MONDAY = at("2026-03-09", 9), at("2026-03-16", 9)
ENDED = "ended without being shown"


def a_nameless_one(world: World, *answering: str, **values: object) -> None:
    """A ritual without names, read by whoever looks after it, in which some have answered."""
    assert makes(world, names="anonymous", sees="keeper", **values) == {}
    world.wait_until(MONDAY + timedelta(hours=8))
    for user in answering:
        assert answers(world.person(user), f"{user} wants SQL", "Nothing") == {}


def told(person: Somebody) -> list[str]:
    return [words(each) for each in person.kept if ENDED in words(each)]


def test_with_too_few_it_says_why_it_stays_open_then_why_it_ended_and_tells_one_person_once(
    world: World,
) -> None:
    a_nameless_one(world, "U0NOOR", "U0INGRID", "U0SAMUEL")
    for day in range(1, 7):
        read = channel_reads(world)
        assert "3 people have answered so far" in read
        assert "if at least 5 people have answered" in read
        assert "As long as fewer have, it stays open" in read
        assert f"<!date^{int(NEXT_MONDAY.timestamp())}^" in read
        assert phases(world) == ["answer"]
        assert told(world.maya) == []
        world.wait_until(MONDAY + timedelta(days=day, hours=9))
    world.wait_until(NEXT_MONDAY + timedelta(hours=8))
    assert phases(world) == ["cancelled", "answer"]
    read = channel_reads(world)
    assert "3 people answered" in read
    assert "nothing is shown" in read
    assert "called off" not in read
    [message] = told(world.maya)
    assert "3 people answered" in message
    assert "with names" in message and "more days" in message
    assert [each.user for each in world.everybody if told(each)] == ["U0MAYA"]
    assert "wants SQL" not in read + world.maya.dm_words
    world.maya.presses("Set up another")
    assert "up to five questions" in words(world.maya.modal)
    world.maya.closes()
    assert answers(world.noor, "Rust") == {}
    world.wait_until(NEXT_MONDAY + timedelta(days=8))
    assert phases(world) == ["cancelled", "cancelled", "answer"]
    assert len(told(world.maya)) == 1
