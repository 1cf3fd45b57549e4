from itertools import product
from typing import Any

import pytest

from rituals.actions import feature
from tests.actions.looking_back import DESIGN, act, hold, home_of, line, listed, set_up
from tests.feedback.plot import shown_to
from tests.world import World, forger
from tests.world.people import words

SECRET = "The plan that only this channel reads"
STRANGER = "U0STRANGER"
VALUES = ["1", "1:0", "2", "0", "", "-1", "1e3", "٣", "9" * 40, "1:1:U0NOOR", None, {"a": 1}]


@pytest.fixture
def retro(world: World) -> World:
    set_up(world)
    world.happens("add_person", STRANGER, "Sam Stranger", tz="Europe/Stockholm")
    act(world.maya, SECRET, owner="U0NOOR")
    return world


def forged_form(team: str, user: str, view: str, private: Any) -> dict[str, Any]:
    return forger.submission(
        team,
        user,
        view,
        private,
        {
            "text": forger.text("Changed by nobody"),
            "reason": forger.text("Because"),
            "owner": {"type": "users_select", "selected_user": user},
            "due": {"type": "datepicker", "selected_date": "2026-03-10"},
        },
    )


@pytest.mark.parametrize(
    ("team", "user"), [("T0ORCHARD", STRANGER), ("T0HARBOUR", "U0RUTH"), ("T0HARBOUR", "U0MAYA")]
)
def test_whoever_is_not_in_the_channel_sees_and_changes_nothing_whatever_they_send(
    retro: World, team: str, user: str
) -> None:
    before, since = retro.tables()["actions"], len(retro.sandbox.calls)
    names = [*feature.actions, "gatherings:act"]
    for name, value in product(names, VALUES):
        retro.deliver("interactive", forger.press(team, user, name, value), team=team)
    for name, value in product([*feature.views, "gatherings:act"], VALUES):
        retro.deliver("interactive", forged_form(team, user, name, value), team=team)
    assert retro.tables()["actions"] == before
    assert SECRET not in shown_to(retro, team, user, since)


def test_the_owner_who_left_the_channel_neither_sees_nor_changes_it(retro: World) -> None:
    retro.happens("remove_member", DESIGN, "U0NOOR")
    before = retro.tables()["actions"]
    for name in feature.actions:
        retro.deliver("interactive", forger.press("T0ORCHARD", "U0NOOR", name, "1"))
    for name in feature.views:
        retro.deliver("interactive", forged_form("T0ORCHARD", "U0NOOR", name, "1"))
    assert retro.tables()["actions"] == before
    assert SECRET not in home_of(retro.noor)


def test_a_topic_of_another_session_is_not_kept_with_an_action(retro: World) -> None:
    form = forged_form("T0ORCHARD", "U0MAYA", "gatherings:act", "1:777")
    retro.deliver("interactive", form)
    retro.wait(seconds=2)
    assert "by Tuesday 10 March" in words(line(retro, "Changed by nobody"))
    assert not any(777 in row for row in retro.tables()["actions"])


def test_the_whole_way_of_an_action_on_each_database(world_on: World) -> None:
    set_up(world_on)
    assert act(world_on.maya, "Write notes", owner="U0NOOR") == {}
    world_on.noor.presses("Decline")
    assert "<@U0NOOR> declined" in words(world_on.maya.last)
    world_on.tomas.presses("I'll do it", channel=DESIGN)
    hold(world_on)
    world_on.ingrid.presses("Carry over", where=listed(world_on), channel=DESIGN)
    assert world_on.ingrid.fills(due="2026-03-20") == {}
    world_on.ingrid.closes()
    world_on.wait(seconds=3)
    assert "<@U0TOMAS>, by Friday 20 March, carried over 1 time." in words(listed(world_on))
    world_on.tomas.presses("Done", where=listed(world_on), channel=DESIGN)
    assert "Done, says <@U0TOMAS>" in words(listed(world_on))
    assert "Write notes" not in home_of(world_on.tomas)
    world_on.happens("remove_member", DESIGN, "U0TOMAS")
    world_on.wait(days=10)
