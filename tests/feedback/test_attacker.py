"""Somebody has a copy of the database: what they can, and cannot, find out of anonymous answers."""

import hashlib
import json
import re
import shutil
import sqlite3
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import product
from pathlib import Path
from typing import Any

import pytest

from tests.world import World, forger
from tests.world.loop import Loop
from tests.world.people import find_buttons

TEAM = ["U0NOOR", "U0TOMAS", "U0SAMUEL", "U0INGRID", "U0LEO"]
ORCHARD = "T0ORCHARD"
# Long enough that a rewritten row moves to other pages of the file.
KEPT = {user: f"kept-{user[2:].lower()[::-1]}-" + "lorem ipsum " * 60 for user in TEAM}
DROPPED = ["dropped-at-first-" + "x" * 900, "dropped-in-between-" + "y" * 2500, "dropped-at-last"]


@pytest.fixture
def world(world: World) -> Iterator[World]:
    """Five have answered in a known order, after edits and a withdrawal; nothing is closed."""
    world.maya.asks(*TEAM, about="How I ran the project", anonymous=True)
    world.wait(days=1, hours=4)
    for number, user in enumerate(TEAM):
        world.wait(minutes=7, seconds=number)
        person = world.person(user)
        if number == 2:
            assert person.answers(start=DROPPED[0], stop=DROPPED[0]) == {}
            assert person.answers(by="Edit", start=DROPPED[1]) == {}
            person.presses("Withdraw")
            assert person.answers(stop=DROPPED[2]) == {}
            assert person.answers(by="Edit", start=KEPT[user], stop=None) == {}
        else:
            assert person.answers(start=KEPT[user]) == {}
    yield world


@pytest.fixture
def copy(world: World, tmp_path: Path) -> Path:
    """A copy of everything that lies beside the database, taken while the bot runs."""
    return copied(world, tmp_path)


def copied(world: World, tmp_path: Path) -> Path:
    folder = tmp_path / "copy"
    folder.mkdir()
    for file in world.database_file.parent.glob(f"{world.database_file.name}*"):
        shutil.copy(file, folder)
    return folder


def raw(folder: Path) -> bytes:
    return b"".join(file.read_bytes() for file in sorted(folder.iterdir()))


def rows(folder: Path) -> dict[str, list[dict[str, Any]]]:
    connection = sqlite3.connect(next(folder.glob("*.db")))
    connection.row_factory = sqlite3.Row
    tables = connection.execute(
        "SELECT name FROM pragma_table_list WHERE type IN ('table', 'shadow') AND NOT wr"
    ).fetchall()
    found = {
        name: [dict(row) for row in connection.execute(f"SELECT rowid, * FROM {name}")]
        for (name,) in tables
    }
    connection.close()
    return found


def test_what_was_edited_or_withdrawn_is_in_no_byte_of_any_file(copy: Path) -> None:
    content = raw(copy)
    for text in KEPT.values():
        assert text[:20].encode() in content, "the attacker does read what is kept"
    for text in DROPPED:
        for part in (text[:15], text[-40:]):
            assert part.encode() not in content, part
            assert part.encode("utf-16-le") not in content


def test_no_row_holds_a_text_together_with_a_person_or_a_time(copy: Path) -> None:
    times = re.compile(r"20\d\d-\d\d-\d\d|177\d{7}")
    for table, found in rows(copy).items():
        for row in found:
            line = json.dumps({k: str(v) for k, v in row.items()})
            if any(text[:20] in line for text in KEPT.values()):
                assert table == "feedback_anonymous_answers"
                assert not any(user in line for user in TEAM) and not times.search(line)


def test_no_key_is_kept_but_its_digest(world: World, copy: Path) -> None:
    content = raw(copy)
    for user in TEAM:
        message = world.person(user).message_with("Edit")
        key = find_buttons(message["blocks"], "Edit")[0][0]["value"].partition(":")[2]
        assert len(key) >= 24 and key.encode() not in content
        digest = hashlib.sha256(key.encode())
        assert digest.hexdigest().encode() in content or digest.digest() in content


def test_nothing_near_a_giver_tells_when_they_answered(world: World, copy: Path) -> None:
    """Each answered at a moment of their own; no row that speaks of them knows it."""
    answered = answer_times(world)
    for table, found in rows(copy).items():
        for row in found:
            values = [str(value) for value in row.values()]
            for user in (u for u in TEAM if any(u in value for value in values)):
                for value in values:
                    if re.match(r"20\d\d-\d\d-\d\d \d\d:", value):
                        at = datetime.fromisoformat(value)
                        assert abs(at - answered[user]) > timedelta(minutes=5), (table, row)


def test_no_digest_of_what_was_received_can_be_guessed(world: World, copy: Path) -> None:
    """Who and when are few enough to be tried out: all of them together find nothing."""
    found = rows(copy)
    digests = {row["digest"] for row in found["inbox"]}
    moments = {datetime.fromisoformat(row["received_at"]) for row in found["inbox"]}
    stamps = {str(at.timestamp()) for at in moments} | {str(int(at.timestamp())) for at in moments}
    moments_utc = {str(at.replace(tzinfo=None)) for at in moments}
    stamps |= {str(at.replace(tzinfo=UTC).timestamp()) for at in moments} | moments_utc
    words = ("home", "give", "answer", "feedback:give", "feedback:answer", "withdraw")
    for user, word, stamp in product(TEAM, words, ["", *stamps]):
        for guess in (f"{word}/{user}/{stamp}", f"{user}/{word}/{stamp}", f"{word}/{user}", user):
            for line in (guess, f"{ORCHARD}/{guess}"):
                for size in (16, 32, 64):
                    digest = hashlib.blake2b(line.encode(), digest_size=size).digest()
                    assert digest not in digests, line


def test_delivered_messages_leave_no_words_in_the_outbox(copy: Path) -> None:
    found = rows(copy)["outbox"]
    assert len(found) > 5 and {row["state"] for row in found} == {"sent"}
    for row in found:
        line = json.dumps({k: str(v) for k, v in row.items()})
        assert "How I ran" not in line and "kept-" not in line and "<@" not in line


def test_below_the_threshold_every_byte_of_the_answers_goes(world: World, tmp_path: Path) -> None:
    world.person("U0LEO").presses("Withdraw")
    world.wait(days=10)
    assert "5 were needed" in world.maya.dm_words
    content = raw(copied(world, tmp_path))
    for text in (*KEPT.values(), *DROPPED):
        assert text[:15].encode() not in content and text[-40:].encode() not in content


def test_a_named_answer_that_was_withdrawn_is_in_no_byte_either(
    world: World, tmp_path: Path
) -> None:
    world.tomas.asks("U0NOOR")
    world.noor.answers(start="named-" + "z" * 900)
    world.noor.answers(by="Edit", start="changed-" + "z" * 900)
    world.noor.presses("Withdraw", nth=0)
    content = raw(copied(world, tmp_path))
    assert b"named-zz" not in content and b"changed-zz" not in content


ORDERS = [TEAM, TEAM[::-1], [TEAM[2], TEAM[0], TEAM[4], TEAM[1], TEAM[3]]]


def test_the_file_is_the_same_in_whatever_order_people_answered(loop: Loop, tmp_path: Path) -> None:
    """Each gives the same text with the same key; only the order differs, and no page shows it."""
    pages = []
    for number, order in enumerate(ORDERS):
        folder = tmp_path / str(number)
        folder.mkdir()
        world = World.begin(f"sqlite:///{folder / 'trellis.db'}", loop=loop)
        world.maya.asks(*TEAM, anonymous=True)
        for user in order:
            boxes = {"start": forger.text(KEPT[user])}
            key = hashlib.sha256(user.encode()).hexdigest()[:32]
            private = f"1:{key}"
            form = forger.submission(ORCHARD, user, "feedback:answer", private, boxes)
            assert world.deliver("interactive", form).ok
        copy = copied(world, folder)
        world.end()
        (row,) = rows(copy)["feedback_anonymous_answers"]
        pages.append((row, pages_of(copy, "feedback_a%")))
    for row, found in pages[1:]:
        assert row == pages[0][0]
        for name, page in found.items():
            assert page == pages[0][1][name], f"the pages of {name} tell an order"


def pages_of(folder: Path, like: str) -> dict[str, bytes]:
    """The first page of each table and index of that name, as it lies in the file."""
    file = next(folder.glob("*.db"))
    connection = sqlite3.connect(file)
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    size = connection.execute("PRAGMA page_size").fetchone()[0]
    roots = connection.execute(
        "SELECT name, rootpage FROM sqlite_master WHERE tbl_name LIKE ? AND rootpage > 0", [like]
    ).fetchall()
    connection.close()
    content = file.read_bytes()
    return {name: content[(root - 1) * size : root * size] for name, root in roots}


def answer_times(world: World) -> dict[str, datetime]:
    """When each person answered; the last of them has only just done so."""
    times = {}
    at = world.now.replace(tzinfo=None)
    for number, user in reversed(list(enumerate(TEAM))):
        times[user] = at
        at -= timedelta(minutes=7, seconds=number)
    return times
