"""What is kept of feedback. Anonymous answers stand apart: see `anonymity`."""

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, Text
from sqlalchemy.orm import Mapped, mapped_column

from storage.tables import Kept, Padded


class FeedbackRequest(Kept):
    """Somebody asks for feedback. Who reads it, and under which name, never changes."""

    __tablename__ = "feedback_requests"
    __table_args__ = (
        Index("ix_feedback_requests_workspace_id_channel", "workspace_id", "channel"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    asker: Mapped[str] = mapped_column(index=True)
    about: Mapped[str] = mapped_column(Text)
    quote: Mapped[str] = mapped_column(Text, default="")
    form: Mapped[str]
    is_anonymous: Mapped[bool]
    threshold: Mapped[int]
    channel: Mapped[str | None]
    opened_at: Mapped[datetime]
    deadline: Mapped[datetime]
    closed_at: Mapped[datetime | None]

    @property
    def is_open(self) -> bool:
        """Whether it still takes answers."""
        return self.closed_at is None


class Asked(Kept):
    """Somebody who was asked, and where it stands with them: a flag without a time."""

    __tablename__ = "feedback_asked"
    __table_args__ = (Index("ix_feedback_asked_workspace_id_person", "workspace_id", "person"),)

    request_id: Mapped[int] = mapped_column(
        ForeignKey("feedback_requests.id", ondelete="CASCADE"), primary_key=True
    )
    person: Mapped[str] = mapped_column(primary_key=True)
    state: Mapped[str] = mapped_column(default="waiting")


class Answer(Kept):
    """Feedback given under the giver's name, asked for or not."""

    __tablename__ = "feedback_answers"
    __table_args__ = (
        Index("uq_feedback_answers_request_id_giver", "request_id", "giver", unique=True),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    request_id: Mapped[int | None] = mapped_column(
        ForeignKey("feedback_requests.id", ondelete="CASCADE")
    )
    giver: Mapped[str] = mapped_column(index=True)
    receiver: Mapped[str] = mapped_column(index=True)
    form: Mapped[str]
    boxes: Mapped[dict[str, Any]]
    useful: Mapped[list[str]]
    given_at: Mapped[datetime]
    is_edited: Mapped[bool] = mapped_column(default=False)
    is_thanked: Mapped[bool] = mapped_column(default=False)
    reflection: Mapped[str] = mapped_column(Text, default="")

    @property
    def is_withdrawn(self) -> bool:
        """Whether the giver took it back; nothing of it is left then."""
        return not self.boxes


class AnonymousAnswers(Kept):
    """All anonymous answers to one request, in one row that tells no author, time or order."""

    __tablename__ = "feedback_anonymous_answers"

    request_id: Mapped[int] = mapped_column(
        ForeignKey("feedback_requests.id", ondelete="CASCADE"), primary_key=True
    )
    answers: Mapped[list[dict[str, Any]]] = mapped_column(Padded)
