"""The tables of all rituals: the votes on when, and the reviews."""

from datetime import datetime

from sqlalchemy import ForeignKey, Text
from sqlalchemy.orm import Mapped, mapped_column

from storage.tables import Kept

OPEN, CLOSED, ADOPTED = "open", "closed", "adopted"


class CadencePoll(Kept):
    """A channel is asked on which day, at which hour and how often it wants a ritual.

    `result` is the recurrence that won, as RFC 5545 text; empty while it is open, and where
    nobody voted.
    """

    __tablename__ = "cadence_polls"

    id: Mapped[int] = mapped_column(primary_key=True)
    ritual_id: Mapped[int] = mapped_column(ForeignKey("rituals.id", ondelete="CASCADE"), index=True)
    opened_by: Mapped[str]
    closes_at: Mapped[datetime]
    state: Mapped[str] = mapped_column(default=OPEN)
    result: Mapped[str] = mapped_column(Text, default="")
    adopted_by: Mapped[str | None]


class CadenceVote(Kept):
    """What suits one person; Monday is 0, `often` is as in `polling.OFTEN`."""

    __tablename__ = "cadence_votes"

    workspace_id: Mapped[str] = mapped_column(primary_key=True)
    poll_id: Mapped[int] = mapped_column(
        ForeignKey("cadence_polls.id", ondelete="CASCADE"), primary_key=True
    )
    person: Mapped[str] = mapped_column(primary_key=True)
    days: Mapped[list[int]]
    hour: Mapped[int]
    often: Mapped[str]


class Review(Kept):
    """A channel is asked whether a ritual still helps; the answers are counts and nothing else.

    `threshold` is the highest that anybody was promised who answered.
    """

    __tablename__ = "ritual_reviews"

    id: Mapped[int] = mapped_column(primary_key=True)
    ritual_id: Mapped[int] = mapped_column(ForeignKey("rituals.id", ondelete="CASCADE"), index=True)
    closes_at: Mapped[datetime]
    state: Mapped[str] = mapped_column(default=OPEN)
    threshold: Mapped[int] = mapped_column(default=0)
    keep: Mapped[int] = mapped_column(default=0)
    change: Mapped[int] = mapped_column(default=0)
    stop: Mapped[int] = mapped_column(default=0)


class ReviewVoter(Kept):
    """Somebody has answered a review: not what, and not when."""

    __tablename__ = "ritual_review_voters"

    workspace_id: Mapped[str] = mapped_column(primary_key=True)
    review_id: Mapped[int] = mapped_column(
        ForeignKey("ritual_reviews.id", ondelete="CASCADE"), primary_key=True
    )
    person: Mapped[str] = mapped_column(primary_key=True)
