"""Several rate the same leader at the same moment: on PostgreSQL."""

from sqlalchemy import Connection, select

from rituals.supervision import rating
from rituals.supervision.tables import Window
from storage.database import Database
from tests.ritual.test_at_once import TUESDAY, shared, work_in
from tests.storage.test_two_at_once import beside, wait_until_it_waits

__all__ = ["shared"]


def test_two_who_rate_at_once_are_both_counted(shared: Database) -> None:
    def rates(connection: Connection, person: str, own: int) -> None:
        work = work_in(connection, TUESDAY)
        work.directory.people(["U1"])
        rating.rate(work, "U1", person, f"key of {person}", [own] * 4, 5)
        work.flush()

    with shared.engine.connect() as first, first.begin() as transaction:
        rates(first, "U2", 1)
        with beside(shared, lambda second: rates(second, "U3", 5)) as answer:
            wait_until_it_waits(first)
            transaction.commit()
            answer.result(30)
    (people, ratings) = shared.transaction(
        lambda connection: connection.execute(select(Window.people, Window.ratings)).one()
    )
    assert people == ["U2", "U3"]
    assert sorted(each["ratings"][0] for each in ratings) == [1, 5]
