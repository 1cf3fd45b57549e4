"""Somebody changes a ritual at the moment it begins: on PostgreSQL, where two can be at once."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta

import pytest
from sqlalchemy import Connection, select

from bot import migrations
from rituals.cadence.patterns import Weekly
from rituals.cadence.recurrence import Recurrence
from rituals.engine import occurrences
from rituals.engine.registry import Registry, discover
from rituals.engine.ritual import PLANNED, Occurrence, Ritual
from rituals.ritual import keeping, parties
from storage.database import Database
from storage.facts import ChannelFacts, Facts, PersonFacts
from storage.unit_of_work import UnitOfWork
from tests.ritual import tea
from tests.storage.test_two_at_once import beside, wait_until_it_waits

HERE = "T1"
FRIDAY = datetime(2026, 3, 6, 14, 0, tzinfo=UTC)
TUESDAY = datetime(2026, 3, 3, 9, 0, tzinfo=UTC)
TEAM = ("U1", "U2", "U3")


@pytest.fixture
def shared(postgresql_url: str) -> Iterator[Database]:
    database = Database(postgresql_url)
    migrations.upgrade(database.engine)
    yield database
    database.close()


@pytest.fixture
def registry() -> Registry:
    return Registry((*discover().features, tea.feature()))


def work_in(connection: Connection, now: datetime) -> UnitOfWork:
    """A unit of work that knows a channel and three people in it."""
    day = now.replace(hour=0)
    people = {u: PersonFacts(u, u, "Europe/Stockholm", False, False, day) for u in TEAM}
    channels = {"C1": ChannelFacts("C1", "one", False, True, True, 3, day)}
    return UnitOfWork(connection, HERE, now, Facts(people, channels, {"C1": frozenset(TEAM)}))


def set_up(shared: Database, kind: str = "tea:time") -> tuple[int, int]:
    """Have tea on Fridays; return the number of the ritual and of its first session."""

    def begin(connection: Connection) -> tuple[int, int]:
        work = work_in(connection, TUESDAY)
        recurrence = Recurrence(Weekly((4,)), time(15), "Europe/Stockholm", date(2026, 3, 3))
        ritual = Ritual(
            kind=kind, name="Tea", channel="C1", recurrence=str(recurrence), set_up_by="U1"
        )
        first = occurrences.set_up(work, ritual)
        work.flush()
        return ritual.id, first.id

    return shared.transaction(begin)


def planned(shared: Database) -> list[tuple[int, datetime]]:
    def read(connection: Connection) -> list[tuple[int, datetime]]:
        is_next = select(Occurrence.id, Occurrence.starts).where(Occurrence.state == PLANNED)
        return [(row.id, row.starts) for row in connection.execute(is_next)]

    return shared.transaction(read)


def test_a_session_moved_at_the_moment_it_begins_is_held_when_it_was_moved_to(
    shared: Database, registry: Registry
) -> None:
    ritual_id, first = set_up(shared)
    monday = FRIDAY + timedelta(days=3)
    with shared.engine.connect() as person, person.begin() as transaction:
        work = work_in(person, FRIDAY - timedelta(seconds=1))
        occurrences.move(work, work.session.get_one(Ritual, ritual_id), "U1", monday)
        work.flush()

        def begins(connection: Connection) -> None:
            tick = work_in(connection, FRIDAY)
            registry.rules["tea:time.begin"](first, FRIDAY, tick)
            tick.flush()

        with beside(shared, begins) as done:
            wait_until_it_waits(person)
            transaction.commit()
            done.result(30)
    assert planned(shared) == [(first, monday)]


def test_a_ritual_stopped_at_the_moment_it_begins_leaves_nothing_planned(
    shared: Database, registry: Registry
) -> None:
    ritual_id, first = set_up(shared)
    with shared.engine.connect() as ticking, ticking.begin() as transaction:
        tick = work_in(ticking, FRIDAY)
        registry.rules["tea:time.begin"](first, FRIDAY, tick)
        tick.flush()

        def stops(connection: Connection) -> None:
            work = work_in(connection, FRIDAY)
            occurrences.stop(work, work.session.get_one(Ritual, ritual_id), "U1")
            work.flush()

        with beside(shared, stops) as done:
            wait_until_it_waits(ticking)
            transaction.commit()
            done.result(30)
    assert planned(shared) == []


def test_two_who_hand_over_at_once_both_stay_among_those_who_take_turns(shared: Database) -> None:
    ritual_id, _ = set_up(shared)

    def hands_over(work: UnitOfWork, to: str) -> None:
        active = parties.active_ritual(work, ritual_id, "U1")
        keeping.hand(work, active, "U1", to)
        work.flush()

    with shared.engine.connect() as one, one.begin() as transaction:
        hands_over(work_in(one, TUESDAY), "U2")
        with beside(shared, lambda two: hands_over(work_in(two, TUESDAY), "U3")) as done:
            wait_until_it_waits(one)
            transaction.commit()
            done.result(30)
    keepers = shared.transaction(lambda c: c.execute(select(Ritual.keepers)).scalar_one())
    assert keepers == ["U1", "U2", "U3"]
