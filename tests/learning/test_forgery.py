"""Whatever signed payload somebody sends who was not asked: nothing is read, nothing changes."""

import logging
from collections.abc import Iterator
from typing import Any

import pytest

from rituals.engine.registry import discover
from tests.learning.fridays import at, set_up, share
from tests.world import World, forger
from tests.world.loop import Loop

ORCHARD, HARBOUR = "T0ORCHARD", "T0HARBOUR"
OWN = ("say", "take", "out", "share", "withdraw", "save", "post", "not_here")
NUMBERS = ["1", "2", "1:1", "2:1", "0", "-1", " 1", "٣", str(2**63), "9" * 30, "x", ""]
ODD: list[Any] = [None, {"id": "1"}]
ATTACKERS = {
    "somebody who is not in the channel": (ORCHARD, "U0STRANGER"),
    "the same id in another workspace": (HARBOUR, "U0MAYA"),
}
NOTED = ("inbox", "people", "channels")


@pytest.fixture(scope="module")
def stage(
    loop: Loop, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[World, list[str]]]:
    """A Friday afternoon on which everything has been said that anybody might be after."""
    failures: list[str] = []
    handler = logging.Handler()
    handler.emit = lambda record: failures.append(record.getMessage())  # type: ignore[method-assign]
    logging.getLogger("trellis").addHandler(handler)
    world = World.begin(f"sqlite:///{tmp_path_factory.mktemp('forgery') / 'trellis.db'}", loop=loop)
    world.happens("add_person", "U0STRANGER", "Sam Stranger", tz="Europe/Stockholm")
    set_up(world)
    world.wait_until(at("2026-03-06", 9))
    world.maya.presses("Say what")
    assert world.maya.fills(will_learn="secret-plan") == {}
    world.wait_until(at("2026-03-06", 15))
    share(world.maya, "secret-share", names="unnamed")
    failures.clear()
    yield world, failures
    world.end()
    logging.getLogger("trellis").removeHandler(handler)


def state(world: World) -> dict[str, Any]:
    return {name: rows for name, rows in world.tables().items() if name not in NOTED}


@pytest.mark.parametrize("who", ATTACKERS)
def test_no_button_and_no_form_obeys_somebody_who_was_not_asked(
    stage: tuple[World, list[str]], who: str
) -> None:
    world, failures = stage
    team, user = ATTACKERS[who]
    before, calls = state(world), len(world.sandbox.calls)
    message = world.maya.message_with("Edit")
    places = [None, (world.maya.actor.dm_channel, message["ts"])]
    places.append(("C0DESIGN", world.maya.in_channel()[-1]["ts"]))
    boxes = {name: forger.text("forged") for name in ("will_learn", "learned", "others_can_use")}
    boxes["names"] = {"selected_option": {"value": "named"}}
    payloads = [
        forger.press(team, user, f"learning:{action}", value, place)
        for action in OWN
        for value in [*NUMBERS, *ODD]
        for place in places
    ]
    payloads += [
        forger.submission(team, user, f"learning:{view}", value, boxes)
        for view in ("say", "share")
        for value in NUMBERS
    ]
    answers = [world.forge(payload, team) for payload in payloads]
    world.loop.do(world.settle())
    assert all(answer.status == 200 for answer in answers)
    assert state(world) == before
    assert failures == []
    seen = str([call.args for call in world.sandbox.calls[calls:]])
    assert "secret" not in seen and "secret" not in str([answer.body for answer in answers])


def test_one_who_was_asked_reaches_only_their_own(stage: tuple[World, list[str]]) -> None:
    world, _ = stage
    place = (world.noor.actor.dm_channel, world.noor.last["ts"])
    for action in ("say", "share"):
        press = forger.press(ORCHARD, "U0NOOR", f"learning:{action}", "1", place)
        world.deliver("interactive", press)
        assert world.noor.modal and "secret" not in str(world.noor.modal)
        world.noor.closes()
    for action in ("withdraw", "out"):
        world.deliver("interactive", forger.press(ORCHARD, "U0NOOR", f"learning:{action}", "1"))
    assert "secret-share" in str(world.tables()["learning_shares"])
    assert "secret-plan" in str(world.tables()["learners"])


def test_every_button_and_form_that_needs_a_party_is_attacked() -> None:
    registry = discover()
    names = {name for name in registry.actions if name.startswith("learning:")}
    # Anybody may open the empty form; who may send it is tested beside it.
    assert names == {f"learning:{name}" for name in (*OWN, "friday")}
    views = {name for name in registry.views if name.startswith("learning:")}
    assert views == {"learning:say", "learning:share", "learning:friday"}
