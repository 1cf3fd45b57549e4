"""What is kept of a session: its phase, who takes part, what they left, and how they voted."""

import secrets
from datetime import datetime
from typing import Any

from sqlalchemy import BigInteger, ForeignKey, Index, Text
from sqlalchemy.orm import Mapped, mapped_column

from storage.tables import Kept

YES, NO, WRITES = "yes", "no", "writes"


# Numbers of entries are at random, and below this.
MOST_NUMBER = 10**15


def any_number() -> int:
    """Return a number that tells neither when an entry was written nor after which other."""
    return 10**14 + secrets.randbelow(9 * 10**14)


class Session(Kept):
    """One time that a gathering is held, from its first entry to its close.

    `starts` is when it was last said to be held; calendars know it by `sequence`, which grows
    with each change. `phase_ends` is when it moves on by itself. `members_seen_at` is when Slack
    was last asked who is in the channel. `options` are the kind's own, fixed as it was opened.
    """

    __tablename__ = "gathering_sessions"

    id: Mapped[int] = mapped_column(primary_key=True)
    ritual_id: Mapped[int] = mapped_column(ForeignKey("rituals.id", ondelete="CASCADE"), index=True)
    occurrence_id: Mapped[int] = mapped_column(
        ForeignKey("occurrences.id", ondelete="CASCADE"), unique=True
    )
    channel: Mapped[str] = mapped_column(index=True)
    phase: Mapped[str]
    phase_ends: Mapped[datetime | None]
    starts: Mapped[datetime]
    sequence: Mapped[int] = mapped_column(default=0)
    minutes: Mapped[int]
    is_live: Mapped[bool]
    is_anonymous: Mapped[bool]
    threshold: Mapped[int]
    votes: Mapped[int]
    options: Mapped[dict[str, Any]]
    topic_id: Mapped[int | None]
    members_seen_at: Mapped[datetime]
    opened_at: Mapped[datetime]
    closed_at: Mapped[datetime | None]


class Participant(Kept):
    """Somebody who was in the channel of a session, and what they said of coming.

    `has_written` says that they left an entry: not which. `has_file` says that their calendar
    knows the session. `worth` is what they said of it afterwards.
    """

    __tablename__ = "gathering_participants"
    __table_args__ = (Index("ix_gathering_participants_person", "workspace_id", "person"),)

    workspace_id: Mapped[str] = mapped_column(primary_key=True)
    session_id: Mapped[int] = mapped_column(
        ForeignKey("gathering_sessions.id", ondelete="CASCADE"), primary_key=True
    )
    person: Mapped[str] = mapped_column(primary_key=True)
    is_member: Mapped[bool] = mapped_column(default=True)
    answer: Mapped[str] = mapped_column(default="")
    has_written: Mapped[bool] = mapped_column(default=False)
    has_file: Mapped[bool] = mapped_column(default=False)
    worth: Mapped[str] = mapped_column(default="")


class Topic(Kept):
    """What is talked about: a group of like entries, or one alone.

    `place` is its turn in the discussion, None before the votes were counted. `ends` is when its
    time is up, while it is talked about; `is_done` once it was.
    """

    __tablename__ = "gathering_topics"

    id: Mapped[int] = mapped_column(primary_key=True)
    session_id: Mapped[int] = mapped_column(
        ForeignKey("gathering_sessions.id", ondelete="CASCADE"), index=True
    )
    column: Mapped[str]
    title: Mapped[str] = mapped_column(Text)
    votes: Mapped[int] = mapped_column(default=0)
    place: Mapped[int | None]
    ends: Mapped[datetime | None]
    is_done: Mapped[bool] = mapped_column(default=False)


class Entry(Kept):
    """What somebody left in a session: a card, a note on a topic.

    One without a name has neither author nor time. `digest` is of a key that exists only in the
    author's own message; whoever holds it may change the entry.
    """

    __tablename__ = "gathering_entries"
    __table_args__ = (
        Index("ix_gathering_entries_session_id_author", "session_id", "author"),
        Index("ix_gathering_entries_digest", "digest"),
    )

    id: Mapped[int] = mapped_column(
        BigInteger, primary_key=True, autoincrement=False, default=any_number
    )
    session_id: Mapped[int] = mapped_column(ForeignKey("gathering_sessions.id", ondelete="CASCADE"))
    column: Mapped[str]
    topic_id: Mapped[int | None] = mapped_column(
        ForeignKey("gathering_topics.id", ondelete="SET NULL"), index=True
    )
    text: Mapped[str] = mapped_column(Text)
    author: Mapped[str | None]
    digest: Mapped[str | None]
    at: Mapped[datetime | None]


class Ballot(Kept):
    """How somebody voted in one vote of a session: private, and replaced as a whole.

    `choices` are what was chosen, in the order of the choice, the same one as often as it was.
    """

    __tablename__ = "gathering_ballots"

    workspace_id: Mapped[str] = mapped_column(primary_key=True)
    session_id: Mapped[int] = mapped_column(
        ForeignKey("gathering_sessions.id", ondelete="CASCADE"), primary_key=True
    )
    vote: Mapped[str] = mapped_column(primary_key=True)
    person: Mapped[str] = mapped_column(primary_key=True)
    choices: Mapped[list[str]]
