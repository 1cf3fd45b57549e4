"""Filing something in the library: once from one source, however often it is filed anew."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from sqlalchemy import select

from rituals.library import changes, index
from rituals.library.tables import LibraryEntry, Share
from rituals.words.mrkdwn import cut
from storage.outbox import Place
from storage.unit_of_work import UnitOfWork
from storage.upsert import insert_into

_MESSAGE = "message/"
# As much as a box holds in which it is edited, and as its page shows.
LONGEST_SUMMARY = 3000


@dataclass(frozen=True, slots=True)
class Filing:
    """What is to be found in the library.

    Args:
        kind: one of `KINDS`.
        title: what it is called.
        came_from: the record it is made of, such as `session/12`; None for what is written here.
        people: who can be asked about it; the first may change it.
        summary: what it says, in a few lines as they are read, with an empty one between its
            paragraphs; empty where the title says it all.
        link: where it stands on the web, if it does.
        address: the link to where it stands in Slack, if it does.
        topic: what it is about, in a word or two.
        book: the title of the book it is about.
        channel: where it was shared; None for the whole workspace.
        why: why the first of them shared it.
        author: who wrote the message it is filed from, if somebody did.
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
    author: str = ""


_GIVEN = ("kind", "title", "summary", "link", "address", "topic", "book", "channel", "author")


def address_of(work: UnitOfWork, kind: str, subject: int, channel: str) -> str:
    """Return the link to a message that the bot posted in a channel, empty before it stands there.

    Args:
        work: the unit of work.
        kind: of which kind the message is.
        subject: of which record.
        channel: where.

    Raises:
        NotLookedUp: Slack must be asked for it.
    """
    places = work.outbox.places(kind, subject, channel)
    found = work.directory.message(places[0]) if places else None
    return found.address if found else ""


def from_message(place: Place) -> str:
    """Return what `came_from` says of what was said in a message."""
    return f"{_MESSAGE}{place.channel}/{place.ts}"


def file(work: UnitOfWork, filing: Filing) -> LibraryEntry:
    """File something, or write what was filed from the same source anew; it is found again."""
    entry = of_source(work, filing.came_from) or _begun(work, filing)
    for name in _GIVEN:
        setattr(entry, name, getattr(filing, name))
    entry.summary = cut(entry.summary, LONGEST_SUMMARY)
    entry.changed_at, entry.withdrawn_at = work.now, None
    work.flush()
    for person in filing.people:
        _share(work, entry, person, filing.why)
    _keep(work, entry)
    return entry


def share(work: UnitOfWork, entry: LibraryEntry, person: str, why: str = "") -> None:
    """Note that somebody shares an entry, with their reason if they give one."""
    _hold(work, entry)
    if is_of_message(entry):
        # Whoever shared it last may have taken that back at this very moment.
        entry.withdrawn_at = None
    _share(work, entry, person, why)
    _keep(work, entry)


def unshare(work: UnitOfWork, entry: LibraryEntry, person: str) -> None:
    """Take back somebody's share of an entry; one of a message goes with its last share.

    Where it was theirs to change, it becomes that of whoever shared it next.
    """
    _hold(work, entry)
    shares = shares_of(work, entry)
    left = [each for each in shares if each.person != person]
    if len(left) == len(shares):
        return
    work.session.delete(next(each for each in shares if each.person == person))
    if entry.filed_by == person:
        entry.filed_by = left[0].person if left else ""
    if not left and is_of_message(entry):
        entry.withdrawn_at = work.now
    _keep(work, entry)


def is_of_message(entry: LibraryEntry) -> bool:
    """Tell whether an entry was filed from a message, by those who marked it."""
    return (entry.came_from or "").startswith(_MESSAGE)


def shares_of(work: UnitOfWork, entry: LibraryEntry) -> list[Share]:
    """Return who shares an entry, whoever did so first in front."""
    shares = select(Share).where(Share.entry_id == entry.id)
    return list(work.session.scalars(shares.order_by(Share.shared_at, Share.person)))


def _hold(work: UnitOfWork, entry: LibraryEntry) -> None:
    """Have two who share an entry, or take that back, do it one after the other."""
    work.flush()
    work.session.refresh(entry, with_for_update={"key_share": True})


def _share(work: UnitOfWork, entry: LibraryEntry, person: str, why: str) -> None:
    entry.filed_by = entry.filed_by or person
    found = work.session.get(Share, (entry.id, person))
    if found is None:
        work.session.add(Share(entry_id=entry.id, person=person, why=why, shared_at=work.now))
    elif why:
        found.why = why


def _begun(work: UnitOfWork, filing: Filing) -> LibraryEntry:
    """Return a new entry, or that of somebody who filed the same at the same moment."""
    begun = insert_into(work.connection, LibraryEntry).values(
        workspace_id=work.workspace,
        kind=filing.kind,
        title=filing.title,
        came_from=filing.came_from,
        filed_at=work.now,
        changed_at=work.now,
    )
    begun = begun.on_conflict_do_nothing()
    number = work.connection.execute(begun.returning(LibraryEntry.id)).scalar()
    entry = work.session.get(LibraryEntry, number) if number else of_source(work, filing.came_from)
    assert entry is not None
    return entry


def _keep(work: UnitOfWork, entry: LibraryEntry) -> None:
    index.keep(work, entry)
    changes.tell(work, entry)


def of_source(work: UnitOfWork, came_from: str | None) -> LibraryEntry | None:
    """Return what was filed from a source, also what was withdrawn; None where nothing was."""
    if came_from is None:
        return None
    return work.session.scalar(select(LibraryEntry).where(LibraryEntry.came_from == came_from))


def change(work: UnitOfWork, entry: LibraryEntry, values: Mapping[str, str]) -> None:
    """Write an entry anew, column by column."""
    for name, value in values.items():
        setattr(entry, name, value)
    entry.changed_at = work.now
    _keep(work, entry)


def withdraw(work: UnitOfWork, entry: LibraryEntry) -> None:
    """Have an entry found by nobody any more."""
    entry.withdrawn_at = work.now
    _keep(work, entry)
