"""Whatever signed payload somebody sends who is not party to it: nothing is read, nothing changes.

Every button and every form of the feature, by everybody who has no business there, with every
number that might name something, is sent; what the bot holds is compared before and after.
"""

import logging
from collections.abc import Iterator
from typing import Any

import pytest

from rituals.engine.registry import discover
from tests.feedback import plot
from tests.feedback.plot import HARBOUR, ORCHARD, OUTSIDER, Plot
from tests.world import World, forger
from tests.world.loop import Loop

REGISTRY = discover()
# Anybody may begin these; they open an empty form, or one's own inbox.
OPEN_TO_ALL = {"feedback:ask", "feedback:give_unasked", "feedback:inbox"}
ACTIONS = sorted(set(REGISTRY.actions) - OPEN_TO_ALL)
# Whoever searches sees what is theirs to see: tests/library/test_readers.py.
VIEWS = sorted(set(REGISTRY.views) - {"feedback:ask", "library:search"})

NUMBERS = ["1", "2", "3", "4", "5", "0", "-1", " 1", "1.0", "٣", str(2**63), "9" * 30, "x", ""]
KEYED = ["2:key", "2:" + "k" * 1900, "5:0", "3:99999999999", "3:٣"]
LINES = ["a1.start", "a99.start", "a1", "r3.0", ".", f"a{'9' * 30}.start", f"r{'9' * 30}.x"]
LINES += ["a-1.start", "a٣.start", "useful"]
ODD: list[Any] = [None, {"id": "1"}]
# These look at where the button stands.
PLACED = {"feedback:join", "feedback:page", "feedback:line"}

ATTACKERS = {
    "an outsider": (ORCHARD, OUTSIDER),
    "somebody asked for something else": (ORCHARD, "U0LEO"),
    "the same id in another workspace": (HARBOUR, "U0MAYA"),
}
# Leo was asked in the two anonymous requests; what he may do there is no forgery.
LEO_MAY = ("2", "5", "+", " ")


@pytest.fixture(scope="module")
def stage(
    loop: Loop, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[World, Plot, list[str]]]:
    """One world for all attacks: since none changes anything, each finds it as it was."""
    failures: list[str] = []
    handler = logging.Handler()
    handler.emit = lambda record: failures.append(record.getMessage())  # type: ignore[method-assign]
    logging.getLogger("trellis").addHandler(handler)
    file = tmp_path_factory.mktemp("forgery") / "trellis.db"
    world = World.begin(f"sqlite:///{file}", loop=loop)
    plotted = plot.set_up(world)
    yield world, plotted, failures
    world.end()
    logging.getLogger("trellis").removeHandler(handler)


def attack(
    stage: tuple[World, Plot, list[str]], who: str, payloads: list[forger.Json]
) -> list[Any]:
    """Send all, and see that nothing was read, changed or broken; return the answers."""
    world, plotted, failures = stage
    team, user = ATTACKERS[who]
    before, calls = plot.state(world), len(world.sandbox.calls)
    failures.clear()
    answers = [world.forge(payload, team) for payload in payloads]
    world.loop.do(world.settle())
    assert plot.state(world) == before
    assert failures == []
    for delivery in answers:
        assert delivery.status == 200, (delivery.payload, delivery.status)
    seen = plot.shown_to(world, team, user, calls) + "".join(str(a.body) for a in answers)
    assert "could not do this" not in seen
    known = {2, 5} if user == "U0LEO" else set()
    for number, secrets in plotted.secrets.items():
        for secret in secrets:
            own = number in known and (secret.endswith("U0LEO") or "about" in secret)
            assert own or secret not in seen
    return answers


@pytest.mark.parametrize("who", ATTACKERS)
@pytest.mark.parametrize("action", ACTIONS)
def test_no_button_obeys_somebody_who_has_no_business_there(
    stage: tuple[World, Plot, list[str]], who: str, action: str
) -> None:
    team, user = ATTACKERS[who]
    values: list[Any] = [*NUMBERS, *KEYED, *ODD]
    if action == "feedback:line":
        values = [f"{word} {line}" for line in LINES for word in ("useful", "action")]
        values += [*stage[1].lines, *NUMBERS[:6], *ODD]
    if user == "U0LEO" and action in ("feedback:give", "feedback:decline", "feedback:later"):
        values = [v for v in values if not str(v).strip().startswith(LEO_MAY)]
    payloads = []
    places = stage[1].places if action in PLACED else stage[1].places[:3:2]
    for place in places:
        if action == "feedback:join" and place == stage[1].places[1] and user == "U0LEO":
            continue  # he is in the channel, and may raise his hand
        payloads += [forger.press(team, user, action, value, place) for value in values]
    attack(stage, who, payloads)


@pytest.mark.parametrize("who", ATTACKERS)
@pytest.mark.parametrize("view", VIEWS)
def test_no_form_obeys_somebody_who_has_no_business_there(
    stage: tuple[World, Plot, list[str]], who: str, view: str
) -> None:
    team, user = ATTACKERS[who]
    fields = {name: forger.text("Forged") for name in ("start", "seen", "effect", "text")}
    fields["due"] = {"type": "datepicker", "selected_date": "2026-13-45"}
    lines = [line.partition(" ")[2] for line in stage[1].lines]
    privates = [*NUMBERS, *KEYED, *([*LINES, *lines] if view == "feedback:action" else [])]
    if view == "feedback:give":
        privates = [private for private in privates if private]  # without one it is a new gift
    if user == "U0LEO":
        privates = [private for private in privates if not private.strip().startswith(LEO_MAY)]
    payloads = [forger.submission(team, user, view, private, fields) for private in privates]
    for delivery in attack(stage, who, payloads):
        assert delivery.body["response_action"] == "errors", "the form stays, with the reason"
        assert not any("<" in says or "`" in says for says in delivery.body["errors"].values())


@pytest.mark.parametrize("who", ATTACKERS)
def test_no_reaction_and_no_unknown_name_does_anything(
    stage: tuple[World, Plot, list[str]], who: str
) -> None:
    team, user = ATTACKERS[who]
    payloads = [forger.press(team, user, name, "1") for name in ("nobody:knows", "x", "feedback:")]
    payloads.append(forger.submission(team, user, "nobody:knows", "1", {}))
    attack(stage, who, payloads)
    if user == "U0LEO":
        return
    world, plotted, _ = stage
    before = plot.state(world)
    for place in filter(None, plotted.places):
        for kind in ("reaction_added", "reaction_removed"):
            event = forger.reaction(team, user, *place, kind=kind)
            assert world.deliver("event", event, team).ok
            assert world.deliver("event", event, team).ok
    assert plot.state(world) == before


def test_the_matrix_is_whole_and_can_fail(stage: tuple[World, Plot, list[str]]) -> None:
    """Whoever is party does read and change things by the same payloads."""
    world, plotted, _ = stage
    assert len(ACTIONS) >= 15 and len(VIEWS) >= 4 and len(plotted.lines) >= 4
    before = plot.state(world)
    place = plotted.places[3]
    since = len(world.sandbox.calls)
    world.forge(forger.press(ORCHARD, "U0MAYA", "feedback:summary", "5"), ORCHARD)
    assert "secret-5-of-U0LEO" in plot.shown_to(world, ORCHARD, "U0MAYA", since)
    useful = next(line for line in plotted.lines if line.startswith("useful r5"))
    world.forge(forger.press(ORCHARD, "U0MAYA", "feedback:line", useful, place), ORCHARD)
    assert plot.state(world) != before
    world.forge(forger.press(ORCHARD, "U0MAYA", "feedback:line", useful, place), ORCHARD)
    world.loop.do(world.settle())
    assert plot.state(world) == before
