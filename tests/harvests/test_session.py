from datetime import timedelta

from tests.gatherings.scene import HERE, phases, rows, runs
from tests.harvests.scene import BROUGHT, begins, entry, message, plans, registers, tries, writes
from tests.world import World, forger
from tests.world.people import fields, find_buttons, labels, words

TEAM = "T0ORCHARD"


def test_from_coming_home_to_the_library(world: World) -> None:
    assert registers(world.maya, "U0NOOR", cost="1,200 EUR", takes="two days") == {}
    first = words(world.maya.modal)
    assert "Friday 6 March at 14:00" in first
    assert "In writing only, no session" in first
    world.maya.closes()
    plans(world.maya, "U0NOOR", cost="1,200 EUR", takes="two days")
    assert "Afterwards it goes to the library" in words(world.maya.modal)
    writes(world.maya)
    assert "You were at" in world.noor.dm_words
    assert "You were at" not in world.tomas.dm_words
    world.noor.presses("Write it down")
    writes(world.noor, take="Slides are short", stay="Read the videos instead")
    begins(world, world.maya)
    said = words(world.tomas.in_channel(HERE))
    for part in ("Small components", "Test what people see", "Slides are short", "first hour"):
        assert part in said
    assert tries(world.tomas, "Pair on the first hour") == {}
    assert "2 people want to try something" in message(world)
    runs(world.maya, "Close the session")
    kept = entry(world)
    for part in (
        "Cost: 1,200 EUR. Time: two days",
        "Worth it, says 1 person: Everybody who builds the shop.",
        "Not needed, says 1 person: Read the videos instead.",
        "2 people want to try something of it.",
    ):
        assert part in kept
        assert part in words(world.maya.in_channel(HERE)[-1])
    assert "• Slides are short" in kept
    assert "U0" not in kept
    link = rows(world, "SELECT address FROM library_entries")[0][0]
    assert link.startswith("https://orchard.slack.com/archives/C0DESIGN/")


def test_only_those_who_were_there_write_and_only_they_are_reminded(world: World) -> None:
    plans(world.maya, "U0NOOR")
    world.maya.closes()
    world.tomas.presses("Write it down", channel=HERE)
    assert "Those who were there write" in words(world.tomas.modal) + world.tomas.told(HERE)
    world.tomas.closes()
    boxes = {"take": forger.text("I was not there")}
    world.deliver("interactive", forger.submission(TEAM, "U0TOMAS", "gatherings:write", "1", boxes))
    assert rows(world, "SELECT id FROM gathering_entries") == []
    world.wait(days=2, hours=12)
    reminded = [each.user for each in world.everybody if "Two minutes for" in each.dm_words]
    assert reminded == ["U0MAYA", "U0NOOR"]


def test_one_that_nobody_begins_is_shared_all_the_same(world: World) -> None:
    plans(world.maya)
    writes(world.maya)
    world.wait(days=15)
    assert phases(world) == ["closed"]
    assert "Small components" in words(world.tomas.in_channel(HERE))
    assert "• Small components" in entry(world)


def test_what_was_called_off_waits_on_the_home_tab_and_can_be_told_in_writing(world: World) -> None:
    plans(world.maya)
    writes(world.maya)
    world.ingrid.presses("Run it", channel=HERE)
    world.ingrid.presses("Call it off", where="modal")
    assert world.ingrid.fills() == {}
    world.ingrid.closes()
    assert phases(world) == ["cancelled"]
    assert "is not shared yet" in world.maya.opens_home()
    assert "is not shared yet" not in world.ingrid.opens_home()
    world.maya.presses("Share it", where="home")
    assert world.maya.fills(when="written") == {}
    assert fields(world.maya.modal)["take"]["initial_value"] == BROUGHT["take"]
    writes(world.maya)
    assert "Small components" in message(world)
    assert "is not shared yet" not in world.maya.opens_home()


def test_somebody_from_another_team_who_was_there_is_invited_writes_and_tries(
    world: World,
) -> None:
    world.happens("add_person", "U0PIA", "Pia Partner", tz="Europe/Stockholm")
    pia = world.person("U0PIA")
    plans(world.maya, "U0PIA")
    writes(world.maya)
    assert "was with you" in pia.dm_words
    pia.presses("Write it down")
    writes(pia, take="Ask the users first")
    begins(world, world.maya)
    assert "Ask the users first" in words(world.tomas.in_channel(HERE))
    card = rows(world, "SELECT id FROM gathering_entries WHERE author = 'U0PIA'")[0][0]
    values = {"ticks-1": {"type": "checkboxes", "selected_options": [{"value": str(card)}]}}
    world.deliver("interactive", forger.submission(TEAM, "U0PIA", "harvests:choose", "1", values))
    assert rows(world, "SELECT text FROM harvest_trials WHERE person = 'U0PIA'") == [
        ("Ask the users first",)
    ]


def test_who_comes_home_alone_begins_anew_and_who_is_asked_writes_by_the_same_command(
    world: World,
) -> None:
    plans(world.maya, "U0NOOR")
    world.maya.closes()
    world.noor.types("/harvest")
    assert "What I take away" in words(world.noor.modal)
    writes(world.noor)
    world.noor.types("/harvest")
    assert "Who else was there?" in words(world.noor.modal)
    world.noor.closes()
    plans(world.tomas, title="Another one")
    world.tomas.closes()
    world.noor.types("/harvest add One thing more")
    assert world.noor.fills(column="take") == {}
    assert ("U0NOOR",) in rows(
        world, "SELECT author FROM gathering_entries WHERE text = 'One thing more'"
    )


def test_it_moves_and_is_taken_over_as_any_other_session(world: World) -> None:
    plans(world.maya)
    writes(world.maya)
    world.tomas.presses("Run it", channel=HERE)
    assert find_buttons(world.tomas.modal["blocks"], "Take over")
    world.tomas.presses("Take over", where="modal")
    world.tomas.presses("Move it", where="modal")
    to = world.now + timedelta(days=9)
    assert world.tomas.fills(to=int(to.timestamp())) == {}
    world.tomas.closes()
    world.noor.presses("I come", channel=HERE)
    begins(world, world.tomas)
    assert world.now == to + timedelta(seconds=5)
    assert "I will try this" in labels(world.maya.message_with("I will try this", HERE))
