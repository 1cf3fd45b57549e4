"""Who stands up for whom, and what of somebody's they may read."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from storage.tables import Kept

ASKED, ACCEPTED, DECLINED, ENDED = "asked", "accepted", "declined", "ended"


class Advocacy(Kept):
    """A colleague whom somebody asked to stand up for them; at any time one at most is open."""

    __tablename__ = "advocacies"
    __table_args__ = (Index("ix_advocacies_workspace_id_person", "workspace_id", "person"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    person: Mapped[str]
    advocate: Mapped[str] = mapped_column(index=True)
    state: Mapped[str] = mapped_column(default=ASKED)
    asked_at: Mapped[datetime]


class Shared(Kept):
    """One thing that a person lets their advocate read: a record's kind and its number."""

    __tablename__ = "advocate_shared"

    advocacy_id: Mapped[int] = mapped_column(
        ForeignKey("advocacies.id", ondelete="CASCADE"), primary_key=True
    )
    record: Mapped[str] = mapped_column(primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True)
