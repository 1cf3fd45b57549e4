"""One person asks twice at the same moment, in two processes: on PostgreSQL."""

from sqlalchemy import Connection, select

from rituals.advocates import asking
from rituals.advocates.tables import Advocacy
from storage.database import Database
from storage.unit_of_work import UnitOfWork
from tests.ritual.test_at_once import HERE, TUESDAY, shared, work_in
from tests.storage.test_two_at_once import beside, wait_until_it_waits

__all__ = ["shared"]


def test_who_asks_twice_at_once_asks_once(shared: Database) -> None:
    def asks(connection: Connection) -> None:
        work = UnitOfWork(connection, HERE, TUESDAY)
        asking.ask(work, "U1", "U2", "Because you listen")
        work.flush()

    shared.transaction(lambda connection: work_in(connection, TUESDAY).flush())
    with shared.engine.connect() as first, first.begin() as transaction:
        asks(first)
        with beside(shared, asks) as done:
            wait_until_it_waits(first)
            transaction.commit()
            done.result(30)
    assert shared.transaction(lambda c: len(c.execute(select(Advocacy.id)).all())) == 1
