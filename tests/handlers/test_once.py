"""Each delivery is acted on once, however often it comes; and again where it failed."""

import asyncio

import pytest

from tests.handlers.errand import Errand
from tests.world import World
from tests.world.people import words


def last_delivery(world: World, kind: str) -> dict[str, object]:
    return next(d.payload for d in reversed(world.sandbox.deliveries) if d.kind == kind)


def test_a_command_that_is_delivered_again_is_answered_and_done_once(
    world: World, errand: Errand
) -> None:
    world.maya.types("/errand run")
    for _ in range(3):
        assert world.deliver("command", last_delivery(world, "command")).status == 200
    assert errand.ran["run"] == 1
    world.maya.types("/errand run")
    assert errand.ran["run"] == 2


def test_a_double_click_and_a_form_sent_twice_are_one(world: World, errand: Errand) -> None:
    world.maya.types("/errand board")
    world.maya.presses("Press", where=world.maya.in_channel()[-1], channel="C0DESIGN")
    world.deliver("interactive", last_delivery(world, "interactive"))
    world.maya.types("/errand form")
    world.maya.fills(what="x")
    world.deliver("interactive", last_delivery(world, "interactive"))
    assert (errand.ran["press"], errand.ran["keep"]) == (1, 1)


def test_deliveries_of_one_trigger_that_come_together_are_one(world: World, errand: Errand) -> None:
    world.maya.types("/errand run")
    payload = last_delivery(world, "command") | {"trigger_id": "another"}

    async def together() -> list[object]:
        deliver = world.sandbox.deliver
        return await asyncio.gather(*(deliver("T0ORCHARD", "command", payload) for _ in range(10)))

    answers = world.loop.do(together())
    assert [answer.status for answer in answers] == [200] * 10
    assert errand.ran["run"] == 2


def test_the_same_identifier_in_another_workspace_is_another_delivery(
    world: World, errand: Errand
) -> None:
    world.maya.types("/errand run")
    elsewhere = last_delivery(world, "command") | {"team_id": "T0HARBOUR"}
    world.deliver("command", elsewhere, team="T0HARBOUR")
    assert errand.ran["run"] == 2


def test_an_event_that_fails_is_sent_again_by_slack_and_then_has_its_effect_once(
    world: World, errand: Errand, caplog: pytest.LogCaptureFixture
) -> None:
    ts = world.maya.says("Something worth a seedling")
    errand.broken["react"] = 2
    world.maya.reacts({"ts": ts}, "seedling")
    events = [d for d in world.sandbox.deliveries if d.payload["event"]["type"] == "reaction_added"]
    assert [event.status for event in events] == [500, 500, 200]
    assert "Broken" in caplog.text
    world.deliver("event", events[-1].payload)
    assert errand.ran["react"] == 3
    assert len(world.maya.dm) == 1


def test_a_home_tab_that_could_not_be_shown_is_drawn_when_slack_asks_again(world: World) -> None:
    world.sandbox.faults.add(method="views.publish", kind="500")
    world.maya.opens_home()
    assert "Welcome" in words(world.maya.actor.home)


def test_whatever_the_bot_does_not_listen_to_is_answered_so_that_slack_does_not_ask_again(
    world: World,
) -> None:
    ts = world.maya.says("Hello")
    world.maya.reacts({"ts": ts}, "wave")
    world.maya.opens_home()
    world.do(world.maya.actor.open_home("messages"))
    world.happens("add_channel", "C0NEW", "new", members=["U0MAYA"], with_bot=False)
    world.happens("add_member", "C0NEW", "U0ORCHARDBOT")
    world.happens("remove_bot_from", "C0NEW")
    world.happens("add_person", "U0NEW", "Somebody New")
    world.happens("person_leaves", "U0NEW")
    world.happens("archive", "C0DESIGN")
    world.happens("uninstall")
    told = [(d.payload["event"]["type"], d.status) for d in world.sandbox.deliveries]
    assert len(told) >= 8
    assert [each for each in told if each[1] != 200] == []
