"""Whatever signed payload somebody sends who is not in the channel: nothing is read or changed."""

import logging
from collections.abc import Iterator
from typing import Any

import pytest

from rituals.engine.registry import discover
from tests.communities.scene import at, begins, offers_seat, posts_link
from tests.world import World, forger
from tests.world.loop import Loop

ORCHARD = "T0ORCHARD"
REGISTRY = discover()
ACTIONS = sorted(each for each in REGISTRY.actions if each.startswith("communities:"))
VIEWS = sorted(each for each in REGISTRY.views if each.startswith("communities:"))
NUMBERS: list[Any] = ["1", "2", "1:0", "-1", "٣", str(2**63), "x", "", None, {"id": "1"}]
ATTACKERS = {
    "somebody who is not in the channel": (ORCHARD, "U0STRANGER"),
    "a guest who is in another channel": (ORCHARD, "U0GUEST"),
    "the same id in another workspace": ("T0HARBOUR", "U0MAYA"),
}
NOTED = ("inbox", "people", "channels")
BOXES: dict[str, Any] = {
    name: forger.text("forged") for name in ("what", "place", "why", "title", "link")
}
BOXES |= {
    "starts": {
        "type": "datetimepicker",
        "selected_date_time": int(at("2026-03-20", 9).timestamp()),
    },
    "minutes": {"selected_option": {"value": "60"}},
    "places": {"selected_option": {"value": "3"}},
    "topic": forger.text("forged"),
    "weekday": {"selected_option": {"value": "1"}},
    "at": {"type": "timepicker", "selected_time": "10:00"},
    "channel": {"selected_conversation": "C0DESIGN"},
}


@pytest.fixture(scope="module")
def stage(
    loop: Loop, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[World, list[str]]]:
    """A community with an entry, a seat that is taken, and one that is free."""
    failures: list[str] = []
    handler = logging.Handler()
    handler.emit = lambda record: failures.append(record.getMessage())  # type: ignore[method-assign]
    logging.getLogger("trellis").addHandler(handler)
    world = World.begin(f"sqlite:///{tmp_path_factory.mktemp('forgery') / 'trellis.db'}", loop=loop)
    world.happens("add_person", "U0STRANGER", "Sam Stranger")
    world.happens("add_person", "U0GUEST", "Gwen Guest", is_restricted=True)
    world.happens("add_channel", "C0LOBBY", "lobby", members=["U0GUEST"])
    begins(world)
    posts_link(world, "secret-title")
    for number in range(2):
        offers_seat(world, world.noor, at("2026-03-10", 14 + number), what=f"secret-{number}")
    world.tomas.presses("Take a seat", channel="C0DESIGN")
    failures.clear()
    yield world, failures
    world.end()
    logging.getLogger("trellis").removeHandler(handler)


@pytest.mark.parametrize("who", ATTACKERS)
def test_no_button_and_no_form_obeys_a_stranger(stage: tuple[World, list[str]], who: str) -> None:
    world, failures = stage
    team, user = ATTACKERS[who]
    before, calls = state(world), len(world.sandbox.calls)
    message = world.maya.in_channel()[-1]
    places = [None, ("C0DESIGN", message["ts"])]
    payloads = [
        forger.press(team, user, action, value, place)
        for action in ACTIONS
        for value in NUMBERS
        for place in places
    ]
    payloads += [
        forger.submission(team, user, view, value, BOXES)
        for view in VIEWS
        # One files what one writes oneself; and a channel of one's own can be a community.
        if view != "communities:save" and not (view == "communities:community" and team != ORCHARD)
        for value in NUMBERS
    ]
    answers = [world.forge(payload, team) for payload in payloads]
    world.loop.do(world.settle())
    assert all(answer.status == 200 for answer in answers)
    assert state(world) == before and failures == []
    seen = str([call.args for call in world.sandbox.calls[calls:]])
    assert "secret" not in seen + str([answer.body for answer in answers])


def test_one_member_cannot_act_for_another(stage: tuple[World, list[str]]) -> None:
    world, _ = stage
    before = state(world)
    for action in ("why", "take_back", "change_seat", "call_off", "calendar_file"):
        for value in ("1", "2"):
            press = forger.press("T0ORCHARD", "U0INGRID", f"communities:{action}", value)
            world.deliver("interactive", press)
            world.ingrid.closes()
    for view in ("why", "change_seat"):
        forged = forger.submission("T0ORCHARD", "U0INGRID", f"communities:{view}", "1", BOXES)
        world.deliver("interactive", forged)
    assert state(world) == before and not world.ingrid.files


def state(world: World) -> dict[str, Any]:
    return {name: rows for name, rows in world.tables().items() if name not in NOTED}
