"""What is kept of the library: entries, who brought each there, and whom each helped."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, Text
from sqlalchemy.orm import Mapped, mapped_column

from storage.tables import Kept

# What an entry is.
LINK, BOOK, HARVEST, DEBATE, FORUM, NOTE = "link", "book", "harvest", "debate", "forum", "note"
KINDS = (LINK, BOOK, HARVEST, DEBATE, FORUM, NOTE)


class LibraryEntry(Kept):
    """One thing to be found again.

    `came_from` names the record it was made of, such as `session/12`, or the message it was said
    in, as `message/C0DESIGN/1700000000.000100`; it is empty for what was written here directly,
    and nothing is filed twice from one. `book` is the title of the book it is about. `channel` is
    where it was shared; if that is a private one, only those in it find the entry, and None stands
    for the whole workspace. `useful` counts those whom it helped. `withdrawn_at` is when it was
    taken back; nobody finds it any more.
    """

    __tablename__ = "library_entries"
    __table_args__ = (
        Index(
            "uq_library_entries_workspace_id_came_from", "workspace_id", "came_from", unique=True
        ),
        Index("ix_library_entries_workspace_id_channel", "workspace_id", "channel", "filed_at"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str]
    title: Mapped[str] = mapped_column(Text)
    summary: Mapped[str] = mapped_column(Text, default="")
    link: Mapped[str] = mapped_column(Text, default="")
    address: Mapped[str] = mapped_column(Text, default="")
    topic: Mapped[str] = mapped_column(default="")
    book: Mapped[str] = mapped_column(default="")
    channel: Mapped[str | None]
    came_from: Mapped[str | None]
    useful: Mapped[int] = mapped_column(default=0)
    filed_at: Mapped[datetime]
    changed_at: Mapped[datetime]
    withdrawn_at: Mapped[datetime | None]


class Share(Kept):
    """Somebody who brought an entry to the library, and why: whom to ask about it.

    The first may change and withdraw it. Whoever takes their own share back is not named any more;
    without a share an entry of a message is withdrawn.
    """

    __tablename__ = "library_shares"
    __table_args__ = (Index("ix_library_shares_workspace_id_person", "workspace_id", "person"),)

    entry_id: Mapped[int] = mapped_column(
        ForeignKey("library_entries.id", ondelete="CASCADE"), primary_key=True
    )
    person: Mapped[str] = mapped_column(primary_key=True)
    why: Mapped[str] = mapped_column(Text, default="")
    shared_at: Mapped[datetime]


class Useful(Kept):
    """Somebody whom an entry helped; seen by nobody, only counted on the entry."""

    __tablename__ = "library_useful"

    entry_id: Mapped[int] = mapped_column(
        ForeignKey("library_entries.id", ondelete="CASCADE"), primary_key=True
    )
    person: Mapped[str] = mapped_column(primary_key=True)
    said_at: Mapped[datetime]
