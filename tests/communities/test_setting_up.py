"""Making a channel a community, changing it, and giving it up."""

import pytest

from tests.communities.scene import FRIDAY, NEXT_FRIDAY, at, begins, digests, entries, posts_link
from tests.world import World
from tests.world.people import fields, labels, words


def test_the_channel_hears_of_it_once_and_sees_what_it_can_do(world: World) -> None:
    assert begins(world) == {}
    line, has = [words(m) for m in world.noor.in_channel()]
    assert ":books:" in has and ":bulb:" in has and "Save to the library" in has
    assert "<@U0MAYA> set up *Digest on databases*: every Friday at 10:00 in Stockholm" in line
    world.noor.types("/learning community")
    page = words(world.noor.modal)
    assert "is a community on databases" in page and ":books:" in page and ":bulb:" in page
    assert {"Ask for feedback", "Offer a seat", "Give it up"} <= set(labels(world.noor.modal or {}))
    world.noor.presses("Ask for feedback", where="modal")
    assert fields(world.noor.modal)["channel"]["initial_conversation"] == "C0DESIGN"


def test_a_topic_stands_everywhere_as_it_was_typed(world: World) -> None:
    world.maya.types("/learning community R&D")
    assert fields(world.maya.modal)["topic"]["initial_value"] == "R&D"
    assert world.maya.fills() == {}
    assert "on R&amp;D" in words(world.maya.modal) and "&amp;amp;" not in words(world.maya.modal)


def test_what_is_wrong_stands_at_its_field(world: World) -> None:
    assert "topic" in begins(world, topic=" ")
    assert "at" in world.maya.fills(at="03:00", topic="ok")
    assert "keepers" in world.maya.fills(at="09:00", keepers=["U0ORCHARDBOT"])
    assert "channel" in world.maya.fills(keepers=[], channel="C0RELEASE")
    assert world.maya.fills(channel="C0GENERAL") == {}
    world.noor.types("/learning community", "C0DESIGN")
    assert "channel" in world.noor.fills(topic="The same", channel="C0GENERAL")


def test_anybody_in_the_channel_can_name_it_anew_move_it_and_give_it_up(world: World) -> None:
    begins(world)
    posts_link(world, "Before")
    world.noor.types("/learning community")
    world.noor.presses("Another topic", where="modal")
    assert world.noor.fills(topic="storage & retrieval") == {}
    assert "storage &amp; retrieval" in words(world.noor.modal)
    world.noor.closes()
    world.noor.types("/ritual skip")
    assert world.noor.fills() == {}
    world.noor.closes()
    world.wait_until(FRIDAY)
    assert digests(world) == []
    world.wait_until(NEXT_FRIDAY)
    assert "*What came together on storage &amp; retrieval*" in digests(world)[0]
    world.tomas.types("/learning community")
    world.tomas.presses("Give it up", where="modal")
    assert world.tomas.fills() == {}
    world.tomas.closes()
    kept = len(entries(world))
    posts_link(world, "After", url="https://example.org/after")
    assert len(entries(world)) == kept, "the books mean nothing any more"
    world.wait_until(at("2026-03-20", 12))
    assert len(digests(world)) == 1
    assert begins(world, world.noor) == {}


@pytest.mark.parametrize("channel", ["C0RELEASE"])
def test_where_the_bot_is_not_it_says_how_to_invite_it(world: World, channel: str) -> None:
    world.maya.types("/learning community", channel)
    assert "/invite @Trellis" in world.maya.told(channel)


def test_the_keeper_is_reminded_and_the_list_shows_it(world: World) -> None:
    begins(world, keepers=["U0NOOR", "U0TOMAS"])
    world.wait_until(at("2026-03-05", 12))
    assert "look after *Digest on databases*" in world.noor.dm_words
    world.noor.types("/ritual list")
    assert "Digest on databases" in words(world.noor.modal)
