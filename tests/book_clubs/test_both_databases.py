import asyncio
import logging
from collections.abc import Iterator
from datetime import timedelta

import pytest

from tests.book_clubs.scene import (
    FIRST,
    HERE,
    MONDAY,
    found,
    joins,
    nominates,
    presses,
    rows,
)
from tests.gatherings.crowd import Failures
from tests.gatherings.scene import phases, runs
from tests.world import World, forger
from tests.world.people import words

TEAM = "T0ORCHARD"


@pytest.fixture(autouse=True)
def nothing_fails() -> Iterator[None]:
    failures = Failures()
    logging.getLogger("trellis").addHandler(failures)
    yield
    logging.getLogger("trellis").removeHandler(failures)
    assert failures.lines == []


def at_once(world: World, *payloads: forger.Json) -> None:
    """Deliver several at the same moment, and all that follows."""

    async def deliver(payload: forger.Json) -> None:
        trigger = world.sandbox.triggers.issue(TEAM, payload["user"]["id"], HERE)
        await world.sandbox.deliver(TEAM, "interactive", {"trigger_id": trigger} | payload)

    async def together() -> None:
        await asyncio.gather(*map(deliver, payloads))

    world.do(together())
    for person in world.everybody:
        person.closes()


def test_what_several_do_at_the_same_moment_happens_once(world_on: World) -> None:
    world = world_on
    found(world)
    joins(world, world.noor, world.tomas)
    assert nominates(world.maya, "Accelerate") == {}
    assert nominates(world.noor, "Peopleware") == {}
    world.wait_until(MONDAY)
    world.wait(seconds=5)
    number, session = rows(world, "SELECT c.id, s.id FROM book_clubs c, gathering_sessions s")[0]
    book = rows(world, "SELECT MAX(id) FROM book_club_nominations")[0][0]
    place = {"place_1": {"type": "static_select", "selected_option": {"value": str(book)}}}
    votes = [
        forger.submission(TEAM, user, "gatherings:rank", str(session), place)
        for user in ("U0NOOR", "U0TOMAS")
    ]
    closes = [forger.press(TEAM, "U0MAYA", "gatherings:next", f"{session}:rank")] * 2
    joins_and_leaves = [
        forger.press(TEAM, "U0INGRID", "book_clubs:join", str(number)),
        forger.press(TEAM, "U0TOMAS", "book_clubs:leave", str(number)),
        forger.press(TEAM, "U0LEO", "book_clubs:join", str(number)),
    ]
    at_once(world, *votes, *closes, *joins_and_leaves)
    world.wait(minutes=1)
    assert phases(world) == ["closed"]
    said = words(world.noor.in_channel(HERE))
    assert said.count("You read ") == 1
    assert rows(world, "SELECT title FROM book_clubs")[0][0] in said
    people = {row[0] for row in rows(world, "SELECT person FROM book_club_members")}
    assert people == {"U0MAYA", "U0NOOR", "U0INGRID", "U0LEO"}
    ((options,),) = rows(world, "SELECT options FROM rituals")
    assert all(person in str(options) for person in people)

    for person in (world.noor, world.maya):
        presses(person, "Plan the reading", "Tuesday readers")
        filled = {"count": "60", "each": "60", "first": int(FIRST.timestamp())}
        assert person.fills(**filled) == {}
    views = [(p.user, p.modal["private_metadata"]) for p in (world.noor, world.maya) if p.modal]
    plan = {
        "parts": forger.text("All of it"),
        "first": {"type": "datetimepicker", "selected_date_time": int(FIRST.timestamp())},
        "often": {"type": "static_select", "selected_option": {"value": "weeks:2"}},
    }
    at_once(
        world,
        *(
            forger.submission(TEAM, user, "book_clubs:set", private, plan)
            for user, private in views
        ),
    )
    world.wait(minutes=1)
    assert len(rows(world, "SELECT id FROM rituals WHERE kind = 'book_clubs:reading'")) == 1

    world.wait_until(FIRST + timedelta(minutes=1))
    host = world.person(rows(world, "SELECT keeper FROM occurrences ORDER BY id DESC")[0][0])
    runs(host, "Begin to talk")
    runs(host, "Close the session")
    world.wait(minutes=1)
    there = [row[0] for row in rows(world, "SELECT person FROM book_club_members")]
    scale = {"rating": {"type": "radio_buttons", "selected_option": {"value": "changed"}}}
    at_once(
        world,
        *(forger.submission(TEAM, user, "book_clubs:rate", str(number), scale) for user in there),
    )
    world.wait(minutes=1)
    said = words(world.noor.in_channel(HERE))
    assert said.count("How much of it is used at work") == 1
    assert f"It changed how I work: {len(there)}" in said
