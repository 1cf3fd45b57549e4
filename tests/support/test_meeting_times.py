"""Times for the meeting: proposed, answered by button, settled by all or by whoever proposed."""

import asyncio

from bot.demo import TEAM
from tests.support.meeting_scene import asked_before, asks_to_meet, at, fills_times, told
from tests.support.scene import AIKO, INGRID, NOOR, TOMAS, asks_support, has_advocate, writes
from tests.world import World, forger
from tests.world.people import fields, labels, words

MONDAY, TUESDAY = at("03-09", "14:00"), at("03-10", "10:00")


def says(user: str, place: int) -> forger.Json:
    """Somebody presses "I can" at one of the first times there were, wherever it stood."""
    return forger.press(TEAM, user, "support:request_answer", f"1:1:{place}:can")


def test_the_form_suggests_times_and_shows_everybodys_clock(world: World) -> None:
    assert writes(world.maya, INGRID, TOMAS, AIKO) == {}
    world.maya.presses("Send it", where="modal")
    shown = words(world.maya.modal)
    assert "get the times and the place, with your name" in shown
    for name in ("first", "second", "third"):
        start = fields(world.maya.modal)[name]["initial_date_time"]
        assert start > world.now.timestamp()
    # They share no hour in winter; nine in the morning is the least late for Tokyo.
    clocks = (
        "<@U0MAYA>: Fri 6 Mar, 09:00",
        "<@U0AIKO> (Tokyo): Fri 6 Mar, 17:00, outside their working hours",
        "<@U0TOMAS> (Lisbon): Fri 6 Mar, 08:00, outside their working hours",
    )
    assert all(each in shown for each in clocks)
    assert "<@U0INGRID>: Fri" not in shown, "hers shows what Maya's does"


def test_what_cannot_be_is_refused_in_its_field(world: World) -> None:
    assert writes(world.maya, INGRID) == {}
    world.maya.presses("Send it", where="modal")
    assert fills_times(world.maya).keys() == {"first"}
    past = at("03-03", "09:59")
    errors = fills_times(world.maya, MONDAY, past, MONDAY, place="x" * 200)
    assert errors.keys() == {"second", "third"}
    assert "has passed" in errors["second"] and "among them already" in errors["third"]
    assert fills_times(world.maya, at("12-09", "10:00")).keys() == {"first"}
    assert not told(world.ingrid, "When can you come")


def test_the_earliest_time_that_suits_all_is_settled_by_itself(world: World) -> None:
    aiko = world.person(AIKO)
    asks_to_meet(world, INGRID, AIKO, times=[TUESDAY, MONDAY], place="The garden")
    world.wait(days=1)
    assert not told(world.maya, "When could you meet"), "she proposed some at once"
    # In the order of the clock, each by their own.
    asked = words(aiko.message_with("I can"))
    assert asked.index("Monday 9 March at 22:00 JST") < asked.index("Tuesday 10 March at 18:00 JST")
    assert "CET" not in asked
    world.ingrid.presses("I can", nth=1)
    world.ingrid.presses("I can")
    assert labels(world.ingrid.message_with("None of these")).count("I cannot after all") == 2
    assert "Suits: <@U0INGRID>\nNo answer yet: <@U0AIKO>" in words(world.maya.last)
    assert not told(aiko, "Suits:"), "who else can is for whoever proposes"
    aiko.presses("I can")
    for somebody in (world.maya, world.ingrid, aiko):
        (settled,) = told(somebody, "You meet on")
        assert "45 minutes" in words(settled) and "The garden" in words(settled)
        assert not told(somebody, "I can")
    assert "Monday 9 March at 22:00 JST" in words(told(aiko, "You meet on")[0])
    assert "Monday 9 March at 14:00 CET" in words(told(world.ingrid, "You meet on")[0])


def test_an_answer_is_changed_until_it_is_settled(world: World) -> None:
    asks_to_meet(world, INGRID, TOMAS, times=[MONDAY, TUESDAY])
    world.wait(days=1)
    for _ in range(2):
        world.deliver("interactive", says(INGRID, 0))
    assert labels(world.ingrid.last).count("I cannot after all") == 1, "pressed twice is once"
    world.ingrid.presses("I cannot after all")
    assert "No answer yet: <@U0INGRID> and <@U0TOMAS>" in words(world.maya.last)
    world.ingrid.presses("I can")
    world.ingrid.presses("None of these")
    assert "none of these suits you" in words(world.ingrid.last)
    assert words(world.maya.last).count("Does not suit: <@U0INGRID>") == 2
    world.ingrid.presses("I can", nth=1)
    world.tomas.presses("I can", nth=1)
    world.wait(minutes=11)
    assert told(world.maya, "You meet on")
    world.deliver("interactive", says(INGRID, 0))
    assert "settled by now" in words(world.ingrid.modal)


def test_the_earliest_is_taken_also_where_a_later_one_suits_all_first(world: World) -> None:
    asks_to_meet(world, INGRID, TOMAS, times=[MONDAY, TUESDAY])
    world.wait(days=1)
    world.ingrid.presses("I can", nth=1)
    assert "Not said: <@U0INGRID>" in words(world.maya.last), "who is still pressing said no no"
    assert "Not said by: Ingrid Bakke." in asked_before(world.maya.last, "Settle this one")
    world.tomas.presses("I can", nth=1)
    assert not told(world.maya, "You meet on"), "Monday may come to suit all"
    world.wait(minutes=8)
    world.ingrid.presses("I can")
    world.wait(minutes=8)
    assert not told(world.maya, "You meet on"), "ten minutes after the last answer"
    world.tomas.presses("I can")
    for somebody in (world.maya, world.ingrid, world.tomas):
        (settled,) = told(somebody, "You meet on")
        assert "Monday 9 March" in words(settled)
    assert len(told(world.ingrid, "Monday 9 March")) == len(told(world.ingrid, "Settled:")) + 1
    world.maya.presses("Move it")
    suggested = fields(world.maya.modal)["first"]["initial_date_time"]
    assert suggested > TUESDAY.timestamp(), "neither what stands nor what was passed over"
    world.maya.closes()
    world.wait(days=1)
    assert len(told(world.maya, "You meet on")) == 1


def test_when_no_time_suits_all_one_may_be_settled_by_whoever_proposed(world: World) -> None:
    asks_to_meet(world, INGRID, TOMAS, times=[MONDAY, TUESDAY])
    world.wait(days=1)
    world.ingrid.presses("I can")
    world.tomas.presses("None of these")
    assert not told(world.maya, "None of these times suits all"), "they may be about to say more"
    world.wait(minutes=15)
    (stuck,) = told(world.maya, "None of these times suits all")
    assert "It does not suit: Tomás Oliveira." in asked_before(stuck, "Settle this one")
    assert "Ingrid" not in asked_before(stuck, "Settle this one")
    assert "Propose other times" in labels(stuck) and "Choose other leaders" in labels(stuck)
    world.maya.presses("Settle this one", where=stuck)
    assert "who can move it" in words(told(world.tomas, "You meet on")[0])
    assert "who can move it" not in words(told(world.ingrid, "You meet on")[0])


def test_other_times_take_the_place_of_those_before(world: World) -> None:
    asks_to_meet(world, INGRID, times=[MONDAY])
    world.maya.presses("Propose other times")
    offered = fields(world.maya.modal)["first"]["initial_date_time"]
    assert offered > MONDAY.timestamp(), "not what was proposed already"
    assert fills_times(world.maya, TUESDAY) == {}
    world.maya.closes()
    world.deliver("interactive", says(INGRID, 0))
    assert "answered no more" in words(world.ingrid.modal)
    world.ingrid.closes()
    world.ingrid.presses("I can")
    assert "Tuesday 10 March" in words(told(world.maya, "You meet on")[0])


def test_the_advocate_proposes_and_the_person_answers_like_the_others(world: World) -> None:
    has_advocate(world.maya, world.noor)
    asks_support(world.maya, INGRID, along=["yes"])
    world.noor.presses("Propose times")
    assert fills_times(world.noor, MONDAY) == {}
    world.noor.closes()
    assert "<@U0NOOR> and <@U0MAYA> see when you can" in words(world.ingrid.last)
    world.ingrid.presses("I can")
    assert not told(world.noor, "You meet on"), "nobody knows yet whether Maya can"
    assert "when can you come" in world.maya.opens_home()
    world.maya.presses("I can", where="home")
    assert told(world.noor, "You meet on") and told(world.ingrid, "You meet on")


def test_two_leaders_who_answer_at_the_same_moment_settle_it_once(world_on: World) -> None:
    world = world_on
    asks_to_meet(world, INGRID, TOMAS, times=[MONDAY, TUESDAY])
    world.wait(days=1)

    async def press(user: str, place: int) -> None:
        issued = {"trigger_id": world.sandbox.triggers.issue(TEAM, user, None)}
        await world.sandbox.deliver(TEAM, "interactive", issued | says(user, place))

    async def together() -> None:
        pressed = [(user, place) for user in (INGRID, TOMAS) for place in (1, 0)]
        await asyncio.gather(*(press(*each) for each in pressed))

    world.do(together())
    for somebody in (world.maya, world.ingrid, world.tomas):
        assert len(told(somebody, "You meet on")) == 1


def test_nobody_but_the_person_and_the_advocate_proposes_or_settles(world: World) -> None:
    asks_to_meet(world, INGRID, times=[MONDAY])
    world.wait(days=1)
    for user in (INGRID, TOMAS, NOOR):
        for does, value in (("propose", "1"), ("settle", "1:1:0:can"), ("not_held", "1")):
            world.deliver("interactive", forger.press(TEAM, user, f"support:request_{does}", value))
        assert world.person(user).modal is None or "Times" not in words(world.person(user).modal)
    for odd in ("1:1:7:can", "1:1::can", "1:1:0:maybe", "1:2:0:can", "1", "1:1:0"):
        world.deliver("interactive", forger.press(TEAM, INGRID, "support:request_answer", odd))
    assert not told(world.maya, "You meet on")
    assert "No answer yet: <@U0INGRID>" in words(world.maya.last)
