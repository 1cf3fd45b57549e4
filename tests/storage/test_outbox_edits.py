"""What was written a moment ago is written anew when its pause is over, and by little work."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

import pytest
from sqlalchemy import event

from storage.database import Database
from storage.outbox import EDIT_EVERY, SENT, WAITING
from tests.storage.rows import NOON, change, only, owe, write


@contextmanager
def statements(database: Database) -> Iterator[list[str]]:
    """What is said to the database meanwhile."""
    said: list[str] = []

    def note(connection, cursor, statement, *rest) -> None:
        said.append(statement)

    event.listen(database.engine, "before_cursor_execute", note)
    yield said
    event.remove(database.engine, "before_cursor_execute", note)


@pytest.mark.parametrize(
    ("free", "due"),
    [
        (-timedelta(days=9), timedelta()),
        (timedelta(), timedelta()),
        (EDIT_EVERY / 2, EDIT_EVERY / 2),
        (EDIT_EVERY, EDIT_EVERY),
        # By a clock that was wrong.
        (timedelta(days=9), timedelta()),
    ],
)
def test_news_waits_for_the_end_of_a_pause_and_for_nothing_else(
    database: Database, free: timedelta, due: timedelta
) -> None:
    number = owe(database)
    write(database, number, state=SENT, channel="D1", ts="1.1", not_before=NOON + free)
    for _ in range(3):
        change(database, lambda work: work.outbox.refresh("x:note", 1))
    assert (only(database).state, only(database).not_before) == (WAITING, NOON + due)


@pytest.mark.parametrize(
    ("recipients", "count"), [(["C1"], 1), (["C1", "G2"], 1), (["U1"], 2), (["C1", "U1"], 2)]
)
def test_news_for_channels_alone_is_one_statement(
    database: Database, recipients: list[str], count: int
) -> None:
    with statements(database) as said:
        change(database, lambda work: work.outbox.refresh("x:note", 1, only=recipients))
    assert len([each for each in said if "outbox" in each]) == count
