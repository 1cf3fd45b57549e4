from datetime import timedelta

from tests.book_clubs.scene import (
    FIRST,
    HERE,
    MONDAY,
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
from tests.world import World
from tests.world.people import labels, words


def test_four_people_choose_a_book_read_it_and_say_what_of_it_they_use(world: World) -> None:
    found(world)
    joins(world, world.noor, world.tomas, world.ingrid)
    assert nominates(world.maya, "Accelerate", author="Forsgren", why="We argue by taste") == {}
    assert nominates(world.noor, "Team Topologies", link="https://example.org/tt") == {}
    assert nominates(world.tomas, "Peopleware") == {}
    assert "We argue by taste" in club(world)
    world.wait_until(MONDAY)
    assert ranks(world, world.maya, "Accelerate", "Team Topologies") == {}
    assert ranks(world, world.noor, "Team Topologies", "Accelerate", "Peopleware") == {}
    assert ranks(world, world.tomas, "Peopleware", "Team Topologies") == {}
    assert "Team Topologies" not in words(world.maya.in_channel(HERE)[-1])
    runs(world.maya, "Close the vote")
    world.wait(minutes=1)
    said = words(world.maya.in_channel(HERE))
    assert "You read Team Topologies" in said
    assert "Schulze method" in said
    presses(world.tomas, "Plan the reading", "Schulze method")
    assert "How many does the book have?" in words(world.tomas.modal)
    world.tomas.closes()
    proposed = plans(world, world.ingrid)
    assert "pages 61 to 120" in proposed
    assert "Plan the reading" not in labels(world.tomas.message_with("As a file", HERE))
    assert "pages 121 to 180" in club(world)
    for turn in range(3):
        presses(world.noor, f"I have read up to part {turn + 1}", "Tuesday readers")
        world.noor.presses("Write it down", channel=HERE)
        assert world.noor.fills(takeaway=f"Stream-aligned {turn}") == {}
        world.wait_until(FIRST + timedelta(weeks=turn, minutes=5))
        host = [world.maya, world.noor, world.tomas][turn]
        runs(host, "Begin to talk")
        world.tomas.presses("Something to try at work", channel=HERE)
        assert world.tomas.fills(text=f"Draw our teams {turn}", owner="U0TOMAS") == {}
        runs(host, "Close the session")
        world.wait(minutes=5)
        assert turn == 2 or "part 1, pages 1 to 60." in world.tomas.opens_home(), "and no past date"
        seen = words(world.maya.in_channel(HERE))
        assert "What was written of it is read by those" in seen and "Stream-aligned" not in seen
    assert "You have read up to part 3" in page(world.noor)
    assert "how much of it they use" in club(world)
    for person, rating in (
        (world.maya, "most_weeks"),
        (world.noor, "changed"),
        (world.tomas, "most_weeks"),
    ):
        presses(person, "Say how much I use", "Tuesday readers")
        assert person.fills(rating=rating, says="Read it" if person.user == "U0NOOR" else "") == {}
    assert "It is in the library" not in words(world.maya.in_channel(HERE))
    presses(world.ingrid, "Say how much I use", "Tuesday readers")
    assert world.ingrid.fills(rating="nothing") == {}
    world.wait(minutes=5)
    said = words(world.maya.in_channel(HERE))
    assert "How much of it is used at work*, say 4 of 4" in said
    assert "Something, most weeks: 2" in said
    presses(world.ingrid, "See it in the library", "has come to the end")
    assert "Draw our teams 0" in words(world.ingrid.modal)
    assert "Draw our teams 2" in said
    assert "It is over" in club(world)
    ((kind, title, summary),) = rows(world, "SELECT kind, title, summary FROM library_entries")
    assert (kind, title) == ("book", "Team Topologies")
    assert "Draw our teams 0" in summary
    assert "Read it" in summary
