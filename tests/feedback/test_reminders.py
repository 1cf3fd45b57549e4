"""Reminders: to those who have not answered, in their own working hours, twice at most."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from tests.world import Somebody, World
from tests.world.people import words

ZONES = {"U0NOOR": "Europe/Stockholm", "U0TOMAS": "Europe/Lisbon", "U0AIKO": "Asia/Tokyo"}
REMINDS = "would still like your feedback"


def prompts(person: Somebody) -> list[datetime]:
    """When this person was asked or reminded, in order."""
    posted = [message for message in person.dm if not message["is_ephemeral"]]
    return [datetime.fromtimestamp(float(message["ts"]), UTC) for message in posted]


# Every hour of a week at which somebody may ask, by steps that share no factor with a day.
HOURS = range(0, 168, 13)


@pytest.mark.parametrize("hour", HOURS)
def test_a_reminder_comes_in_the_recipients_working_hours_and_apart_from_the_others(
    world: World, hour: int
) -> None:
    monday = datetime(2026, 3, 23, 0, 30, tzinfo=UTC)  # the clocks change on Sunday
    world.wait_until(monday + timedelta(hours=hour))
    asked = world.now
    deadline = asked + timedelta(hours=60 + 7 * (hour % 17))
    if world.maya.asks(*ZONES, deadline=deadline):
        return  # somebody would hear of it too late, and whoever asks is told
    world.wait_until(deadline + timedelta(days=4))
    for user, zone in ZONES.items():
        times = prompts(world.person(user))
        assert 1 <= len(times) <= 3, "asked once, reminded twice at most"
        for at in times:
            local = at.astimezone(ZoneInfo(zone))
            assert local.weekday() < 5 and 9 <= local.hour < 17, (user, local)
            assert asked <= at < deadline
        for one, next_one in pairwise(times):
            assert next_one - one >= timedelta(hours=12), (user, times)


def test_the_two_reminders_come_half_way_and_a_working_day_before(world: World) -> None:
    deadline = datetime(2026, 3, 13, 9, 0, tzinfo=UTC)  # Friday of next week, in ten days
    world.maya.asks("U0NOOR", deadline=deadline)
    world.wait_until(deadline)
    half = datetime(2026, 3, 9, 9, 0, tzinfo=UTC)  # four of the eight working days
    last = datetime(2026, 3, 12, 8, 0, tzinfo=UTC)
    assert prompts(world.noor) == [world_start(world), half, last]


def test_only_those_who_have_not_answered_are_reminded(world: World) -> None:
    deadline = datetime(2026, 3, 12, 9, 0, tzinfo=UTC)
    world.maya.asks("U0NOOR", "U0TOMAS", "U0INGRID", "U0LEO", deadline=deadline)
    world.noor.answers(start="Pausing")
    world.tomas.presses("Decline")
    world.wait(days=6)
    leo = world.person("U0LEO")
    assert REMINDS in words(leo.last)
    leo.answers(start="Between the reminders")
    world.wait_until(deadline - timedelta(minutes=1))
    counts = {p.user: len(prompts(p)) for p in (world.noor, world.tomas, leo, world.ingrid)}
    assert counts == {"U0NOOR": 1, "U0TOMAS": 1, "U0LEO": 2, "U0INGRID": 3}


def test_whoever_withdrew_is_reminded_again(world: World) -> None:
    deadline = datetime(2026, 3, 12, 9, 0, tzinfo=UTC)
    world.maya.asks("U0NOOR", deadline=deadline)
    world.noor.answers(start="Pausing")
    world.wait(days=6)
    world.noor.presses("Withdraw")
    world.wait_until(deadline - timedelta(minutes=1))
    assert len(prompts(world.noor)) == 2


def test_a_reminder_carries_the_whole_request_and_its_buttons(world: World) -> None:
    world.maya.asks("U0NOOR", about="My talk on Tuesday")
    world.wait(days=6)
    shown = words(world.noor.last)
    for part in (REMINDS, "My talk on Tuesday", "alone, with your name", "<!date^"):
        assert part in shown
    assert world.noor.answers(start="Pausing") == {}
    assert "Pausing" in world.maya.dm_words


def test_an_extension_brings_no_third_reminder(world: World) -> None:
    world.maya.asks("U0NOOR", deadline=datetime(2026, 3, 12, 9, 0, tzinfo=UTC))
    for _ in range(3):
        world.wait_until(due(world) - timedelta(hours=1))
        world.maya.presses("Extend by 2 working days")
    world.wait_until(due(world))
    assert 2 <= len(prompts(world.noor)) <= 3
    assert "is closed" in world.maya.dm_words


def test_a_day_is_too_short_for_reminders(world: World) -> None:
    world.maya.asks("U0NOOR", deadline=world.now + timedelta(hours=5))
    world.wait(days=2)
    assert len(prompts(world.noor)) == 1


def test_those_on_a_call_are_reminded_only_when_they_raised_a_hand(world: World) -> None:
    world.maya.asks(channel="C0DESIGN")
    world.noor.reacts(world.noor.in_channel()[-1])
    world.wait(days=6)
    assert REMINDS in world.noor.dm_words
    assert not world.tomas.dm
    assert len(world.noor.in_channel()) == 1, "a channel is never reminded"


def test_later_and_a_reminder_on_the_same_morning_are_one(world: World) -> None:
    world.maya.asks("U0NOOR", deadline=datetime(2026, 3, 5, 9, 0, tzinfo=UTC))
    world.noor.presses("Later")  # until Wednesday at nine, when the last reminder is due
    world.wait_until(datetime(2026, 3, 5, 8, 0, tzinfo=UTC))
    times = prompts(world.noor)
    assert all(b - a >= timedelta(hours=12) for a, b in pairwise(times)), times


def world_start(world: World) -> datetime:
    return prompts(world.noor)[0]


def due(world: World) -> datetime:
    rows: list[tuple[Any, ...]] = world.tables()["schedules"]
    deadlines = [row for row in rows if "feedback:deadline" in row]
    at = next(value for value in deadlines[0] if isinstance(value, str) and value[:4] == "2026")
    return datetime.fromisoformat(at).replace(tzinfo=UTC)
