"""The books and the bulb: one entry for all who share it, and nobody's share but one's own."""

from tests.communities.scene import (
    TALK,
    at,
    begins,
    digests,
    entries,
    has_page,
    offers_seat,
    posts,
    posts_link,
)
from tests.library.filed import opens
from tests.world import World, forger
from tests.world.people import words


def shares(world: World) -> set[str]:
    people = {p.user for p in world.everybody}
    return {v for row in world.tables()["library_shares"] for v in row if v in people}


def test_several_reactions_are_one_entry_and_the_last_taken_back_withdraws_it(
    world: World,
) -> None:
    begins(world)
    has_page(world)
    message = posts(world, world.noor, f"{TALK} is good")
    before = len(world.maya.in_channel())
    for person in (world.tomas, world.ingrid):
        person.reacts(message, "books")
    assert len(entries(world)) == 1 and shares(world) == {"U0TOMAS", "U0INGRID"}
    world.tomas.takes_back(message, "books")
    assert shares(world) == {"U0INGRID"}
    world.wait_until(at("2026-03-06", 12))
    assert "Ask <@U0INGRID>" in digests(world)[0]
    world.ingrid.takes_back(message, "books")
    assert shares(world) == set()
    world.wait(minutes=1)
    assert "How indexes work" not in digests(world)[0]
    world.tomas.reacts(message, "books")
    world.wait(minutes=1)
    assert len(entries(world)) == 1 and "How indexes work" in digests(world)[0]
    assert len(world.maya.in_channel()) == before + 1, "nothing but the digest"


def test_what_trellis_itself_says_is_not_filed(world: World) -> None:
    begins(world)
    posts_link(world, "A page")
    world.wait_until(at("2026-03-06", 11))
    offers_seat(world, world.noor, at("2026-03-10", 14))
    world.wait(minutes=1)
    before = world.maya.told("C0DESIGN")
    for message in [m for m in world.maya.in_channel() if m["user"] == "U0ORCHARDBOT"]:
        world.maya.reacts(message, "books")
    assert len(entries(world)) == 1
    assert world.maya.told("C0DESIGN") == before


def test_whoever_files_something_is_told_each_time_they_do_and_nobody_else_is(world: World) -> None:
    begins(world)
    message = posts(world, world.noor, "No link in here, but a thought worth keeping")
    for _ in range(2):
        world.tomas.reacts(message, "books")
        world.tomas.takes_back(message, "books")
    world.tomas.reacts(message, "books")
    assert world.tomas.told("C0DESIGN").count("Filed in the library") == 3
    assert "Filed" not in world.noor.told("C0DESIGN") + world.maya.told("C0DESIGN")
    assert "*No link in here, but a thought worth keeping*" in world.tomas.told("C0DESIGN")
    world.wait_until(at("2026-03-06", 12))
    assert "/archives/C0DESIGN/p" in digests(world)[0], "it leads to the message itself"


def test_the_button_takes_back_as_the_reaction_does(world: World) -> None:
    begins(world)
    has_page(world)
    message = posts(world, world.noor, TALK)
    world.noor.reacts(message, "books")
    world.noor.presses("Add why", channel="C0DESIGN")
    assert "(of guests, those in <#C0DESIGN>)" in words(world.noor.modal)
    world.noor.closes()
    world.noor.presses("Take back", channel="C0DESIGN")
    assert shares(world) == set() and "Taken back" in world.noor.told("C0DESIGN")
    world.noor.presses("Add why", channel="C0DESIGN")
    assert "no part in this entry any more" in world.noor.told("C0DESIGN") + words(world.noor.modal)


def test_a_link_is_called_by_its_page_else_by_its_label_else_by_the_text(world: World) -> None:
    begins(world)
    has_page(world)
    for text in (TALK, "<https://example.org/x|The label>", f"<@U0INGRID> wrote {TALK}/unknown"):
        world.tomas.reacts(posts(world, world.noor, text), "books")
    told = world.tomas.told("C0DESIGN")
    assert "*How indexes work*" in told and "*The label*" in told
    assert "@Ingrid" in told and "wrote https://example.org/talk/unknown" in told


def test_elsewhere_by_apps_and_by_strangers_the_books_mean_nothing(world: World) -> None:
    begins(world)
    has_page(world)
    world.happens("add_person", "U0STRANGER", "Sam Stranger")
    world.happens("add_person", "U0BOT", "Some app", is_bot=True)
    world.happens("add_member", "C0DESIGN", "U0BOT")
    elsewhere = posts(world, world.noor, TALK, "C0GENERAL")
    world.tomas.reacts(elsewhere, "books", "C0GENERAL")
    message = posts(world, world.noor, TALK)
    for user in ("U0STRANGER", "U0BOT"):
        event = forger.reaction("T0ORCHARD", user, "C0DESIGN", message["ts"])
        event["event"]["reaction"] = "books"
        world.deliver("event", event)
    assert entries(world) == [] and "Filed" not in world.tomas.told("C0GENERAL")
    world.tomas.reacts(message, "books")
    event = forger.reaction("T0ORCHARD", "U0STRANGER", "C0DESIGN", message["ts"])
    event["event"]["reaction"] = "bulb"
    world.deliver("event", event)
    assert world.tables()["library_useful"] == []


def test_in_a_private_channel_only_its_members_find_what_was_filed(world: World) -> None:
    members = ["U0MAYA", "U0NOOR", "U0TOMAS"]
    world.happens("add_channel", "C0SECRET", "secret", members=members, private=True)
    world.maya.types("/learning community salaries", "C0SECRET")
    assert world.maya.fills() == {}
    world.maya.closes()
    has_page(world)
    message = posts(world, world.noor, TALK, "C0SECRET")
    world.tomas.reacts(message, "books", "C0SECRET")
    world.tomas.presses("Add why", channel="C0SECRET")
    assert "which is private" in words(world.tomas.modal)
    world.tomas.closes()
    world.wait_until(at("2026-03-06", 12))
    assert "How indexes work" in digests(world, "C0SECRET")[0]
    world.ingrid.types("/library search indexes")
    assert "How indexes work" not in words(world.ingrid.modal) + world.ingrid.told("C0DESIGN")
    world.noor.types("/library search indexes")
    assert "How indexes work" in words(world.noor.modal) + world.noor.told("C0DESIGN")


def test_a_bulb_put_out_while_the_entry_is_taken_back_counts_no_more(world: World) -> None:
    begins(world)
    message = posts_link(world, "A page")
    world.maya.reacts(message, "bulb")
    world.ingrid.reacts(message, "bulb")
    world.tomas.takes_back(message, "books")
    world.maya.takes_back(message, "bulb")
    world.tomas.reacts(message, "books")
    assert "It helped 1 person" in opens(world.noor, "page")
