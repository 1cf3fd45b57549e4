"""Entries as files: Markdown to read, CSV for a spreadsheet.

How many an entry helped stands on the entry alone.
"""

import csv
import io
import re
from collections import defaultdict
from collections.abc import Sequence
from zoneinfo import ZoneInfo

from sqlalchemy import select

from rituals.cadence.wall_clock import zone
from rituals.engine.outcome import File
from rituals.library.tables import LibraryEntry, Share
from rituals.words.markdown import heading, paragraph, plain
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


def as_markdown(work: UnitOfWork, entries: Sequence[LibraryEntry], person: str) -> File:
    """Return entries as a page of Markdown, with the days of whoever reads it.

    Raises:
        NotLookedUp: Slack must be asked for names.
    """
    here = _here(work, person)
    said = _words(work, here)
    lines = heading(1, in_plain(said.name))
    lines += [plain(in_plain(said.lead)), ""]
    for row in _rows(work, entries, here):
        lines += heading(2, row["title"])
        for each in filter(str.strip, row["summary"].split("\n\n")):
            lines += paragraph(each.strip("\n"))
        told = [name for name in _COLUMNS if name not in ("title", "summary") and row[name]]
        lines += [f"- {in_plain(getattr(said, name))}: {plain(row[name])}" for name in told]
        lines.append("")
    return File(_name(work, here, "md"), in_plain(said.name), "\n".join(lines).rstrip() + "\n")


def as_csv(work: UnitOfWork, entries: Sequence[LibraryEntry], person: str) -> File:
    """Return entries as a table with the days of whoever reads it; no cell is a formula.

    Raises:
        NotLookedUp: Slack must be asked for names.
    """
    here = _here(work, person)
    said = _words(work, here)
    # Spreadsheets tell by the mark that it is UTF-8.
    table = io.StringIO("\ufeff", newline="")
    table.seek(0, io.SEEK_END)
    writer = csv.writer(table)
    writer.writerow([in_plain(getattr(said, name)) for name in _COLUMNS])
    for row in _rows(work, entries, here):
        writer.writerow([_harmless(row[name]) for name in _COLUMNS])
    return File(_name(work, here, "csv"), in_plain(said.name), table.getvalue())


def _rows(
    work: UnitOfWork, entries: Sequence[LibraryEntry], here: ZoneInfo
) -> list[dict[str, str]]:
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
        row["filed"] = f"{each.filed_at.astimezone(here):%Y-%m-%d}"
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


def _here(work: UnitOfWork, person: str) -> ZoneInfo:
    return zone(work.directory.zone(person) or "UTC")


def _words(work: UnitOfWork, here: ZoneInfo) -> Words:
    return Words("library/files", day=f"{work.now.astimezone(here):%-d %B %Y}")


def _name(work: UnitOfWork, here: ZoneInfo, ending: str) -> str:
    return f"library-{work.now.astimezone(here):%Y-%m-%d}.{ending}"
