"""A session in writing that somebody moved on before its day."""

from datetime import timedelta

from tests.book_clubs.scene import MONDAY, found, joins, nominates
from tests.gatherings.scene import (
    HERE,
    NEXT_TUESDAY,
    at,
    channel_says,
    phases,
    runs,
    set_up,
    writes,
)
from tests.world import World
from tests.world.people import labels, words


def test_whoever_looks_after_it_is_not_told_of_a_day_that_was_brought_forward(world: World) -> None:
    found(world)
    joins(world, world.noor)
    assert nominates(world.maya, "Accelerate") == {}
    runs(world.maya, "Open the vote")
    world.wait_until(MONDAY + timedelta(days=1))
    assert "planned for" not in world.maya.dm_words
    assert "this part ends" not in channel_says(world)


def test_what_was_told_of_its_day_already_is_written_anew(world: World) -> None:
    assert set_up(world, mode="written") == {}
    world.wait_until(NEXT_TUESDAY - timedelta(hours=4))
    assert "the rest comes by itself" in world.maya.dm_words.lower()
    assert writes(world.noor, "Write more tests") == {}
    runs(world.maya, "Reveal the cards")
    world.wait(minutes=1)
    assert "the rest comes by itself" not in world.maya.dm_words.lower()
    assert "has begun" in world.maya.dm_words


def test_the_one_after_it_is_planned_and_it_is_asked_whether_it_still_helps(world: World) -> None:
    assert set_up(world, mode="written", often="weeks:1") == {}
    for number in range(1, 5):
        assert writes(world.noor, "Write more tests") == {}
        runs(world.maya, "Reveal the cards", "Close it now")
        world.wait(minutes=1)
        assert phases(world) == ["closed"] * number + ["collect"]
        assert channel_says(world).count("*Next time:*") == number
    world.wait(days=2)
    assert "still help" in channel_says(world)


def test_a_calendar_is_offered_as_long_as_its_day_is_one_to_write(world: World) -> None:
    assert set_up(world, mode="written") == {}
    assert "Calendar" in labels(world.noor.message_with("Run it", HERE))
    assert writes(world.noor, "Write more tests") == {}
    runs(world.maya, "Reveal the cards")
    world.wait(minutes=1)
    assert "Calendar" not in labels(world.noor.message_with("Run it", HERE))


def test_nothing_is_said_to_be_written_where_people_nominate(world: World) -> None:
    found(world)
    world.noor.presses("Calendar", channel=HERE)
    said = words(world.noor.modal)
    assert "this part ends" in said and "can be written" not in said


def test_how_it_is_set_up_in_writing_does_not_sound_like_a_meeting(world: World) -> None:
    world.maya.types("/retro new")
    assert world.maya.fills(first=int(at("2026-03-10", 14).timestamp()), mode="written") == {}
    said = words(world.maya.modal)
    assert "Its first part ends" in said and "It is " not in said
