from datetime import timedelta

from tests.gatherings.scene import HERE, at, rows
from tests.my_time.garden import picks
from tests.own_rituals.scene import answers, makes, was_asked
from tests.world import World, forger
from tests.world.people import fields, words

TEAM = "T0ORCHARD"
MONDAY = at("2026-03-09", 9)


def test_only_those_chosen_are_asked_and_only_they_can_answer(world: World) -> None:
    assert makes(world, asked=["U0NOOR", "U0TOMAS"]) == {}
    world.wait_until(MONDAY + timedelta(hours=17))
    assert was_asked(world) == {"U0NOOR", "U0TOMAS"}
    assert answers(world.noor, "SQL") == {}
    world.ingrid.presses("Answer", channel=HERE)
    assert world.ingrid.modal is None
    assert "Others are asked" in world.ingrid.told(HERE)
    form = forger.submission(TEAM, "U0INGRID", "gatherings:write", "1", {"q1": forger.text("Me")})
    world.deliver("interactive", form)
    assert rows(world, "SELECT author FROM gathering_entries") == [("U0NOOR",)]
    assert "Open for answers" not in world.ingrid.opens_home()
    assert "Open for answers" in world.tomas.opens_home()
    world.wait_until(MONDAY + timedelta(days=3))
    assert "nothing more is asked of you" not in world.ingrid.dm_words


def test_a_stranger_to_the_channel_neither_sees_nor_answers(world: World) -> None:
    world.happens("add_person", "U0STRANGER", "Sam Stranger", tz="Europe/Stockholm")
    sam = world.person("U0STRANGER")
    assert makes(world) == {}
    world.wait_until(MONDAY + timedelta(hours=1))
    assert answers(world.noor, "SQL") == {}
    place = (HERE, world.noor.in_channel(HERE)[0]["ts"])
    for action in ("write", "cards", "run", "mine", "file"):
        press = forger.press(TEAM, "U0STRANGER", f"gatherings:{action}", "1", place)
        world.deliver("interactive", press)
        assert sam.modal is None
    form = forger.submission(TEAM, "U0STRANGER", "gatherings:write", "1", {"q1": forger.text("Me")})
    world.deliver("interactive", form)
    assert "SQL" not in sam.told(HERE) + sam.dm_words + sam.opens_home()
    assert rows(world, "SELECT author FROM gathering_entries") == [("U0NOOR",)]


def test_whoever_wants_not_to_be_asked_is_asked_no_more(world: World) -> None:
    assert makes(world) == {}
    world.wait_until(MONDAY + timedelta(minutes=5))
    picks(world.noor, "Stop asking me this", world.noor.last)
    world.wait_until(MONDAY + timedelta(days=7, hours=1))
    assert "What do I want to learn" not in world.noor.dm_words
    assert "What do I want to learn" in world.ingrid.dm_words


def test_what_is_wrong_in_the_form_is_said_beside_it(world: World) -> None:
    world.happens("add_person", "U0STRANGER", "Sam Stranger", tz="Europe/Stockholm")
    wrong = {
        "name": {"name": " "},
        "questions": {"questions": "\n".join(f"Question {n}?" for n in range(6))},
        "asked": {"asked": ["U0STRANGER"]},
        "names": {"names": "anonymous"},
    }
    for field, values in wrong.items():
        assert set(makes(world, **values)) == {field}
    few = {"names": "anonymous", "sees": "keeper", "asked": ["U0NOOR", "U0TOMAS"]}
    assert "you ask fewer" in makes(world, **few)["names"]
    assert rows(world, "SELECT id FROM rituals") == []
    world.maya.types("/ritual new")
    assert "Everybody in the channel reads the name" in words(world.maya.modal)
    assert fields(world.maya.modal)["channel"]["initial_conversation"] == HERE
