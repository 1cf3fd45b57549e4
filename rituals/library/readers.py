"""Who may read an entry: everybody, or those who are in the private channel it was shared in now.

A guest reads what was shared in the channels they are in, and what they wrote themselves: a public
channel is as closed to them as a private one.

Whoever may not gets the same words as for an entry that does not exist.
"""

from collections.abc import Collection

from sqlalchemy import ColumnElement, exists, select, true

from rituals.library.feature import feature
from rituals.library.tables import LibraryEntry
from storage.tables import Channel
from storage.unit_of_work import UnitOfWork

refuse = feature.refuse


def entry_for(work: UnitOfWork, number: int, person: str) -> LibraryEntry:
    """Return an entry that somebody may read.

    Raises:
        Refusal: there is none of that number for this person.
        NotLookedUp: Slack must be asked first about the channel it was shared in.
    """
    entry = work.session.get(LibraryEntry, number)
    if entry is None or entry.withdrawn_at is not None or _is_closed(work, entry, person):
        raise refuse("not_there")
    return entry


def entry_of(work: UnitOfWork, number: int, person: str) -> LibraryEntry:
    """Return an entry that somebody filed, to be changed; nobody else changes it until the end.

    Raises:
        Refusal: there is none of that number for this person, or somebody else filed it.
        NotLookedUp: Slack must be asked first about the channel it was shared in.
    """
    entry = entry_for(work, number, person)
    if entry.filed_by != person:
        raise refuse("not_yours")
    work.session.refresh(entry, with_for_update={"key_share": True})
    return entry


def open_to(work: UnitOfWork, person: str, closed: Collection[str]) -> ColumnElement[bool]:
    """Return the condition under which somebody may read an entry.

    Args:
        work: the unit of work.
        person: who.
        closed: the channels known to be closed to them.

    Raises:
        NotLookedUp: Slack must be asked first, of a guest.
    """
    channel = LibraryEntry.channel
    if work.directory.is_guest(person):
        is_own = channel.is_(None) & (LibraryEntry.filed_by == person)
        return is_own | channel.in_(work.directory.channels_of(person))
    return channel.is_(None) | channel.not_in(closed) if closed else true()


def known_closed_to(work: UnitOfWork, person: str) -> set[str]:
    """Return the private channels known to hold entries that somebody is not in.

    Raises:
        NotLookedUp: Slack must be asked first.
    """
    filed = exists().where(
        LibraryEntry.workspace_id == work.workspace, LibraryEntry.channel == Channel.id
    )
    private = select(Channel.id).where(Channel.is_private, filed)
    return closed_to(work, person, work.session.scalars(private).all())


def closed_to(work: UnitOfWork, person: str, channels: Collection[str]) -> set[str]:
    """Return those channels whose entries somebody may not read, what Slack does not know included.

    Raises:
        NotLookedUp: Slack must be asked first, of all of them at once.
    """
    if work.directory.is_guest(person):
        return set(channels) - work.directory.channels_of(person)
    known = work.directory.channels(channels) if channels else {}
    private = [each for each, row in known.items() if row and row.is_private]
    members = work.directory.members_of(private)
    unseen = {each for each, row in known.items() if row is None}
    return unseen | {each for each in private if person not in members[each]}


def _is_closed(work: UnitOfWork, entry: LibraryEntry, person: str) -> bool:
    if entry.channel:
        return bool(closed_to(work, person, [entry.channel]))
    return entry.filed_by != person and work.directory.is_guest(person)
