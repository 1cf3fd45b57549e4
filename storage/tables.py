"""The base of every table, and the tables every ritual shares."""

import json
from datetime import UTC, date, datetime
from typing import Any, ClassVar

from sqlalchemy import (
    JSON,
    BigInteger,
    DateTime,
    Dialect,
    Index,
    MetaData,
    String,
    Text,
    TypeDecorator,
    text,
)
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column


class Instant(TypeDecorator[datetime]):
    """A moment in UTC: SQLite keeps it without a zone, Python always sees one."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Take an aware datetime to UTC; refuse a naive one, which could mean any instant."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment needs a time zone")
        value = value.astimezone(UTC)
        return value.replace(tzinfo=None) if dialect.name == "sqlite" else value

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Give the moment back aware, in UTC."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class Padded(TypeDecorator[list[Any]]):
    """A list kept as JSON of a round length, so that no page of a file tells how it grew."""

    impl = Text
    cache_ok = True
    round_length = 16_384

    def process_bind_param(self, value: list[Any] | None, dialect: Dialect) -> str:
        """Write the list, filled up with blanks, which JSON passes over."""
        written = json.dumps(value or [])
        return written.ljust(-(-len(written) // self.round_length) * self.round_length)

    def process_result_value(self, value: str | None, dialect: Dialect) -> list[Any]:
        """Read the list."""
        read: list[Any] = json.loads(value or "[]")
        return read


class Base(DeclarativeBase):
    """Every table; names of constraints are fixed so that migrations can speak of them."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map: ClassVar = {
        datetime: Instant,
        dict[str, Any]: JSON,
        list[str]: JSON,
        list[int]: JSON,
        list[dict[str, Any]]: JSON,
    }


class Kept(Base):
    """A row that belongs to one workspace: the unit of work stamps it, and sees no other's."""

    __abstract__ = True

    workspace_id: Mapped[str] = mapped_column(String(32))


class Person(Kept):
    """What Slack says of a member, as far as the bot needs it.

    `is_guest` is None where Slack has not been asked.
    """

    __tablename__ = "people"

    workspace_id: Mapped[str] = mapped_column(String(32), primary_key=True)
    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    name: Mapped[str]
    zone: Mapped[str]
    is_bot: Mapped[bool]
    has_left: Mapped[bool]
    is_guest: Mapped[bool | None]
    is_away: Mapped[bool] = mapped_column(default=False)
    away_until: Mapped[datetime | None]
    direct_channel: Mapped[str | None]
    met: Mapped[bool] = mapped_column(default=False)
    looked_up_at: Mapped[datetime]

    @property
    def may_be_asked(self) -> bool:
        """Whether it is a colleague who is still there: no app, and nobody who left."""
        return not (self.is_bot or self.has_left)


class Channel(Kept):
    """What Slack says of a channel, as far as the bot may see it."""

    __tablename__ = "channels"

    workspace_id: Mapped[str] = mapped_column(String(32), primary_key=True)
    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    name: Mapped[str]
    is_private: Mapped[bool]
    is_open: Mapped[bool]
    has_bot: Mapped[bool]
    member_count: Mapped[int]
    looked_up_at: Mapped[datetime]


class Received(Base):
    """A delivery of Slack's that was already acted on, by a digest of its own identifier."""

    __tablename__ = "inbox"

    digest: Mapped[bytes] = mapped_column(primary_key=True)
    received_at: Mapped[datetime] = mapped_column(index=True)


class Schedule(Kept):
    """Something that falls due: the rule named `kind` runs for `subject`.

    `due` is the moment it stands for. `not_before` is when it is next looked at: later than
    `due` after a failure, or while Slack is asked what the rule must know.
    """

    __tablename__ = "schedules"
    __table_args__ = (
        # The subject first: all of its schedules are dropped by how their kinds begin.
        Index("ix_schedules_workspace_id_subject_kind", "workspace_id", "subject", "kind"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str]
    subject: Mapped[int]
    due: Mapped[datetime]
    not_before: Mapped[datetime] = mapped_column(index=True)


class OutboxMessage(Kept):
    """A message the bot owes somebody, and afterwards the place in Slack where it stands.

    It keeps who, where and about which record, never the words: they are written from the
    records at the moment of sending, and again when the message is edited. `due` is when it was
    first to leave, `not_before` when it is next looked at, `topic` what a person may ask not to
    hear of any more, `week` the Monday of the week in whose budget it was counted, `thread_ts`
    the message in whose thread it was first to stand, where it is looked for after a lost answer.
    """

    __tablename__ = "outbox"
    __table_args__ = (
        Index("uq_outbox_workspace_id_key", "workspace_id", "key", unique=True),
        Index("ix_outbox_state_not_before", "state", "not_before"),
        Index("ix_outbox_channel_ts", "channel", "ts"),
        # What has not reached somebody yet is little, however much they have been sent.
        Index(
            "ix_outbox_unsent",
            "workspace_id",
            "recipient",
            sqlite_where=text("ts IS NULL"),
            postgresql_where=text("ts IS NULL"),
        ),
        Index("ix_outbox_workspace_id_kind_subject", "workspace_id", "kind", "subject"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str]
    subject: Mapped[int] = mapped_column(BigInteger)  # a digest's is its moment, in seconds
    recipient: Mapped[str]
    detail: Mapped[str] = mapped_column(default="")
    key: Mapped[str]
    topic: Mapped[str]
    due: Mapped[datetime]
    not_before: Mapped[datetime]
    week: Mapped[date | None]
    state: Mapped[str] = mapped_column(default="waiting")
    reason: Mapped[str] = mapped_column(default="")
    version: Mapped[int] = mapped_column(default=0)
    attempts: Mapped[int] = mapped_column(default=0)
    claimed_at: Mapped[datetime | None]
    leased_until: Mapped[datetime | None]
    token: Mapped[str]
    channel: Mapped[str | None]
    ts: Mapped[str | None]
    thread_ts: Mapped[str | None]
