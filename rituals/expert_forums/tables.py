"""What is kept of the wish to be mentored by whoever spoke."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, Text
from sqlalchemy.orm import Mapped, mapped_column

from storage.tables import Kept


class MentoringWish(Kept):
    """That somebody would like to be mentored by whoever spoke in a session.

    `reader` alone reads it. Of one that was taken back nothing is kept but that it was there.
    """

    __tablename__ = "forum_mentoring_wishes"
    __table_args__ = (Index("ix_forum_mentoring_wishes_session_id_person", "session_id", "person"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    session_id: Mapped[int] = mapped_column(ForeignKey("gathering_sessions.id", ondelete="CASCADE"))
    person: Mapped[str | None]
    reader: Mapped[str]
    words: Mapped[str] = mapped_column(Text)
    asked_at: Mapped[datetime]
    taken_back_at: Mapped[datetime | None]
