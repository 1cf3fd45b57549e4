"""Whatever signed payload somebody sends whose ritual it is not: nothing is read or changed."""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest

from bot.manifest import manifest
from rituals.engine.registry import Registry, discover
from rituals.ritual import feature
from sandbox.manifest import AppManifest
from tests.ritual import tea
from tests.world import World, forger
from tests.world.loop import Loop

TEAM, OTHERS = "T0ORCHARD", "T0HARBOUR"
WHEN = datetime(2026, 3, 9, 8, 0, 5, tzinfo=UTC)
# One's own list is everybody's to open.
ACTIONS = sorted(set(feature.actions) - {"ritual:list"})
VIEWS = sorted(feature.views)
# Numbers of rituals and of their sessions, of votes and reviews, and what names nothing.
NAMED = ["1:3", "2:4", "1:4", "2:3", "1:1", "2:2", "1", "2", "3"]
NAMED += ["0", "-1", "1:0", ":3", " 1", "1.0", "٣", "9" * 30, "x", ""]
ODD: list[Any] = [None, {"id": "1"}]
NOTED = {"inbox", "people", "channels", "heartbeats"}
STRANGERS = {
    "somebody who is not in the channel": (TEAM, "U0SAMUEL"),
    "somebody who left the channel": (TEAM, "U0LEO"),
    "a person nobody knows": (TEAM, "U0NOBODY"),
    "the same id in another workspace": (OTHERS, "U0MAYA"),
}
FIELDS = {
    "to": {"type": "users_select", "selected_user": "U0SAMUEL"},
    "until": {"type": "datepicker", "selected_date": "2026-04-01"},
    "days": {"type": "checkboxes", "selected_options": [{"value": "1"}]},
    "hour": {"type": "static_select", "selected_option": {"value": "10"}},
    "often": {"type": "static_select", "selected_option": {"value": "week"}},
    "what": {"type": "radio_buttons", "selected_option": {"value": "stop"}},
}


@pytest.fixture(scope="module")
def stage(loop: Loop, tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    """A channel's tea with a vote and a review under way, and one of Maya's own."""
    registry = Registry((*discover().features, tea.feature()))
    file = tmp_path_factory.mktemp("strangers") / "trellis.db"
    world = World.begin(f"sqlite:///{file}", loop=loop, registry=registry)
    world.sandbox.manifest = AppManifest(manifest(registry))
    world.happens("remove_member", "C0DESIGN", "U0SAMUEL")
    tea.sets_up(world, name="secret-tea", review_every=1)
    tea.sets_up(world, name="secret-own", alone=True)
    world.wait_until(WHEN)
    world.maya.presses("See and change", channel="C0DESIGN")
    world.maya.presses("Ask the channel when", where="modal")
    assert world.maya.fills() == {}
    world.happens("remove_member", "C0DESIGN", "U0LEO")
    yield world
    world.end()


def state(world: World) -> dict[str, Any]:
    return {name: rows for name, rows in world.tables().items() if name not in NOTED}


def attack(world: World, team: str, user: str, payloads: list[Any]) -> None:
    before, calls = state(world), len(world.sandbox.calls)
    answers = [world.forge(payload, team) for payload in payloads]
    world.loop.do(world.settle())
    assert state(world) == before
    shown = [
        str(call.args) for call in world.sandbox.calls[calls:] if call.method.startswith("views.")
    ]
    shown += [str(answer.body) for answer in answers]
    if user in ("U0SAMUEL", "U0LEO"):
        shown.append(world.person(user).told() + world.person(user).dm_words)
    assert "secret-" not in "".join(shown)
    assert {answer.status for answer in answers} == {200}


@pytest.mark.parametrize("who", STRANGERS)
@pytest.mark.parametrize("action", ACTIONS)
def test_no_button_obeys_a_stranger(stage: World, who: str, action: str) -> None:
    team, user = STRANGERS[who]
    attack(stage, team, user, [forger.press(team, user, action, v) for v in [*NAMED, *ODD]])


@pytest.mark.parametrize("who", STRANGERS)
@pytest.mark.parametrize("view", VIEWS)
def test_no_form_obeys_a_stranger(stage: World, who: str, view: str) -> None:
    team, user = STRANGERS[who]
    attack(stage, team, user, [forger.submission(team, user, view, v, FIELDS) for v in NAMED])


@pytest.mark.parametrize("word", sorted(feature.words))
def test_no_word_shows_a_stranger_what_comes_round_in_a_channel(stage: World, word: str) -> None:
    stranger, calls = stage.person("U0SAMUEL"), len(stage.sandbox.calls)
    before = state(stage)
    stranger.types(f"/ritual {word}")
    assert state(stage) == before
    assert "secret-" not in str([call.args for call in stage.sandbox.calls[calls:]])
    stranger.closes()


def test_ones_own_is_nobody_elses_also_in_the_same_channel(stage: World) -> None:
    own = [value for value in NAMED if value.startswith("2")]
    for action in ("ritual:open", "ritual:skip", "ritual:stop", "ritual:change"):
        presses = [forger.press(TEAM, "U0NOOR", action, value) for value in own]
        attack(stage, TEAM, "U0NOOR", presses)


def test_the_attacks_can_fail(stage: World) -> None:
    """Whoever is in the channel does read and change it by the same payloads."""
    assert len(ACTIONS) >= 13 and len(VIEWS) >= 9
    calls, before = len(stage.sandbox.calls), state(stage)
    stage.forge(forger.press(TEAM, "U0NOOR", "ritual:open", "1"), TEAM)
    assert "secret-tea" in str([call.args for call in stage.sandbox.calls[calls:]])
    stage.forge(forger.submission(TEAM, "U0NOOR", "ritual:vote", "1", FIELDS), TEAM)
    stage.forge(forger.submission(TEAM, "U0NOOR", "ritual:review", "1", FIELDS), TEAM)
    stage.forge(forger.submission(TEAM, "U0NOOR", "ritual:skip", "1:3", FIELDS), TEAM)
    stage.forge(forger.submission(TEAM, "U0MAYA", "ritual:skip", "2:4", FIELDS), TEAM)
    after = state(stage)
    for table in ("cadence_votes", "ritual_reviews", "ritual_review_voters"):
        assert after[table] != before[table]
    assert len(after["occurrences"]) == len(before["occurrences"]) + 2
