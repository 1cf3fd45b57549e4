"""The words of a request: read the working day before, as previewed, and fixed from then on."""

import re
from typing import Any

from tests.support.scene import (
    INGRID,
    TEXT,
    WHY,
    asks_support,
    ends_advocacy,
    has_advocate,
    local_time,
    opens_request,
    until_it_came,
    writes,
)
from tests.world import Somebody, World
from tests.world.people import fields, labels, words

Block = dict[str, Any]


def said(shown: list[Block]) -> list[Block]:
    """What stands in blocks, without the ids that Slack gives them."""
    return [{name: part for name, part in each.items() if name != "block_id"} for each in shown]


def stands_in(part: list[Block], whole: list[Block]) -> bool:
    """Whether blocks stand in others just as they are, one after the other."""
    size, content = len(part), said(whole)
    return any(content[at : at + size] == said(part) for at in range(len(content)))


def settles(world: World, leader: Somebody) -> None:
    """Have Maya propose the times that are offered, of which the first suits a leader."""
    opens_request(world.maya)
    world.maya.presses("Propose times", where="modal")
    assert world.maya.fills() == {}
    world.maya.closes()
    until_it_came(world)
    leader.presses("I can")
    world.wait(hours=1)


def until_it_is_read(world: World, leader: Somebody) -> Block:
    """Live until a leader was brought the needs; return the message."""
    for _ in range(14):
        if came := [message for message in leader.kept if TEXT in words(message)]:
            return came[-1]
        world.wait(days=1)
    raise AssertionError("the needs never came")


def test_the_preview_is_exactly_what_leaders_read_before_the_meeting(world: World) -> None:
    assert writes(world.maya, INGRID, need="vision") == {}
    assert world.maya.modal is not None
    preview: list[Block] = world.maya.modal["blocks"]
    first = next(at for at, block in enumerate(preview) if "needs:*" in words(block))
    needs = preview[first : first + 5]
    assert WHY in words(needs) and "questions you may ask" in words(needs)
    world.maya.presses("Send it", where="modal")
    world.maya.closes()
    until_it_came(world)
    asked = next(m for m in world.ingrid.kept if "asks for your support" in words(m))
    assert stands_in(asked["blocks"][:3], preview)
    settles(world, world.ingrid)
    message = until_it_is_read(world, world.ingrid)
    assert stands_in(needs, message["blocks"])
    assert TEXT in message["text"] and WHY in message["text"]


def test_until_they_read_them_the_words_may_change_and_afterwards_not(world: World) -> None:
    asks_support(world.maya, INGRID)
    until_it_came(world)
    assert TEXT not in opens_request(world.ingrid), "not before its day"
    assert "you may change them" in opens_request(world.maya)
    world.maya.presses("Change it", where="modal")
    assert world.maya.fills(why="Another reason.") == {}
    settles(world, world.ingrid)
    (day,) = re.findall(r"reach them on (\w+ \d+ \w+); until", opens_request(world.maya))
    world.maya.presses("Change it", where="modal")
    message = until_it_is_read(world, world.ingrid)
    assert "Another reason." in words(message) and WHY not in words(message)
    assert f"{local_time(message, INGRID):%A %-d %B}" == day, "as it was said"
    late = world.maya.fills(text="Something else altogether")
    assert list(late) == ["text"] and "has read your words meanwhile" in late["text"]
    assert TEXT in opens_request(world.ingrid), "now it stands on the page too"
    assert "stay as they are" in opens_request(world.maya)
    world.maya.presses("Change it", where="modal")
    assert set(fields(world.maya.modal)) == {"leaders"}
    assert "Something else altogether" not in str(world.tables())


def test_an_advocate_who_comes_along_reads_it_as_soon_as_it_is_sent(world: World) -> None:
    has_advocate(world.maya, world.noor)
    assert writes(world.maya, INGRID, along=["yes"]) == {}
    assert "<@U0NOOR> reads your words as soon as you send it" in words(world.maya.modal)
    world.noor.types("/autonomy support")
    assert TEXT not in words(world.noor.modal), "a draft is nobody else's"
    world.noor.closes()
    world.maya.presses("Send it", where="modal")
    assert "Share with my advocate" not in labels(world.maya.modal or {}), "Noor reads it"
    assert "*What you need:*" in words(world.maya.modal)
    assert TEXT in opens_request(world.noor)
    assert "*What <@U0MAYA> needs:*" in words(world.noor.modal)
    assert "Propose times" in labels(world.noor.modal or {})


def test_an_advocate_who_quits_leaves_the_time_of_the_meeting_as_it_is(world: World) -> None:
    has_advocate(world.maya, world.noor)
    asks_support(world.maya, INGRID, along=["yes"])
    until_it_came(world)
    settles(world, world.ingrid)
    ends_advocacy(world.noor, "Stop being their advocate")
    until_it_came(world)
    told = [m for m in world.maya.kept if "<@U0NOOR> does not come along any more" in words(m)]
    assert len(told) == 1 and "so do the times" in words(told[0])
    assert TEXT not in words(world.noor.modal)
    until_it_is_read(world, world.ingrid)
