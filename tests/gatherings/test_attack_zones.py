"""A day on which the clock is put back, in zones of all kinds."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from bot.demo import PEOPLE
from tests.gatherings.scene import rows, set_up
from tests.world import World


@pytest.mark.parametrize(
    ("zone", "local"),
    [
        ("Europe/Stockholm", "2026-10-25T02:30"),
        ("America/St_Johns", "2026-11-01T01:30"),
        ("Australia/Lord_Howe", "2026-04-05T01:45"),
    ],
)
@pytest.mark.parametrize("fold", [0, 1])
def test_an_hour_that_the_clock_shows_twice_can_be_chosen_both_times(
    world: World, zone: str, local: str, fold: int
) -> None:
    for user in PEOPLE:
        world.happens("change_person", user, tz=zone)
    world.wait(minutes=1)
    there = datetime.fromisoformat(local).replace(tzinfo=ZoneInfo(zone), fold=fold)
    first = there.astimezone(UTC)
    assert set_up(world, first=first) == {}
    ((starts,),) = rows(world, "SELECT starts FROM occurrences")
    assert str(starts)[:16] == f"{first:%Y-%m-%d %H:%M}"
