"""Whose account is closed has left every channel, though Slack says so of none of them."""

from tests.communities.scene import at, begins, offers_seat
from tests.dial.scene import INGRID, adds, page
from tests.gatherings.scene import HERE, rows, set_up
from tests.world import World, forger
from tests.world.people import words

ELSEWHERE = "C0SECRET"
CLOSED = {"name": "ingrid", "deleted": True, "profile": {}}
MEMBER = "SELECT DISTINCT is_member FROM gathering_participants WHERE person = 'U0TOMAS'"


def test_whose_account_is_closed_is_let_go_of_in_every_channel(world: World) -> None:
    people = ["U0MAYA", "U0NOOR", "U0TOMAS"]
    world.happens("add_channel", ELSEWHERE, "secret", members=people, private=True)
    begins(world)
    assert offers_seat(world, world.noor, at("2026-03-10", 14)) == {}
    world.tomas.presses("Take a seat", channel=HERE)
    world.wait(minutes=5)
    assert "1 of 2 places is free" in words(world.noor.in_channel(HERE))
    assert set_up(world, channel=ELSEWHERE) == {}
    world.tomas.types("/retro add", ELSEWHERE)
    assert world.tomas.fills(start="A card") == {}
    world.tomas.closes()
    assert [bool(each) for (each,) in rows(world, MEMBER)] == [True]
    # Who is in them has just changed, so that what is known of both is to be looked up again.
    for channel in (HERE, ELSEWHERE):
        world.happens("remove_member", channel, "U0MAYA")
    world.happens("person_leaves", "U0TOMAS")
    world.wait(minutes=5)
    assert "2 places are free" in words(world.noor.in_channel(HERE))
    assert [bool(each) for (each,) in rows(world, MEMBER)] == [False]


def test_what_is_said_too_late_of_an_account_that_was_opened_again_closes_nothing(
    world: World,
) -> None:
    """Slack sends an event again for some minutes, and promises no order."""
    assert adds(world.maya, "Hiring", INGRID) == {}
    late = forger.event("T0ORCHARD", {"type": "user_change", "user": {"id": INGRID} | CLOSED})
    world.deliver("event", late)
    assert "Hiring" in page(world.ingrid) and "No leader" not in page(world.maya)
    world.happens("person_leaves", INGRID)
    world.happens("change_person", INGRID, deleted=False)
    assert "No leader is named here" in page(world.maya)
    world.deliver("event", late)
    world.maya.types("/autonomy dial")
    world.maya.presses("More", where="modal")
    world.maya.presses("Edit", where="modal")
    assert world.maya.fills(leader=INGRID) == {}, "they are here again"
