"""Two words looked for in the library: in a hundred thousand entries, and in a thousand."""

import time
from collections.abc import Iterator
from contextlib import ExitStack
from datetime import UTC, datetime, timedelta
from itertools import accumulate
from random import Random
from typing import Any

from sqlalchemy import Connection, insert, text

from rituals.engine.call import Call
from rituals.engine.registry import discover
from rituals.library.index import Tokens
from rituals.library.stemming import USUAL
from rituals.library.surfaces.search import search
from rituals.library.tables import KINDS, LibraryEntry, LibraryIndex, Share
from storage import full_text
from storage.database import Database
from storage.facts import Facts
from storage.tables import Channel, Person
from storage.unit_of_work import UnitOfWork
from tests.bench.databases import POSTGRESQL, SQLITE, databases
from tests.bench.deliveries import TEAM
from tests.bench.figure import Figure, Runs, interleave

FEW, MANY = 1_000, 100_000
CHANNELS, PEOPLE = 40, 50
# An entry has a title and a summary of so many words.
TITLE, SUMMARY = 6, 60
# How often the two words come up among all words: as "the" and "of" do, as what everybody talks
# about, as what is looked for most, and seldom.
RANKS = ((0, 1), (10, 20), (100, 300), (1_000, 3_000))
AT_ONCE = 10
READER = "U0"
NOW = datetime(2026, 3, 3, 9, 0, tzinfo=UTC)


def searches(rounds: int) -> list[Figure]:
    """Measure the first page with its count, on both databases, for common words and for rare."""
    discover()
    return [figure for kind in (SQLITE, POSTGRESQL) for figure in _on(kind, rounds)]


def _on(kind: str, rounds: int) -> list[Figure]:
    with databases(kind, "few", "many") as urls, ExitStack() as stack:
        few, many = (_Library(url, size) for url, size in zip(urls, (FEW, MANY), strict=True))
        stack.callback(few.close)
        stack.callback(many.close)
        runs = {line: (Runs(), Runs()) for line in map(_line, RANKS)}
        for line, (in_few, in_many) in runs.items():
            interleave(rounds, (in_few, few.asks(line)), (in_many, many.asks(line)))
    ratio = max(in_few.faster_than(in_many) for in_few, in_many in runs.values())
    slowest = max(1000 / in_many.rate for _, in_many in runs.values())
    beside = "; ".join(
        f"{1000 / in_many.rate:.1f} ms against {1000 / in_few.rate:.1f} ms"
        for in_few, in_many in runs.values()
    )
    name = f"two words in {MANY:,} entries on {kind}"
    return [
        Figure(f"{name}; in {FEW:,}", ratio, 5, f"{beside}, from common to rare", at_most=True),
        Figure(f"{name}, milliseconds", slowest, 50, "the slowest of these pairs", at_most=True),
    ]


class _Library:
    """A workspace's library of some size, the same thousand texts over and over.

    Args:
        url: the database.
        size: how many entries.
    """

    def __init__(self, url: str, size: int) -> None:
        self._database = Database(url)
        self._database.transaction(lambda connection: _fill(connection, size))

    def asks(self, line: str) -> Any:
        """Return what looks for a line as often as it is done at once."""

        def run() -> tuple[int, float, float]:
            began, used = time.perf_counter(), time.process_time()
            for _ in range(AT_ONCE):
                self._database.transaction(lambda connection: _search(connection, line))
            return AT_ONCE, time.perf_counter() - began, time.process_time() - used

        return run

    def close(self) -> None:
        self._database.close()


def _search(connection: Connection, line: str) -> None:
    outcome = search(Call(TEAM, READER, NOW, text=line), UnitOfWork(connection, TEAM, NOW, Facts()))
    assert outcome.opens


def _fill(connection: Connection, size: int) -> None:
    """Keep the entries, and index them all at once as when a database is restored."""
    index, dialect = LibraryIndex.__tablename__, connection.dialect.name
    for statement in full_text.unmade(index, dialect):
        connection.exec_driver_sql(statement)
    texts = list(_texts())
    for first in range(0, size, FEW):
        for table, make in ((LibraryEntry, _entry), (Share, _share), (LibraryIndex, _indexed)):
            rows = [make(number, *texts[number % FEW]) for number in range(first, first + FEW)]
            connection.execute(insert(table), rows)
    connection.execute(insert(Channel), [_channel(number) for number in range(CHANNELS)])
    connection.execute(insert(Person), [_person()])
    for statement in full_text.made(index, "entry_id", dialect):
        connection.exec_driver_sql(statement)
    if dialect == "postgresql":
        # As the server does of itself within a minute.
        connection.execute(text("ANALYZE"))
    else:
        connection.exec_driver_sql(f"INSERT INTO {index}_fts({index}_fts) VALUES ('rebuild')")


def _texts() -> Iterator[tuple[str, str, list[str]]]:
    """Texts in which words come up as often as in any language: by Zipf's law."""
    chosen, tokens = Random(7), Tokens(TEAM, USUAL)
    often = list(accumulate(1 / (rank + 3) for rank in range(5_000)))
    for _ in range(FEW):
        said = [_word(n) for n in chosen.choices(range(5_000), cum_weights=often, k=SUMMARY)]
        entry = LibraryEntry(
            kind=KINDS[0], title=" ".join(said[:TITLE]), summary=" ".join(said[TITLE:]),
            topic=said[0], book="", link="",
        )  # fmt: skip
        yield entry.title, entry.summary, tokens.of(entry, [])


def _word(rank: int) -> str:
    return "".join("bdfgklmnprtvz"[rank // 13**place % 13] + "aeiou"[place] for place in range(4))


def _line(ranks: tuple[int, int]) -> str:
    return " ".join(map(_word, ranks))


def _entry(number: int, title: str, summary: str, words: list[str]) -> dict[str, Any]:
    at = NOW - timedelta(minutes=MANY - number)
    named = {"title": title, "summary": summary, "topic": "", "book": "", "link": "", "author": ""}
    where = f"C{number % CHANNELS}" if number % 3 else None
    kept = {"id": number + 1, "workspace_id": TEAM, "kind": KINDS[0], "channel": where}
    return named | kept | {
        "address": "", "filed_by": "U0", "useful": 0, "filed_at": at, "changed_at": at,
    }  # fmt: skip


def _share(number: int, title: str, summary: str, words: list[str]) -> dict[str, Any]:
    person = f"U{number % PEOPLE}"
    kept = {"entry_id": number + 1, "workspace_id": TEAM, "person": person}
    return kept | {"why": "", "shared_at": NOW}


def _indexed(number: int, title: str, summary: str, words: list[str]) -> dict[str, Any]:
    own = Tokens(TEAM, USUAL).person(f"U{number % PEOPLE}")
    return {"entry_id": number + 1, "workspace_id": TEAM, "words": [own, *words]}


def _channel(number: int) -> dict[str, Any]:
    known = {"is_private": False, "is_open": True, "has_bot": True, "member_count": 1}
    named = {"workspace_id": TEAM, "id": f"C{number}", "name": f"channel-{number}"}
    return named | known | {"looked_up_at": NOW}


def _person() -> dict[str, Any]:
    known = {"is_bot": False, "has_left": False, "is_guest": False, "met": True, "zone": "UTC"}
    return {"workspace_id": TEAM, "id": READER, "name": "Reader"} | known | {"looked_up_at": NOW}
