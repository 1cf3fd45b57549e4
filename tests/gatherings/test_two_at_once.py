import asyncio
import logging
from collections.abc import Iterator
from typing import Any

import pytest
from sqlalchemy import Connection

from rituals.engine.call import Call
from rituals.engine.registry import discover
from rituals.gatherings import parties
from rituals.gatherings.cards import entries
from sandbox import Delivery
from storage.unit_of_work import UnitOfWork
from tests.gatherings.crowd import TEAM, Failures, Json
from tests.gatherings.scene import HERE, WRITERS, cards, phases, rows, runs, set_up, writes
from tests.gatherings.votes import numbers, to_vote
from tests.storage.test_two_at_once import beside, wait_until_it_waits
from tests.world import World, forger

ROUNDS = 5


@pytest.fixture(autouse=True)
def nothing_fails() -> Iterator[None]:
    failures = Failures()
    logging.getLogger("trellis").addHandler(failures)
    yield
    logging.getLogger("trellis").removeHandler(failures)
    assert failures.lines == []


def at_once(world: World, *payloads: Json) -> list[Delivery]:
    """Deliver several at the same moment, and all that follows; one with a trigger keeps it."""

    async def deliver(payload: Json) -> Delivery:
        trigger = world.sandbox.triggers.issue(TEAM, payload["user"]["id"], HERE)
        issued = {"trigger_id": trigger}
        return await world.sandbox.deliver(TEAM, "interactive", issued | payload)

    async def together() -> list[Delivery]:
        return await asyncio.gather(*map(deliver, payloads))

    found = world.do(together())
    for person in world.everybody:
        person.closes()
    return list(found)


def press(world: World, user: str, action: str, value: object) -> Json:
    place = (HERE, cards(world)[-1]["ts"])
    return forger.press(TEAM, user, f"gatherings:{action}", str(value), place)


def form(user: str, view: str, private: object, **values: Any) -> Json:
    return forger.submission(TEAM, user, f"gatherings:{view}", str(private), values)


def session(world: World) -> int:
    return int(rows(world, "SELECT MAX(id) FROM gathering_sessions")[0][0])


def accepted(delivery: Delivery) -> bool:
    return not delivery.body or delivery.body.get("response_action") not in ("errors", "update")


def test_two_who_reveal_at_the_same_moment_reveal_once(world_on: World) -> None:
    world = world_on
    for _ in range(ROUNDS):
        assert set_up(world) == {}
        assert writes(world.noor, "Write more tests") == {}
        number = session(world)
        at_once(world, *[press(world, "U0MAYA", "next", f"{number}:collect")] * 4)
        assert phases(world)[-1] == "group"
        runs(world.maya, "Close it now")


def test_a_card_written_at_the_moment_of_the_reveal_is_kept_or_refused(world_on: World) -> None:
    world = world_on
    for turn in range(ROUNDS):
        assert set_up(world, names="anonymous") == {}
        number = session(world)
        for user in WRITERS[:5]:
            assert writes(world.person(user), f"early {turn} {user[-2:]}") == {}
        late = [f"late {turn} {place}" for place, _ in enumerate(WRITERS)]
        forms = [
            form(user, "write", number, start=forger.text(text))
            for user, text in zip(WRITERS, late, strict=True)
        ]
        forms.insert(turn, press(world, "U0MAYA", "next", f"{number}:collect"))
        answers = at_once(world, *forms)
        del answers[turn]
        kept = [text for text, answer in zip(late, answers, strict=True) if accepted(answer)]
        there = f"SELECT text FROM gathering_entries WHERE session_id = {number}"
        found = [row[0] for row in rows(world, f"{there} AND text LIKE 'late%'")]
        assert sorted(found) == sorted(kept)
        assert phases(world)[-1] == "group"
        assert rows(world, f"{there} AND digest IS NOT NULL") == []
        runs(world.maya, "Close it now")


def test_the_reveal_waits_for_a_card_that_is_being_written(world_on: World) -> None:
    world = world_on
    database = world.program.database
    if database.is_sqlite:
        pytest.skip("one writes after another there")
    assert set_up(world) == {}
    number = session(world)
    call = Call(TEAM, "U0MAYA", world.now, value=f"{number}:collect")
    reveal = discover().actions["gatherings:next"]

    def reveals(connection: Connection) -> None:
        work = UnitOfWork(connection, TEAM, world.now)
        reveal(call, work)
        work.flush()

    with database.engine.connect() as one, one.begin() as transaction:
        work = UnitOfWork(one, TEAM, world.now)
        sitting = parties.sitting_of(work, number, "U0NOOR", holds=True)
        with beside(database, reveals) as done:
            wait_until_it_waits(one)
            entries.add(work, sitting, [("start", "Just in time")])
            work.flush()
            transaction.commit()
            done.result(30)
    assert phases(world) == ["group"], "not past it, as without a card"


def test_people_who_write_at_the_same_moment_all_count(world_on: World) -> None:
    world = world_on
    assert set_up(world, names="anonymous") == {}
    number = session(world)
    for turn in range(ROUNDS):
        forms = [form(u, "write", number, start=forger.text(f"{turn} {u}")) for u in WRITERS]
        assert all(map(accepted, at_once(world, *forms)))
    ((count,),) = rows(world, "SELECT COUNT(*) FROM gathering_entries")
    assert count == ROUNDS * len(WRITERS)
    wrote = rows(world, "SELECT person FROM gathering_participants WHERE has_written")
    assert sorted(row[0] for row in wrote) == sorted(WRITERS)


def test_votes_cast_at_the_moment_of_the_close_are_counted_or_refused(world_on: World) -> None:
    world = world_on
    for _ in range(ROUNDS):
        to_vote(world)
        number = session(world)
        last = max(numbers(world).values())
        ballots = [
            form(
                user,
                "vote",
                f"{number}:0",
                vote_0={"selected_option": {"value": str(last)}},
                vote_1={"selected_option": {"value": str(last - 1)}},
            )
            for user in WRITERS
        ]
        ballots.insert(3, press(world, "U0MAYA", "next", f"{number}:vote"))
        answers = at_once(world, *ballots)
        del answers[3]
        assert phases(world)[-1] == "discuss"
        counted = f"SELECT SUM(votes) FROM gathering_topics WHERE session_id = {number}"
        assert rows(world, counted) == [(2 * sum(map(accepted, answers)),)]
        cast = f"SELECT person FROM gathering_ballots WHERE session_id = {number}"
        kept = [u for u, answer in zip(WRITERS, answers, strict=True) if accepted(answer)]
        assert sorted(row[0] for row in rows(world, cast)) == sorted(kept)
        runs(world.maya, "Close the session")


def test_a_double_click_counts_once(world_on: World) -> None:
    world = world_on
    assert set_up(world) == {}
    for user in WRITERS[:3]:
        trigger = world.sandbox.triggers.issue(TEAM, user, HERE)
        click = press(world, user, "come", session(world)) | {"trigger_id": trigger}
        at_once(world, *[click] * 3)
    answered = rows(world, "SELECT person FROM gathering_participants WHERE answer = 'yes'")
    assert len(answered) == 3


def test_a_form_submitted_twice_leaves_its_cards_once(world_on: World) -> None:
    world = world_on
    assert set_up(world, names="anonymous") == {}
    for user in WRITERS[:3]:
        written = form(user, "write", session(world), start=forger.text(f"Of {user}"))
        at_once(world, *[written] * 3)
    assert rows(world, "SELECT COUNT(*) FROM gathering_entries") == [(3,)]


@pytest.mark.parametrize("off", ["skip", "stop"])
def test_closed_and_called_off_at_the_same_moment_it_is_one_of_them(
    world_on: World, off: str
) -> None:
    world = world_on
    for _ in range(ROUNDS):
        assert set_up(world, often="weeks:1") == {}
        assert writes(world.noor, "Write more tests") == {}
        number = session(world)
        planned = "SELECT ritual_id, id FROM occurrences WHERE state = 'planned' ORDER BY id"
        value = ":".join(map(str, rows(world, planned)[-1]))
        calls_off = forger.submission(TEAM, "U0TOMAS", f"ritual:{off}", value, {})
        at_once(world, press(world, "U0MAYA", "end_now", f"{number}:collect"), calls_off)
        world.wait(seconds=5)
        running = [phase for phase in phases(world) if phase not in ("closed", "cancelled")]
        assert len(running) <= 1
        stops = [
            forger.submission(TEAM, "U0TOMAS", "ritual:stop", ":".join(map(str, row)), {})
            for row in rows(world, planned)
        ]
        at_once(world, *stops)
        world.wait(seconds=5)
        assert not [p for p in phases(world) if p not in ("closed", "cancelled")]
