"""Open seats: taken, given back, moved, called off, and never more than there are."""

import icalendar
import pytest

from tests.communities.scene import at, begins, offers_seat
from tests.world import Somebody, World
from tests.world.people import labels, words

STARTS = at("2026-03-10", 14)


@pytest.fixture
def stage(world: World) -> World:
    begins(world)
    assert offers_seat(world, world.noor, STARTS, places="1") == {}
    return world


def seat(world: World) -> str:
    return words(shown(world))


def shown(world: World) -> dict[str, object]:
    return next(m for m in world.maya.in_channel() if "pen seat" in words(m)[:45])


def takes(who: Somebody) -> None:
    who.presses("Take a seat", channel="C0DESIGN")


def calendar(who: Somebody) -> icalendar.Event:
    read = icalendar.Calendar.from_ical(who.files[-1]["content"])
    (event,) = read.walk("VEVENT")
    return event  # type: ignore[no-any-return]


def test_a_seat_is_taken_and_given_back_in_one_living_message(stage: World) -> None:
    assert "1 place is free" in seat(stage) and "Take a seat" in labels(shown(stage))
    takes(stage.tomas)
    assert "You have a seat with <@U0NOOR>" in stage.tomas.told("C0DESIGN")
    stage.wait(seconds=2)
    assert "The place is taken, by <@U0TOMAS>" in seat(stage)
    assert "Take a seat" not in labels(shown(stage))
    stage.ingrid.presses("Give it back", channel="C0DESIGN")
    assert "You have no seat here" in stage.ingrid.told("C0DESIGN")
    stage.tomas.presses("Give it back", channel="C0DESIGN")
    stage.wait(seconds=2)
    assert "1 place is free" in seat(stage)


def test_whoever_offers_it_has_no_seat_in_it(stage: World) -> None:
    takes(stage.noor)
    assert "You offer this seat yourself" in stage.noor.told("C0DESIGN")
    stage.tomas.presses("Move or call off", channel="C0DESIGN")
    assert "<@U0NOOR> offers this seat" in words(stage.tomas.modal) + stage.tomas.told("C0DESIGN")


def test_calendars_follow_a_move_and_a_call_off_by_the_same_entry(stage: World) -> None:
    takes(stage.tomas)
    stage.tomas.presses("Into my calendar", channel="C0DESIGN")
    stage.tomas.presses("Get the file", where="modal")
    stage.tomas.closes()
    first = calendar(stage.tomas)
    assert first["DTSTART"].dt == STARTS and first["SEQUENCE"] == 0
    stage.noor.presses("Move or call off", channel="C0DESIGN")
    assert stage.noor.fills(starts=int(at("2026-03-11", 9).timestamp())) == {}
    stage.noor.closes()
    assert "changed the open seat" in stage.tomas.dm_words
    stage.tomas.presses("Get the new file")
    moved = calendar(stage.tomas)
    assert moved["UID"] == first["UID"] and moved["SEQUENCE"] == 1
    assert moved["DTSTART"].dt == at("2026-03-11", 9)
    stage.noor.presses("Move or call off", channel="C0DESIGN")
    stage.noor.presses("Call it off", where="modal")
    assert "you took in <#C0DESIGN> is called off" in stage.tomas.dm_words
    assert "takes it out again" in words(stage.tomas.dm[-1])
    stage.tomas.presses("Get the file")
    off = calendar(stage.tomas)
    assert off["UID"] == first["UID"] and off["SEQUENCE"] == 2 and off["STATUS"] == "CANCELLED"
    assert "is called off" in seat(stage) and labels(shown(stage)) == []


def test_those_who_watch_are_reminded_the_working_day_before_and_nobody_else(
    world: World,
) -> None:
    begins(world)
    # A Monday: the working day before is Friday.
    offers_seat(world, world.noor, at("2026-03-09", 14), places="3")
    for person in (world.tomas, world.ingrid):
        takes(person)
    world.ingrid.presses("Give it back", channel="C0DESIGN")
    # Nine o'clock where Tomas is.
    world.wait_until(at("2026-03-06", 9, 55))
    assert "You have a seat to watch" not in world.tomas.dm_words
    world.wait_until(at("2026-03-06", 10, 5))
    assert world.tomas.dm_words.count("You have a seat to watch <@U0NOOR>") == 1
    world.tomas.presses("Give it back")
    assert "free again for others" in world.tomas.dm_words
    world.wait_until(at("2026-03-09", 15))
    for person in (world.ingrid, world.maya, world.noor):
        assert "You have a seat to watch" not in person.dm_words
    assert "it began" in seat(world) and labels(shown(world)) == []


def test_who_is_moved_past_is_reminded_of_the_new_day_alone(world: World) -> None:
    begins(world)
    offers_seat(world, world.noor, at("2026-03-09", 14))
    takes(world.tomas)
    world.noor.presses("Move or call off", channel="C0DESIGN")
    assert world.noor.fills(starts=int(at("2026-03-12", 14).timestamp())) == {}
    world.wait_until(at("2026-03-10", 12))
    assert "You have a seat to watch" not in world.tomas.dm_words
    world.wait_until(at("2026-03-11", 12))
    assert world.tomas.dm_words.count("You have a seat to watch") == 1


def test_whoever_leaves_the_channel_loses_the_seat(stage: World) -> None:
    takes(stage.tomas)
    stage.happens("remove_member", "C0DESIGN", "U0TOMAS")
    stage.wait(seconds=2)
    assert "1 place is free" in seat(stage)
    stage.wait_until(at("2026-03-09", 12))
    assert "You have a seat to watch" not in stage.tomas.dm_words


@pytest.mark.parametrize("how", [("remove_member", "C0DESIGN"), ("person_leaves",)])
def test_a_seat_is_called_off_when_its_host_leaves(stage: World, how: tuple[str, ...]) -> None:
    takes(stage.tomas)
    stage.happens(*how, "U0NOOR")
    stage.wait(minutes=5)
    assert "is called off" in seat(stage) and labels(shown(stage)) == []
    assert "you took in <#C0DESIGN> is called off" in stage.tomas.dm_words
    stage.tomas.presses("Get the file")
    assert calendar(stage.tomas)["STATUS"] == "CANCELLED"
    stage.wait_until(STARTS)
    assert "You have a seat to watch" not in stage.tomas.dm_words


def test_a_form_says_at_the_field_what_cannot_be(world: World) -> None:
    begins(world)
    world.noor.types("/learning seat")
    past = int(at("2026-03-02", 9).timestamp())
    assert "starts" in world.noor.fills(what="A review", place="Room 2", starts=past)
    later = int(STARTS.timestamp())
    assert "place" in world.noor.fills(what="A review", place=" ", starts=later)
    assert world.noor.fills(what="A review", place="Room 2", starts=later, places="2") == {}
    world.noor.closes()
    takes(world.tomas)
    takes(world.ingrid)
    world.noor.presses("Move or call off", channel="C0DESIGN")
    assert "places" in world.noor.fills(places="1")


def test_where_there_is_no_community_the_word_says_how_to_begin_one(world: World) -> None:
    world.noor.types("/learning seat", "C0GENERAL")
    assert "no community yet" in world.noor.told("C0GENERAL")


def test_home_shows_what_can_be_done_and_my_seats(stage: World) -> None:
    stage.wait(minutes=1)
    takes(stage.tomas)
    assert "You have a seat with <@U0NOOR>" in stage.tomas.opens_home()
    assert "*databases* in <#C0DESIGN>" in stage.tomas.opens_home()
    stage.tomas.presses("Give it back", where="home")
    stage.tomas.closes()
    assert "You have a seat with" not in stage.tomas.opens_home()
    assert "You offer an open seat" in stage.noor.opens_home()
    stage.tomas.presses("Offer a seat", where="home")
    assert "Who reads this" in words(stage.tomas.modal)
    stage.tomas.closes()
    stage.tomas.presses("Ask for feedback", where="home", nth=1)
    assert "C0DESIGN" in str(stage.tomas.modal)
