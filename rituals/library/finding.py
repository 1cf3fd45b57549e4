"""Finding entries: what has the words in its title stands first, and of the rest the newest.

The order needs no weights, so that both databases agree on it, and none reads more than it shows.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import ColumnElement, select

from rituals.engine.call import MOST as NUMBER
from rituals.library.index import Tokens
from rituals.library.languages import chosen
from rituals.library.readers import closed_to, known_closed_to, open_to
from rituals.library.tables import LibraryEntry, LibraryIndex
from rituals.library.wanted import Wanted
from storage import full_text
from storage.full_text import Query
from storage.unit_of_work import UnitOfWork

# Nobody turns more pages; and to count on would cost more than to find.
MOST = 200
ANY_NUMBER = range(1, NUMBER + 1)


@dataclass(frozen=True, slots=True)
class Found:
    """What was found.

    Args:
        numbers: of the entries, in order.
        is_more: whether there are more than can be shown.
    """

    numbers: Sequence[int]
    is_more: bool


class Hit(NamedTuple):
    """An entry that has what was looked for, and where it was shared."""

    id: int
    channel: str | None


def find(work: UnitOfWork, person: str, wanted: Wanted, most: int = MOST) -> Found:
    """Find what somebody may read of what they look for.

    Args:
        work: the unit of work.
        person: who looks.
        wanted: for what.
        most: how many to find.

    Raises:
        NotLookedUp: Slack must be asked first about channels.
    """
    if wanted.is_about_nothing:
        return Found((), is_more=False)
    closed = known_closed_to(work, person)
    while True:
        found = _find(work, person, wanted, open_to(work, person, closed), most + 1)
        channels = {row.channel for row in found if row.channel}
        if not (more := closed_to(work, person, channels)):
            return Found([row.id for row in found[:most]], is_more=len(found) > most)
        closed |= more


def entries(work: UnitOfWork, numbers: Sequence[int]) -> list[LibraryEntry]:
    """Return entries in the order of their numbers as they are given."""
    # By their numbers alone: asked for the workspace too, SQLite would read all of it.
    table = LibraryEntry.__table__
    named = select(table).where(table.c.id.in_(numbers))
    rows = work.session.scalars(select(LibraryEntry).from_statement(named))
    by_number = {row.id: row for row in rows if row.workspace_id == work.workspace}
    return [by_number[each] for each in numbers if each in by_number]


def _find(
    work: UnitOfWork, person: str, wanted: Wanted, is_open: ColumnElement[bool], most: int
) -> list[Hit]:
    tokens = Tokens(work.workspace, chosen(work))
    numbers = _numbers(work, person, wanted)
    first: list[Hit] = []
    if wanted.words:
        in_title = wanted.query(tokens, in_title=True)
        first = _newest(work, in_title, numbers, is_open, most, wanted.channel)
    rest: list[Hit] = []
    if len(first) < most:
        rest = _newest(work, wanted.query(tokens), numbers, is_open, most, wanted.channel)
    return list(dict.fromkeys([*first, *rest]))[:most]


def _newest(
    work: UnitOfWork,
    query: Query,
    numbers: range,
    is_open: ColumnElement[bool],
    most: int,
    channel: str,
) -> list[Hit]:
    table = LibraryIndex.__tablename__
    hits = full_text.hits(work.connection, table, "entry_id", query).subquery("hits")
    found = (
        select(LibraryEntry.id, LibraryEntry.channel)
        .join(hits, hits.c.entry_id == LibraryEntry.id)
        .where(LibraryEntry.workspace_id == work.workspace, is_open)
        .order_by(hits.c.entry_id.desc())
        .limit(most)
    )
    if channel:
        found = found.where(LibraryEntry.channel == channel)
    if numbers != ANY_NUMBER:
        found = found.where(hits.c.entry_id.between(numbers.start, numbers.stop - 1))
    return [Hit(number, channel) for number, channel in work.connection.execute(found)]


def _numbers(work: UnitOfWork, person: str, wanted: Wanted) -> range:
    """Return the numbers of what was filed on the days wanted: later ones are higher."""
    if not (wanted.since or wanted.until):
        return ANY_NUMBER
    zone = work.directory.zone(person) or "UTC"
    first, behind = ANY_NUMBER.start, ANY_NUMBER.stop
    if since := wanted.since_moment(zone):
        first = _first_since(work, since)
    if until := wanted.until_moment(zone):
        behind = _first_since(work, until)
    return range(first, behind)


def _first_since(work: UnitOfWork, moment: datetime) -> int:
    filed = select(LibraryEntry.id).where(LibraryEntry.filed_at >= moment)
    filed = filed.where(LibraryEntry.workspace_id == work.workspace)
    number = work.connection.scalar(filed.order_by(LibraryEntry.filed_at, LibraryEntry.id).limit(1))
    return number or ANY_NUMBER.stop
