"""Whatever signed payload somebody sends who is not party to it: nothing is read, nothing changes.

Aiko has answered three of Ingrid's questions, Tomas has one before him, one for Maya was let go
when Ingrid took her off the list, and one for Samuel is in Ingrid's hand. Everybody who has no
business with one of these sends each button and each form, with every number there is.
"""

import logging
from collections.abc import Iterator
from typing import Any

import pytest

from rituals.engine.registry import discover
from tests.autonomy.scene import AIKO, FORTNIGHT, TOMAS, answers, leads, until_the_prompt
from tests.feedback.plot import HARBOUR, ORCHARD, shown_to, state
from tests.world import World, forger
from tests.world.loop import Loop

REGISTRY = discover()
# These show or change what belongs to everybody in the workspace, or open an empty form.
OPEN_TO_ALL = {
    f"autonomy:{name}" for name in ("overview", "questions", "for_channel", "bank", "add", "line")
}
ACTIONS = sorted(a for a in set(REGISTRY.actions) - OPEN_TO_ALL if a.startswith("autonomy:"))
VIEWS = ["autonomy:answer", "autonomy:let_read"]
NUMBERS = ["1", "2", "3", "4", "5", "6", "7", "0", "-1", " 1", "1.0", "٣", str(2**63), "x", ""]
ODD: list[Any] = [None, {"id": "1"}, "1:1", "2:secret"]

TO_NOBODY, TO_THE_ADVOCATE, TO_THE_LEADER = "secret-kept", "secret-for-noor", "secret-for-ingrid"
SECRETS = [TO_NOBODY, TO_THE_ADVOCATE, TO_THE_LEADER]
# Whom each attacker is, and what they may have read before.
ATTACKERS: dict[str, tuple[str, str, list[str]]] = {
    "an outsider": (ORCHARD, "U0STRANGER", []),
    "a colleague": (ORCHARD, "U0LEO", []),
    "whom the leader has still to ask": (ORCHARD, "U0SAMUEL", []),
    "whom the leader took off the list": (ORCHARD, "U0MAYA", []),
    "the same id in another workspace": (HARBOUR, "U0MAYA", []),
}


@pytest.fixture(scope="module")
def stage(
    loop: Loop, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[World, list[str]]]:
    """One world for all attacks: since none changes anything, each finds it as it was."""
    failures: list[str] = []
    handler = logging.Handler()
    handler.emit = lambda record: failures.append(record.getMessage())  # type: ignore[method-assign]
    logging.getLogger("trellis").addHandler(handler)
    file = tmp_path_factory.mktemp("forgery") / "trellis.db"
    world = World.begin(f"sqlite:///{file}", loop=loop)
    plot(world)
    yield world, failures
    world.end()
    logging.getLogger("trellis").removeHandler(handler)


def plot(world: World) -> None:
    world.happens("add_person", "U0STRANGER", "Sam Stranger", tz="Europe/Stockholm")
    leads(world.ingrid, AIKO)
    until_the_prompt(world)
    for text, readers in zip(SECRETS, ("nobody", "advocate", "leader"), strict=True):
        world.ingrid.presses("Ask them for me")
        world.wait(days=1)
        assert answers(world.person(AIKO), text, readers, advocate="U0NOOR") == {}
        world.wait(days=13)
    world.ingrid.presses("I asked it")
    leads(world.ingrid, TOMAS)
    world.wait(**FORTNIGHT)
    world.ingrid.presses("Ask them for me")
    world.wait(days=1)
    leads(world.ingrid, "U0MAYA")
    world.wait(days=13)
    leads(world.ingrid, "U0SAMUEL")
    world.wait(**FORTNIGHT)


def attack(
    stage: tuple[World, list[str]],
    team: str,
    user: str,
    payloads: list[forger.Json],
    known: list[str],
) -> None:
    """Send all, and see that nothing was read, changed or broken."""
    world, failures = stage
    before, calls = state(world), len(world.sandbox.calls)
    earlier = shown_to(world, team, user, calls)
    failures.clear()
    told = [world.forge(payload, team) for payload in payloads]
    world.loop.do(world.settle())
    assert state(world) == before
    assert failures == []
    assert all(delivery.status == 200 for delivery in told)
    seen = shown_to(world, team, user, calls)[len(earlier) :] + "".join(str(d.body) for d in told)
    assert "could not do this" not in seen
    for secret in SECRETS:
        assert secret in known or secret not in seen


@pytest.mark.parametrize("who", ATTACKERS)
@pytest.mark.parametrize("action", ACTIONS)
def test_no_button_obeys_somebody_who_has_no_business_there(
    stage: tuple[World, list[str]], who: str, action: str
) -> None:
    team, user, known = ATTACKERS[who]
    payloads = [forger.press(team, user, action, value) for value in [*NUMBERS, *ODD]]
    attack(stage, team, user, payloads, known)


@pytest.mark.parametrize("who", ATTACKERS)
@pytest.mark.parametrize("view", VIEWS)
def test_no_form_obeys_somebody_who_has_no_business_there(
    stage: tuple[World, list[str]], who: str, view: str
) -> None:
    team, user, known = ATTACKERS[who]
    fields = {
        "readers": {"type": "radio_buttons", "selected_option": {"value": "both"}},
        "advocate": {"type": "users_select", "selected_user": user},
        "leader": {"type": "users_select", "selected_user": "U0NOOR"},
        "text": forger.text("Forged"),
    }
    payloads = [forger.submission(team, user, view, number, fields) for number in NUMBERS]
    attack(stage, team, user, payloads, known)


@pytest.mark.parametrize(
    ("user", "known"), [("U0INGRID", [TO_THE_LEADER]), ("U0NOOR", [TO_THE_ADVOCATE])]
)
@pytest.mark.parametrize("action", ["answer", "let_be", "let_read", "withdraw"])
def test_a_reader_is_no_author_and_a_leader_guesses_nothing(
    stage: tuple[World, list[str]], user: str, known: list[str], action: str
) -> None:
    payloads = [forger.press(ORCHARD, user, f"autonomy:{action}", value) for value in NUMBERS]
    attack(stage, ORCHARD, user, payloads, known)


@pytest.mark.parametrize("user", ["U0INGRID", "U0NOOR"])
def test_thanks_come_from_those_alone_who_were_let_read_it(
    stage: tuple[World, list[str]], user: str
) -> None:
    """The refusal of what one may not read is that of what is not there."""
    own = {"U0INGRID": "3", "U0NOOR": "2"}[user]
    others = [number for number in NUMBERS if number.strip() != own and number != "٣"]
    payloads = [forger.press(ORCHARD, user, "autonomy:thank", value) for value in others]
    attack(stage, ORCHARD, user, payloads, SECRETS)


def test_somebody_asked_through_the_leader_does_not_see_what_is_still_in_the_leaders_hand(
    stage: tuple[World, list[str]],
) -> None:
    world = stage[0]
    turns = world.tables()["autonomy_turns"]
    (in_hand,) = [row for row in turns if "open" in row]
    attack(
        stage,
        ORCHARD,
        "U0SAMUEL",
        [forger.press(ORCHARD, "U0SAMUEL", "autonomy:answer", str(in_hand[0]))],
        [],
    )


def test_no_home_shows_what_is_somebody_elses(stage: tuple[World, list[str]]) -> None:
    world = stage[0]
    for somebody in world.everybody:
        home = somebody.opens_home()
        assert (TO_NOBODY in home) == (somebody.user == AIKO)
        assert TO_THE_LEADER not in home and TO_THE_ADVOCATE not in home


def test_the_matrix_is_whole_and_can_fail(stage: tuple[World, list[str]]) -> None:
    """Whoever is party does read and change things by the same payloads."""
    world = stage[0]
    assert len(ACTIONS) == 9
    assert TO_THE_LEADER in world.ingrid.dm_words and TO_THE_ADVOCATE in world.noor.dm_words
    before = state(world)
    since = len(world.sandbox.calls)
    world.forge(forger.press(ORCHARD, AIKO, "autonomy:let_read", "1"), ORCHARD)
    assert TO_NOBODY in shown_to(world, ORCHARD, AIKO, since)
    world.forge(forger.press(ORCHARD, "U0INGRID", "autonomy:thank", "3"), ORCHARD)
    world.loop.do(world.settle())
    assert state(world) != before
