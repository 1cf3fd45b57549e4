"""Several people at the same moment, on both databases."""

import asyncio
from typing import Any

from sandbox import Delivery
from tests.gatherings.scene import phases, rows, runs
from tests.gatherings.votes import TEA, TESTS, numbers, to_vote, totals
from tests.world import World, forger

TEAM = "T0ORCHARD"
PEOPLE = ("U0MAYA", "U0NOOR", "U0TOMAS", "U0INGRID", "U0LEO", "U0AIKO", "U0SAMUEL")


def at_once(world: World, *payloads: dict[str, Any]) -> list[Delivery]:
    """Let several people do something at the same moment, and what follows from it."""

    async def happen() -> list[Delivery]:
        triggers = [world.sandbox.triggers.issue(TEAM, p["user"]["id"], None) for p in payloads]
        return await asyncio.gather(
            *(
                world.sandbox.deliver(TEAM, "interactive", {"trigger_id": trigger} | payload)
                for trigger, payload in zip(triggers, payloads, strict=True)
            )
        )

    return list(world.do(happen()))


def ballot(world: World, user: str, *topics: int) -> dict[str, Any]:
    session = rows(world, "SELECT max(id) FROM gathering_sessions")[0][0]
    boxes = {
        f"vote_{place}": {"type": "static_select", "selected_option": {"value": str(topic)}}
        for place, topic in enumerate(topics)
    }
    return forger.submission(TEAM, user, "gatherings:vote", f"{session}:0", boxes)


def press(world: World, user: str, action: str, detail: object) -> dict[str, Any]:
    session = rows(world, "SELECT max(id) FROM gathering_sessions")[0][0]
    return forger.press(TEAM, user, f"gatherings:{action}", f"{session}:{detail}")


def test_whoever_votes_while_the_vote_is_closed_is_counted_or_told_so(world_on: World) -> None:
    world = world_on
    to_vote(world)
    topic = numbers(world)[TESTS]
    ballots = [ballot(world, user, topic, topic) for user in PEOPLE]
    told = at_once(world, *ballots[:3], press(world, "U0MAYA", "next", "vote"), *ballots[3:])
    assert phases(world) == ["discuss"]
    answers = [str(each.body or "") for each in (*told[:3], *told[4:])]
    kept = [each for each in answers if "There is no vote" not in each]
    assert totals(world)[TESTS] == 2 * len(kept)
    assert len(rows(world, "SELECT person FROM gathering_ballots")) == len(kept)


def test_two_ballots_of_one_person_at_once_leave_one_of_them_whole(world_on: World) -> None:
    world = world_on
    to_vote(world)
    tests, tea = numbers(world)[TESTS], numbers(world)[TEA]
    at_once(
        world,
        ballot(world, "U0NOOR", tests, tests, tests),
        ballot(world, "U0NOOR", tea, tea, tea),
    )
    runs(world.maya, "Close the vote")
    counted = totals(world)
    assert sorted((counted[TESTS], counted[TEA])) == [0, 3]


def test_the_next_topic_pressed_several_times_at_once_goes_on_by_one(world_on: World) -> None:
    world = world_on
    to_vote(world)
    runs(world.maya, "Close the vote")
    (now,) = rows(world, "SELECT topic_id FROM gathering_sessions")[0]
    at_once(world, *(press(world, "U0MAYA", "next_topic", now) for _ in range(4)))
    done = rows(world, "SELECT id FROM gathering_topics WHERE is_done")
    assert done == [(now,)]
    (then,) = rows(world, "SELECT topic_id FROM gathering_sessions")[0]
    assert then not in (None, now)


def test_a_note_written_at_the_moment_of_the_close_is_kept_or_refused(world_on: World) -> None:
    world = world_on
    to_vote(world)
    runs(world.maya, "Close the vote")
    session, topic = rows(world, "SELECT id, topic_id FROM gathering_sessions")[0]
    text = {"text": forger.text("We said yes")}
    written = forger.submission(TEAM, "U0NOOR", "gatherings:note", f"{session}:{topic}", text)
    told, _ = at_once(world, written, press(world, "U0MAYA", "next", "discuss"))
    kept = rows(world, "SELECT text FROM gathering_entries WHERE \"column\" = 'note'")
    assert phases(world) == ["closed"]
    assert bool(kept) != ("is over" in str(told.body or ""))
