"""Who reads what is told of a training: its channel, and what is in the library those it is for."""

from tests.gatherings.scene import rows
from tests.harvests.scene import (
    SECRET,
    TITLE,
    entry,
    listed,
    message,
    private,
    registers,
    shares_in_writing,
    tries,
    writes,
)
from tests.world import World, forger
from tests.world.people import words

TEAM, CLIENT = "T0ORCHARD", "C0CLIENT"


def reads(world: World, who: str) -> str:
    """What somebody is told who presses a button of a message that is not before them."""
    world.deliver("interactive", forger.press(TEAM, who, "harvests:read", "1"))
    said = words(world.person(who).modal)
    world.person(who).closes()
    return said


def test_of_a_private_channel_only_its_members_find_anything(world: World) -> None:
    private(world)
    shares_in_writing(world.maya, channel=SECRET)
    assert rows(world, "SELECT channel FROM library_entries") == [(SECRET,)]
    assert TITLE in listed(world, "U0TOMAS")
    assert TITLE not in listed(world, "U0NOOR")
    assert "not there for you" in reads(world, "U0NOOR")
    assert registers(world.noor) == {}
    assert "Told before" not in words(world.noor.modal)


def test_who_leaves_a_private_channel_reads_nothing_that_is_told_there_later(world: World) -> None:
    private(world)
    shares_in_writing(world.maya, channel=SECRET)
    world.tomas.presses("I was there too", channel=SECRET)
    writes(world.tomas, take="Slides")
    assert "Slides" in reads(world, "U0TOMAS")
    world.happens("remove_member", SECRET, "U0TOMAS")
    world.ingrid.presses("I was there too", channel=SECRET)
    writes(world.ingrid, take="Tomas snored")
    assert "not there for you" in reads(world, "U0TOMAS")
    world.deliver("interactive", forger.press(TEAM, "U0TOMAS", "harvests:choose", "1"))
    assert "Tomas snored" not in words(world.tomas.modal) + world.tomas.dm_words
    world.tomas.closes()
    world.happens("add_member", SECRET, "U0TOMAS")
    assert "Tomas snored" in reads(world, "U0TOMAS")


def test_the_form_says_that_those_read_it_who_were_there(world: World) -> None:
    private(world)
    shares_in_writing(world.maya, "U0NOOR", channel=SECRET)
    world.noor.presses("Write it down")
    assert "and those who were there" in words(world.noor.modal)
    writes(world.noor, take="Slides")
    assert "Slides" in reads(world, "U0NOOR")


def test_a_guest_reads_of_trainings_in_their_own_channels_alone(world: World) -> None:
    world.happens("add_person", "U0GUEST", "Gus", tz="Europe/Stockholm", is_ultra_restricted=True)
    world.happens("add_channel", CLIENT, "client", members=["U0MAYA", "U0GUEST"])
    shares_in_writing(world.maya)
    shares_in_writing(world.maya, title="Design Days", channel=CLIENT)
    guest = world.person("U0GUEST")
    found = listed(world, "U0GUEST", channel=CLIENT)
    assert "Design Days" in found and TITLE not in found
    assert "Small components" not in reads(world, "U0GUEST")
    guest.types("/harvest new", CLIENT)
    assert guest.fills(title=TITLE, channel=CLIENT) == {}
    assert "Everybody who builds" not in words(guest.modal)


def test_what_is_kept_out_of_the_library_stays_in_its_channel(world: World) -> None:
    world.happens("add_channel", "C0OPEN", "open", members=["U0MAYA", "U0TOMAS"])
    shares_in_writing(world.maya, channel="C0OPEN", library=[])
    tries(world.tomas, "Small components", channel="C0OPEN")
    assert entry(world) == ""
    assert TITLE not in listed(world, "U0TOMAS")
    assert "Everybody who builds the shop" in message(world, "C0OPEN")
