from datetime import timedelta

import pytest

from tests.book_clubs.scene import (
    FIRST,
    HERE,
    chosen,
    club,
    found,
    joins,
    page,
    plans,
    presses,
    rows,
)
from tests.gatherings.scene import runs
from tests.world import Somebody, World, forger
from tests.world.people import words

TEAM = "T0ORCHARD"
RATE = "Say how much I use"


@pytest.fixture
def read(world: World) -> World:
    """A book of one part that three people have read."""
    chosen(world, world.noor, world.tomas)
    plans(world, world.maya, pages=60)
    world.wait_until(FIRST + timedelta(minutes=1))
    runs(world.maya, "Begin to talk")
    world.noor.presses("Something to try at work", channel=HERE)
    assert world.noor.fills(text="Draw our teams", owner="U0NOOR") == {}
    runs(world.maya, "Close the session")
    world.wait(minutes=5)
    return world


def rates(person: Somebody, rating: str, says: str = "") -> dict[str, str]:
    presses(person, RATE, "Tuesday readers")
    errors = person.fills(rating=rating, says=says)
    person.closes()
    return errors


def ends(person: Somebody) -> None:
    """Have somebody end the club before its time."""
    presses(person, "My page", "Tuesday readers")
    person.presses("End the club", where="modal")
    person.closes()


def notes(world: World) -> list[str]:
    """The closing notes in the channel."""
    world.wait(minutes=1)
    said = map(words, world.maya.in_channel(HERE))
    return [each for each in said if "How much of it is used at work" in each]


def test_each_is_asked_once_and_counts_once_and_the_note_comes_when_time_is_up(
    read: World,
) -> None:
    world = read
    assert sum("How much of it do you use" in p.dm_words for p in world.everybody) == 3
    number = rows(world, "SELECT id FROM book_clubs")[0][0]
    scale = {"type": "radio_buttons", "selected_option": {"value": "splendid"}}
    form = forger.submission(TEAM, "U0MAYA", "book_clubs:rate", str(number), {"rating": scale})
    assert "Choose one" in str(world.deliver("interactive", form).body)
    assert rates(world.maya, "nothing") == {}
    assert rates(world.maya, "changed", "For every lead") == {}
    assert rates(world.noor, "nothing") == {}
    joins(world, world.ingrid)
    assert rates(world.ingrid, "nothing") == {}
    assert notes(world) == []
    world.wait(days=10)
    (note,) = notes(world)
    assert "say 3 of 4" in note
    assert "It changed how I work: 1" in note
    assert "Nothing so far: 2" in note
    assert "Draw our teams" in note
    assert "For every lead — <@U0MAYA>" in note
    assert "U0NOOR" not in note.partition("How much")[2]
    late = forger.submission(
        TEAM, "U0TOMAS", "book_clubs:rate", str(number), {"says": forger.text("Too late")}
    )
    world.deliver("interactive", late)
    world.wait(days=1)
    assert len(notes(world)) == 1
    ((title, channel, people),) = rows(
        world,
        "SELECT e.title, e.channel, COUNT(s.person) FROM library_entries e "
        "JOIN library_shares s ON s.entry_id = e.id GROUP BY e.id",
    )
    assert (title, channel, people) == ("Team Topologies", HERE, 1)


def test_the_note_comes_at_once_when_all_have_said_something(read: World) -> None:
    world = read
    joins(world, world.ingrid)
    for person in (world.maya, world.noor, world.ingrid):
        assert notes(world) == []
        assert rates(person, "most_weeks") == {}
    # Whoever leaves is not waited for.
    presses(world.tomas, "Leave", "Tuesday readers")
    (note,) = notes(world)
    assert "Something, most weeks: 3" in note
    assert "What is said of it" not in note
    world.wait(days=10)
    assert len(notes(world)) == 1
    assert "It is over" in club(world)
    assert "What others wrote" not in page(world.maya)
    presses(world.maya, "My page", "Tuesday readers")
    world.maya.presses("I have read up to part 1", where="modal")
    assert "What others wrote" in words(world.maya.modal)


def test_in_a_club_of_two_nobody_learns_what_the_other_said(world: World) -> None:
    chosen(world, world.noor)
    plans(world, world.maya)
    ends(world.maya)
    assert rates(world.maya, "changed") == {}
    assert rates(world.noor, "nothing") == {}
    (note,) = notes(world)
    assert "Too few have said" in note
    assert "Nothing so far" not in note and "say 2 of 2" not in note
    ((summary,),) = rows(world, "SELECT summary FROM library_entries")
    assert "Nothing so far" not in summary


def test_nobody_is_told_to_be_out_of_a_club_that_is_over(world: World) -> None:
    chosen(world, world.noor)
    plans(world, world.maya)
    ends(world.maya)
    for person in (world.maya, world.noor):
        assert rates(person, "nothing") == {}
    there = (HERE, world.noor.in_channel(HERE)[-1]["ts"])
    world.deliver("interactive", forger.press(TEAM, "U0NOOR", "book_clubs:leave", "1", there))
    assert "You are out of" not in world.noor.told(HERE)
    assert "is over" in world.noor.told(HERE)


def test_nobody_rates_who_is_not_in_the_club_or_before_the_end(world: World) -> None:
    chosen(world)
    plans(world, world.maya)
    number = rows(world, "SELECT id FROM book_clubs")[0][0]
    scale = {"type": "radio_buttons", "selected_option": {"value": "changed"}}
    for user in ("U0MAYA", "U0NOOR"):
        form = forger.submission(TEAM, user, "book_clubs:rate", str(number), {"rating": scale})
        world.deliver("interactive", form)
        world.deliver("interactive", forger.press(TEAM, user, "book_clubs:rate", str(number)))
        world.person(user).closes()
    assert rows(world, "SELECT person, rating FROM book_club_members") == [("U0MAYA", "")]


def test_a_club_is_ended_early_by_anybody_in_it_and_asks_what_was_of_use(world: World) -> None:
    chosen(world, world.noor)
    plans(world, world.maya)
    ends(world.noor)
    world.wait(minutes=5)
    assert "how much of it they use" in club(world)
    assert {row[0] for row in rows(world, "SELECT phase FROM gathering_sessions")} == {
        "closed",
        "cancelled",
    }
    assert rates(world.noor, "nothing") == {}
    assert rates(world.maya, "nothing") == {}
    assert len(notes(world)) == 1
    world.wait(days=30)
    assert len(rows(world, "SELECT id FROM gathering_sessions")) == 2


def test_a_club_without_a_book_ends_without_a_note(world: World) -> None:
    found(world)
    ends(world.maya)
    world.wait(days=10)
    assert "It is over" in club(world)
    assert notes(world) == []
    assert rows(world, "SELECT title FROM library_entries") == []
    presses(world.maya, "Found another club", "Tuesday readers")
    assert world.maya.fills(name="Tuesday readers") == {}
    world.maya.closes()


def test_stopping_the_ritual_and_calling_off_the_last_part_end_it_too(world: World) -> None:
    chosen(world)
    plans(world, world.maya, pages=60)
    world.wait_until(FIRST + timedelta(minutes=1))
    runs(world.maya, "Call it off")
    world.wait(minutes=5)
    assert "how much of it they use" in club(world)
