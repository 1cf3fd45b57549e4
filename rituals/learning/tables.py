"""What is kept of a Learning Friday: who was asked, what they shared, and that it was gathered."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, Text
from sqlalchemy.orm import Mapped, mapped_column

from storage.tables import Kept


class Learner(Kept):
    """Somebody who is asked on one Learning Friday, and what they said they will learn."""

    __tablename__ = "learners"
    __table_args__ = (Index("ix_learners_workspace_id_person", "workspace_id", "person"),)

    occurrence_id: Mapped[int] = mapped_column(
        ForeignKey("occurrences.id", ondelete="CASCADE"), primary_key=True
    )
    person: Mapped[str] = mapped_column(primary_key=True)
    will_learn: Mapped[str] = mapped_column(Text, default="")
    is_out: Mapped[bool] = mapped_column(default=False)


class Share(Kept):
    """What somebody learned, for the harvest.

    The person is there for as long as they may edit it. When the harvest is gathered, whoever
    shared without a name is taken out of it, so that what is posted cannot tell.
    """

    __tablename__ = "learning_shares"
    __table_args__ = (
        Index("uq_learning_shares_occurrence_id_person", "occurrence_id", "person", unique=True),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    occurrence_id: Mapped[int] = mapped_column(ForeignKey("occurrences.id", ondelete="CASCADE"))
    person: Mapped[str | None]
    is_named: Mapped[bool]
    learned: Mapped[str] = mapped_column(Text)
    others_can_use: Mapped[str] = mapped_column(Text, default="")


class Harvest(Kept):
    """That the shares of one Learning Friday were brought together: from then on they are fixed."""

    __tablename__ = "learning_harvests"

    occurrence_id: Mapped[int] = mapped_column(
        ForeignKey("occurrences.id", ondelete="CASCADE"), primary_key=True
    )
    gathered_at: Mapped[datetime]
