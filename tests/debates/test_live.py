from datetime import timedelta

from tests.debates.scene import (
    BEGIN,
    CLOSE,
    END,
    REBUT,
    SIX,
    VOTE,
    argues,
    card,
    goes_on,
    says,
    set_up,
    side_of,
    stands,
    thread,
)
from tests.gatherings.scene import HERE, NEXT_TUESDAY, phases, rows
from tests.world import World
from tests.world.people import fields, find_buttons, words

TIME_UP = "The time for *Opening* is up"


def test_a_time_box_runs_in_the_thread_and_anybody_makes_it_longer(world: World) -> None:
    assert set_up(world, round_minutes="5") == {}
    assert "for 30 minutes" in words(card(world))
    world.wait_until(NEXT_TUESDAY)
    goes_on(world, BEGIN)
    assert "*Opening*, until" in thread(world)
    world.wait(minutes=4)
    assert TIME_UP not in thread(world)
    world.tomas.presses("2 minutes more", channel=HERE)
    world.wait(minutes=2)
    assert TIME_UP not in thread(world), "it was made longer"
    world.wait(minutes=2)
    assert thread(world).count(TIME_UP) == 1
    world.noor.presses("2 minutes more", channel=HERE)
    world.wait(minutes=3)
    assert thread(world).count(TIME_UP) == 2
    assert phases(world) == ["opening"], "time that is up stops nobody"
    goes_on(world, REBUT)
    said = thread(world)
    assert "*Opening*: this part is over." in said
    assert "*Rebuttal*, until" in said


def test_time_is_not_said_to_be_up_in_a_part_that_was_left(world: World) -> None:
    assert set_up(world, round_minutes="5") == {}
    world.wait_until(NEXT_TUESDAY)
    goes_on(world, BEGIN, REBUT)
    world.wait(minutes=20)
    said = thread(world)
    assert TIME_UP not in said
    assert said.count("The time for *Rebuttal* is up") == 1


def test_begun_before_its_hour_the_time_box_goes_on_as_the_hour_comes(world: World) -> None:
    assert set_up(world, round_minutes="15") == {}
    world.wait_until(NEXT_TUESDAY - timedelta(minutes=5))
    goes_on(world, BEGIN)
    world.wait(minutes=9)
    world.tomas.presses("2 minutes more", channel=HERE)
    world.wait(minutes=7)
    assert TIME_UP not in thread(world)
    world.wait(minutes=2)
    assert TIME_UP in thread(world)


def test_a_live_debate_from_the_first_vote_to_the_summary(world: World) -> None:
    assert set_up(world, sides="chosen") == {}
    for user in SIX[:3]:
        stands(world.person(user), "for")
    for user in SIX[3:]:
        stands(world.person(user), "undecided")
    assert argues(world.noor, "for") == {}
    assert argues(world.tomas, "for") == {}
    assert argues(world.tomas, "against") == {}
    assert "For: <@U0NOOR>. Against: <@U0TOMAS>." in words(card(world))
    world.wait_until(NEXT_TUESDAY)
    goes_on(world, BEGIN)
    assert says(world.noor, "opening_for", "It saves a day", "It is quiet then") == {}
    assert says(world.tomas, "opening_against", "Who is there on Saturday?") == {}
    assert "It saves a day" not in thread(world)
    goes_on(world, REBUT)
    assert "It saves a day" in thread(world)
    assert "Opening, for the motion" in thread(world)
    goes_on(world, CLOSE)
    assert says(world.tomas, "closing_against", "Sleep well") == {}
    goes_on(world, VOTE)
    for user in SIX[:3]:
        stands(world.person(user), "for", label="Where I stand now")
    for user in SIX[3:]:
        stands(world.person(user), "against", label="Where I stand now")
    goes_on(world, END)
    world.wait(minutes=2)
    said = thread(world)
    assert "4 contributions by 2 people" in said
    assert "0 moved towards the motion, 3 away from it, 3 stayed" in said
    for word in ("winner", "won", "lost", "beat"):
        assert f" {word}" not in said
    assert rows(world, "SELECT title FROM library_entries") == [("We should release on Fridays",)]


def test_drawn_sides_are_even_and_each_is_told_their_own(world: World) -> None:
    assert set_up(world) == {}
    for user in SIX[:5]:
        assert argues(world.person(user), "either") == {}
    assert argues(world.ingrid, "listen") == {}
    assert "Would like to argue" in words(card(world))
    world.wait_until(NEXT_TUESDAY)
    goes_on(world, BEGIN)
    drawn = {user: side_of(world, user) for user in SIX}
    assert sorted(drawn.values()) == ["", "", "against", "against", "for", "for"]
    for user, side in drawn.items():
        told = world.person(user).dm_words
        assert ("The sides are drawn" in told) == bool(side)
        assert not side or f"you argue *{side}*" in told
    arguing = next(user for user, side in drawn.items() if side == "for")
    world.person(arguing).presses("Write an argument")
    assert list(fields(world.person(arguing).modal)) == ["opening_for"]


def test_who_comes_after_the_draw_joins_the_side_with_fewer_people(world: World) -> None:
    assert set_up(world) == {}
    for user in SIX[:3]:
        assert argues(world.person(user), "either") == {}
    world.wait_until(NEXT_TUESDAY)
    goes_on(world, BEGIN)
    for user in SIX[3:]:
        assert argues(world.person(user), "either") == {}
    sides = [side_of(world, user) for user in SIX]
    assert sorted(sides) == ["against"] * 3 + ["for"] * 3
    left = SIX[0]
    assert argues(world.person(left), "listen") == {}
    assert side_of(world, left) == ""
    assert argues(world.person(left), sides[0]) == {}
    assert side_of(world, left) == sides[0]


def test_what_was_said_in_a_round_is_fixed_once_the_next_has_begun(world: World) -> None:
    assert set_up(world, sides="chosen") == {}
    assert argues(world.noor, "for") == {}
    goes_on(world, BEGIN)
    assert says(world.noor, "opening_for", "It saves a day") == {}
    goes_on(world, REBUT)
    assert says(world.noor, "rebuttal_for", "Still true") == {}
    world.noor.types("/debate")
    world.noor.presses("What I wrote so far (2)", where="modal")
    assert len(find_buttons(world.noor.modal["blocks"], "Change")) == 1
    assert "It saves a day" in words(world.noor.modal)
    world.noor.presses("Change", where="modal")
    assert world.noor.fills(text="Truer still") == {}
    assert set(rows(world, "SELECT text FROM gathering_entries")) == {
        ("It saves a day",),
        ("Truer still",),
    }


def test_closed_in_the_middle_the_thread_has_what_was_said_last(world: World) -> None:
    assert set_up(world, sides="chosen") == {}
    assert argues(world.noor, "for") == {}
    goes_on(world, BEGIN)
    assert says(world.noor, "opening_for", "It saves a day") == {}
    goes_on(world, REBUT)
    assert says(world.noor, "rebuttal_for", "On Thursday it is late") == {}
    goes_on(world, "Close it now")
    said = thread(world)
    assert said.count("It saves a day") == said.count("On Thursday it is late") == 1


def test_whoever_was_drawn_is_asked_no_more_once_they_listen_or_the_rounds_are_over(
    world: World,
) -> None:
    assert set_up(world) == {}
    for user in SIX[:2]:
        assert argues(world.person(user), "either") == {}
    goes_on(world, BEGIN)
    side = side_of(world, "U0NOOR")
    assert find_buttons(world.noor.last["blocks"], "Write an argument")
    assert argues(world.noor, "listen") == {}
    world.wait(minutes=1)
    assert "You listen to" in words(world.noor.last)
    assert find_buttons(world.noor.last["blocks"], "Write an argument") == []
    assert argues(world.noor, side) == {}
    world.wait(minutes=1)
    assert find_buttons(world.noor.last["blocks"], "Write an argument")
    goes_on(world, REBUT, CLOSE, VOTE)
    world.wait(minutes=1)
    for person in (world.maya, world.noor):
        assert "no more arguments are asked of you" in person.dm_words
