"""Many at the same moment, each of whom locks what others need: nobody waits for ever."""

from tests.gatherings.crowd import TEAM
from tests.gatherings.nameless import key_of
from tests.gatherings.scene import WRITERS, rows, set_up, writes
from tests.gatherings.test_two_at_once import (  # noqa: F401
    accepted,
    at_once,
    form,
    nothing_fails,
    press,
    session,
)
from tests.world import World, forger

ROUNDS = 4


def test_people_who_write_and_who_say_that_they_come_do_not_wait_for_each_other(
    world_on: World,
) -> None:
    world = world_on
    assert set_up(world, names="anonymous") == {}
    number = session(world)
    for turn in range(ROUNDS):
        written = [form(u, "write", number, start=forger.text(f"{turn} {u}")) for u in WRITERS]
        comes = [press(world, u, "come", number) for u in WRITERS]
        at_once(world, *[each for pair in zip(written, comes, strict=True) for each in pair])
    ((count,),) = rows(world, "SELECT COUNT(*) FROM gathering_entries")
    assert count == ROUNDS * len(WRITERS)


def test_people_who_take_back_a_card_at_the_same_moment_all_do(world_on: World) -> None:
    world = world_on
    assert set_up(world, names="anonymous") == {}
    number = session(world)
    for turn in range(ROUNDS):
        for user in WRITERS:
            assert writes(world.person(user), f"{turn} {user}") == {}
        cards = dict(rows(world, "SELECT text, id FROM gathering_entries"))
        removes = [
            forger.press(
                TEAM,
                user,
                "gatherings:remove",
                f"{number}:{cards[f'{turn} {user}']}:{key_of(world.person(user))}",
            )
            for user in WRITERS
        ]
        at_once(world, *removes)
        assert rows(world, "SELECT id FROM gathering_entries") == []


def test_people_who_write_at_the_same_moment_after_a_quiet_hour_all_do(world_on: World) -> None:
    world = world_on
    assert set_up(world, opens="-1") == {}
    number = session(world)
    for turn in range(ROUNDS):
        world.wait(hours=2)
        forms = [form(u, "write", number, start=forger.text(f"{turn} {u}")) for u in WRITERS]
        assert all(map(accepted, at_once(world, *forms)))
    ((count,),) = rows(world, "SELECT COUNT(*) FROM gathering_entries")
    assert count == ROUNDS * len(WRITERS)
