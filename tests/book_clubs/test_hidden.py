from datetime import timedelta

import pytest

from tests.book_clubs.scene import FIRST, HERE, chosen, club, page, plans, presses, rows
from tests.gatherings.scene import runs
from tests.world import Somebody, World, forger
from tests.world.people import words

TEAM, SECRET = "T0ORCHARD", "The dragon did it"


@pytest.fixture
def told(world: World) -> World:
    """A part of which Maya has written, and which Noor has not read; Tomas is in no club."""
    chosen(world, world.noor)
    plans(world, world.maya)
    presses(world.maya, "I have read up to part 1", "Tuesday readers")
    world.maya.presses("Write it down", channel=HERE)
    assert world.maya.fills(takeaway=SECRET, question=f"Why? {SECRET}") == {}
    world.maya.closes()
    world.wait(minutes=2)
    return world


def reads(world: World, person: Somebody) -> str:
    """All that somebody finds by every button and forged press there is."""
    number = rows(world, "SELECT MIN(id) FROM gathering_sessions WHERE phase != 'closed'")[0][0]
    number = number or rows(world, "SELECT MAX(id) FROM gathering_sessions")[0][0]
    found = [page(person), person.opens_home(), person.dm_words]
    card = rows(world, "SELECT ts FROM outbox WHERE kind = 'gatherings:card' ORDER BY id")[-1][0]
    for action in ("cards", "cards_on", "topics", "file", "mine", "write", "group"):
        press = forger.press(
            TEAM, person.user, f"gatherings:{action}", f"{number}:0:read", (HERE, card)
        )
        world.deliver("interactive", press)
        found.append(words(person.modal))
        person.closes()
    world.wait(minutes=1)
    found += [each["content"] if "content" in each else str(each) for each in person.files]
    found += [person.told(HERE), person.dm_words]
    return "\n".join(found)


def test_whoever_has_not_read_so_far_finds_it_on_no_path(told: World) -> None:
    world = told
    for person in (world.noor, world.tomas):
        assert SECRET not in reads(world, person)
    assert "waits until you have read it" in world.noor.told(HERE) + world.noor.dm_words
    world.wait_until(FIRST + timedelta(minutes=1))
    runs(world.maya, "Begin to talk")
    runs(world.maya, "Close the session")
    world.wait(minutes=5)
    said = words(world.tomas.in_channel(HERE))
    assert "2 notes by 1 person" in said
    assert "who have read as far" in said
    for person in (world.noor, world.tomas):
        assert SECRET not in reads(world, person)
    for message in world.tomas.in_channel(HERE):
        assert SECRET not in str(message)


def test_whoever_has_read_so_far_reads_it_also_after_the_close(told: World) -> None:
    world = told
    presses(world.noor, "I have read up to part 1", "Tuesday readers")
    world.noor.presses("What others wrote", channel=HERE)
    assert SECRET in words(world.noor.modal)
    world.noor.closes()
    world.wait_until(FIRST + timedelta(minutes=1))
    runs(world.maya, "Begin to talk")
    world.noor.presses("Write it down", channel=HERE)
    assert f"Why? {SECRET}" in words(world.noor.modal)
    assert world.noor.fills(answer="Because it was hungry") == {}
    runs(world.maya, "Close the session")
    world.wait(minutes=5)
    presses(world.noor, "My page", "Tuesday readers")
    world.noor.presses("What others wrote", where="modal")
    assert SECRET in words(world.noor.modal)
    assert "Because it was hungry" in words(world.noor.modal)
    world.noor.closes()
    world.noor.presses("As a file", channel=HERE)
    assert SECRET in str(world.noor.files)


def test_whoever_takes_back_how_far_they_read_or_leaves_reads_it_no_more(told: World) -> None:
    world = told
    number = rows(world, "SELECT id FROM book_clubs")[0][0]
    presses(world.noor, "I have read up to part 1", "Tuesday readers")
    assert SECRET in reads(world, world.noor)
    world.noor.closes()
    presses(world.noor, "Leave", "Tuesday readers")
    world.noor.presses("What others wrote", channel=HERE)
    assert SECRET not in words(world.noor.modal)
    world.noor.closes()
    for part in ("1", "4", "-1", "x", ""):
        world.deliver(
            "interactive", forger.press(TEAM, "U0NOOR", "book_clubs:read_to", f"{number}:{part}")
        )
        world.noor.closes()
    assert rows(world, "SELECT person FROM book_club_members") == [("U0MAYA",)]
    for part in ("4", "-1", "x", "0"):
        world.deliver(
            "interactive", forger.press(TEAM, "U0MAYA", "book_clubs:read_to", f"{number}:{part}")
        )
        world.maya.closes()
    assert rows(world, "SELECT read_to FROM book_club_members") == [(1,)]


def test_how_far_somebody_has_read_is_seen_by_nobody_else(told: World) -> None:
    world = told
    assert "You have read up to part 1" in page(world.maya)
    assert "You have not said yet" in page(world.noor)
    assert "You have read up to part 1 of 3" in world.maya.opens_home()
    assert "Next for you: part 2, pages 61 to 120" in world.maya.opens_home()
    assert "You have not said yet" in world.noor.opens_home()
    assert "My book clubs" not in world.tomas.opens_home()
    assert "✓" not in club(world)
    world.noor.presses("I have read up to part 1", where="home")
    world.noor.closes()
    assert "You have read up to part 1 of 3" in world.noor.opens_home()


def test_another_workspace_and_another_channel_find_no_club(told: World) -> None:
    world = told
    number = rows(world, "SELECT id FROM book_clubs")[0][0]
    for team, user in (("T0HARBOUR", "U0MAYA"), (TEAM, "U0STRANGER")):
        for action in ("open", "join", "leave", "plan", "end", "rate", "choose"):
            press = forger.press(team, user, f"book_clubs:{action}", str(number))
            world.deliver("interactive", press, team)
    assert "Team Topologies" not in words(world.person("U0MAYA", "T0HARBOUR").modal)
    people = rows(world, "SELECT person FROM book_club_members ORDER BY person")
    assert people == [("U0MAYA",), ("U0NOOR",)]
    assert rows(world, "SELECT rated_until, closed_at FROM book_clubs") == [(None, None)]
