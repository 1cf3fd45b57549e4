"""Entries as files: Markdown to read, CSV for a spreadsheet.

How many an entry helped stands on the entry alone.
"""

import csv
import io
import re
from collections import defaultdict
from collections.abc import Sequence

from sqlalchemy import select

from rituals.engine.outcome import File
from rituals.library.tables import LibraryEntry, Share
from rituals.words.markdown import heading, plain
from rituals.words.mrkdwn import in_plain
from rituals.words.templates import Words
from storage.tables import Person
from storage.unit_of_work import UnitOfWork

# A spreadsheet takes what begins so for a formula:
# https://owasp.org/www-community/attacks/CSV_Injection
_FORMULA = re.compile(r"\s*[=+\-@＝＋－＠\t\r\n]")
# In the order of what a reader wants to know.
_COLUMNS = (
    "title", "kind", "topic", "book", "summary", "link", "address", "people", "why", "filed",
)  # fmt: skip


def as_markdown(work: UnitOfWork, entries: Sequence[LibraryEntry]) -> File:
    """Return entries as a page of Markdown.

    Raises:
        NotLookedUp: Slack must be asked for names.
    """
    said = _words(work)
    lines = heading(1, in_plain(said.name))
    lines += [plain(in_plain(said.lead)), ""]
    for row in _rows(work, entries):
        lines += heading(2, row["title"])
        lines += [*map(plain, row["summary"].splitlines()), ""] if row["summary"] else []
        told = [name for name in _COLUMNS if name not in ("title", "summary") and row[name]]
        lines += [f"- {in_plain(getattr(said, name))}: {plain(row[name])}" for name in told]
        lines.append("")
    return File(_name(work, "md"), in_plain(said.name), "\n".join(lines).rstrip() + "\n")


def as_csv(work: UnitOfWork, entries: Sequence[LibraryEntry]) -> File:
    """Return entries as a table, in which no cell is read as a formula.

    Raises:
        NotLookedUp: Slack must be asked for names.
    """
    said = _words(work)
    # Spreadsheets tell by the mark that it is UTF-8.
    table = io.StringIO("\ufeff", newline="")
    table.seek(0, io.SEEK_END)
    writer = csv.writer(table)
    writer.writerow([in_plain(getattr(said, name)) for name in _COLUMNS])
    for row in _rows(work, entries):
        writer.writerow([_harmless(row[name]) for name in _COLUMNS])
    return File(_name(work, "csv"), in_plain(said.name), table.getvalue())


def _rows(work: UnitOfWork, entries: Sequence[LibraryEntry]) -> list[dict[str, str]]:
    kinds = Words("library/kinds")
    shares = _shares(work, [each.id for each in entries])
    rows = []
    for each in entries:
        row = {name: getattr(each, name, "") for name in _COLUMNS}
        row["kind"] = in_plain(getattr(kinds, each.kind))
        row["people"] = ", ".join(name for name, _ in shares[each.id])
        row["why"] = "; ".join(
            f"{name}: {' '.join(why.split())}" for name, why in shares[each.id] if why
        )
        row["filed"] = f"{each.filed_at:%Y-%m-%d}"
        rows.append(row)
    return rows


def _shares(work: UnitOfWork, numbers: Sequence[int]) -> dict[int, list[tuple[str, str]]]:
    """Return who shared each entry, by name, and why; by id whom Slack does not know.

    Raises:
        NotLookedUp: Slack must be asked for the names of people never heard of.
    """
    named = (
        select(Share.entry_id, Share.person, Share.why, Person.name)
        .outerjoin(
            Person, (Person.id == Share.person) & (Person.workspace_id == Share.workspace_id)
        )
        .where(Share.entry_id.in_(numbers))
        .order_by(Share.shared_at, Share.person)
    )
    rows = work.connection.execute(named).all()
    unheard = work.directory.people({person for _, person, _, name in rows if name is None})
    found: dict[int, list[tuple[str, str]]] = defaultdict(list)
    for number, person, why, name in rows:
        row = unheard.get(person)
        found[number].append((name or (row.name if row else person), why))
    return found


def _harmless(cell: str) -> str:
    return f"'{cell}" if _FORMULA.match(cell) else cell


def _words(work: UnitOfWork) -> Words:
    return Words("library/files", day=f"{work.now:%-d %B %Y}")


def _name(work: UnitOfWork, ending: str) -> str:
    return f"library-{work.now:%Y-%m-%d}.{ending}"
