"""What asks something of somebody unasked waits until they are at work; the rest comes at once."""

from collections import Counter
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from bot.demo import PEOPLE
from tests.bot.post_office import owed
from tests.world import World


def test_nobody_is_asked_outside_their_own_working_hours_whenever_somebody_asks(
    world: World,
) -> None:
    others = [user for user in PEOPLE if user != "U0MAYA"]
    times = 14
    for _ in range(times):
        assert world.maya.asks(*others) == {}
        asked_at = world.now
        # Whoever asks hears at once that it is under way: they are there.
        assert float(world.maya.last["ts"]) >= asked_at.timestamp()
        world.wait(hours=13)
    world.wait(days=4)
    for user in others:
        zone = ZoneInfo(PEOPLE[user][2])
        for message in world.person(user).dm:
            at = datetime.fromtimestamp(float(message["ts"]), zone)
            assert at.weekday() < 5, (user, at)
            assert 9 <= at.hour < 17, (user, at)
    asked = Counter(row.recipient for row in owed(world) if row.kind == "feedback:asked" and row.ts)
    assert asked == dict.fromkeys(others, times)


def test_it_comes_at_the_beginning_of_the_day_and_not_later(world: World) -> None:
    # Ten in the morning in Stockholm is six in the evening in Tokyo.
    world.maya.asks("U0AIKO")
    aiko = world.person("U0AIKO")
    assert aiko.dm == []
    world.wait_until(
        datetime(2026, 3, 4, 9, 0, tzinfo=ZoneInfo("Asia/Tokyo")) - timedelta(minutes=1)
    )
    assert aiko.dm == []
    world.wait(minutes=1)
    assert "asks you for feedback" in aiko.dm_words
