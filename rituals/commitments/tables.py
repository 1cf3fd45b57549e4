"""What a leader promised somebody, and how it went."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, Index, Text
from sqlalchemy.orm import Mapped, mapped_column

from storage.tables import Kept

# Not owed as yet: wished for by the person, worded by the leader, not as the person would have it.
WISHED, PROPOSED, TO_CHANGE = "wished", "proposed", "to_change"
# Owed: the person accepted the wording, and the last word is the person's alone.
OPEN, KEPT, NOT_KEPT = "open", "kept", "not_kept"
# The leader left or stepped back: the person chooses what comes next.
LEFT = "left"
# Over: declined or taken back by the leader; let go of by the person.
DECLINED, WITHDRAWN, LET_GO = "declined", "withdrawn", "let_go"

NOT_YET_OWED = (WISHED, PROPOSED, TO_CHANGE)
ALIVE = (*NOT_YET_OWED, OPEN, LEFT)
SETTLED = (KEPT, NOT_KEPT)


class Commitment(Kept):
    """What one leader promises one person.

    `asks` is the number of the line that one of the two has still to answer: a wish, a wording,
    a change or another date asked for; None where nobody waits for an answer. Whoever answers
    names the line that they saw, so that nobody agrees to what was changed meanwhile.
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
    asks: Mapped[int | None]
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
