"""Filing something in the library: once from one source, however often it is filed anew."""

from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import select

from rituals.library.tables import LibraryEntry, Share
from storage.outbox import Place
from storage.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class Filing:
    """What is to be found in the library.

    Args:
        kind: one of `KINDS`.
        title: what it is called.
        came_from: the record it is made of, such as `session/12`; None for what is written here.
        people: who can be asked about it; the first may change it.
        summary: what it says, in Markdown of a few lines; empty where the title says it all.
        link: where it stands on the web, if it does.
        address: the link to where it stands in Slack, if it does.
        topic: what it is about, in a word or two.
        book: the title of the book it is about.
        channel: where it was shared; None for the whole workspace.
        why: why the first of them shared it.
    """

    kind: str
    title: str
    came_from: str | None
    people: Collection[str]
    summary: str = ""
    link: str = ""
    address: str = ""
    topic: str = ""
    book: str = ""
    channel: str | None = None
    why: str = ""


def from_message(place: Place) -> str:
    """Return what `came_from` says of what was said in a message."""
    return f"message/{place.channel}/{place.ts}"


def file(work: UnitOfWork, filing: Filing) -> LibraryEntry:
    """File something, or write what was filed from the same source anew; it is found again."""
    entry = of_source(work, filing.came_from)
    if entry is None:
        entry = LibraryEntry(came_from=filing.came_from, filed_at=work.now)
        work.session.add(entry)
    for name in ("kind", "title", "summary", "link", "address", "topic", "book", "channel"):
        setattr(entry, name, getattr(filing, name))
    entry.changed_at, entry.withdrawn_at = work.now, None
    work.flush()
    for person in filing.people:
        share(work, entry, person, filing.why)
    return entry


def share(work: UnitOfWork, entry: LibraryEntry, person: str, why: str = "") -> None:
    """Note that somebody shares an entry, with their reason if they give one."""
    found = work.session.get(Share, (entry.id, person))
    if found is None:
        work.session.add(Share(entry_id=entry.id, person=person, why=why, shared_at=work.now))
    elif why:
        found.why = why


def of_source(work: UnitOfWork, came_from: str | None) -> LibraryEntry | None:
    """Return what was filed from a source, also what was withdrawn; None where nothing was."""
    if came_from is None:
        return None
    return work.session.scalar(select(LibraryEntry).where(LibraryEntry.came_from == came_from))


def withdraw(work: UnitOfWork, entry: LibraryEntry) -> None:
    """Have an entry found by nobody any more."""
    entry.withdrawn_at = work.now
