"""Who stands up for whom, and what of somebody's they may read."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, Index, Text
from sqlalchemy.orm import Mapped, mapped_column

from storage.tables import Kept

ASKED, ACCEPTED = "asked", "accepted"
# What became of a request without a yes.
DECLINED, WITHDRAWN, UNANSWERED = "declined", "withdrawn", "unanswered"
# One of the two ended it, or one of the two left the workspace.
ENDED, LEFT = "ended", "left"


class Advocacy(Kept):
    """A colleague whom somebody asked to stand up for them; at any time one at most is open.

    `why` is what the person wrote to them, until it is answered or closed.
    """

    __tablename__ = "advocacies"
    __table_args__ = (Index("ix_advocacies_workspace_id_person", "workspace_id", "person"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    person: Mapped[str]
    advocate: Mapped[str] = mapped_column(index=True)
    why: Mapped[str] = mapped_column(Text, default="")
    state: Mapped[str] = mapped_column(default=ASKED)
    asked_at: Mapped[datetime]


class Shared(Kept):
    """One thing that a person lets their advocate read: a record's kind and its number.

    `told_on` is the advocate's working day on which they hear of it.
    """

    __tablename__ = "advocate_shared"

    advocacy_id: Mapped[int] = mapped_column(
        ForeignKey("advocacies.id", ondelete="CASCADE"), primary_key=True
    )
    record: Mapped[str] = mapped_column(primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True)
    told_on: Mapped[date]
