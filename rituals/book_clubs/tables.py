"""What is kept of a book club: who is in it, what was nominated, and how far each has read."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, Text
from sqlalchemy.orm import Mapped, mapped_column

from storage.tables import Kept

# How much of a book somebody uses at work, from nothing to most.
RATINGS = ("nothing", "now_and_then", "most_weeks", "changed")


class Club(Kept):
    """Some people of a channel who read one book together.

    `choice_id` and `reading_id` are the rituals in which the book is chosen and read. The book is
    what somebody typed; its title is empty until it is chosen. `parts` say what each part covers,
    such as "pages 1 to 60". `rated_until` is until when members say how much of it they use; after
    `closed_at` nothing changes any more.
    """

    __tablename__ = "book_clubs"
    __table_args__ = (Index("ix_book_clubs_workspace_id_channel", "workspace_id", "channel"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    channel: Mapped[str]
    name: Mapped[str]
    founded_by: Mapped[str]
    founded_at: Mapped[datetime]
    choice_id: Mapped[int | None] = mapped_column(index=True)
    reading_id: Mapped[int | None] = mapped_column(index=True)
    title: Mapped[str] = mapped_column(Text, default="")
    author: Mapped[str] = mapped_column(Text, default="")
    link: Mapped[str] = mapped_column(Text, default="")
    parts: Mapped[list[str]] = mapped_column(default=list)
    rated_until: Mapped[datetime | None]
    closed_at: Mapped[datetime | None]


class Member(Kept):
    """Somebody in a club; whoever leaves is not here any more.

    `read_to` is the last part they have read. `rating` is how much of the book they use at work,
    counted and never shown; `says` is what they allow others to read of it, with their name.
    """

    __tablename__ = "book_club_members"
    __table_args__ = (Index("ix_book_club_members_person", "workspace_id", "person"),)

    club_id: Mapped[int] = mapped_column(
        ForeignKey("book_clubs.id", ondelete="CASCADE"), primary_key=True
    )
    person: Mapped[str] = mapped_column(primary_key=True)
    joined_at: Mapped[datetime]
    read_to: Mapped[int] = mapped_column(default=0)
    rating: Mapped[str] = mapped_column(default="")
    says: Mapped[str] = mapped_column(Text, default="")


class Nomination(Kept):
    """A book that somebody would like to read."""

    __tablename__ = "book_club_nominations"

    id: Mapped[int] = mapped_column(primary_key=True)
    club_id: Mapped[int] = mapped_column(
        ForeignKey("book_clubs.id", ondelete="CASCADE"), index=True
    )
    person: Mapped[str]
    title: Mapped[str] = mapped_column(Text)
    author: Mapped[str] = mapped_column(Text, default="")
    link: Mapped[str] = mapped_column(Text, default="")
    why: Mapped[str] = mapped_column(Text, default="")
    at: Mapped[datetime]
