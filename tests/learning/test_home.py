"""Learning on the Home tab, and `/learning` alone."""

from tests.learning.fridays import at, set_up, share
from tests.world import Somebody, World
from tests.world.people import words


def test_on_the_day_it_shows_what_was_said_with_the_ways_to_go_on(world: World) -> None:
    set_up(world)
    world.wait_until(at("2026-03-05", 23))
    assert "What will you learn today?" not in world.noor.opens_home()
    world.wait_until(at("2026-03-06", 9))
    assert "What will you learn today?" in world.noor.opens_home()
    world.noor.presses("Say what", where="home")
    assert world.noor.fills(will_learn="How SQLite plans a query") == {}
    assert "How SQLite plans a query" in words(world.noor.actor.home)
    world.noor.presses("Share what I learned", where="home")
    assert world.noor.fills(learned="Indexes first") == {}
    shown = words(world.noor.actor.home)
    assert "What you shared" in shown and "Indexes first" in shown
    world.noor.presses("Withdraw", where="home")
    world.noor.closes()
    assert "Indexes first" not in words(world.noor.actor.home)
    assert "Indexes first" not in world.noor.dm_words
    world.ingrid.opens_home()
    world.ingrid.presses("Not this month", where="home")
    assert "I will learn after all" in words(world.ingrid.actor.home)
    world.wait_until(at("2026-03-07", 12))
    assert "You can share it until the harvest" in world.maya.opens_home()
    world.wait_until(at("2026-03-09", 10))
    assert "SQLite" not in world.noor.opens_home()


def test_the_command_alone_opens_what_is_most_likely(world: World) -> None:
    world.noor.types("/learning")
    assert "In which channel?" in words(world.noor.modal)
    world.noor.closes()
    set_up(world)
    world.tomas.types("/learning")
    assert "has a Learning Friday already" in world.tomas.told("C0DESIGN")
    world.wait_until(at("2026-03-06", 9))
    world.noor.types("/learning")
    assert "What will you learn today?" in words(world.noor.modal)
    world.noor.fills(will_learn="Something")
    world.noor.types("/learning")
    assert title(world.noor) == "What did you learn?"
    world.noor.closes()
    share(world.noor, "Something else")
    world.noor.types("/learning")
    assert title(world.noor) == "Edit what you shared"


def title(person: Somebody) -> str:
    assert person.modal is not None
    return str(person.modal["title"]["text"])


def test_help_and_unknown_words_get_the_usage(world: World) -> None:
    for line in ("/learning help", "/learning nonsense"):
        world.noor.types(line)
    assert "/learning friday" in world.noor.told("C0DESIGN")
    assert "nonsense" in world.noor.told("C0DESIGN")


def test_it_can_be_set_up_without_a_command(world: World) -> None:
    world.noor.opens_home()
    world.noor.presses("Set up a Learning Friday", where="home")
    assert world.noor.fills(channel="C0GENERAL", often="weeks:2") == {}
    assert "Learning Friday is set up in <#C0GENERAL>" in words(world.noor.modal)
