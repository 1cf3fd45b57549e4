"""Where support fell short, in somebody's words, and how far they let it go."""

from sqlalchemy import Index, Text
from sqlalchemy.orm import Mapped, mapped_column

from storage.tables import Kept

# For its author alone; with the advocate, who owes a summary; the summary before the author.
KEPT, WITH_ADVOCATE, SUMMARISED = "kept", "with_advocate", "summarised"
# Brought to the leader, as it was written or as it was summed up; this is final.
IN_WORDS, BY_SUMMARY = "in_words", "by_summary"
SENT = (IN_WORDS, BY_SUMMARY)


class Shortfall(Kept):
    """What somebody wrote of where support fell short.

    `leader` is whom it is about, None for nobody in particular. `advocate` is who was asked last
    to sum it up, `summary` what they wrote, and `wish` how its author would have it instead;
    `round` counts how often a summary was asked for, or it came back. `occurrence` is the
    question that it answers, None where nobody asked.
    """

    __tablename__ = "shortfalls"
    __table_args__ = (
        Index("ix_shortfalls_workspace_id_person", "workspace_id", "person"),
        Index("ix_shortfalls_workspace_id_leader", "workspace_id", "leader"),
        Index("ix_shortfalls_workspace_id_advocate", "workspace_id", "advocate"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    person: Mapped[str]
    leader: Mapped[str | None]
    advocate: Mapped[str | None]
    text: Mapped[str] = mapped_column(Text)
    summary: Mapped[str] = mapped_column(Text, default="")
    wish: Mapped[str] = mapped_column(Text, default="")
    round: Mapped[int] = mapped_column(default=0)
    state: Mapped[str]
    occurrence: Mapped[int | None]
    is_thanked: Mapped[bool] = mapped_column(default=False)
