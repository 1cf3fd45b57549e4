"""What a leader promised somebody, and how it went."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, Index, Text
from sqlalchemy.orm import Mapped, mapped_column

from storage.tables import Kept

# Wished for by the person, worded by the leader, not yet as the person would have it.
WISHED, PROPOSED, TO_CHANGE = "wished", "proposed", "to change"
# The person accepted the wording; the last word is the person's alone.
OPEN, KEPT, NOT_KEPT = "open", "kept", "not kept"
# Taken back or declined before it was accepted; let go of by the person.
WITHDRAWN, LET_GO = "withdrawn", "let go"
ALIVE = (WISHED, PROPOSED, TO_CHANGE, OPEN)


class Commitment(Kept):
    """What one leader promises one person.

    `asked_date` is another date that the leader would like, for `asked_because`; None where they
    ask for none.
    """

    __tablename__ = "commitments"
    __table_args__ = (
        Index("ix_commitments_workspace_id_person", "workspace_id", "person"),
        Index("ix_commitments_workspace_id_leader", "workspace_id", "leader"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    person: Mapped[str]
    leader: Mapped[str]
    text: Mapped[str] = mapped_column(Text)
    due: Mapped[date | None]
    state: Mapped[str]
    asked_date: Mapped[date | None]
    asked_because: Mapped[str] = mapped_column(Text, default="")
    made_at: Mapped[datetime]
    settled_at: Mapped[datetime | None]


class CommitmentLine(Kept):
    """Something that was done with a commitment: by whom, when, and in which words."""

    __tablename__ = "commitment_lines"

    id: Mapped[int] = mapped_column(primary_key=True)
    commitment_id: Mapped[int] = mapped_column(
        ForeignKey("commitments.id", ondelete="CASCADE"), index=True
    )
    by: Mapped[str]
    what: Mapped[str]
    text: Mapped[str] = mapped_column(Text, default="")
    due: Mapped[date | None]
    at: Mapped[datetime]
