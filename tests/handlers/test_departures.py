"""Whose account is closed has left every channel, though Slack says so of none of them."""

from tests.communities.scene import at, begins, offers_seat
from tests.gatherings.scene import HERE, rows, set_up
from tests.world import World
from tests.world.people import words

ELSEWHERE = "C0SECRET"
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
