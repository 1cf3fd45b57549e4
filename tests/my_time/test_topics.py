from datetime import UTC, datetime
from typing import Any

import pytest

from bot.demo import TEAM
from tests.my_time.garden import Garden, asked, picks, press, sets
from tests.world import Somebody
from tests.world.people import labels, words


def menus(person: Somebody) -> dict[str, Any]:
    """Each topic's choice that stands now, by what the topic is called."""
    assert person.modal is not None
    state = person.modal["state"]["values"]
    found = {}
    for block in person.modal["blocks"]:
        element = block.get("accessory")
        if element:
            chosen = state[block["block_id"]][element["action_id"]]["selected_option"]
            found[block["text"]["text"]] = chosen["text"]["text"]
    return found


def chooses(person: Somebody, choice: str) -> None:
    """Choose for the first topic of the list."""
    view = person.modal
    assert view is not None
    block = next(block for block in view["blocks"] if block.get("accessory"))
    options = block["accessory"]["options"]
    value = next(each["value"] for each in options if each["text"]["text"] == choice)
    person._world.do(
        person.actor.press_in_view(
            view["id"], "my_time:topic", block_id=block["block_id"], selected=value
        )
    )


WALK = "Walk &amp; talk in <#C0DESIGN>"


def test_what_asked_lately_is_stopped_here_and_brought_back(garden: Garden) -> None:
    world = garden.world
    world.maya.types("/trellis topics")
    assert "you have stopped nothing" in words(world.maya.modal)
    world.maya.closes()
    garden.asks(world.maya)
    world.maya.types("/trellis topics")
    assert menus(world.maya) == {WALK: "Ask me"}
    chooses(world.maya, "Do not ask me")
    assert menus(world.maya) == {WALK: "Do not ask me"}, "nothing else opened"
    garden.asks(world.maya)
    assert len(asked(world.maya)) == 1
    world.maya.closes()
    assert "Stopped or snoozed: Walk" in world.maya.opens_home()
    world.maya.presses("Bring back", where="home")
    chooses(world.maya, "Ask me")
    assert "Stopped or snoozed" not in words(world.maya.actor.home)
    garden.asks(world.maya)
    assert len(asked(world.maya)) == 2
    assert "Bring back" not in labels(world.noor.actor.home or {})


def test_a_month_without_it_says_until_when(garden: Garden) -> None:
    world = garden.world
    garden.asks(world.maya)
    picks(world.maya, "Not for a month", world.maya.last)
    world.maya.types("/trellis settings")
    world.maya.presses("What I am asked about", where="modal")
    assert menus(world.maya) == {WALK: "Not before 3 April"}
    chooses(world.maya, "Do not ask me")
    world.maya.closes()
    world.maya.types("/trellis topics")
    assert menus(world.maya) == {WALK: "Do not ask me"}
    chooses(world.maya, "Not for a month")
    world.maya.closes()
    world.wait_until(datetime(2026, 4, 4, 9, tzinfo=UTC))
    world.maya.types("/trellis topics")
    assert menus(world.maya) == {WALK: "Ask me"}


def test_what_waits_in_a_digest_goes_with_its_topic(garden: Garden) -> None:
    world = garden.world
    sets(world.maya, budget="0")
    number = garden.asks(world.maya)
    world.maya.types("/trellis topics")
    chooses(world.maya, "Do not ask me")
    world.wait(days=10)
    assert world.maya.kept == []
    assert garden.row(number, world.maya).reason == "asked not to be asked"


@pytest.mark.parametrize("topic", ["ritual/1", "ritual/99", "ritual/x", "feedback:again", "", "x"])
def test_nobody_chooses_for_a_topic_that_never_asked_them(garden: Garden, topic: str) -> None:
    world = garden.world
    garden.asks(world.maya)
    answer = world.forge(press("U0NOOR", "my_time:topic", f"stop {topic}", None), TEAM)
    assert answer.status == 200
    assert world.tables()["topic_wishes"] == []
    assert "could not do this" not in words(world.noor.modal)
