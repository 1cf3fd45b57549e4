"""A request for support, and the leaders it is for."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, Text
from sqlalchemy.orm import Mapped, mapped_column

from storage.tables import Kept

# A draft is nobody else's; a sent one looks for a time; a settled one has one; then it was held.
DRAFT, SENT, SETTLED, HELD, WITHDRAWN = "draft", "sent", "settled", "held", "withdrawn"
OPEN = (SENT, SETTLED)
ALIVE = (DRAFT, *OPEN)
# What became of a leader: asked, stepped back, replaced by the person, or left the workspace.
ASKED, STEPPED_BACK, REPLACED, LEFT = "asked", "stepped back", "replaced", "left"


class Request(Kept):
    """What somebody needs, why, by when, and who comes along.

    `need` names what kind of support it is. `advocate` is who comes along and proposes the times;
    the person proposes them where it is None. `sequence` is how often calendars were told
    something new. Of the meeting, `starts` is None until a time is settled.
    """

    __tablename__ = "support_requests"

    id: Mapped[int] = mapped_column(primary_key=True)
    person: Mapped[str] = mapped_column(index=True)
    need: Mapped[str]
    text: Mapped[str] = mapped_column(Text)
    why: Mapped[str] = mapped_column(Text)
    wanted_by: Mapped[date | None]
    advocate: Mapped[str | None] = mapped_column(index=True)
    state: Mapped[str] = mapped_column(default=DRAFT)
    starts: Mapped[datetime | None]
    minutes: Mapped[int] = mapped_column(default=45)
    place: Mapped[str] = mapped_column(Text, default="")
    sequence: Mapped[int] = mapped_column(default=0)

    @property
    def is_open(self) -> bool:
        """Whether it was sent, and its meeting is still to be."""
        return self.state in OPEN


class RequestLeader(Kept):
    """A leader whom a request is for; `read_at` is when they said that they have read it."""

    __tablename__ = "support_leaders"

    request_id: Mapped[int] = mapped_column(
        ForeignKey("support_requests.id", ondelete="CASCADE"), primary_key=True
    )
    leader: Mapped[str] = mapped_column(primary_key=True, index=True)
    state: Mapped[str] = mapped_column(default=ASKED)
    read_at: Mapped[datetime | None]
