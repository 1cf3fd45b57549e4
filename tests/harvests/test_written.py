from tests.gatherings.scene import HERE, rows
from tests.harvests.scene import (
    NOTHING,
    SECRET,
    TITLE,
    entry,
    listed,
    message,
    private,
    registers,
    shares_in_writing,
    times,
    tries,
    writes,
)
from tests.world import World, forger
from tests.world.people import fields, labels, words

TEAM = "T0ORCHARD"


def test_in_writing_it_is_one_message_and_in_the_library_at_once(world: World) -> None:
    before = len(world.maya.in_channel(HERE))
    shares_in_writing(world.maya, link="https://react.example/")
    posted = world.maya.in_channel(HERE)[before:]
    assert len(posted) == 1
    said = words(posted[0])
    for part in (TITLE, "https://react.example/", "Small components", "Everybody who builds"):
        assert part in said
    assert labels(posted[0]) == ["I will try this", "I was there too"]
    assert "• Small components" in entry(world)
    assert rows(world, "SELECT id FROM rituals") == []
    tries(world.tomas, "Small components")
    assert len(world.maya.in_channel(HERE)) == before + 1
    assert "2 people want to try" in entry(world)
    address = rows(world, "SELECT address FROM library_entries")[0][0]
    assert address.startswith(f"https://orchard.slack.com/archives/{HERE}/")


def test_others_who_were_there_are_asked_once_and_add_theirs_to_the_same_message(
    world: World,
) -> None:
    shares_in_writing(world.maya, "U0NOOR", "U0AIKO")
    assert "that you were there too" in world.noor.dm_words
    assert "that you were there too" not in world.tomas.dm_words + world.maya.dm_words
    world.noor.presses("Write it down")
    writes(world.noor, take="Slides are short", stay="Read the videos")
    assert "Slides are short" in message(world)
    assert "• Slides are short" in entry(world)
    assert "Thank you" in words(world.noor.last)
    world.noor.presses("I was there too", channel=HERE)
    assert fields(world.noor.modal)["take"]["initial_value"] == "Slides are short"
    writes(world.noor, take="Slides are long", stay="")
    assert "Slides are short" not in message(world) + entry(world)
    assert "Read the videos" not in message(world)
    world.wait(days=10)
    assert world.person("U0AIKO").dm_words.count("you were there too") == 1


def test_who_was_there_and_was_not_named_writes_and_is_named_from_then_on(world: World) -> None:
    shares_in_writing(world.maya)
    world.tomas.presses("I was there too", channel=HERE)
    assert world.tomas.fills() == {}
    assert "with <@U0TOMAS>" not in message(world)
    world.tomas.presses("I was there too", channel=HERE)
    writes(world.tomas, take="The talks are online")
    assert "The talks are online" in message(world)
    assert "with <@U0TOMAS>" in message(world)
    assert "2 people were there" in entry(world)


def test_nobody_writes_into_what_is_not_shared_or_has_a_session(world: World) -> None:
    assert registers(world.maya) == {}
    form = forger.submission(
        TEAM, "U0TOMAS", "harvests:write", "1", {"take": forger.text("I was not there")}
    )
    press = forger.press(TEAM, "U0TOMAS", "harvests:add", "1")
    for _ in range(2):
        world.deliver("interactive", form)
        world.deliver("interactive", press)
        assert "What I take away" not in words(world.tomas.modal)
        world.tomas.closes()
        if world.maya.modal:
            assert world.maya.fills(when=next(iter(times(world.maya).values()))) == {}
            world.maya.closes()
    assert rows(world, "SELECT id FROM harvest_notes") == []


def test_what_does_not_fit_into_one_message_is_behind_a_button(world: World) -> None:
    long = {"take": "\n\n".join(f"{n} " + "very long " * 45 for n in range(5)), "try": "Rest"}
    assert registers(world.maya, "U0NOOR") == {}
    assert world.maya.fills(when="written") == {}
    writes(world.maya, **long)
    assert "Read all of it" not in message(world)
    world.noor.presses("Write it down")
    writes(world.noor, **long)
    assert "Rest" not in message(world)
    world.tomas.presses("Read all of it", channel=HERE)
    assert words(world.tomas.modal).count("very long") == 10 * 45
    assert words(world.tomas.modal).count("Rest") == 2


def test_what_one_told_is_taken_back_by_leaving_it_empty(world: World) -> None:
    world.maya.types("/harvest new")
    assert world.maya.fills(title=TITLE) == {}
    assert world.maya.fills(when="written") == {}
    assert "Write at least one thing" in world.maya.fills()["take"]
    writes(world.maya)
    world.maya.presses("I was there too", channel=HERE)
    assert world.maya.fills(**NOTHING) == {}
    assert "Small components" not in message(world)
    assert entry(world) == ""
    world.tomas.presses("I will try this", channel=HERE)
    assert "Small components" not in words(world.tomas.modal)


def test_what_was_taken_back_and_told_again_is_found_again(world: World) -> None:
    shares_in_writing(world.maya)
    for told in (NOTHING, {"take": "Back again"}):
        world.maya.presses("I was there too", channel=HERE)
        assert world.maya.fills(**told) == {}
        world.maya.closes()
    assert "Back again" in entry(world)
    world.noor.types("/library search react")
    assert "1 entry" in words(world.noor.modal)


def test_nothing_is_posted_where_one_is_not_any_more(world: World) -> None:
    private(world)
    assert registers(world.maya, channel=SECRET) == {}
    world.happens("remove_member", SECRET, "U0MAYA")
    assert world.maya.fills(when="1772802000").keys() == {"first"}
    assert world.maya.fills(when="written") == {}
    assert "not in it any more" in world.maya.fills(take="A secret")["take"]
    assert "A secret" not in words(world.tomas.in_channel(SECRET))
    assert rows(world, "SELECT text FROM harvest_notes") == []


def test_whoever_thinks_of_the_same_reads_what_it_was_worth(world: World) -> None:
    shares_in_writing(world.maya, "U0NOOR", link="https://react.example/", cost="1,200 EUR")
    shares_in_writing(world.ingrid, title="First aid")
    tries(world.ingrid, "Pair on the first hour")
    assert registers(world.tomas, title="react summit 2027") == {}
    said = words(world.tomas.modal)
    for part in (
        "2 people were there",
        "Everybody who builds the shop",
        "1 person wants to try",
        "1,200 EUR",
    ):
        assert part in said
    assert "First aid" not in said
    world.tomas.presses("Read it", where="modal")
    assert "Small components" in words(world.tomas.modal)
    world.tomas.closes()
    assert registers(world.tomas, title="Elsewhere", link="https://react.example/") == {}
    assert "2 people were there" in words(world.tomas.modal)
    assert "In writing only, no session" in times(world.tomas)
    assert TITLE in listed(world, "U0LEO", "react")
    assert TITLE not in listed(world, "U0LEO", "first aid")
    assert "Try fewer words" in listed(world, "U0LEO", "gardening")


def test_what_was_withdrawn_from_the_library_does_not_come_back(world: World) -> None:
    shares_in_writing(world.maya)
    world.program.database.transaction(
        lambda c: c.exec_driver_sql("UPDATE library_entries SET withdrawn_at = '2026-03-03'")
    )
    tries(world.tomas, "Small components")
    assert entry(world) == ""


def test_what_was_filled_in_and_not_shared_is_shared_or_let_go_from_the_home_tab(
    world: World,
) -> None:
    world.maya.opens_home()
    world.maya.presses("Tell of it", where="home")
    assert world.maya.fills(title=TITLE, channel=HERE) == {}
    world.maya.closes()
    assert "is not shared yet" in world.maya.opens_home()
    world.deliver("interactive", forger.press(TEAM, "U0TOMAS", "harvests:drop", "1"))
    assert len(rows(world, "SELECT id FROM harvests")) == 1
    world.maya.presses("Let it go", where="home")
    assert rows(world, "SELECT id FROM harvests") == []
    assert "is not shared yet" not in words(world.maya.actor.home)
