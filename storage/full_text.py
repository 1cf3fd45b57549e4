"""Full-text search by the database itself: FTS5 on SQLite, a tsvector with GIN on PostgreSQL.

Neither is left to make words of a text: what it would make depends on its version and on the
machine's locale. Both are handed the same tokens and asked for the same ones, so that both find
the same.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Dialect,
    Select,
    Table,
    Text,
    TypeDecorator,
    column,
    literal,
    literal_column,
    select,
    table,
)
from sqlalchemy import cast as sql_cast
from sqlalchemy.dialects.postgresql import TSQUERY, TSVECTOR

# Stands between what is not next to one another, and is never asked for.
GAP = ""
# What a database keeps of itself for a searched table has this in its name.
_OWN = "_fts"
# PostgreSQL keeps no more places of one token:
# https://www.postgresql.org/docs/current/textsearch-limits.html
MOST_PLACES = 255
MOST_TOKENS = 16_000


@dataclass(frozen=True, slots=True)
class Phrase:
    """Tokens next to one another, or a single one.

    Args:
        tokens: in their order.
        goes_on: whether the last may go on: it is only how a token begins.
    """

    tokens: tuple[str, ...]
    goes_on: bool = False


# All of these, each in one of its forms.
Query = Sequence[Sequence[Phrase]]


class Searched(TypeDecorator[Any]):
    """A text as the tokens it is found by, in their order; written, and never read.

    A token is of lower-case letters, digits and marks alone.
    """

    impl = Text
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> Any:
        """Keep them as the database's own search wants them."""
        return dialect.type_descriptor(TSVECTOR() if _is_postgresql(dialect) else Text())

    def process_bind_param(self, value: Any, dialect: Dialect) -> str:
        """Write the tokens with their places, which a gap takes too."""
        tokens = list(_within_limits(value))
        if _is_postgresql(dialect):
            return " ".join(f"'{each}':{at}" for at, each in enumerate(tokens, 1) if each)
        return " ".join(each or "0" for each in tokens)


def _within_limits(tokens: Iterable[str]) -> Iterable[str]:
    seen: Counter[str] = Counter()
    for each in list(tokens)[:MOST_TOKENS]:
        seen[each] += 1
        yield each if seen[each] <= MOST_PLACES else GAP


def hits(connection: Connection, searched: str, key: str, query: Query) -> Select[Any]:
    """Return the statement that finds rows, with the column `key` alone, to be narrowed further.

    On SQLite it is quick from either end of the keys.

    Args:
        connection: in which it will be asked.
        searched: the name of the table with the tokens.
        key: its primary key, an integer.
        query: what must be there; never empty.
    """
    if _is_postgresql(connection.dialect):
        rows = table(searched, column(key), column("words"))
        wanted = sql_cast(literal(_postgresql(query)), TSQUERY)
        return select(rows.c[key]).where(rows.c.words.op("@@")(wanted))
    index = table(searched + _OWN, column("rowid"))
    matches: ColumnElement[bool] = literal_column(searched + _OWN).op("MATCH")(_fts5(query))
    return select(index.c.rowid.label(key)).where(matches)


def _postgresql(query: Query) -> str:
    """https://www.postgresql.org/docs/current/datatype-textsearch.html#DATATYPE-TSQUERY."""

    def phrase(each: Phrase) -> str:
        return " <-> ".join(f"'{token}'" for token in each.tokens) + (":*" if each.goes_on else "")

    return " & ".join(f"({' | '.join(map(phrase, forms))})" for forms in query)


def _fts5(query: Query) -> str:
    """https://www.sqlite.org/fts5.html#full_text_query_syntax."""

    def phrase(each: Phrase) -> str:
        return f'"{" ".join(each.tokens)}"' + (" *" if each.goes_on else "")

    return " AND ".join(f"({' OR '.join(map(phrase, forms))})" for forms in query)


def leave_no_trace(connection: Connection, of: Table) -> None:
    """Have nothing left of deleted rows in SQLite's index of a table, if it is a searched one.

    It would clear them away in its own time: https://www.sqlite.org/fts5.html#the_optimize_command
    """
    is_searched = any(isinstance(each.type, Searched) for each in of.columns)
    if is_searched and not _is_postgresql(connection.dialect):
        index = of.name + _OWN
        connection.exec_driver_sql(f"INSERT INTO {index}({index}) VALUES ('optimize')")  # noqa: S608


def made(searched: str, key: str, dialect: str) -> list[str]:
    """Return the statements by which a database begins to search a table; for migrations."""
    index = searched + _OWN
    if dialect == "postgresql":
        return [
            # Packed away, the tokens of a row would take ten times as long to look through.
            f"ALTER TABLE {searched} SET (toast_tuple_target = 8160)",
            # A list of what is pending would be read through at every search.
            f"CREATE INDEX {index} ON {searched} USING gin (words) WITH (fastupdate = off)",
        ]
    # The words are read from the table; the length of each text is of use for ranking alone.
    options = f"content='{searched}', content_rowid='{key}', tokenize='ascii', columnsize=0"
    columns = f"{index}, rowid, words"
    gone = f"INSERT INTO {index}({columns}) VALUES ('delete', old.{key}, old.words);"  # noqa: S608
    new = f"INSERT INTO {index}(rowid, words) VALUES (new.{key}, new.words);"  # noqa: S608
    return [
        f"CREATE VIRTUAL TABLE {index} USING fts5(words, {options})",
        f"CREATE TRIGGER {index}_i AFTER INSERT ON {searched} BEGIN {new} END",
        f"CREATE TRIGGER {index}_d AFTER DELETE ON {searched} BEGIN {gone} END",
        f"CREATE TRIGGER {index}_u AFTER UPDATE ON {searched} BEGIN {gone} {new} END",
    ]


def unmade(searched: str, dialect: str) -> list[str]:
    """Return the statements that take `made` back, before the table itself goes."""
    index = searched + _OWN
    if dialect == "postgresql":
        return [f"DROP INDEX {index}"]
    return [*(f"DROP TRIGGER {index}_{each}" for each in "idu"), f"DROP TABLE {index}"]


def is_compared(name: str | None, *_: Any) -> bool:
    """Tell whether a table or an index is described by the models, and not the database's own."""
    return name is None or _OWN not in name


def _is_postgresql(dialect: Dialect) -> bool:
    return dialect.name == "postgresql"
