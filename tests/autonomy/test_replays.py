"""What comes twice is done once, and a button of last month is answered."""

import copy
import logging

import pytest

from bot import logs
from tests.autonomy.scene import AIKO, THREE, answers, asks_channel, leads, until_the_prompt
from tests.feedback.plot import ORCHARD, state
from tests.feedback.test_replays import buttons, messages
from tests.world import World, forger
from tests.world.people import words


def live(world: World) -> None:
    """Do everything that changes something at least once."""
    assert leads(world.ingrid, *THREE) == {}
    assert asks_channel(world.maya) == {}
    world.noor.types("/autonomy bank")
    world.noor.presses("Add a question", where="modal")
    assert world.noor.fills(text="What is secret-question?", topic="trust") == {}
    world.noor.closes()
    until_the_prompt(world)
    world.ingrid.presses("Another question")
    world.ingrid.presses("Ask them for me")
    world.wait(days=1)
    for somebody, readers in ((world.maya, "leader"), (world.noor, "nobody")):
        assert answers(somebody, f"secret-{somebody.user}", readers) == {}
    world.wait(days=1)
    world.ingrid.presses("Say thank you")
    world.noor.presses("Let somebody read it")
    assert world.noor.fills(readers="advocate", advocate=AIKO) == {}
    assert answers(world.tomas, "secret-withdrawn", "nobody") == {}
    world.tomas.presses("Withdraw")
    world.wait(days=12)
    world.ingrid.presses("I asked it")


def test_everything_delivered_twice_changes_nothing_twice(world: World) -> None:
    live(world)
    rows, said = state(world), messages(world)
    delivered = list(world.sandbox.deliveries)
    assert len(delivered) > 20
    for delivery in delivered:
        headers = {"X-Slack-Retry-Num": "1", "X-Slack-Retry-Reason": "http_timeout"}
        again = world.loop.do(
            world.sandbox.deliver(
                delivery.workspace_id, delivery.kind, copy.deepcopy(delivery.payload), headers
            )
        )
        assert again.status == 200
    world.loop.do(world.settle())
    assert state(world) == rows and messages(world) == said


@pytest.mark.parametrize("button", ["I asked it", "Ask them for me"])
def test_a_second_click_does_nothing_more(world: World, button: str) -> None:
    leads(world.ingrid, AIKO)
    until_the_prompt(world)
    place = (world.ingrid.actor.dm_channel, world.ingrid.last["ts"])
    action = {"I asked it": "autonomy:put", "Ask them for me": "autonomy:ask_for_me"}[button]
    world.ingrid.presses(button)
    rows = state(world)
    for each in (action, "autonomy:ask_for_me", "autonomy:put", "autonomy:another"):
        world.forge(forger.press(ORCHARD, "U0INGRID", each, "1", place), ORCHARD)
    world.loop.do(world.settle())
    assert state(world) == rows
    assert "nothing left to do" in world.ingrid.told()
    world.wait(days=2)
    assert len(world.person(AIKO).kept) == (button == "Ask them for me")


def test_an_hour_moved_back_and_a_tick_that_comes_late_bring_one_question(world: World) -> None:
    leads(world.ingrid, AIKO)
    due = world.now.replace(day=10)
    world.sandbox.clock.set(due.replace(hour=15))
    world.loop.do(world.settle())
    world.loop.do(world.settle())
    assert len(world.ingrid.kept) == 1


def test_a_question_missed_for_a_week_is_left_to_the_next_time(world: World) -> None:
    leads(world.ingrid, AIKO)
    world.sandbox.clock.set(world.now.replace(day=18))
    world.loop.do(world.settle())
    assert "A question to put" not in world.ingrid.dm_words
    world.wait(days=7)
    assert words(world.ingrid.kept).count("A question to put") == 1


def test_buttons_of_last_quarter_are_told_and_change_nothing(world: World) -> None:
    live(world)
    kept = [each for each in buttons(world) if each[2].startswith("autonomy:")]
    assert len(kept) > 15
    world.ingrid.types("/autonomy questions")
    world.ingrid.presses("Stop them", where="modal")
    world.maya.types("/autonomy questions <#C0DESIGN|design>")
    world.maya.presses("Stop them", where="modal")
    world.wait(days=90)
    rows = state(world)
    # Somebody may still answer a question of last quarter, or let it be, for themselves.
    for user, place, action, value in kept:
        if action not in ("autonomy:answer", "autonomy:let_be", "autonomy:thank"):
            world.forge(forger.press(ORCHARD, user, action, value, place), ORCHARD)
    world.loop.do(world.settle())
    assert state(world) == rows
    assert "could not do this" not in world.ingrid.told() + world.tomas.told()


def test_nothing_of_it_stands_in_a_log(world: World, caplog: pytest.LogCaptureFixture) -> None:
    before = {name: logging.getLogger(name).level for name in ("", "trellis")}
    handlers = list(logging.getLogger().handlers)
    logs.begin("DEBUG")
    caplog.set_level(logging.DEBUG)
    live(world)
    logging.getLogger().handlers = handlers
    for name, level in before.items():
        logging.getLogger(name).setLevel(level)
    said = caplog.text
    for hidden in ("secret-", "U0AIKO", "U0INGRID", "Aiko", "Ingrid"):
        assert hidden not in said
