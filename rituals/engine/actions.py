"""Actions: what somebody said they will do, with one owner and a date."""

from datetime import date

from sqlalchemy import Text, select
from sqlalchemy.orm import Mapped, mapped_column

from storage.tables import Kept
from storage.unit_of_work import UnitOfWork


class Action(Kept):
    """One thing to do.

    `came_from` names the record it grew out of, such as `feedback/12`, for its owner alone.
    """

    __tablename__ = "actions"

    id: Mapped[int] = mapped_column(primary_key=True)
    owner: Mapped[str] = mapped_column(index=True)
    text: Mapped[str] = mapped_column(Text)
    due: Mapped[date | None]
    came_from: Mapped[str]
    is_done: Mapped[bool] = mapped_column(default=False)


def open_actions(work: UnitOfWork, owner: str) -> list[Action]:
    """Return what somebody still means to do, the earliest date first, undated ones last."""
    rows = work.session.scalars(
        select(Action).where(Action.owner == owner, Action.is_done.is_(False)).order_by(Action.id)
    )
    return sorted(rows, key=lambda action: (action.due is None, action.due or date.max))
