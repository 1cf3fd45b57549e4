"""A copy of the database, taken at any moment, does not tell who gave which ratings."""

import json
import shutil
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest

from tests.supervision.scene import INGRID, TEAM, a_quarter, filled, over, rates
from tests.world import World, forger
from tests.world.people import labels

# In each the same three answer the same, one after the other in another order.
THREE = {"U0MAYA": 1, "U0NOOR": 3, "U0TOMAS": 5}


def row(world: World) -> tuple[Any, ...]:
    (found,) = world.tables()["supervision_windows"]
    return found


def without_digests(kept: str) -> list[list[int]]:
    return sorted(each["ratings"] for each in json.loads(kept))


def test_the_row_tells_no_author_order_or_time(world: World) -> None:
    """Three quarters, three orders: nothing but the random keys differs."""
    rows, lengths = [], set()
    for order in list(permutations(THREE))[::2]:
        for user in order:
            assert rates(world.person(user), THREE[user]) == {}
            lengths.add(tuple(map(len, row(world)[4:6])))
        planned = [each for each in world.tables()["schedules"] if "supervision:close" in each]
        assert all(number < 0 for number, *_ in planned), (
            "counted, it tells when the first answered"
        )
        rows.append(row(world))
        over(world)
    for window, *named, people, ratings, workspace in rows:
        assert isinstance(window, int) and workspace == "T0ORCHARD"
        assert named[0] == INGRID and named[2] == 5
        assert json.loads(people) == sorted(THREE)
        assert without_digests(ratings) == [[1] * 4, [3] * 4, [5] * 4]
        sealed = json.loads(ratings)
        assert sealed == sorted(sealed, key=lambda each: each["digest"])
        assert all(set(each) == {"digest", "ratings"} for each in sealed)
    assert len(lengths) == 1, "a row that grows would move within its file"


@pytest.mark.parametrize("order", [list(THREE), list(THREE)[::-1]])
def test_nothing_else_in_the_database_leads_from_a_person_to_an_answer(
    world: World, order: list[str]
) -> None:
    for user in order:
        rates(world.person(user), THREE[user])
        world.wait(minutes=7)
    kept = world.tables()
    for user in THREE:
        key = key_of(world, user)
        assert key not in str(kept), "the key is in the person's own message alone"
    # What each did left no row behind in which they, or their hour, could be found again.
    for name in ("outbox", "occurrences", "schedules"):
        assert not any(user in str(each) for user in THREE for each in kept[name])
    digests = digests_in(world)
    del kept["supervision_windows"]
    assert len(digests) == 3 and not any(digest in str(kept) for digest in digests)


def key_of(world: World, user: str) -> str:
    for block in world.person(user).last["blocks"]:
        for element in block.get("elements", []):
            if element.get("action_id") == "supervision:check_rate":
                return str(element["value"]).partition(":")[2]
    raise AssertionError("no key")


def test_the_file_keeps_nothing_of_an_answer_that_was_changed_or_taken_back(
    world: World, tmp_path: Path
) -> None:
    digests = set()
    for user, rating in THREE.items():
        rates(world.person(user), rating)
        digests |= digests_in(world)
    world.maya.presses("Withdraw")
    assert labels(world.maya.last) == ["Rate again"]
    left = digests_in(world)
    assert len(digests) == 3 and len(left) == 2
    raw = bytes_of(world, tmp_path)
    assert all(digest.encode() in raw for digest in left)
    assert not any(digest.encode() in raw for digest in digests - left)


def test_when_the_quarter_is_over_the_file_keeps_nobody(world: World, tmp_path: Path) -> None:
    for user in TEAM:
        rates(world.person(user), 4)
    digests = digests_in(world)
    over(world)
    raw = bytes_of(world, tmp_path)
    assert not any(digest.encode() in raw for digest in digests)
    assert json.dumps(sorted(TEAM)).encode() not in raw


def digests_in(world: World) -> set[str]:
    return {each["digest"] for each in json.loads(row(world)[5])}


def bytes_of(world: World, folder: Path) -> bytes:
    """All that somebody has who copies the database's files."""
    copied = b""
    for file in world.database_file.parent.glob(f"{world.database_file.name}*"):
        copied += shutil.copy(file, folder / f"copy-{file.name}").read_bytes()
    assert b"SQLite format 3" in copied
    return copied


def test_no_log_line_tells_who_answered_or_what(
    world: World, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("DEBUG", logger="trellis")
    a_quarter(world, 5)
    values = {name: forger.text(of) for name, of in filled(9).items()}
    forged = forger.submission("T0ORCHARD", "U0MAYA", "supervision:check", "5", values)
    world.deliver("interactive", forged)
    assert not any(user in caplog.text for user in [*TEAM, INGRID])
