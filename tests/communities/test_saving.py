"""*Save to the library*: with one's own words, in a community and outside of one."""

from tests.communities.scene import TALK, begins, digests, entries, has_page, posts, posts_link
from tests.world import Somebody, World, forger
from tests.world.people import fields, words

SAVE = "communities:save"


def saves(who: Somebody, message: dict[str, str], channel: str = "C0DESIGN") -> None:
    who.uses(SAVE, on=(channel, message["ts"]))


def test_the_form_is_filled_in_and_says_who_will_find_it(world: World) -> None:
    begins(world)
    has_page(world)
    message = posts(world, world.noor, f"Read {TALK}")
    saves(world.tomas, message)
    shown = fields(world.tomas.modal)
    assert shown["title"]["initial_value"] == "How indexes work"
    assert shown["topic"]["initial_value"] == "databases"
    assert shown["link"]["initial_value"] == TALK
    assert "Of guests, only those in <#C0DESIGN>" in words(world.tomas.modal)
    assert world.tomas.fills(title="Indexes, at last", why="Short") == {}
    assert "Everybody finds it" in words(world.tomas.modal)
    assert "of guests, those in <#C0DESIGN>" in words(world.tomas.modal)
    saves(world.ingrid, message)
    assert "is in the library already" in words(world.ingrid.modal)
    assert set(fields(world.ingrid.modal)) == {"why"}
    assert world.ingrid.fills(why="Even shorter") == {}
    world.noor.reacts(message, "books")
    assert len(entries(world)) == 1 and len(world.tables()["library_shares"]) == 3
    world.wait(days=4)
    assert f"<{TALK}|Indexes, at last>" in digests(world)[0]


def test_outside_a_community_it_works_too_and_the_channel_is_left_alone(world: World) -> None:
    message = posts(world, world.noor, "A thought without a link", "C0GENERAL")
    before = len(world.noor.in_channel("C0GENERAL"))
    saves(world.tomas, message, "C0GENERAL")
    assert fields(world.tomas.modal)["title"]["initial_value"] == "A thought without a link"
    assert world.tomas.fills(topic="thinking") == {}
    (entry,) = entries(world)
    assert any("/archives/C0GENERAL/p" in str(each) for each in entry) and "U0NOOR" in entry
    assert len(world.noor.in_channel("C0GENERAL")) == before


def test_what_is_wrong_stands_at_its_field_and_nothing_is_lost(world: World) -> None:
    message = posts(world, world.noor, "A thought", "C0GENERAL")
    saves(world.tomas, message, "C0GENERAL")
    assert "title" in world.tomas.fills(title=" ")
    assert "link" in world.tomas.fills(title="A thought", link="javascript:alert(1)")
    assert "link" in world.tomas.fills(title="A thought", link="https://a b")
    assert entries(world) == []
    assert world.tomas.fills(title="A thought", link="https://example.org") == {}


def test_of_what_the_bot_cannot_see_nothing_is_kept_but_what_is_written(world: World) -> None:
    world.happens(
        "add_channel", "C0HUSH", "hush", members=["U0NOOR", "U0TOMAS"], private=True, with_bot=False
    )
    message = posts(world, world.noor, "The secret is plums", "C0HUSH")
    saves(world.tomas, message, "C0HUSH")
    assert "but guests" in words(world.tomas.modal)
    assert "nothing of that is kept" in words(world.tomas.modal)
    assert "plums" not in str(world.tomas.modal)
    assert world.tomas.fills(title="Fruit in general") == {}
    assert "but guests" in words(world.tomas.modal)
    (entry,) = entries(world)
    assert "C0HUSH" not in str(entry) and "plums" not in str(entry) and "U0NOOR" not in str(entry)


def test_a_forged_save_of_a_guest_reaches_no_channel_they_are_not_in(world: World) -> None:
    world.happens("add_person", "U0GUEST", "Gus", is_ultra_restricted=True)
    world.happens("add_channel", "C0CLIENT", "client", members=["U0MAYA", "U0GUEST"])
    begins(world)
    message = posts_link(world, "A plan for plums")
    gus, boxes = world.person("U0GUEST"), {"title": forger.text("Mine"), "link": forger.text("")}
    place = f"C0DESIGN/{message['ts']}"
    world.deliver("interactive", forger.submission("T0ORCHARD", gus.user, SAVE, place, boxes))
    assert "plums" not in words(gus.modal)
    gus.closes()
    world.deliver("interactive", forger.press("T0ORCHARD", gus.user, "communities:why", "1"))
    assert "plums" not in words(gus.modal) + gus.dm_words
    said = posts(world, gus, "A thought", "C0CLIENT")
    saves(gus, said, "C0CLIENT")
    assert "only those in <#C0CLIENT>" in words(gus.modal)


def test_a_forged_save_reaches_no_private_message(world: World) -> None:
    world.happens("add_channel", "C0HUSH", "hush", members=["U0NOOR", "U0MAYA"], private=True)
    message = posts(world, world.noor, "The secret is plums", "C0HUSH")
    place = f"C0HUSH/{message['ts']}"
    boxes = {"title": forger.text("Mine"), "topic": forger.text(""), "why": forger.text("")}
    for private in (place, "C0HUSH", "/", "", "x/y/z"):
        world.deliver(
            "interactive", forger.submission("T0ORCHARD", "U0TOMAS", SAVE, private, boxes)
        )
    rows = entries(world)
    assert not any("C0HUSH" in str(row) or "plums" in str(row) for row in rows)
    saves(world.maya, message, "C0HUSH")
    assert "which is private" in words(world.maya.modal)
    assert world.maya.fills(title="For us") == {}
    assert len(entries(world)) == len(rows) + 1
