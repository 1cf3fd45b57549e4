import logging
from datetime import date
from typing import Any

import pytest

from bot.demo import TEAM
from tests.my_time.garden import Garden, asked, picks, press, sets
from tests.world import World, forger
from tests.world.people import words

ODD: list[Any] = [None, "", "x", "-1", "25:61", "09:00+02:00", "9" * 40, "SE", "2026-13-45", 7]


def element(kind: str, key: str, value: Any) -> dict[str, Any]:
    return {"type": kind, key: value}


def filled(**odd: Any) -> dict[str, Any]:
    """The state of the whole form, with some fields forged."""
    option = {"value": "3"}
    state = {
        "opens": element("timepicker", "selected_time", "09:00"),
        "closes": element("timepicker", "selected_time", "17:00"),
        "days": element("checkboxes", "selected_options", [{"value": "1"}]),
        "budget": element("static_select", "selected_option", option),
        "country": element("static_select", "selected_option", {"value": "none"}),
        "away_from": element("datepicker", "selected_date", None),
        "away_until": element("datepicker", "selected_date", None),
        "snooze": element("datepicker", "selected_date", None),
    }
    for name, value in odd.items():
        key = next(key for key in state[name] if key != "type")
        made = {"value": value} if key == "selected_option" else value
        state[name] = state[name] | {key: [{"value": value}] if key.endswith("s") else made}
    return state


@pytest.mark.parametrize(
    "field",
    ["opens", "closes", "days", "budget", "country", "away_from", "away_until", "snooze"],
)
def test_whatever_is_forged_changes_at_most_ones_own_and_breaks_nothing(
    world: World, caplog: pytest.LogCaptureFixture, field: str
) -> None:
    caplog.set_level(logging.ERROR, "trellis")
    assert sets(world.maya, opens="08:00", closes="15:00", snooze=date(2026, 3, 20)) == {}
    before = [row for row in world.tables()["my_time"] if "U0MAYA" in row]
    for value in ODD:
        payload = forger.submission(
            TEAM, "U0NOOR", "my_time:settings", "U0MAYA", filled(**{field: value})
        )
        assert world.forge(payload, TEAM).status == 200
    world.loop.do(world.settle())
    assert caplog.records == []
    assert [row for row in world.tables()["my_time"] if "U0MAYA" in row] == before
    world.noor.types("/trellis")
    assert "8:00" not in words(world.noor.modal)


def test_a_region_is_kept_only_where_there_is_one(world: World) -> None:
    for region in ("BE", "x", "", "none"):
        state = {"region": element("static_select", "selected_option", {"value": region})}
        payload = forger.submission(TEAM, "U0NOOR", "my_time:region", "", state)
        assert world.forge(payload, TEAM).status == 200
    world.noor.types("/trellis")
    assert "region" not in str(world.noor.modal and world.noor.modal["state"]["values"])


def test_nobody_else_sees_or_hears_of_ones_time(garden: Garden) -> None:
    world = garden.world
    garden.asks(world.maya, world.noor)
    others = [person for person in world.everybody if person.user != "U0MAYA"]
    before = [(words(o.dm), words(o.in_channel()), o.opens_home()) for o in others]
    sets(world.maya, opens="10:00", budget="0", away_from=date(2026, 3, 9),
         away_until=date(2026, 3, 10), snooze=date(2026, 3, 20))  # fmt: skip
    picks(world.maya, "Stop asking me this", world.maya.last)
    after = [(words(o.dm), words(o.in_channel()), o.opens_home()) for o in others]
    assert after == before


def test_another_workspace_has_a_time_of_its_own(world: World) -> None:
    assert sets(world.maya, opens="10:00") == {}
    other = world.person("U0MAYA", "T0HARBOUR")
    other.opens_home()
    assert "9:00 to 17:00" in words(other.actor.home)
    world.forge(press("U0MAYA", "my_time:end_snooze", "", None, "T0HARBOUR"), "T0HARBOUR")
    world.loop.do(world.settle())
    assert "10:00 to 17:00" in world.maya.opens_home()


def test_the_log_holds_nothing_of_it(garden: Garden, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG, "trellis")
    world = garden.world
    sets(world.maya, opens="10:37", budget="0", country="SE", snooze=date(2026, 3, 4))
    broken = garden.asks(world.maya)
    garden.broken.add(broken)
    world.wait(days=10)
    said = "\n".join(record.getMessage() for record in caplog.records)
    assert "garden:question" in said, "something failed, and was reported"
    assert asked(world.maya) == []
    for hidden in ("10:37", "U0MAYA", "Maya", "Question", "snooze", "Walk", "Sweden"):
        assert hidden not in said
