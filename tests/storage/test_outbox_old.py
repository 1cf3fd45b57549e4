"""Rows of which nothing has been heard for more than a year go, and nothing else does."""

from datetime import datetime, timedelta

import pytest
from sqlalchemy import update

from storage import deliveries
from storage.database import Database
from storage.deliveries import FORGOTTEN_AT_ONCE, KEPT_FOR
from storage.outbox import CLAIMED, DEAD, FOLDED, SENT, SKIPPED, UNSURE, WAITING
from tests.storage.rows import NOON, change, outbox, owe, owed, write

LATER = NOON + KEPT_FOR
AN_HOUR = timedelta(hours=1)


def forget(database: Database, now: datetime) -> bool:
    return database.transaction(lambda connection: deliveries.forget_old(connection, now))


@pytest.mark.parametrize(
    ("state", "goes"),
    [
        (SENT, True), (SKIPPED, True), (DEAD, True), (FOLDED, True),
        (WAITING, False), (CLAIMED, False), (UNSURE, False),
    ],
)  # fmt: skip
def test_what_was_brought_to_an_end_goes_and_what_is_still_owed_stays(
    database: Database, state: str, goes: bool
) -> None:
    write(database, owe(database), state=state)
    assert not forget(database, LATER - AN_HOUR)
    assert len(owed(database)) == 1
    assert not forget(database, LATER + AN_HOUR)
    assert owed(database) == [] if goes else len(owed(database)) == 1


def test_what_is_still_edited_is_kept_for_as_long_again(database: Database) -> None:
    write(database, owe(database), state=SENT, channel="C1", ts="1.1")
    change(database, lambda work: work.outbox.refresh("x:note", 1), now=NOON + AN_HOUR * 9)
    number = owed(database)[0].id
    write(database, number, state=SENT)
    forget(database, LATER + AN_HOUR * 8)
    assert len(owed(database)) == 1
    forget(database, LATER + AN_HOUR * 10)
    assert owed(database) == []


def test_many_go_a_part_at_a_time(database: Database) -> None:
    def owe_many(work):
        for number in range(FORGOTTEN_AT_ONCE + 1):
            work.outbox.send("x:note", number, "U1")

    change(database, owe_many)
    all_sent = update(outbox).values(state=SENT)
    database.transaction(lambda connection: connection.execute(all_sent))
    assert forget(database, LATER + AN_HOUR)
    assert len(owed(database)) == 1
    assert not forget(database, LATER + AN_HOUR)
    assert owed(database) == []
