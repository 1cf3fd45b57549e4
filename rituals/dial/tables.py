"""The areas of somebody's work, how their dials moved, and what leaders propose and are asked."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, Text
from sqlalchemy.orm import Mapped, mapped_column

from storage.tables import Kept

# A leader's proposal waits; the person agreed or kept theirs; or it was of no use any more.
OPEN, AGREED, KEPT, TAKEN_BACK, LAPSED = "open", "agreed", "kept", "taken back", "lapsed"
# A prompt asks; the leader talked about it; it gave way; or it gave way before it came.
TALKED, PASSED, NEVER_CAME = "talked", "passed", "never came"


class Area(Kept):
    """An area of somebody's work, with how much support they want in it.

    `leader` is None where the one who was named, `former`, stepped back or left. `led_since` is
    when the leader was named, and the moment from which prompts to them are counted. `notices` is
    how often a leader was told anew where it stands, and `told_at` when the present one last was.
    """

    __tablename__ = "dial_areas"
    __table_args__ = (
        Index("ix_dial_areas_workspace_id_person", "workspace_id", "person"),
        Index("ix_dial_areas_workspace_id_leader", "workspace_id", "leader"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    person: Mapped[str]
    name: Mapped[str] = mapped_column(Text)
    step: Mapped[int]
    leader: Mapped[str | None]
    former: Mapped[str | None]
    led_since: Mapped[datetime]
    notices: Mapped[int] = mapped_column(default=0)
    told_at: Mapped[datetime | None]
    ended_at: Mapped[datetime | None]

    @property
    def is_open(self) -> bool:
        """Whether the person has not ended it."""
        return self.ended_at is None


class Move(Kept):
    """One move of a dial; `before` is None where the area began, `proposed_by` who proposed it."""

    __tablename__ = "dial_moves"

    id: Mapped[int] = mapped_column(primary_key=True)
    area_id: Mapped[int] = mapped_column(
        ForeignKey("dial_areas.id", ondelete="CASCADE"), index=True
    )
    before: Mapped[int | None]
    after: Mapped[int]
    proposed_by: Mapped[str | None]
    at: Mapped[datetime]


class Proposal(Kept):
    """Another step that a leader proposes, and why; one at most is open in an area."""

    __tablename__ = "dial_proposals"

    id: Mapped[int] = mapped_column(primary_key=True)
    area_id: Mapped[int] = mapped_column(
        ForeignKey("dial_areas.id", ondelete="CASCADE"), index=True
    )
    leader: Mapped[str]
    step: Mapped[int]
    why: Mapped[str] = mapped_column(Text)
    state: Mapped[str] = mapped_column(default=OPEN)
    answered_at: Mapped[datetime | None]


class Prompt(Kept):
    """One question or suggestion to a leader: which wording, of the step that the dial stood at."""

    __tablename__ = "dial_prompts"

    id: Mapped[int] = mapped_column(primary_key=True)
    area_id: Mapped[int] = mapped_column(
        ForeignKey("dial_areas.id", ondelete="CASCADE"), index=True
    )
    leader: Mapped[str]
    step: Mapped[int]
    wording: Mapped[str]
    state: Mapped[str] = mapped_column(default=OPEN)
    at: Mapped[datetime]
