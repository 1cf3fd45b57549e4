import json
from datetime import timedelta

from tests.book_clubs.scene import (
    FIRST,
    HERE,
    MONDAY,
    chosen,
    club,
    found,
    joins,
    nominates,
    page,
    plans,
    presses,
    ranks,
    rows,
)
from tests.gatherings.scene import runs
from tests.world import Somebody, World, forger
from tests.world.people import labels, words

TEAM = "T0ORCHARD"


def hosts(world: World) -> list[str]:
    """Who hosts in turns, in their order."""
    ((keepers,),) = rows(world, "SELECT keepers FROM rituals WHERE kind = 'book_clubs:reading'")
    return list(json.loads(keepers))


def takes_back(person: Somebody) -> None:
    """Have somebody who left take back what they wrote."""
    presses(person, "My page", "Tuesday readers")
    person.presses("Take back what I wrote", where="modal")
    person.closes()


def test_two_clubs_side_by_side_know_nothing_of_each_other(world: World) -> None:
    found(world)
    found(world, "Late birds", world.noor)
    joins(world, world.tomas, club="Late birds")
    assert "Tuesday readers" in words(world.ingrid.in_channel(HERE))
    world.maya.types("/bookclub new")
    taken = {"name": "late BIRDS", "channel": HERE, "first": int(MONDAY.timestamp())}
    assert "called late BIRDS" in world.maya.fills(**taken)["name"]
    world.maya.closes()
    for person, title in ((world.maya, "Accelerate"), (world.noor, "Peopleware")):
        person.types(f"/bookclub nominate {title}")
        assert person.fills() == {}
        person.closes()
    assert "Peopleware" not in club(world)
    assert "Accelerate" not in club(world, "Late birds")
    world.wait_until(MONDAY)
    world.wait(seconds=5)
    assert "Reads Accelerate" in club(world).replace("*", "")
    assert "Reads Peopleware" in club(world, "Late birds").replace("*", "")
    world.tomas.types("/bookclub")
    assert "Late birds" in world.tomas.told(HERE)
    world.tomas.types("/bookclub nominate Another one")
    assert "takes nominations" in world.tomas.told(HERE)
    number = dict(rows(world, "SELECT name, id FROM book_clubs"))["Tuesday readers"]
    for action in ("plan", "end", "read_to"):
        press = forger.press(TEAM, "U0TOMAS", f"book_clubs:{action}", f"{number}:1")
        world.deliver("interactive", press)
        world.tomas.closes()
    assert "Plan the reading" in words(world.maya.message_with("Plan the reading", HERE))


def test_whoever_joins_late_is_asked_reads_along_and_hosts_last(world: World) -> None:
    chosen(world, world.noor)
    plans(world, world.maya)
    world.tomas.presses("Write it down", channel=HERE)
    assert world.tomas.modal is None
    assert "not in this book club" in world.tomas.told(HERE)
    joins(world, world.tomas)
    assert "begin with any part" in world.tomas.told(HERE)
    world.tomas.presses("Write it down", channel=HERE)
    assert world.tomas.fills(takeaway="Late but here") == {}
    world.tomas.closes()
    assert "<@U0TOMAS>" in club(world)
    world.wait_until(FIRST - timedelta(hours=1))
    reminded = {p.user for p in world.everybody if "Have you read it?" in p.dm_words}
    assert reminded == {"U0MAYA", "U0NOOR", "U0TOMAS"}
    assert hosts(world) == ["U0MAYA", "U0NOOR", "U0TOMAS"]


def test_whoever_leaves_is_asked_nothing_more_and_hosts_no_more(world: World) -> None:
    chosen(world, world.noor, world.tomas)
    plans(world, world.maya)
    presses(world.maya, "Leave", "Tuesday readers")
    assert "nothing more is asked of you" in world.maya.told(HERE)
    world.wait(seconds=5)
    assert "<@U0MAYA>" not in club(world)
    world.wait_until(FIRST - timedelta(hours=1))
    reminded = {p.user for p in world.everybody if "Have you read it?" in p.dm_words}
    assert reminded == {"U0NOOR", "U0TOMAS"}
    assert "turn to look after *Tuesday readers: Team" in world.noor.dm_words
    assert "turn to look after *Tuesday readers: Team" not in world.maya.dm_words
    assert hosts(world) == ["U0NOOR", "U0TOMAS"]
    assert rows(world, "SELECT keeper FROM occurrences ORDER BY id DESC")[0] == ("U0NOOR",)
    presses(world.noor, "My page", "Tuesday readers")
    world.noor.presses("End the club", where="modal")
    world.noor.closes()
    world.wait(days=1)
    assert "How much of it do you use" not in world.maya.dm_words


def test_who_leaves_takes_back_what_they_wrote_and_nominated_if_they_like(world: World) -> None:
    found(world)
    joins(world, world.noor, world.tomas)
    assert nominates(world.noor, "Peopleware") == {}
    assert nominates(world.maya, "Accelerate") == {}
    presses(world.noor, "Leave", "Tuesday readers")
    assert "stays, under your name" in world.noor.told(HERE)
    assert "Peopleware" in club(world)
    takes_back(world.noor)
    assert "Peopleware" not in club(world) and "Accelerate" in club(world)
    joins(world, world.noor)
    world.wait_until(MONDAY)
    world.wait(seconds=5)
    plans(world, world.maya)
    for person in (world.noor, world.tomas):
        person.presses("Write it down", channel=HERE)
        assert person.fills(takeaway=f"{person.user} regrets this") == {}
        person.closes()
        presses(person, "Leave", "Tuesday readers")
    takes_back(world.noor)
    assert rows(world, "SELECT text FROM gathering_entries") == [("U0TOMAS regrets this",)]
    presses(world.noor, "My page", "Tuesday readers")
    assert "Take back what I wrote" not in labels(world.noor.modal)


def test_a_vote_of_whoever_left_before_the_count_is_not_counted(world: World) -> None:
    found(world)
    joins(world, world.noor, world.tomas)
    assert nominates(world.maya, "Accelerate") == {}
    assert nominates(world.noor, "Peopleware") == {}
    world.wait_until(MONDAY)
    world.wait(seconds=5)
    assert ranks(world, world.maya, "Accelerate") == {}
    assert ranks(world, world.noor, "Peopleware") == {}
    assert ranks(world, world.tomas, "Peopleware") == {}
    presses(world.noor, "Leave", "Tuesday readers")
    presses(world.tomas, "Leave", "Tuesday readers")
    world.wait(seconds=5)
    assert rows(world, "SELECT person FROM gathering_ballots") == [("U0MAYA",)]
    runs(world.maya, "Close the vote")
    world.wait(minutes=1)
    assert "You read Accelerate" in words(world.maya.in_channel(HERE))


def test_whoever_leaves_the_channel_is_out_of_its_clubs(world: World) -> None:
    chosen(world, world.noor)
    plans(world, world.maya)
    world.happens("remove_member", HERE, "U0NOOR")
    world.wait(seconds=5)
    assert rows(world, "SELECT person FROM book_club_members") == [("U0MAYA",)]
    assert "My book clubs" not in world.noor.opens_home()


def test_a_club_that_everybody_left_is_over(world: World) -> None:
    found(world)
    joins(world, world.noor)
    for person in (world.maya, world.noor):
        presses(person, "Leave", "Tuesday readers")
    world.wait(seconds=5)
    assert "It is over" in club(world)
    world.wait(days=10)
    assert "Nobody nominated" not in words(world.maya.in_channel(HERE))


def test_joining_and_leaving_twice_is_as_once(world: World) -> None:
    chosen(world)
    plans(world, world.maya)
    for _ in range(2):
        joins(world, world.noor)
    assert rows(world, "SELECT person FROM book_club_members ORDER BY joined_at") == [
        ("U0MAYA",),
        ("U0NOOR",),
    ]
    assert hosts(world) == ["U0MAYA", "U0NOOR"]
    for _ in range(2):
        number = rows(world, "SELECT id FROM book_clubs")[0][0]
        press = forger.press(TEAM, "U0NOOR", "book_clubs:leave", str(number))
        world.deliver("interactive", press)
        world.noor.closes()
    assert "You are not in it" in page(world.noor)
