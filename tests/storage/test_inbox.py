"""A delivery is acted on once, however often it comes."""

from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from storage import inbox
from storage.database import Database
from storage.tables import Received
from tests.storage.rows import NOON, empty


def is_new(database: Database, key: str, now=NOON) -> bool:
    return database.transaction(lambda connection: inbox.is_new(connection, key, now))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25)
@given(keys=st.lists(st.text(max_size=40), max_size=8))
def test_each_delivery_is_new_exactly_once(database: Database, keys: list[str]) -> None:
    empty(database, Received)
    new = [key for key in keys if is_new(database, key)]
    assert new == list(dict.fromkeys(keys))
    assert not any(is_new(database, key) for key in keys)


def test_a_delivery_whose_change_was_rolled_back_is_new_again(database: Database) -> None:
    def fail(connection):
        assert inbox.is_new(connection, "event/1", NOON)
        raise RuntimeError

    with pytest.raises(RuntimeError):
        database.transaction(fail)
    assert is_new(database, "event/1")


def test_what_slack_may_still_send_again_is_remembered_and_the_rest_forgotten(
    database: Database,
) -> None:
    is_new(database, "early")
    is_new(database, "late", NOON + timedelta(minutes=50))
    later = NOON + inbox.REMEMBERED_FOR + timedelta(minutes=1)
    database.transaction(lambda connection: inbox.forget_old(connection, later))
    assert is_new(database, "early", later)
    assert not is_new(database, "late", later)


def test_nothing_of_a_deliverys_own_name_is_kept(database: Database) -> None:
    is_new(database, "T1/a-trigger-of-somebodys")
    (row,) = database.transaction(lambda connection: connection.execute(select(Received)).all())
    assert b"trigger" not in row.digest
    assert len(row.digest) == 16
