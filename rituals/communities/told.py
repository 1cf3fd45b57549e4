"""What a channel was told of last, which says what holds until the next digest comes."""

from datetime import datetime

from sqlalchemy import select

from rituals.communities.tables import Digest
from rituals.engine import open_calls
from rituals.engine.open_calls import OpenCall
from rituals.library import changes
from rituals.library.tables import LibraryEntry
from storage.unit_of_work import UnitOfWork

TO_CHANNEL = "communities:digest"


def latest(work: UnitOfWork, channel: str) -> Digest | None:
    """Return what a channel was told of last."""
    return work.session.scalars(
        select(Digest).where(Digest.channel == channel).order_by(Digest.until.desc()).limit(1)
    ).first()


def tell_anew(work: UnitOfWork, channel: str, came: datetime) -> None:
    """Have the digest say what holds now of something that came to a channel at a moment."""
    told = latest(work, channel)
    # What came before may stand there; an entry also later, for having helped.
    if told is not None and came < told.until:
        work.outbox.refresh(TO_CHANNEL, told.occurrence_id, only=[channel])


@changes.hears
def tell_of_entry(entry: LibraryEntry, work: UnitOfWork) -> None:
    """Have the digest say what holds of an entry."""
    if entry.channel:
        tell_anew(work, entry.channel, entry.filed_at)


@open_calls.hears
def tell_of_call(call: OpenCall, channel: str, work: UnitOfWork) -> None:
    """Have the digest offer what can still be answered, and no more."""
    tell_anew(work, channel, call.opened_at)
