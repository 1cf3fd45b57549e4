"""Around a settled meeting: calendars, moving and calling off, the needs before, promises after."""

from datetime import datetime

from tests.gatherings.closed import newest_file
from tests.support.meeting_scene import asks_to_meet, at, fills_times, told
from tests.support.scene import AIKO, INGRID, TEXT, TOMAS, local_time, opens_request
from tests.world import Somebody, World
from tests.world.people import find_buttons, labels, words

MONDAY, TUESDAY = at("03-09", "14:00"), at("03-10", "10:00")
# The clocks of Stockholm, not of Tokyo, are put forward on the day before.
SPRING = at("03-30", "09:00")


def settles(world: World, *leaders: str, when: datetime = TUESDAY) -> None:
    """Have Maya's meeting settled with these leaders."""
    asks_to_meet(world, *leaders, times=[when])
    world.maya.presses("Settle this one")


def takes_file(somebody: Somebody) -> str:
    somebody.presses("Into my calendar")
    assert {"Add", "Get the file"} <= set(labels(somebody.modal or {}))
    somebody.presses("Get the file", where="modal")
    somebody.closes()
    return newest_file(somebody)


def test_the_calendar_entry_names_people_and_says_nothing_of_what_it_is_about(
    world: World,
) -> None:
    settles(world, INGRID)
    file = takes_file(world.ingrid)
    assert "SUMMARY:Maya Lindqvist\\, Ingrid Bakke" in file
    assert "DTSTART;TZID=Europe/Stockholm:20260310T100000" in file
    assert "upport" not in file and TEXT not in file


def test_a_meeting_that_is_moved_takes_its_calendar_entry_along(world: World) -> None:
    settles(world, INGRID)
    first = takes_file(world.ingrid)
    world.maya.presses("Move it")
    assert "This moves the meeting" in words(world.maya.modal)
    assert fills_times(world.maya, MONDAY, place="Room 2") == {}
    world.maya.closes()
    (off,) = told(world.ingrid, "is off.*")
    assert "Tuesday 10 March at 10:00" in words(off) and not told(world.ingrid, "You meet on")
    world.ingrid.presses("Take it out of my calendar", where=off)
    out = newest_file(world.ingrid)
    world.ingrid.presses("I can")
    assert "Monday 9 March at 14:00" in words(told(world.ingrid, "You meet on")[0])
    again = takes_file(world.ingrid)
    sequences = [int(f.split("SEQUENCE:")[1].split()[0]) for f in (first, out, again)]
    assert sequences == sorted(set(sequences))
    assert len({f.split("UID:")[1].split()[0] for f in (first, out, again)}) == 1
    methods = [f.split("METHOD:")[1].split()[0] for f in (first, out, again)]
    assert methods == ["PUBLISH", "CANCEL", "PUBLISH"]
    world.wait(days=5, hours=23)
    assert len(told(world.ingrid, "Before you meet")) == 1
    world.wait(days=3)
    assert len(told(world.maya, "How was your meeting")) == 1, "nothing of the first time is left"


def test_a_request_taken_back_calls_the_meeting_off_for_all(world: World) -> None:
    settles(world, INGRID)
    opens_request(world.maya)
    world.maya.presses("Take it back", where="modal")
    world.maya.closes()
    (off,) = told(world.ingrid, "is off.*")
    assert "took the request back" in words(off) and told(world.ingrid, "was called off")
    world.ingrid.presses("Take it out of my calendar", where=off)
    assert "METHOD:CANCEL" in newest_file(world.ingrid)
    world.wait(days=10)
    assert not told(world.ingrid, "Before you meet") and not told(world.maya, "How was")
    assert TEXT not in world.ingrid.dm_words


def test_when_the_person_leaves_the_others_hear_that_they_do_not_meet(world: World) -> None:
    settles(world, INGRID)
    world.happens("person_leaves", "U0MAYA")
    (off,) = told(world.ingrid, "is off.*")
    assert "is not in the workspace any more" in words(off)
    world.wait(days=10)
    assert TEXT not in world.ingrid.dm_words and not told(world.ingrid, "What do you promise")


def test_a_bot_that_was_down_brings_nothing_too_late_and_nothing_twice(world: World) -> None:
    settles(world, INGRID)
    world.sandbox.clock.set(at("03-12", "10:00"))
    world.wait(hours=1)
    assert TEXT not in world.ingrid.dm_words
    assert len(told(world.ingrid, "What do you promise")) == len(told(world.maya, "How was")) == 1


def test_leaders_read_the_needs_a_working_day_before_by_their_own_clock(world: World) -> None:
    aiko = world.person(AIKO)
    settles(world, INGRID, AIKO, when=SPRING)
    world.wait_until(at("03-26", "23:00"))
    assert TEXT not in world.ingrid.dm_words + aiko.dm_words
    world.wait_until(at("03-27", "23:00"))
    for leader in (world.ingrid, aiko):
        (needs,) = told(leader, "Before you meet")
        came = local_time(needs, leader.user)
        assert (came.month, came.day, came.hour) == (3, 27, 9)
        assert TEXT in words(needs) and "Three questions you may ask" in words(needs)
    world.ingrid.presses("I have read it")
    assert "You said that you have read it" in words(world.ingrid.last)
    world.wait_until(SPRING)
    (reminder,) = told(aiko, "Here once more")
    assert local_time(reminder, AIKO).hour == 9 and local_time(reminder, AIKO).day == 30
    assert not told(world.ingrid, "Here once more")
    world.wait(days=2)
    assert "I have read it" not in words(aiko.dm) and TEXT in words(aiko.dm)


def test_what_is_settled_for_today_brings_the_needs_at_once_and_no_reminder(world: World) -> None:
    settles(world, INGRID, when=at("03-03", "15:00"))
    assert TEXT in world.ingrid.dm_words
    world.wait(hours=6)
    assert len(told(world.ingrid, TEXT)) == 1


def test_after_the_meeting_leaders_promise_and_the_person_says_how_it_was(world: World) -> None:
    settles(world, INGRID, TOMAS)
    world.wait_until(at("03-10", "10:44"))
    assert not told(world.maya, "How was") and not told(world.ingrid, "What do you promise")
    world.wait_until(at("03-10", "10:46"))
    for leader in (world.ingrid, world.tomas):
        (promise,) = told(leader, "What do you promise")
        button, _ = find_buttons(promise["blocks"], "Write it down")[0]
        assert (button["action_id"], button["value"]) == ("commitments:write", "U0MAYA")
    (after,) = told(world.maya, "How was your meeting")
    rated = find_buttons(after["blocks"], "Say how it was")
    assert {(b["action_id"], b["value"]) for b, _ in rated} == {
        ("supervision:begin", INGRID),
        ("supervision:begin", TOMAS),
    }
    assert not told(world.tomas, "How was")


def test_a_meeting_that_did_not_take_place_gets_another_time(world: World) -> None:
    settles(world, INGRID)
    world.wait_until(at("03-10", "12:00"))
    world.maya.presses("It did not take place")
    assert fills_times(world.maya, at("03-20", "10:00")) == {}
    world.maya.closes()
    assert not told(world.maya, "How was") and not told(world.ingrid, "What do you promise")
    world.ingrid.presses("I can")
    assert "Friday 20 March" in words(told(world.maya, "You meet on")[0])
    world.wait_until(at("03-20", "12:00"))
    assert len(told(world.ingrid, "What do you promise")) == 1


def test_home_shows_the_meeting_that_comes_next(world: World) -> None:
    assert "Meetings about support" not in world.maya.opens_home()
    settles(world, INGRID)
    for somebody in (world.maya, world.ingrid):
        assert "Tuesday 10 March at 10:00" in somebody.opens_home()
    assert "Meetings about support" not in world.tomas.opens_home()
    world.wait_until(at("03-10", "12:00"))
    assert "Meetings about support" not in world.maya.opens_home()
