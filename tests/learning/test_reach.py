"""A channel that cannot be reached, and people who are not in it any more."""

from tests.learning.fridays import HARVEST, at, posted, set_up, share, when_asked
from tests.world import World, forger

UNREACHED = "I am not in the channel any more"


def test_somebody_who_left_the_channel_adds_nothing_to_its_harvest(world: World) -> None:
    world.noor.opens_home()
    set_up(world)
    world.wait_until(at("2026-03-05", 12))
    world.happens("remove_member", "C0DESIGN", "U0NOOR")
    world.wait_until(at("2026-03-06", 16))
    assert not when_asked(world.noor)
    assert "Share what I learned" not in world.noor.opens_home()


def test_somebody_who_leaves_the_channel_on_the_day_shares_nothing_any_more(world: World) -> None:
    set_up(world)
    world.wait_until(at("2026-03-06", 15))
    world.noor.presses("Share what I learned")
    world.happens("remove_member", "C0DESIGN", "U0NOOR")
    told = world.noor.fills(learned="From outside", names="named")
    assert "not there for you" in str(told) + str(world.noor.modal)
    assert not world.tables()["learning_shares"]


def test_a_harvest_that_cannot_be_posted_waits_until_its_keeper_has_it_posted(world: World) -> None:
    set_up(world)
    world.wait_until(at("2026-03-06", 16))
    share(world.noor, "Worth telling")
    world.happens("remove_bot_from", "C0DESIGN")
    world.wait_until(at("2026-03-10", 12))
    assert not posted(world, HARVEST)
    assert "Nothing that was shared is lost" in world.maya.dm_words
    world.happens("add_member", "C0DESIGN", "U0ORCHARDBOT")
    world.happens("add_person", "U0STRANGER", "Sam Stranger")
    world.deliver("interactive", forger.press("T0ORCHARD", "U0STRANGER", "learning:post", "1"))
    world.wait(minutes=5)
    assert not posted(world, HARVEST)
    for _ in range(2):
        world.maya.presses("Post it")
        world.wait(minutes=5)
    (harvest,) = posted(world, HARVEST)
    assert "Worth telling" in str(harvest)


def test_for_a_channel_that_cannot_be_reached_nobody_is_asked_and_the_keeper_is_told_once(
    world: World,
) -> None:
    set_up(world)
    world.happens("archive", "C0DESIGN")
    world.wait_until(at("2026-03-10", 12))
    assert not any(when_asked(person) for person in world.everybody)
    assert world.maya.dm_words.count(UNREACHED) == 1
