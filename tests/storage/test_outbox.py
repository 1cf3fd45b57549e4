"""What is owed is owed once, and a message is written anew as often as there is news of it."""

from datetime import timedelta

import pytest

from storage import deliveries
from storage.database import Database
from storage.deliveries import LEASE, Settled
from storage.outbox import CLAIMED, DEAD, SENT, SKIPPED, UNSURE, WAITING, Place
from tests.storage.rows import HERE, NOON, THERE, change, only, owe, owed, write


def claim(database: Database, now=NOON, most: int = 100) -> list:
    """What a worker does first: see what is due, and claim it."""

    def take(connection):
        rows = list(deliveries.due(connection, now, most))
        deliveries.claim(connection, [row.id for row in rows], now)
        return rows

    return database.transaction(take)


def settle(database: Database, row, state: str = SENT, **more) -> None:
    """What a worker does last, with the row as it was when it was claimed."""
    values = {"not_before": NOON, "channel": "D1", "ts": "1.1", **more}
    settled = Settled(row.id, row.attempts + 1, row.version, state, **values)
    database.transaction(lambda connection: deliveries.settle(connection, [settled]))


def refresh(database: Database, only_for: list[str] | None = None, workspace: str = HERE) -> None:
    change(database, lambda work: work.outbox.refresh("x:note", 1, only=only_for), workspace)


def test_a_message_with_the_same_key_is_owed_once(database: Database) -> None:
    change(database, lambda work: work.outbox.send("x:note", 1, "U1"))
    first = only(database)
    change(database, lambda work: work.outbox.send("x:note", 1, "U1"))
    change(database, lambda work: work.outbox.send("x:note", 1, "U1", key=first.key))
    assert only(database) == first
    # Each of what makes up a key makes another message; so does another workspace.
    change(database, lambda work: work.outbox.send("x:other", 1, "U1"))
    change(database, lambda work: work.outbox.send("x:note", 2, "U1"))
    change(database, lambda work: work.outbox.send("x:note", 1, "U2"))
    change(database, lambda work: work.outbox.send("x:note", 1, "U1", detail="again"))
    change(database, lambda work: work.outbox.send("x:note", 1, "U1"), THERE)
    assert len(owed(database)) == 6
    assert len({row.token for row in owed(database)}) == 6


def test_a_message_owed_again_after_it_was_sent_is_not_sent_again(database: Database) -> None:
    owe(database)
    settle(database, claim(database)[0])
    change(database, lambda work: work.outbox.send("x:note", 1, "U1"))
    assert only(database).state == SENT
    assert claim(database, NOON + timedelta(days=1)) == []


def test_nothing_is_owed_when_the_change_that_caused_it_fails(database: Database) -> None:
    def fail(work):
        work.outbox.send("x:note", 1, "U1")
        raise RuntimeError

    with pytest.raises(RuntimeError):
        change(database, fail)
    assert owed(database) == []


def test_a_message_is_due_from_its_time_on_and_the_longest_waiting_comes_first(
    database: Database,
) -> None:
    for minutes in (3, 1, 2):
        at = NOON + timedelta(minutes=minutes)
        change(database, lambda w, at=at, m=minutes: w.outbox.send("x:n", m, "U1", not_before=at))
    assert claim(database, NOON) == []
    assert [row.subject for row in claim(database, NOON + timedelta(minutes=2))] == [1, 2]
    assert database.transaction(deliveries.next_due) == NOON + timedelta(minutes=3)


def test_a_claimed_message_is_nobody_elses_until_its_lease_runs_out(database: Database) -> None:
    owe(database)
    assert len(claim(database)) == 1
    assert claim(database) == []
    assert claim(database, NOON + LEASE - timedelta(seconds=1)) == []
    (again,) = claim(database, NOON + LEASE)
    assert again.state == CLAIMED
    assert only(database).attempts == 2
    assert only(database).claimed_at == NOON  # the first try, from which a lost post is looked for


def test_whoever_comes_back_after_their_lease_ran_out_changes_nothing(database: Database) -> None:
    owe(database)
    (slow,) = claim(database)
    (fast,) = claim(database, NOON + LEASE)
    settle(database, slow, DEAD, reason="too slow to know better")
    assert only(database).state == CLAIMED
    settle(database, fast, ts="2.2")
    settle(database, slow, WAITING)
    row = only(database)
    assert (row.state, row.ts, row.reason) == (SENT, "2.2", "")


def test_news_before_it_is_sent_leads_to_one_message_and_no_edit(database: Database) -> None:
    owe(database)
    refresh(database)
    settle(database, claim(database)[0])
    assert only(database).state == SENT
    assert claim(database, NOON + timedelta(days=1)) == []


@pytest.mark.parametrize("times", [1, 2, 5])
def test_news_while_it_is_on_its_way_leads_to_exactly_one_edit(
    database: Database, times: int
) -> None:
    owe(database)
    (row,) = claim(database)
    for _ in range(times):
        refresh(database)
    settle(database, row)
    assert only(database).state == WAITING
    (edit,) = claim(database)
    assert edit.ts == "1.1"  # it stands already, so this is an edit
    settle(database, edit)
    assert only(database).state == SENT
    assert claim(database, NOON + timedelta(days=1)) == []


def test_news_while_it_is_being_edited_leads_to_one_edit_more(database: Database) -> None:
    owe(database)
    settle(database, claim(database)[0])
    refresh(database)
    (edit,) = claim(database)
    refresh(database)
    settle(database, edit)
    (second,) = claim(database)
    settle(database, second)
    assert claim(database, NOON + timedelta(days=1)) == []


@pytest.mark.parametrize("state", [SKIPPED, DEAD])
def test_news_does_not_bring_back_what_was_given_up(database: Database, state: str) -> None:
    number = owe(database)
    database.transaction(lambda c: deliveries.drop(c, number, state, "no longer needed"))
    refresh(database)
    assert only(database).state == state
    assert claim(database, NOON + timedelta(days=1)) == []


def test_news_reaches_only_those_it_is_meant_for(database: Database) -> None:
    for person in ("U1", "U2", "U3"):
        number = owe(database, to=person)
        write(database, number, state=SENT, channel=f"D{person}", ts="1.1")
    change(database, lambda work: work.outbox.send("x:note", 1, "U1"), THERE)
    there = owed(database)[-1]
    write(database, there.id, state=SENT, channel="D9", ts="1.1")
    refresh(database, ["U1", "U3"])
    waiting = {(r.workspace_id, r.recipient) for r in owed(database) if r.state == WAITING}
    assert waiting == {(HERE, "U1"), (HERE, "U3")}


def test_a_message_of_which_nobody_is_sure_is_looked_at_again(database: Database) -> None:
    owe(database)
    (row,) = claim(database)
    settle(database, row, UNSURE, not_before=NOON + timedelta(seconds=5), ts=None)
    assert claim(database, NOON + timedelta(seconds=4)) == []
    (again,) = claim(database, NOON + timedelta(seconds=5))
    assert (again.state, again.ts, again.channel) == (UNSURE, None, "D1")


def test_a_failed_edit_keeps_the_place_where_the_message_stands(database: Database) -> None:
    owe(database)
    settle(database, claim(database)[0])
    refresh(database)
    (edit,) = claim(database)
    settle(database, edit, WAITING, channel=None, ts=None)
    assert (only(database).channel, only(database).ts) == ("D1", "1.1")


def test_a_message_is_found_where_it_stands_and_in_its_own_workspace_only(
    database: Database,
) -> None:
    number = owe(database)
    write(database, number, state=SENT, channel="D1", ts="1.1")
    place = Place("D1", "1.1")

    def look(work):
        found = work.outbox.standing_at(place)
        return found and found.recipient, work.outbox.places("x:note", 1, "U1")

    assert change(database, look) == ("U1", [place])
    assert change(database, look, THERE) == (None, [])
