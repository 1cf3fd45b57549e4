"""Zones with odd hours: everybody is asked at most once a day, in their own hours."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest

from tests.learning.fridays import ASKS, at, set_up, when_asked
from tests.world import World
from tests.world.people import words


@pytest.mark.parametrize("zone", ["Asia/Kathmandu", "Pacific/Kiritimati", "America/St_Johns"])
def test_over_the_change_of_the_clocks_each_is_asked_at_most_once_a_day_in_their_hours(
    world: World, zone: str
) -> None:
    world.happens("change_person", "U0NOOR", tz=zone)
    wish = {"zone": zone, "at": "09:00", "often": "weeks:1", "weekday": "4"}
    assert set_up(world, world.noor, **wish) == {}
    seen: dict[str, set[str]] = {}
    while world.now < datetime(2026, 4, 12, tzinfo=UTC):
        world.wait(hours=12)
        for person in world.everybody:
            asked = {m["ts"] for m in person.kept if ASKS in words(m)}
            seen.setdefault(person.user, set()).update(asked)
    for found in seen.values():
        moments = sorted(datetime.fromtimestamp(float(ts), UTC) for ts in found)
        pairs = pairwise(moments)
        assert all(later - earlier > timedelta(days=5) for earlier, later in pairs)
    own = [datetime.fromtimestamp(float(ts), ZoneInfo(zone)) for ts in seen["U0NOOR"]]
    assert own and all(9 <= moment.hour < 17 for moment in own)


def test_whoever_was_asked_may_answer_wherever_they_have_travelled_since(world: World) -> None:
    set_up(world)
    aiko = world.person("U0AIKO")
    world.wait_until(at("2026-03-06", 9, 30, zone="Asia/Tokyo"))
    assert when_asked(aiko)
    world.happens("change_person", "U0AIKO", tz="Pacific/Honolulu")
    aiko.presses("Say what")
    assert aiko.modal is not None
