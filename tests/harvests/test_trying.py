from datetime import timedelta

from tests.gatherings.scene import HERE, moments, rows
from tests.harvests.scene import (
    NOTHING,
    begins,
    entry,
    message,
    plans,
    shares_in_writing,
    tries,
    writes,
)
from tests.my_time.garden import picks
from tests.world import World, forger
from tests.world.people import fields, words

TEAM = "T0ORCHARD"
PAIR, SMALL = "Pair on the first hour", "Small components"


def states(world: World, person: str = "U0TOMAS") -> list[str]:
    query = "SELECT state FROM harvest_trials WHERE person = :person ORDER BY item DESC"
    return [row[0] for row in rows(world, query, person=person)]


def test_what_somebody_will_try_is_asked_once_two_weeks_later_in_their_hours(world: World) -> None:
    shares_in_writing(world.maya)
    assert tries(world.tomas, PAIR) == {}
    world.wait(days=1)
    assert tries(world.tomas, PAIR, own="Say it aloud") == {}
    in_two_weeks = (world.now + timedelta(days=14)).replace(second=0, microsecond=0)
    assert "2 people want to try something" in message(world)
    world.wait(days=13, hours=20)
    assert "You wanted to try" not in world.tomas.dm_words
    world.wait(days=1)
    asked = [each for each in world.tomas.dm if "You wanted to try these" in words(each)]
    assert len(asked) == 1
    assert words(asked[0]).count("Not for me") == 2
    assert moments(asked, "You wanted") == [in_two_weeks]
    world.tomas.presses("Not yet")
    world.wait(seconds=5)
    world.tomas.presses("Not for me", nth=1)
    world.wait(seconds=5)
    assert "Kept: not yet." in words(world.tomas.last)
    assert "comes this once" not in words(world.tomas.last)
    world.wait(days=60)
    assert world.tomas.dm_words.count("You wanted to try") == 1


def test_an_answer_can_be_changed_and_the_count_follows(world: World) -> None:
    shares_in_writing(world.maya)
    tries(world.tomas, PAIR)
    world.tomas.opens_home()
    world.tomas.presses("Did it", where="home")
    assert "2 people want to try something of it." in entry(world)
    tries(world.noor, PAIR)
    assert "3 people want to try something of it, 1 did." in entry(world)
    assert "1 did" in message(world)
    world.wait(days=15)
    assert "You wanted to try" not in world.tomas.dm_words
    assert "What I will try" not in world.tomas.opens_home()
    for person in (world.maya, world.noor):
        assert "U0TOMAS" not in message(world) + person.dm_words


def test_for_whom_it_was_nothing_is_not_told_before_three_have_answered(world: World) -> None:
    shares_in_writing(world.maya)
    for person in (world.tomas, world.noor, world.ingrid):
        tries(person, PAIR)
        person.opens_home()
    world.tomas.presses("Not for me", where="home")
    world.noor.presses("Did it", where="home")
    assert "not the right thing" not in message(world) + entry(world)
    world.ingrid.presses("Not for me", where="home")
    assert "for 2 it was not the right thing" in message(world)
    assert "for 2 it was not the right thing" in entry(world)


def test_what_one_takes_back_is_asked_no_more(world: World) -> None:
    shares_in_writing(world.maya)
    assert "Tick what you will try" in tries(world.tomas)["own"]
    tries(world.tomas, PAIR, SMALL)
    tries(world.tomas, SMALL)
    ticked = fields_ticked(world)
    assert ticked == [SMALL]
    tries(world.tomas)
    assert "1 person wants to try something" in message(world)
    world.wait(days=20)
    assert "You wanted to try" not in world.tomas.dm_words
    tries(world.tomas, PAIR)
    world.wait(days=20)
    assert world.tomas.dm_words.count("You wanted to try this") == 1


def fields_ticked(world: World) -> list[str]:
    """What stands ticked for Tomás in the form."""
    world.tomas.presses("I will try this", channel=HERE)
    chosen = [
        option["text"]["text"]
        for element in fields(world.tomas.modal).values()
        for option in element.get("initial_options", [])
    ]
    world.tomas.closes()
    return chosen


def test_who_wants_no_more_of_these_hears_no_more_of_them(world: World) -> None:
    shares_in_writing(world.maya)
    tries(world.tomas, PAIR)
    world.wait(days=15)
    picks(world.tomas, "Stop asking me this", world.tomas.last)
    assert "what you said you will try" in words(world.tomas.last)
    shares_in_writing(world.maya, title="Another one")
    tries(world.tomas, PAIR)
    world.wait(days=30)
    assert "You wanted to try" not in world.tomas.dm_words


def test_who_leaves_the_channel_is_asked_nothing_more(world: World) -> None:
    shares_in_writing(world.maya)
    tries(world.tomas, PAIR)
    tries(world.noor, PAIR, SMALL)
    world.noor.opens_home()
    world.noor.presses("Did it", where="home")
    tries(world.ingrid, PAIR)
    world.happens("remove_member", HERE, "U0TOMAS")
    world.happens("remove_member", HERE, "U0NOOR")
    assert "3 people want to try something of it, 1 did." in message(world)
    world.wait(days=20)
    assert "You wanted to try" not in world.tomas.dm_words
    assert states(world) == ["taken_back"]
    assert sorted(states(world, "U0NOOR")) == ["did", "taken_back"]


def test_who_shared_it_and_leaves_before_anything_else_was_said_of_it_is_let_go(
    world: World,
) -> None:
    """Whoever was let go could have been kept in by what Slack must be asked first."""
    shares_in_writing(world.maya)
    assert states(world, "U0MAYA") == ["will"]
    world.happens("remove_member", HERE, "U0MAYA")
    assert states(world, "U0MAYA") == ["taken_back"]


def test_a_stranger_tries_nothing_and_answers_for_nobody(world: World) -> None:
    world.happens("add_person", "U0SAM", "Sam Stranger", tz="Europe/Stockholm")
    sam = world.person("U0SAM")
    shares_in_writing(world.maya)
    tries(world.tomas, PAIR)
    before = world.tables()["harvest_trials"]
    ((item,),) = rows(world, "SELECT item FROM harvest_trials WHERE person = 'U0TOMAS'")
    for action in ("choose", "try", "add", "share", "drop", "did", "not_yet", "not_for_me"):
        for value in ("1", f"1:{item}", "1:x", "99", ""):
            world.deliver("interactive", forger.press(TEAM, "U0SAM", f"harvests:{action}", value))
            assert "first hour" not in words(sam.modal) + sam.dm_words
    for view in ("choose", "write", "share"):
        values = {"own": forger.text("Mine"), "take": forger.text("Mine")}
        payload = forger.submission(TEAM, "U0SAM", f"harvests:{view}", "1", values)
        world.deliver("interactive", payload)
    payload = forger.press(TEAM, "U0NOOR", "harvests:did", f"1:{item}")
    world.deliver("interactive", payload)
    assert world.tables()["harvest_trials"] == before
    assert "Mine" not in message(world)


def test_nothing_is_tried_of_what_is_not_shown_yet(world: World) -> None:
    plans(world.maya)
    writes(world.maya)
    for action, value in (("choose", "1"), ("try", "1")):
        world.deliver("interactive", forger.press(TEAM, "U0TOMAS", f"harvests:{action}", value))
        assert "is shown when the session begins" in words(world.tomas.modal)
        world.tomas.closes()
    begins(world, world.maya)
    world.tomas.presses("I will try this", channel=HERE)
    assert PAIR in words(world.tomas.modal)


def test_what_its_author_took_back_is_neither_counted_nor_asked(world: World) -> None:
    shares_in_writing(world.maya)
    world.maya.presses("I was there too", channel=HERE)
    assert world.maya.fills(**NOTHING | {"take": "Slides"}) == {}
    world.maya.closes()
    assert "to try something" not in message(world)
    world.wait(days=20)
    assert "You wanted to try" not in world.maya.dm_words


def test_what_is_written_later_was_chosen_by_nobody_yet(world_on: World) -> None:
    world = world_on
    shares_in_writing(world.maya)
    assert tries(world.tomas, "Pair on the first hour") == {}
    for told in (NOTHING, {"take": "One\n\nTwo", "try": "Read one paper", "go": "Nobody"}):
        world.maya.presses("I was there too", channel=HERE)
        assert world.maya.fills(**told) == {}
        world.maya.closes()
    world.tomas.presses("I will try this", channel=HERE)
    boxes = [each for each in fields(world.tomas.modal).values() if each["type"] == "checkboxes"]
    assert boxes and not any(each.get("initial_options") for each in boxes)
    world.wait(days=20)
    assert "Read one paper" in world.maya.dm_words
    assert "Pair on the first hour" in world.tomas.dm_words
