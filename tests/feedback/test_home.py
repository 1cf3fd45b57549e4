"""The Home tab: the first visit explains itself, later ones show what waits, came and was asked."""

from tests.world import World
from tests.world.people import labels, words

WELCOME = "Welcome to Trellis"


def test_the_first_visit_explains_itself_and_later_ones_do_not(world: World) -> None:
    first = world.maya.opens_home()
    assert WELCOME in first and "who will read it" in first and "/feedback help" in first
    assert labels(world.maya.actor.home)[:3] == [
        "Ask for feedback",
        "Give feedback",
        "Open the inbox",
    ]
    later = world.maya.opens_home()
    assert WELCOME not in later and "What waits for you" in later
    assert WELCOME in world.noor.opens_home(), "each has a first visit"


def test_whoever_began_with_the_command_still_has_a_first_visit(world: World) -> None:
    world.maya.asks("U0NOOR")
    world.noor.answers(start="Pausing")
    for person in (world.maya, world.noor):
        assert WELCOME in person.opens_home()
        assert WELCOME not in person.opens_home()


def test_home_begins_everything(world: World) -> None:
    world.maya.opens_home()
    world.maya.presses("Ask for feedback", where="home")
    assert world.maya.fills(about="My talk", people=["U0NOOR"]) == {}
    world.maya.closes()
    assert "My talk" in words(world.maya.actor.home), "Home is drawn anew"
    world.maya.presses("Give feedback", where="home")
    assert world.maya.fills(receiver="U0TOMAS", seen="You paused", effect="I could follow") == {}
    assert "You paused" in world.tomas.dm_words
    world.maya.presses("Open the inbox", where="home")
    assert "You paused" in words(world.maya.modal)


def test_home_shows_what_waits_and_answers_it(world: World) -> None:
    world.maya.asks("U0NOOR", about="My talk")
    world.tomas.asks("U0NOOR", about="My code")
    shown = world.noor.opens_home()
    assert "My talk" in shown and "My code" in shown
    world.noor.presses("Answer", where="home", nth=1)
    assert "My code" in words(world.noor.modal)
    assert world.noor.fills(start="Smaller steps") == {}
    assert "Smaller steps" in world.tomas.dm_words
    assert labels(world.noor.actor.home).count("Answer") == 1


def test_home_shows_the_same_person_what_they_asked_for_and_received(world: World) -> None:
    world.maya.asks("U0NOOR", "U0TOMAS", about="My talk")
    world.noor.answers(start="Pausing")
    shown = world.maya.opens_home()
    assert "1 of 2 answered" in shown and "Pausing" in shown
    world.maya.presses("Read", where="home")
    assert "From <@U0NOOR>." in words(world.maya.modal)
    for other in (world.noor, world.tomas, world.ingrid):
        other.presses("Read", where="home") if "Pausing" in other.opens_home() else None
        assert "Pausing" not in words(other.actor.home) and other.modal is None


def test_home_shows_the_first_five_of_each_and_says_how_many_more_there_are(world: World) -> None:
    for number in range(8):
        world.maya.asks("U0NOOR", about=f"Piece {number} " + "long " * 190)
    for person in (world.maya, world.noor):
        assert "and 3 more" in person.opens_home()
        person.types("/feedback inbox")
        assert all(f"Piece {number}" in words(person.modal) for number in range(8))


def test_what_was_done_elsewhere_is_on_home_at_the_next_opening(world: World) -> None:
    world.maya.asks("U0NOOR")
    assert "until" in world.noor.opens_home()
    world.maya.presses("Close now")
    world.noor.presses("Answer", where="home")
    assert "is closed" in words(world.noor.modal), "a button of yesterday is told"
    assert "Nobody is waiting for you" in world.noor.opens_home()
