"""What is kept of question prompts: the team's own questions, what came to whom, and answers."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, Text
from sqlalchemy.orm import Mapped, mapped_column

from storage.tables import Kept

# In whose hand a question is: the leader's, who may put it; the person's, who was asked.
OPEN, PUT, PASSED = "open", "put", "passed"
ASKED, LET_BE = "asked", "let be"


class TeamQuestion(Kept):
    """A question that somebody in the workspace added to the bank."""

    __tablename__ = "autonomy_questions"

    id: Mapped[int] = mapped_column(primary_key=True)
    topic: Mapped[str]
    text: Mapped[str] = mapped_column(Text)
    added_by: Mapped[str]


class Retired(Kept):
    """A question that the workspace does not want to be asked at present."""

    __tablename__ = "autonomy_retired"

    workspace_id: Mapped[str] = mapped_column(primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True)


class Turn(Kept):
    """One person's turn at one occurrence, and the question that came up for them.

    `leader` is None where the bot asks everybody in a channel. The words are kept as they were
    when it came up: whoever answers has answered these.
    """

    __tablename__ = "autonomy_turns"
    __table_args__ = (
        Index("uq_autonomy_turns_occurrence_id_person", "occurrence_id", "person", unique=True),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    ritual_id: Mapped[int] = mapped_column(ForeignKey("rituals.id", ondelete="CASCADE"), index=True)
    occurrence_id: Mapped[int] = mapped_column(ForeignKey("occurrences.id", ondelete="CASCADE"))
    leader: Mapped[str | None] = mapped_column(index=True)
    person: Mapped[str]
    text: Mapped[str] = mapped_column(Text)
    state: Mapped[str]


class Had(Kept):
    """A question that came up for somebody, in the order of the numbers of these rows."""

    __tablename__ = "autonomy_had"
    __table_args__ = (Index("ix_autonomy_had_workspace_id_person", "workspace_id", "person"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    person: Mapped[str]
    question: Mapped[int]


class Answer(Kept):
    """What somebody answered, and whom they let read it; what was chosen never changes."""

    __tablename__ = "autonomy_answers"

    id: Mapped[int] = mapped_column(primary_key=True)
    turn_id: Mapped[int] = mapped_column(
        ForeignKey("autonomy_turns.id", ondelete="CASCADE"), unique=True
    )
    person: Mapped[str] = mapped_column(index=True)
    text: Mapped[str] = mapped_column(Text)
    leader: Mapped[str | None]
    advocate: Mapped[str | None]
    thanked_by: Mapped[list[str]] = mapped_column(default=list)
    given_at: Mapped[datetime]

    @property
    def readers(self) -> list[str]:
        """Who reads it besides whoever wrote it; nobody as yet, when empty."""
        return [each for each in (self.leader, self.advocate) if each]
