"""The times that were proposed for a meeting, and who can come when."""

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from storage.tables import Kept


class Times(Kept):
    """Up to three times that somebody proposed at once; for each request the newest hold.

    `starts` has them in seconds since 1970 in UTC, in their order, and `asked` when each person
    was asked about them. `settled` is the one that was settled, also when it holds no more.
    """

    __tablename__ = "support_times"

    id: Mapped[int] = mapped_column(primary_key=True)
    request_id: Mapped[int] = mapped_column(
        ForeignKey("support_requests.id", ondelete="CASCADE"), index=True
    )
    proposed_by: Mapped[str]
    starts: Mapped[list[int]]
    asked: Mapped[dict[str, Any]]
    settled: Mapped[datetime | None]

    @property
    def moments(self) -> list[datetime]:
        """When each of them begins, in UTC."""
        return [datetime.fromtimestamp(each, UTC) for each in self.starts]

    def asked_at(self, person: str) -> datetime:
        """Return when somebody was asked about them."""
        return datetime.fromtimestamp(self.asked[person], UTC)


class Answer(Kept):
    """At which of these times somebody can, by their places; at none of them where it is empty."""

    __tablename__ = "support_answers"

    times_id: Mapped[int] = mapped_column(
        ForeignKey("support_times.id", ondelete="CASCADE"), primary_key=True
    )
    person: Mapped[str] = mapped_column(primary_key=True)
    can: Mapped[list[int]]
