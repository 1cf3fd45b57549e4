"""Two workers at the same moment, on PostgreSQL, where there can be two."""

import asyncio
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from threading import Barrier, Event

import pytest
from sqlalchemy import Connection, text

from bot import migrations
from storage import deliveries, inbox
from storage.database import Database
from storage.unit_of_work import UnitOfWork
from tests.storage.rows import HERE, NOON, change, only, owe, owed


@pytest.fixture
def shared(postgresql_url: str) -> Iterator[Database]:
    database = Database(postgresql_url)
    migrations.upgrade(database.engine)
    yield database
    database.close()


@contextmanager
def beside(database: Database, work) -> Iterator:
    """Run something in a second connection while the first transaction is still open."""
    with ThreadPoolExecutor(1) as thread:
        started = Event()

        def run():
            with database.engine.begin() as connection:
                started.set()
                return work(connection)

        future = thread.submit(run)
        started.wait(10)
        yield future


def wait_until_it_waits(connection: Connection) -> None:
    """Return as soon as another connection stands at a lock of ours."""
    waiting = text("SELECT count(*) FROM pg_locks WHERE NOT granted")
    for _ in range(100_000):
        if connection.scalar(waiting):
            return
    raise AssertionError("nobody waits")


def test_a_delivery_that_comes_twice_at_once_is_new_once(shared: Database) -> None:
    with shared.engine.connect() as first, first.begin() as transaction:
        assert inbox.is_new(first, "event/1", NOON)
        with beside(shared, lambda second: inbox.is_new(second, "event/1", NOON)) as answer:
            wait_until_it_waits(first)
            transaction.commit()
            assert answer.result(30) is False


def test_a_delivery_whose_first_attempt_failed_is_new_to_the_one_beside_it(
    shared: Database,
) -> None:
    with shared.engine.connect() as first, first.begin() as transaction:
        assert inbox.is_new(first, "event/1", NOON)
        with beside(shared, lambda second: inbox.is_new(second, "event/1", NOON)) as answer:
            wait_until_it_waits(first)
            transaction.rollback()
            assert answer.result(30) is True


def test_a_message_owed_by_two_at_once_is_owed_once(shared: Database) -> None:
    def send(connection: Connection) -> None:
        unit = UnitOfWork(connection, HERE, NOON)
        unit.outbox.send("x:note", 1, "U1")
        unit.flush()

    with shared.engine.connect() as first, first.begin() as transaction:
        send(first)
        with beside(shared, send) as done:
            wait_until_it_waits(first)
            transaction.commit()
            done.result(30)
    assert len(owed(shared)) == 1


def test_two_workers_never_claim_the_same_message(shared: Database) -> None:
    for number in range(10):
        owe(shared, subject=number, to=f"U{number}")

    def take(connection: Connection, most: int) -> set[int]:
        ids = {row.id for row in deliveries.due(connection, NOON, most)}
        deliveries.claim(connection, ids, NOON)
        return ids

    with shared.engine.begin() as first:
        mine = take(first, 4)
        with beside(shared, lambda second: take(second, 100)) as theirs:
            others = theirs.result(30)
    assert len(mine) == 4
    assert len(others) == 6
    assert not mine & others
    assert {row.attempts for row in owed(shared)} == {1}


def test_news_that_comes_while_a_claim_is_being_made_is_not_lost(shared: Database) -> None:
    owe(shared)
    with shared.engine.connect() as first, first.begin() as transaction:
        (row,) = deliveries.due(first, NOON, 10)
        deliveries.claim(first, [row.id], NOON)
        news = beside(
            shared, lambda c: UnitOfWork(c, HERE, NOON).outbox.refresh("x:note", row.subject)
        )
        with news as done:
            transaction.commit()
            done.result(30)
    settled = deliveries.Settled(row.id, row.attempts + 1, row.version, "sent", NOON, ts="1.1")
    shared.transaction(lambda connection: deliveries.settle(connection, [settled]))
    # Whichever came first, the words that stand are the newest, or will be.
    seen_before_it_was_written = only(shared).version == row.version
    assert seen_before_it_was_written or only(shared).state == "waiting"
    change(shared, lambda work: work.outbox.refresh("x:note", row.subject))
    assert only(shared).state == "waiting"


def test_two_that_wait_for_each_other_both_come_to_an_end(shared: Database) -> None:
    """PostgreSQL gives one of them up, and all it did with it; it is done again."""
    for subject in (1, 2):
        owe(shared, subject=subject)
    both = Barrier(2)

    def hold(first: int, second: int, tried: list[int]) -> Callable[[Connection], None]:
        def work(connection: Connection) -> None:
            tried.append(first)
            row = text("UPDATE outbox SET attempts = attempts + 1 WHERE subject = :subject")
            connection.execute(row, {"subject": first})
            if tried == [first]:
                both.wait(10)
            connection.execute(row, {"subject": second})

        return work

    there: list[int] = []
    back: list[int] = []

    async def at_once() -> None:
        await asyncio.gather(shared.run(hold(1, 2, there)), shared.run(hold(2, 1, back)))

    asyncio.run(at_once())
    assert len(there) + len(back) == 3
    attempts = text("SELECT attempts FROM outbox")
    assert shared.transaction(lambda connection: connection.scalars(attempts).all()) == [2, 2]
