"""What came too late while the bot was not running: told to the keeper, once, without blame."""

from datetime import UTC, datetime, timedelta

from tests.ritual import tea
from tests.ritual.tea import at
from tests.world import World
from tests.world.people import words

FRIDAY = datetime(2026, 3, 6, 14, 0, tzinfo=UTC)


def sleeps_until(world: World, moment: datetime) -> None:
    """Let the bot be off until a moment."""
    world.sandbox.clock.set(moment)
    world.loop.do(world.settle())


def about_missing(world: World) -> list[str]:
    return [words(m) for m in world.maya.kept if "I was offline" in words(m)]


def test_a_session_that_passed_without_the_bot_is_told_once_with_what_comes_next(
    world: World,
) -> None:
    tea.sets_up(world)
    sleeps_until(world, datetime(2026, 3, 9, 10, 0, tzinfo=UTC))
    (said,) = about_missing(world)
    assert said.startswith("*Tea*") and "did not happen" in said
    assert said.index(at(FRIDAY)) < said.index(at(FRIDAY + timedelta(weeks=1)))
    assert "nothing you need to do" in said and "it is your turn to look after it" in said
    assert "kettle is on" not in "".join(words(m) for m in world.noor.in_channel())
    world.wait_until(FRIDAY + timedelta(weeks=1))
    assert len(about_missing(world)) == 1
    assert "kettle is on" in words(world.noor.in_channel()[-1])


def test_a_part_that_came_too_late_is_named_and_the_rest_comes(world: World) -> None:
    tea.sets_up(world)
    world.wait_until(FRIDAY - timedelta(hours=2))
    sleeps_until(world, FRIDAY + timedelta(minutes=30))
    (said,) = about_missing(world)
    assert "Part of *Tea*" in said and "• invite" in said
    assert "pour" not in said, "half an hour late is still of use"


def test_it_waits_for_the_keepers_working_hours(world: World) -> None:
    tea.sets_up(world)
    sleeps_until(world, FRIDAY + timedelta(days=1))  # a Saturday
    assert about_missing(world) == []
    world.wait_until(datetime(2026, 3, 9, 8, 1, tzinfo=UTC))
    assert len(about_missing(world)) == 1


def test_the_owner_of_a_ritual_without_a_channel_is_told_too(world: World) -> None:
    tea.sets_up(world, alone=True)
    sleeps_until(world, datetime(2026, 3, 9, 10, 0, tzinfo=UTC))
    assert len(about_missing(world)) == 1


def test_whoever_looks_after_many_gets_no_burst_after_a_long_time_without_the_bot(
    world: World,
) -> None:
    for number in range(8):
        tea.sets_up(world, name=f"Tea {number}")
    before = len(world.maya.kept)
    sleeps_until(world, datetime(2026, 6, 8, 12, tzinfo=UTC))
    world.wait(minutes=2)
    assert 0 < len(world.maya.kept) - before <= 3, "no more than the week's budget"
    world.wait_until(datetime(2026, 6, 15, tzinfo=UTC))
    for number in range(8):
        assert f"Tea {number}" in words(world.maya.kept[before:])
