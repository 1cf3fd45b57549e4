from datetime import UTC, datetime, timedelta

import pytest
from zoneinfo import ZoneInfo

from tests.gatherings.scene import cards, rows, set_up
from tests.world import World
from tests.world.people import words


@pytest.mark.parametrize("zone", ["Pacific/Kiritimati", "America/St_Johns", "Africa/Casablanca", "Europe/Stockholm", "Asia/Tehran", "Australia/Lord_Howe"])
@pytest.mark.parametrize("local", ["2026-03-10T00:00", "2026-03-29T00:00", "2026-03-08T00:01", "2026-10-25T02:30+1", "2026-11-01T01:30+1", "2026-11-01T01:30", "2026-04-05T01:45+1", "2026-12-25T23:59"])
@pytest.mark.parametrize("often", ["once"])
def test_a_session_is_held_when_it_was_said(world: World, zone: str, local: str, often: str) -> None:
    from bot.demo import PEOPLE
    for user in PEOPLE:
        world.happens("change_person", user, tz=zone)
    world.wait(minutes=1)
    fold = local.endswith("+1")
    first = datetime.fromisoformat(local.removesuffix("+1")).replace(tzinfo=ZoneInfo(zone), fold=int(fold)).astimezone(UTC)
    assert set_up(world, first=first, often=often) == {}
    ((starts,),) = rows(world, "SELECT starts FROM occurrences")
    ((rec,),) = rows(world, "SELECT recurrence FROM rituals")
    assert str(starts)[:16] == f"{first:%Y-%m-%d %H:%M}", rec
