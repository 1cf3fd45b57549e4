"""Whatever signed payload somebody sends: no rating is read, made up, counted twice or taken."""

from typing import Any

import pytest

from tests.feedback.plot import state
from tests.supervision.scene import INGRID, TEAM, a_quarter, filled, rates, sees
from tests.supervision.test_anonymity import key_of
from tests.world import World, forger
from tests.world.people import words

ORCHARD, HARBOUR = "T0ORCHARD", "T0HARBOUR"


def values(*ratings: Any, leader: str | None = INGRID) -> forger.Json:
    """The state of the whole form."""
    named = dict(zip(filled(1), ratings * 4 if len(ratings) == 1 else ratings, strict=True))
    found = {
        name: {"type": "radio_buttons", "selected_option": {"value": of} if of else None}
        for name, of in named.items()
    }
    return found | {"leader": {"type": "users_select", "selected_user": leader}}


def sends(world: World, user: str, state: forger.Json, private: str = "5") -> str:
    """Send a form that was never opened; return what the bot answers."""
    payload = forger.submission(ORCHARD, user, "supervision:check", private, state)
    delivery = world.deliver("interactive", payload)
    assert delivery.status == 200
    return str(delivery.body)


@pytest.fixture
def bot(world: World) -> str:
    return world.sandbox.workspaces[ORCHARD].bot_user_id


def test_a_rating_that_is_none_of_the_five_is_kept_nowhere(world: World) -> None:
    before = state(world)
    for rating in ("0", "6", "-1", "3.5", "", None, "five", "٣", " 3 1", ["3"], 3):
        said = sends(world, "U0MAYA", values("3", "3", rating, "3"))
        assert "Choose one of the five" in said, rating
        assert "confident" in said and "creative" not in said
    assert state(world) == before


def test_nobody_rates_themselves_an_app_or_somebody_who_is_not_there(
    world: World, bot: str
) -> None:
    world.happens("person_leaves", "U0LEO")
    before = state(world)
    refused = {
        "U0MAYA": "That is you",
        bot: "cannot be asked",
        "U0LEO": "cannot be asked",
        "U0NOBODY": "cannot be asked",
        "": "Choose a colleague",
        None: "Choose a colleague",
    }
    for leader, why in refused.items():
        assert why in sends(world, "U0MAYA", values("3", leader=leader)), leader
    assert state(world) == before
    # Whoever leads in one workspace is nobody in another.
    form = forger.submission(HARBOUR, "U0MAYA", "supervision:check", "5", values("3"))
    assert "cannot be asked" in str(world.forge(form, HARBOUR).body)
    for leader in ("U0MAYA", bot, "x", "U0NOBODY'"):
        world.forge(forger.press(ORCHARD, "U0MAYA", "supervision:begin", leader), ORCHARD)
        world.maya.closes()
    assert state(world) == before


def test_a_second_answer_is_not_counted_however_it_is_sent(world: World) -> None:
    rates(world.maya, 4)
    before = state(world)
    for _ in range(3):
        assert "You have rated" in sends(world, "U0MAYA", values("1"))
    assert state(world) == before


def test_only_the_key_and_the_person_together_open_an_answer(world: World) -> None:
    for user in TEAM[:2]:
        rates(world.person(user), 4)
    maya, noor = key_of(world, "U0MAYA"), key_of(world, "U0NOOR")
    before = state(world)
    # Tomas has rated nothing, Ingrid is rated, and nobody in Harbour knows of any of it.
    attackers = [(ORCHARD, "U0TOMAS"), (ORCHARD, INGRID), (HARBOUR, "U0MAYA")]
    tries = [(*each, key) for each in attackers for key in (maya, noor, "secret", "")]
    tries += [(ORCHARD, "U0MAYA", key) for key in (noor, "", "x", "0" * 64)]
    for team, user, key in tries:
        for name in ("supervision:check_rate", "supervision:check_withdraw"):
            world.forge(forger.press(team, user, name, f"1:{key}"), team)
        form = forger.submission(team, user, "supervision:check_rate", f"1:{key}", values("1"))
        assert "is kept" not in str(world.forge(form, team).body)
        world.loop.do(world.settle())
    assert state(world) == before
    assert "4" not in words(world.person("U0TOMAS").modal)


def test_a_leader_learns_of_a_quarter_under_way_only_that_it_is_open(world: World) -> None:
    nobody = sees(world.ingrid)
    for user in TEAM:
        rates(world.person(user), 5)
        assert sees(world.ingrid) == nobody and "4.5" not in world.ingrid.opens_home()
    calls = len(world.sandbox.calls)
    world.maya.presses("Change")
    assert world.maya.fills(**filled(1)) == {}
    world.noor.presses("Withdraw")
    assert sees(world.ingrid) == nobody
    channel = world.ingrid.actor.dm_channel
    assert not [each for each in world.sandbox.calls[calls:] if channel in str(each.args)]


def test_a_picture_is_its_leaders_alone(world: World) -> None:
    for _ in range(3):
        a_quarter(world, 1)
    before = state(world)
    attackers = [(ORCHARD, user) for user in (*TEAM, "U0STRANGER")] + [(HARBOUR, "U0MAYA")]
    for team, user in attackers:
        for number in ("1", "2", "3", "4", "x"):
            press = forger.press(team, user, "supervision:picture_see", number)
            world.forge(press, team)
    world.loop.do(world.settle())
    assert state(world) == before
    assert not any(world.person(user).files for user in TEAM)
    assert "1.5 or less" not in sees(world.noor)
