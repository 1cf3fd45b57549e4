from tests.debates.scene import BEGIN, SIX, TEAM, argues, goes_on, options, set_up
from tests.gatherings.scene import phases, rows
from tests.gatherings.test_votes_at_once import at_once, press
from tests.world import World, forger


def form(world: World, user: str, name: str, box: str, value: str) -> dict[str, object]:
    number = str(rows(world, "SELECT max(id) FROM gathering_sessions")[0][0])
    chosen = {"type": "radio_buttons", "selected_option": {"value": value}}
    return forger.submission(TEAM, user, f"debates:{name}", number, {box: chosen})


def test_votes_and_sides_taken_at_the_same_moment_are_all_kept_or_refused(world_on: World) -> None:
    world = world_on
    assert set_up(world, sides="chosen") == {}
    at_once(
        world,
        *(form(world, user, "stand", "stand", "for") for user in SIX),
        *(form(world, user, "argue", "side", "against") for user in SIX),
        form(world, "U0NOOR", "stand", "stand", "against"),
        form(world, "U0NOOR", "stand", "stand", "against"),
    )
    voted = rows(world, "SELECT person FROM gathering_ballots WHERE vote = 'before'")
    assert {user for (user,) in voted} == set(SIX)
    assert len(voted) == len(SIX)
    assert sorted(options(world)["against"]) == sorted(SIX)


def test_sides_taken_as_the_first_round_begins_are_drawn_or_join_late(world_on: World) -> None:
    world = world_on
    assert set_up(world) == {}
    for user in SIX[:2]:
        assert argues(world.person(user), "either") == {}
    asks = [form(world, user, "argue", "side", "either") for user in SIX[2:]]
    at_once(world, *asks[:2], press(world, "U0MAYA", "next", "before"), *asks[2:])
    assert phases(world) == ["opening"]
    kept = options(world)
    assert sorted(kept["for"] + kept["against"]) == sorted(SIX)
    assert kept["either"] == []
    assert len(kept["for"]) == len(kept["against"])


def test_a_vote_at_the_moment_in_which_it_closes_is_kept_or_refused(world_on: World) -> None:
    world = world_on
    assert set_up(world) == {}
    told, _ = at_once(
        world,
        form(world, "U0NOOR", "stand", "stand", "for"),
        press(world, "U0MAYA", "next", "before"),
    )
    kept = rows(world, "SELECT person FROM gathering_ballots")
    assert bool(kept) != ("There is no vote" in str(told.body or ""))
    goes_on(world, "On to the rebuttal")
    assert BEGIN not in str(kept)
