"""The bot was down: what is still of use comes late, what is not is left out, with its reason."""

from datetime import datetime

from tests.learning.fridays import (
    ASKS,
    ASKS_LEARNED,
    HARVEST,
    at,
    posted,
    set_up,
    share,
    when_asked,
)
from tests.world import World

LATE = "too late to be of use"


def wakes(world: World, when: datetime) -> None:
    """The bot comes back after a time in which it did nothing."""
    world.sandbox.clock.set(when)
    world.loop.do(world.settle())
    world.wait(minutes=2)


def reasons(world: World, kind: str) -> dict[str, str]:
    rows = [row for row in world.tables()["outbox"] if kind in row]
    people = {p.user for p in world.everybody}
    return {next(v for v in row if v in people): str(row) for row in rows}


def test_a_morning_missed_is_asked_late_where_it_is_still_of_use(world: World) -> None:
    set_up(world)
    world.wait_until(at("2026-03-05", 12))
    wakes(world, at("2026-03-06", 13))
    for person in (world.noor, world.tomas, world.ingrid, world.person("U0SAMUEL")):
        assert when_asked(person) == [at("2026-03-06", 13)]
    aiko = world.person("U0AIKO")
    assert not when_asked(aiko) and not when_asked(aiko, ASKS_LEARNED), "it is her night"
    assert LATE in reasons(world, "learning:morning")["U0AIKO"]
    assert LATE in reasons(world, "learning:afternoon")["U0AIKO"]
    world.wait_until(at("2026-03-09", 8))
    assert when_asked(world.noor, ASKS_LEARNED) == [at("2026-03-06", 15)]


def test_after_a_whole_day_down_no_stale_question_comes_and_the_keeper_hears_of_it(
    world: World,
) -> None:
    set_up(world, keepers=["U0NOOR"])
    world.wait_until(at("2026-03-05", 12))
    wakes(world, at("2026-03-07", 12))
    world.wait_until(at("2026-03-09", 12))
    for person in world.everybody:
        assert ASKS not in person.dm_words and ASKS_LEARNED not in person.dm_words
    assert not posted(world, HARVEST)
    assert "did not happen: I was offline" in world.noor.dm_words
    world.wait_until(at("2026-04-02", 9))
    # The day after is a Good Friday.
    assert when_asked(world.noor) == [at("2026-04-02", 9)], "the next one comes as ever"


def test_what_was_shared_is_harvested_however_late(world: World) -> None:
    set_up(world)
    aiko = world.person("U0AIKO")
    world.wait_until(at("2026-03-06", 15, zone="Asia/Tokyo"))
    share(aiko, "Before the outage")
    wakes(world, at("2026-03-11", 12))
    assert "Before the outage" in str(posted(world, HARVEST))
    assert len(posted(world, HARVEST)) == 1


def test_a_notice_that_is_too_late_to_clear_anything_is_left_out(world: World) -> None:
    set_up(world)
    world.wait_until(at("2026-03-04", 12))
    wakes(world, at("2026-03-05", 23))
    assert not posted(world, "free of meetings")
    world.wait_until(at("2026-03-06", 9))
    assert when_asked(world.noor) == [at("2026-03-06", 9)]
