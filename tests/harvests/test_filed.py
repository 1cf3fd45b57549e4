"""What the library holds of a harvest belongs to the people who tell of it."""

from tests.gatherings.scene import HERE, rows, runs
from tests.harvests.scene import (
    TITLE,
    begins,
    entry,
    message,
    plans,
    shares_in_writing,
    tries,
    writes,
)
from tests.world import World
from tests.world.people import labels, words

MINE = "My own short summary."


def edits(world: World, **values: str) -> None:
    """Have whoever told of it write its entry in the library anew."""
    world.maya.types(f"/library search {TITLE}")
    world.maya.presses("Open", where="modal")
    world.maya.presses("Edit", where="modal")
    assert world.maya.fills(**values) == {}
    world.maya.closes()


def asked_about(world: World) -> list[str]:
    world.wait(seconds=5)
    query = "SELECT person FROM library_shares ORDER BY person"
    return [row[0] for row in rows(world, query)]


def test_what_somebody_wrote_in_the_entry_stays_when_others_answer(world: World) -> None:
    shares_in_writing(world.maya, "U0NOOR")
    edits(world, summary=MINE, title="React Summit, day one", topic="front end")
    tries(world.tomas, "Pair on the first hour")
    world.noor.presses("Write it down")
    writes(world.noor, take="Slides are short")
    assert entry(world) == MINE
    assert rows(world, "SELECT title, topic FROM library_entries") == [
        ("React Summit, day one", "front end")
    ]


def test_where_only_the_title_was_written_anew_the_rest_follows(world: World) -> None:
    shares_in_writing(world.maya)
    edits(world, title="React Summit, day one")
    tries(world.tomas, "Pair on the first hour")
    assert "2 people want to try" in entry(world)
    assert rows(world, "SELECT title FROM library_entries") == [("React Summit, day one",)]


def test_only_those_who_wrote_are_named_to_be_asked(world: World) -> None:
    shares_in_writing(world.maya, "U0NOOR", "U0INGRID")
    assert asked_about(world) == ["U0MAYA"]
    world.noor.presses("Write it down")
    assert "somebody to ask" in words(world.noor.modal)
    writes(world.noor, take="Slides are short")
    assert asked_about(world) == ["U0MAYA", "U0NOOR"]
    world.noor.presses("I was there too", channel=HERE)
    writes(world.noor, take="")
    assert asked_about(world) == ["U0MAYA"]


def test_who_wrote_in_a_session_is_named_and_who_kept_silent_is_not(world: World) -> None:
    plans(world.maya, "U0NOOR", "U0INGRID")
    writes(world.maya)
    world.noor.presses("Write it down")
    writes(world.noor, take="Slides are short")
    begins(world, world.maya)
    runs(world.maya, "Close the session")
    assert asked_about(world) == ["U0MAYA", "U0NOOR"]


def test_the_close_says_where_it_is_found_and_leads_there(world: World) -> None:
    plans(world.maya)
    writes(world.maya)
    begins(world, world.maya)
    runs(world.maya, "Close the session")
    world.wait(seconds=5)
    over = world.tomas.message_with("As a file", HERE)
    assert "It is in the library" in words(over)
    assert labels(over) == ["As a file", "I will try this", "See it in the library"]
    world.tomas.presses("See it in the library", channel=HERE)
    assert TITLE in words(world.tomas.modal)
    world.tomas.closes()
    tries(world.tomas, "Pair on the first hour")
    assert "2 people want to try" in message(world)


def test_what_is_kept_out_of_the_library_is_not_said_to_be_in_it(world: World) -> None:
    plans(world.maya, library=[])
    writes(world.maya)
    begins(world, world.maya)
    runs(world.maya, "Close the session")
    world.wait(seconds=5)
    over = world.tomas.message_with("As a file", HERE)
    assert "library" not in words(over)
    assert labels(over) == ["As a file", "I will try this"]


def test_the_library_says_what_people_wrote_to_the_letter(world: World) -> None:
    plans(world.maya)
    writes(world.maya, take="1. Name *tokens* by use_case", go="Whoever writes `css`")
    begins(world, world.maya)
    runs(world.maya, "Close the session")
    kept = entry(world)
    assert "• 1. Name *tokens* by use_case" in kept and "• Whoever writes `css`" in kept
    assert "\\" not in kept
