"""A moment is kept as the instant it is, on both databases."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import insert, select
from sqlalchemy.exc import StatementError

from storage.database import Database
from storage.tables import Schedule

OFFSETS = st.integers(-23 * 60, 23 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))
# The bounds are without a zone, which each drawn moment then gets.
MOMENTS = st.datetimes(datetime(1990, 1, 1), datetime(2100, 1, 1), timezones=OFFSETS)  # noqa: DTZ001


def kept(database: Database, at: datetime) -> datetime:
    values = {"workspace_id": "T1", "kind": "x:y", "subject": 1, "due": at, "not_before": at}

    def keep_and_read(connection):
        number = connection.execute(insert(Schedule).values(values)).inserted_primary_key[0]
        return connection.scalar(select(Schedule.due).where(Schedule.id == number))

    return database.transaction(keep_and_read)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=50)
@given(at=MOMENTS)
def test_a_moment_comes_back_as_the_same_instant_in_utc(database: Database, at: datetime) -> None:
    found = kept(database, at)
    assert found == at
    assert found.tzinfo is UTC or found.utcoffset() == timedelta(0)


def test_the_order_of_moments_is_their_order_in_time(database: Database) -> None:
    east = timezone(timedelta(hours=9))
    later_by_the_wall = datetime(2026, 3, 3, 17, 0, tzinfo=east)
    earlier_by_the_wall = datetime(2026, 3, 3, 9, 0, tzinfo=UTC)
    kept(database, later_by_the_wall)
    kept(database, earlier_by_the_wall)
    by_time = select(Schedule.due).order_by(Schedule.due)
    in_order = database.transaction(lambda connection: connection.scalars(by_time).all())
    assert in_order == [later_by_the_wall, earlier_by_the_wall]


def test_a_moment_without_a_zone_is_refused(database: Database) -> None:
    with pytest.raises(StatementError, match="needs a time zone"):
        kept(database, datetime(2026, 3, 3, 9, 0))  # noqa: DTZ001
    assert database.transaction(lambda c: c.scalars(select(Schedule.id)).all()) == []
