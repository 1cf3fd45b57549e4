from datetime import timedelta

from tests.gatherings.scene import (
    HERE,
    NEXT_TUESDAY,
    at,
    fills_panel,
    runs,
    set_up,
    writes,
)
from tests.gatherings.votes import TEA, TESTS, to_vote, votes
from tests.world import Somebody, World
from tests.world.people import labels, words

GOING_ON = "Going on in my channels"


def part(person: Somebody) -> str:
    """What the part of the Home tab says that is about sessions; empty where there is none."""
    said = person.opens_home()
    if GOING_ON not in said:
        return ""
    return said.partition(GOING_ON)[2].partition("What comes next")[0]


def test_where_nothing_goes_on_the_home_tab_says_nothing_of_it(world: World) -> None:
    assert part(world.noor) == ""
    assert set_up(world, opens="2") == {}
    assert part(world.noor) == ""


def test_i_write_a_card_from_the_home_tab_and_it_counts_my_own(world: World) -> None:
    assert set_up(world) == {}
    assert writes(world.maya, "Not Noor's") == {}
    assert "You left" not in part(world.noor)
    world.noor.presses("Write a card", where="home")
    assert world.noor.fills(start="One\n\nTwo") == {}
    world.noor.closes()
    assert "You left 2 cards" in words(world.noor.actor.home)
    assert "You left 1 card." in part(world.maya)
    assert part(world.noor).count("Retrospective") == 1


def test_without_names_the_home_tab_knows_nobodys_cards(world: World) -> None:
    assert set_up(world, names="anonymous") == {}
    assert writes(world.noor, "One", "Two") == {}
    assert "You left" not in part(world.noor)


def test_a_vote_waits_there_until_it_is_cast(world: World) -> None:
    to_vote(world)
    assert "Voting" in part(world.noor)
    world.noor.presses("Vote", where="home")
    world.noor.closes()
    assert votes(world.noor, TESTS, TEA) == {}
    assert part(world.noor) == ""
    assert "Voting" in part(world.tomas)


def test_whoever_facilitates_finds_it_waiting_once_it_has_begun(world: World) -> None:
    assert set_up(world) == {}
    assert writes(world.noor, "Write more tests") == {}
    assert "waits for you" not in part(world.maya)
    world.wait_until(NEXT_TUESDAY + timedelta(minutes=1))
    assert "It waits for you to move it on" in part(world.maya)
    assert "waits for you" not in part(world.noor)
    world.maya.presses("Run it", where="home")
    world.maya.presses("Reveal the cards", where="modal")
    world.maya.closes()
    for label in ("Open the vote", "Close the vote"):
        runs(world.maya, label)
    assert "Discussing. It waits for you" in part(world.maya).replace("\n", " ")
    assert part(world.noor) == ""
    runs(world.maya, "Close the session")
    assert part(world.maya) == ""


def test_the_nearest_stands_first_and_there_are_no_more_than_five(world: World) -> None:
    for day in (20, 12, 18, 11, 16, 17, 19):
        assert set_up(world, first=at(f"2026-03-{day}", 14), mode="written") == {}
    said = part(world.noor)
    named = [day for day in range(10, 21) if f"{day} March" in said]
    assert named == [11, 12, 16, 17, 18]
    places = [said.index(f"{day} March") for day in named]
    assert places == sorted(places)


def test_my_cards_of_a_session_that_was_called_off_can_still_be_read(world: World) -> None:
    assert set_up(world) == {}
    assert writes(world.noor, "Write more tests") == {}
    world.tomas.types("/ritual stop")
    assert world.tomas.fills() == {}
    world.tomas.closes()
    assert "was called off" in part(world.noor)
    world.noor.presses("My cards", where="home")
    assert "Write more tests" in words(world.noor.modal)
    assert not {"Change", "Remove"} & set(labels(world.noor.modal or {}))
    world.noor.closes()
    assert part(world.maya) == ""
    world.wait(days=31)
    assert part(world.noor) == ""


def test_who_is_not_in_the_channel_any_more_finds_nothing_of_it(world: World) -> None:
    assert set_up(world) == {}
    assert writes(world.noor, "Write more tests") == {}
    world.happens("remove_member", HERE, "U0NOOR")
    world.wait(seconds=1)
    assert part(world.noor) == ""


def test_handed_on_it_waits_for_the_other(world: World) -> None:
    assert set_up(world) == {}
    world.wait_until(NEXT_TUESDAY + timedelta(minutes=1))
    assert fills_panel(world.maya, "Hand on", to="U0INGRID") == {}
    assert "waits for you" in part(world.ingrid)
    assert "waits for you" not in part(world.maya)
