"""What is kept of communities: the weeks of digests, open seats, who was told."""

from datetime import datetime, timedelta

from sqlalchemy import ForeignKey, Index, Text
from sqlalchemy.orm import Mapped, mapped_column

from storage.tables import Kept


class Digest(Kept):
    """What a channel is told of once a week: what came since `since` and before `until`.

    `question` is the number of the question that comes with it, one more than the one before.
    """

    __tablename__ = "community_digests"
    __table_args__ = (
        Index("ix_community_digests_workspace_id_channel", "workspace_id", "channel", "until"),
    )

    occurrence_id: Mapped[int] = mapped_column(
        ForeignKey("occurrences.id", ondelete="CASCADE"), primary_key=True
    )
    channel: Mapped[str]
    since: Mapped[datetime]
    until: Mapped[datetime]
    question: Mapped[int]


class OpenSeat(Kept):
    """Places from which to watch somebody at work.

    `sequence` is how often it was moved or called off; `zone` is the IANA zone it was planned in.
    """

    __tablename__ = "open_seats"
    __table_args__ = (
        Index("ix_open_seats_workspace_id_channel", "workspace_id", "channel", "starts"),
        Index("ix_open_seats_workspace_id_host", "workspace_id", "host", "starts"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    channel: Mapped[str]
    host: Mapped[str]
    what: Mapped[str] = mapped_column(Text)
    place: Mapped[str] = mapped_column(Text)
    starts: Mapped[datetime]
    minutes: Mapped[int]
    places: Mapped[int]
    zone: Mapped[str]
    sequence: Mapped[int] = mapped_column(default=0)
    offered_at: Mapped[datetime]
    called_off_at: Mapped[datetime | None]

    @property
    def is_on(self) -> bool:
        """Whether nobody called it off."""
        return self.called_off_at is None

    @property
    def ends(self) -> datetime:
        """When it is over."""
        return self.starts + timedelta(minutes=self.minutes)


class TakenSeat(Kept):
    """Somebody who will watch."""

    __tablename__ = "taken_seats"
    __table_args__ = (Index("ix_taken_seats_workspace_id_person", "workspace_id", "person"),)

    seat_id: Mapped[int] = mapped_column(
        ForeignKey("open_seats.id", ondelete="CASCADE"), primary_key=True
    )
    person: Mapped[str] = mapped_column(primary_key=True)
    taken_at: Mapped[datetime]
