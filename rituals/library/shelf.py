"""What a channel's part of the library holds, for those who tell the channel of it."""

from datetime import datetime

from sqlalchemy import func, select

from rituals.library.tables import LibraryEntry, Useful
from storage.unit_of_work import UnitOfWork


def filed_since(work: UnitOfWork, channel: str, since: datetime) -> list[LibraryEntry]:
    """Return what was filed from a channel since a moment and still stands, the newest first."""
    filed = (
        select(LibraryEntry)
        .where(
            LibraryEntry.channel == channel,
            LibraryEntry.filed_at >= since,
            LibraryEntry.withdrawn_at.is_(None),
        )
        .order_by(LibraryEntry.filed_at.desc(), LibraryEntry.id.desc())
    )
    return list(work.session.scalars(filed))


def most_useful(work: UnitOfWork, channel: str, since: datetime) -> LibraryEntry | None:
    """Return what of a channel helped most people since a moment, whenever it was filed.

    The newest of those that helped equally many; None where nothing helped anybody.
    """
    helped = (
        select(LibraryEntry)
        .join(Useful, Useful.entry_id == LibraryEntry.id)
        .where(
            LibraryEntry.channel == channel,
            LibraryEntry.useful > 0,
            LibraryEntry.withdrawn_at.is_(None),
            Useful.said_at >= since,
        )
        .group_by(LibraryEntry.id)
        .order_by(func.count().desc(), LibraryEntry.id.desc())
        .limit(1)
    )
    return work.session.scalars(helped).first()
