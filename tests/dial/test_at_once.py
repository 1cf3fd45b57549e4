"""A leader's account is closed while the person names another leader: on PostgreSQL."""

from sqlalchemy import Connection, select

from rituals.dial import areas, leaving
from rituals.dial.tables import Area
from storage.database import Database
from tests.ritual.test_at_once import TUESDAY, shared, work_in
from tests.storage.test_two_at_once import beside, wait_until_it_waits

__all__ = ["shared"]


def test_whoever_is_named_while_a_leader_leaves_stays_named(shared: Database) -> None:
    def begins(connection: Connection) -> None:
        work = work_in(connection, TUESDAY)
        areas.begin(work, "U1", "Hiring", "U2", 1)
        work.flush()

    def names_another(connection: Connection) -> None:
        work = work_in(connection, TUESDAY)
        area = work.session.scalars(select(Area).with_for_update()).one()
        areas.lead(work, area, "U3")
        work.flush()

    def closes(connection: Connection) -> None:
        work = work_in(connection, TUESDAY)
        leaving.account_closed("U2", work)
        work.flush()

    shared.transaction(begins)
    with shared.engine.connect() as person, person.begin() as transaction:
        names_another(person)
        with beside(shared, closes) as closed:
            wait_until_it_waits(person)
            transaction.commit()
            closed.result(30)
    led = shared.transaction(lambda connection: connection.scalar(select(Area.leader)))
    assert led == "U3"
