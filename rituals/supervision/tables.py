"""What is kept of one-to-ones that were rated: for as long as a quarter lasts, and after it."""

from datetime import date

from sqlalchemy import Index
from sqlalchemy.orm import Mapped, mapped_column

from rituals.engine.sealing import Sealed
from rituals.supervision.quarters import Quarter
from storage.tables import Kept, Padded


class Window(Kept):
    """A quarter in which a leader's one-to-ones are rated; gone when it is over.

    `threshold` is the largest number of people that anybody was told must answer. The answers
    stand in one row that tells no author, time or order: `people` is who answered, in the order
    of the ids; `ratings` is what, in the order of random keys, sealed as `rituals/engine/sealing`
    says. Nothing leads from one to the other.
    """

    __tablename__ = "supervision_windows"
    __table_args__ = (
        Index(
            "uq_supervision_windows_workspace_id_leader_begins",
            "workspace_id",
            "leader",
            "begins",
            unique=True,
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    leader: Mapped[str]
    begins: Mapped[date]
    threshold: Mapped[int]
    people: Mapped[list[str]] = mapped_column(Padded, default=list)
    ratings: Mapped[list[Sealed]] = mapped_column(Padded, default=list)

    @property
    def quarter(self) -> Quarter:
        """Which quarter it is."""
        return Quarter(self.begins)


class Picture(Kept):
    """What is left of a quarter in which enough people answered: coarse means, and no more.

    `steps` are as `rituals/supervision/reducing` says, in the order of the questions.
    """

    __tablename__ = "supervision_pictures"
    __table_args__ = (
        Index(
            "uq_supervision_pictures_workspace_id_leader_begins",
            "workspace_id",
            "leader",
            "begins",
            unique=True,
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    leader: Mapped[str]
    begins: Mapped[date]
    steps: Mapped[list[int]]
    is_seen: Mapped[bool] = mapped_column(default=False)

    @property
    def quarter(self) -> Quarter:
        """Which quarter it is of."""
        return Quarter(self.begins)
