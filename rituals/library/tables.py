"""What is kept of the library: entries, who brought each there, and whom each helped."""

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from storage.full_text import Searched
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
    for the whole workspace. `author` wrote the message it was filed from, where that is known;
    whoever brought it here has a share in it. `filed_by` may change and withdraw it. `useful`
    counts those whom it helped. `withdrawn_at` is when it was taken back; nobody finds it any more.
    What was filed later has the higher number.
    """

    __tablename__ = "library_entries"
    __table_args__ = (
        Index(
            "uq_library_entries_workspace_id_came_from", "workspace_id", "came_from", unique=True
        ),
        Index("ix_library_entries_workspace_id_channel", "workspace_id", "channel", "filed_at"),
        Index("ix_library_entries_workspace_id_filed_at", "workspace_id", "filed_at"),
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
    author: Mapped[str] = mapped_column(default="")
    filed_by: Mapped[str] = mapped_column(default="")
    useful: Mapped[int] = mapped_column(default=0)
    filed_at: Mapped[datetime]
    changed_at: Mapped[datetime]
    withdrawn_at: Mapped[datetime | None]


class Share(Kept):
    """Somebody who brought an entry to the library, and why: whom to ask about it.

    Whoever takes their own share back is not named any more; without a share an entry of a message
    is withdrawn.
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


class LibraryIndex(Kept):
    """What an entry is found by; not there for what was withdrawn."""

    __tablename__ = "library_index"

    entry_id: Mapped[int] = mapped_column(
        ForeignKey("library_entries.id", ondelete="CASCADE"), primary_key=True
    )
    words: Mapped[Any] = mapped_column(Searched)


class LibraryLanguages(Kept):
    """The languages whose plurals and endings the library of a workspace knows, and who chose."""

    __tablename__ = "library_languages"

    workspace_id: Mapped[str] = mapped_column(String(32), primary_key=True)
    languages: Mapped[list[str]]
    chosen_by: Mapped[str]
    chosen_at: Mapped[datetime]
