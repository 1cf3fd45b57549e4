"""What people do in a community is answered, and what it says of others is true."""

from tests.communities.scene import FRIDAY, begins, digests, has_page, posts, posts_link
from tests.world import World
from tests.world.people import words


def test_a_reason_is_answered_where_it_was_typed_and_stands_beside_its_title(world: World) -> None:
    begins(world)
    message = posts_link(world, "Type scales")
    world.tomas.presses("Add why", channel="C0DESIGN")
    assert world.tomas.fills(why="Our scale jumped") == {}
    assert "Beside *Type scales* stands now, with your name: “Our scale jumped”" in words(
        world.tomas.modal
    )
    world.tomas.closes()
    world.ingrid.reacts(message, "books")
    world.wait_until(FRIDAY)
    _, _, line = digests(world)[0].partition("Type scales>\n")
    assert line.startswith("“Our scale jumped” (<@U0TOMAS>) · ask")


def test_what_has_no_link_is_a_note_whose_title_ends_in_no_stop(world: World) -> None:
    begins(world)
    world.tomas.reacts(posts(world, world.noor, "The empty state is my favourite."), "books")
    assert "*The empty state is my favourite*\n" in world.tomas.told("C0DESIGN")
    world.ingrid.types("/library search kind:note favourite")
    assert "1 entry" in words(world.ingrid.modal)


def test_more_than_a_digest_holds_is_one_press_away(world: World) -> None:
    begins(world)
    for number in range(9):
        posts_link(world, f"Page {number}", url=f"https://example.org/{number}")
    has_page(world)
    elsewhere = posts(world, world.noor, "https://example.org/talk", "C0GENERAL")
    world.maya.types("/library add Of no channel")
    assert world.maya.fills() == {}
    world.maya.closes()
    world.wait_until(FRIDAY)
    assert elsewhere and "And 1 more" in digests(world)[0]
    world.maya.presses("See them all", channel="C0DESIGN")
    shown = words(world.maya.modal)
    assert "9 entries for <#C0DESIGN>" in shown and "Page 0" in shown and "Of no" not in shown
