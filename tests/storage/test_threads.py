"""Work that waits together is committed together, and fails alone."""

from concurrent.futures import Future
from threading import Event

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection, select, text
from sqlalchemy.exc import IntegrityError

from rituals.engine.actions import Action
from storage.database import Database
from storage.tables import OutboxMessage
from storage.unit_of_work import UnitOfWork
from tests.storage.rows import HERE, NOON, empty, owed


def owe(number: int):
    def work(connection: Connection) -> int:
        unit = UnitOfWork(connection, HERE, NOON)
        unit.outbox.send("x:note", number, "U1")
        unit.flush()
        return number

    return work


def owe_and_raise(number: int):
    def work(connection: Connection) -> int:
        unit = UnitOfWork(connection, HERE, NOON)
        unit.outbox.send("x:note", number, "U1")
        unit.flush()
        raise RuntimeError

    return work


def owe_and_break_a_rule_of_the_tables(number: int):
    def work(connection: Connection) -> int:
        unit = UnitOfWork(connection, HERE, NOON)
        unit.outbox.send("x:note", number, "U1")
        unit.session.add(Action(owner="U1", text=None, came_from="x", due=None))
        unit.flush()
        return number

    return work


def owe_and_fail_in_a_statement(number: int):
    def work(connection: Connection) -> int:
        unit = UnitOfWork(connection, HERE, NOON)
        unit.outbox.send("x:note", number, "U1")
        unit.session.execute(text("INSERT INTO people (id) VALUES ('U1')"))
        return number

    return work


FAILING = {
    owe_and_raise: RuntimeError,
    owe_and_break_a_rule_of_the_tables: IntegrityError,
    owe_and_fail_in_a_statement: IntegrityError,
}
KINDS = st.sampled_from([owe, *FAILING])


def together(database: Database, works: list) -> list[Future]:
    """Submit work while another is under way, so that all of it waits at once."""
    begun, may_end = Event(), Event()

    def hold(_: Connection) -> None:
        begun.set()
        assert may_end.wait(30)

    database._threads.submit(hold)
    assert begun.wait(30)
    futures = [database._threads.submit(work) for work in works]
    may_end.set()
    return futures


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
@given(kinds=st.lists(KINDS, max_size=8))
def test_each_of_the_changes_that_wait_together_succeeds_or_fails_for_itself(
    database: Database, kinds: list
) -> None:
    empty(database, OutboxMessage)
    futures = together(database, [kind(number) for number, kind in enumerate(kinds)])
    for number, (kind, future) in enumerate(zip(kinds, futures, strict=True)):
        if kind is owe:
            assert future.result(30) == number
        else:
            with pytest.raises(FAILING[kind]):
                future.result(30)
    kept = [row.subject for row in owed(database)]
    assert sorted(kept) == [number for number, kind in enumerate(kinds) if kind is owe]


def test_what_is_in_hand_is_finished_before_the_threads_are_let_go(database: Database) -> None:
    futures = together(database, [owe(number) for number in range(5)])
    database._threads.close()
    assert sorted(future.result(0) for future in futures) == list(range(5))


def test_a_change_sees_what_the_one_before_it_did(database: Database) -> None:
    def count(connection: Connection) -> int:
        return len(connection.execute(select(OutboxMessage.id)).all())

    if database.is_sqlite:
        futures = together(database, [owe(1), count, owe_and_raise(2), count, owe(3), count])
        assert [futures[n].result(30) for n in (1, 3, 5)] == [1, 1, 2]
    else:
        assert [database.transaction(owe(1)), database.transaction(count)] == [1, 1]
