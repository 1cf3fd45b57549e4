"""What no database takes is dropped before anybody reads it, whatever it came in."""

import pytest

from tests.communities.scene import begins, posts
from tests.library.filed import finds
from tests.world import World, forger
from tests.world.people import words

TEAM = "T0ORCHARD"


@pytest.mark.parametrize("unkept", ["\0", "\ud800"])
def test_in_a_form_and_a_button_what_no_database_takes_is_dropped(
    world_on: World, unkept: str
) -> None:
    world = world_on
    begins(world)
    message = posts(world, world.noor, "Worth keeping")
    typed = {"title": "Pools", "topic": "data", "link": "", "why": "For all of us"}
    state = {name: forger.text(text.replace("a", f"{unkept}a")) for name, text in typed.items()}
    place = f"C0DESIGN/{unkept}{message['ts']}{unkept}"
    world.deliver(
        "interactive", forger.submission(TEAM, "U0MAYA", "communities:save", place, state)
    )
    world.maya.closes()
    assert "1 entry" in finds(world.noor, "pools topic:data")
    press = forger.press(TEAM, "U0NOOR", "library:open", f"{unkept}1{unkept}")
    world.deliver("interactive", press)
    assert "For all of us" in words(world.noor.modal)
    assert "In Slack" in words(world.noor.modal), "it was filed from that very message"
