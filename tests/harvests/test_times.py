from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from tests.harvests.scene import plans, registers, starts, times
from tests.world import World


def test_over_easter_the_days_that_are_free_or_on_which_somebody_is_away_are_left_out(
    world: World,
) -> None:
    world.wait_until(datetime(2026, 3, 30, 8, 0, tzinfo=UTC))
    world.noor.types("/trellis settings")
    away = {"away_from": "2026-04-07", "away_until": "2026-04-08"}
    assert world.noor.fills(**away) == {}
    world.noor.closes()
    assert registers(world.maya, "U0NOOR") == {}
    # Good Friday and Easter Monday are free in Sweden, where most of the channel are.
    assert list(times(world.maya))[:3] == [
        "Thursday 2 April at 14:00",
        "Thursday 9 April at 10:00",
        "Friday 10 April at 14:00",
    ]


def test_another_moment_is_taken_as_it_is_and_one_that_is_over_is_not(world: World) -> None:
    assert registers(world.maya) == {}
    past = int((world.now - timedelta(hours=1)).timestamp())
    assert "over already" in world.maya.fills(when="other", first=past)["first"]
    sunday = datetime(2026, 3, 8, 15, 0, tzinfo=ZoneInfo("Europe/Stockholm"))
    assert world.maya.fills(when="other", first=int(sunday.timestamp())) == {}
    assert starts(world) == sunday


def test_what_is_filled_in_wrongly_is_said_where_it_stands(world: World) -> None:
    tomorrow = (world.now + timedelta(days=1)).date().isoformat()
    errors = registers(world.maya, link="javascript:alert(1)", day=tomorrow, cost="x" * 60)
    assert set(errors) == {"link", "day"}
    world.maya.closes()
    errors = registers(world.maya, channel="C0NOWHERE")
    assert set(errors) == {"channel"}
    world.maya.closes()
    plans(world.maya, day=date(2026, 2, 27).isoformat(), link="https://react.example/")
