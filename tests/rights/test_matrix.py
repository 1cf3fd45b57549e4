"""Every action, as every role, in two workspaces, through the edge, with forged payloads.

What the table of rights does not name is tried here by everybody: nothing is read by it that is
somebody else's, and nothing moves.
"""

import logging
from collections.abc import Iterator
from typing import Any

import pytest

from rituals.rights.table import RIGHTS
from storage.facts import Facts
from storage.unit_of_work import UnitOfWork
from tests.feedback.plot import HARBOUR, ORCHARD, shown_to, state
from tests.rights.stage import FEATURES, REGISTRY, Stage
from tests.world import World, forger
from tests.world.loop import Loop

# Somebody of the other workspace, who has the id that Maya has in this one.
HARBOURS = "U0MAYA"
ODD: list[Any] = ["0", "-1", "٣", str(2**63), "x", "", None, "1:secret"]


class Scene:
    """One world for all attacks on a feature: since none changes anything, each finds it whole."""

    def __init__(self, stage: Stage, world: World) -> None:
        self.stage, self.world = stage, world
        self.failures: list[str] = []

    def attack(self, team: str, user: str, payloads: list[forger.Json]) -> None:
        """Send all, and see that nothing was read that is not theirs, changed or broken."""
        world, known = self.world, self.stage.secrets
        before, calls = state(world), len(world.sandbox.calls)
        earlier = shown_to(world, team, user, calls)
        self.failures.clear()
        told = [world.forge(payload, team) for payload in payloads]
        world.loop.do(world.settle())
        assert state(world) == before
        assert self.failures == []
        assert all(delivery.status == 200 for delivery in told)
        seen = shown_to(world, team, user, calls)[len(earlier) :] + "".join(
            str(each.body) for each in told
        )
        assert "could not do this" not in seen
        readable = {text for text, users in known.items() if team == ORCHARD and user in users}
        assert [text for text in known if text in seen and text not in readable] == []

    def forged(self, team: str, user: str, name: str, value: Any) -> list[forger.Json]:
        """Return the button of a name pressed and its form sent, as far as there are any."""
        found = []
        if name in REGISTRY.actions:
            found.append(forger.press(team, user, name, value))
        if name in REGISTRY.views:
            found.append(forger.submission(team, user, name, value, _filled_in(user)))
        return found


@pytest.fixture(scope="module", params=FEATURES)
def scene(
    request: pytest.FixtureRequest, loop: Loop, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Scene]:
    stage = Stage.of(request.param)
    file = tmp_path_factory.mktemp("rights") / "trellis.db"
    world = World.begin(f"sqlite:///{file}", loop=loop)
    found = Scene(stage, world)
    handler = logging.Handler()
    handler.emit = lambda record: found.failures.append(record.getMessage())  # type: ignore[method-assign]
    try:
        stage.plot(world)
        logging.getLogger("trellis").addHandler(handler)
        yield found
    finally:
        logging.getLogger("trellis").removeHandler(handler)
        world.end()


def test_the_records_give_everybody_the_role_that_the_plot_gave_them(scene: Scene) -> None:
    """Both ways: whoever may is let in, and nobody else, whatever is to be done."""
    stage, world = scene.stage, scene.world

    def look(connection: Any) -> list[str]:
        channels = world.sandbox.workspaces[ORCHARD].channels.values()
        facts = Facts(members={each.id: frozenset(each.members) for each in channels})
        work, wrong = UnitOfWork(connection, ORCHARD, world.now, facts), []
        for name, guard, does in stage.guards():
            for number in stage.numbers(guard.name):
                record = work.session.get(guard.record, number)
                assert record is not None, f"the plot has no {guard.name} {number}"
                for user in stage.people:
                    may = guard.may(work, record, user, does)
                    if may != stage.may(guard.name, number, user, does):
                        wrong.append(f"{user}: {name} {number}: {may}")
        return wrong

    assert world.program.database.transaction(look) == []


def test_nobody_does_what_the_table_does_not_let_them(scene: Scene) -> None:
    stage = scene.stage
    for user in stage.people:
        payloads = []
        for name, guard, does in stage.guards():
            others = [
                str(number)
                for number in stage.numbers(guard.name)
                if not stage.may(guard.name, number, user, does)
            ]
            for value in [*others, *(f"{each}:secret" for each in others[:1]), "999", "x"]:
                payloads += scene.forged(ORCHARD, user, name, value)
        scene.attack(ORCHARD, user, payloads)


def test_nobody_of_another_workspace_does_anything(scene: Scene) -> None:
    payloads = []
    for name, guard, _ in scene.stage.guards():
        for number in scene.stage.numbers(guard.name):
            payloads += scene.forged(HARBOUR, HARBOURS, name, str(number))
    scene.attack(HARBOUR, HARBOURS, payloads)


def test_a_number_that_is_none_is_nobodys(scene: Scene) -> None:
    payloads = []
    for name, _, _ in scene.stage.guards():
        for value in ODD:
            payloads += scene.forged(ORCHARD, "U0STRANGER", name, value)
    scene.attack(ORCHARD, "U0STRANGER", payloads)


def test_what_needs_no_record_shows_nobody_anything_of_others(scene: Scene) -> None:
    feature, stage = scene.stage.feature, scene.stage
    kept = {name for name, _, _ in stage.guards()}
    free = [name for name in REGISTRY.actions if name.startswith(f"{feature}:")]
    numbers = sorted({str(number) for _, number in stage.roles})
    payloads = [
        forger.press(ORCHARD, "U0STRANGER", name, value)
        for name in free
        if name not in kept
        for value in [*numbers, *(f"{record}:{number}" for record, number in stage.roles), *ODD]
    ]
    scene.attack(ORCHARD, "U0STRANGER", payloads)


def test_no_home_shows_what_is_somebody_elses(scene: Scene) -> None:
    for somebody in scene.world.everybody:
        home = somebody.opens_home()
        secrets = scene.stage.secrets.items()
        assert [
            text for text, users in secrets if text in home and somebody.user not in users
        ] == []


def test_the_plot_has_each_record_in_each_role_that_the_table_names() -> None:
    """Whatever the table lets somebody do is done by a button or a form, and was tried."""
    stages = [Stage.of(feature) for feature in FEATURES]
    played = {
        (record, role)
        for stage in stages
        for (record, _), roles in stage.roles.items()
        for role in roles.values()
    }
    named = {
        (record, role.name.lower())
        for record, rights in RIGHTS.items()
        for roles in rights.values()
        for role in roles
    }
    assert played == named
    done = {(guard.name, does) for stage in stages for _, guard, does in stage.guards()}
    assert done == {(record, does) for record, rights in RIGHTS.items() for does in rights}


def _filled_in(user: str) -> forger.Json:
    """Return a form with something in every field that any of these forms may have."""
    return {
        "text": forger.text("Forged"),
        "reason": forger.text("Forged"),
        "why": forger.text("Forged"),
        "leader": {"type": "users_select", "selected_user": user},
        "person": {"type": "users_select", "selected_user": user},
        "leaders": {"type": "multi_users_select", "selected_users": [user]},
        "due": {"type": "datepicker", "selected_date": "2026-06-01"},
        "step": {"type": "static_select", "selected_option": {"value": "5"}},
        "state": {"type": "static_select", "selected_option": {"value": "acted_on"}},
    }
