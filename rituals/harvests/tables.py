"""What is kept of a harvest: what it is of, what was written down, and who will try what of it."""

from datetime import date, datetime

from sqlalchemy import BigInteger, ForeignKey, Text
from sqlalchemy.orm import Mapped, mapped_column

from storage.tables import Kept

# What somebody comes home from.
TRAINING, EVENT, CERTIFICATION = "training", "event", "certification"
SORTS = (TRAINING, EVENT, CERTIFICATION)

# What became of what somebody said they would try.
WILL, DID, NOT_YET, NOT_FOR_ME, TAKEN_BACK = "will", "did", "not_yet", "not_for_me", "taken_back"
ANSWERS = (DID, NOT_YET, NOT_FOR_ME)


class Harvest(Kept):
    """What somebody came home from, and where it is shared.

    `there` are those who were there, whoever registered it first; `gone` are those who left its
    channel since. `cost` and `takes` are as they were typed. `ritual_id` names the ritual of its
    session, None where it is shared in writing only, or not yet; `shared_at` is when others could
    first read what it brought. `filed` is what the library was last given: where it says something
    else, somebody wrote it there; it is empty where nothing is told any more.
    """

    __tablename__ = "harvests"

    id: Mapped[int] = mapped_column(primary_key=True)
    title: Mapped[str] = mapped_column(Text)
    sort: Mapped[str]
    day: Mapped[date]
    there: Mapped[list[str]]
    gone: Mapped[list[str]] = mapped_column(default=list)
    link: Mapped[str] = mapped_column(Text)
    cost: Mapped[str]
    takes: Mapped[str]
    channel: Mapped[str] = mapped_column(index=True)
    in_library: Mapped[bool]
    filed: Mapped[str] = mapped_column(Text, default="")
    ritual_id: Mapped[int | None] = mapped_column(
        ForeignKey("rituals.id", ondelete="SET NULL"), index=True
    )
    registered_by: Mapped[str]
    registered_at: Mapped[datetime]
    shared_at: Mapped[datetime | None]


class HarvestNote(Kept):
    """What somebody wrote down of a harvest that is shared in writing only."""

    __tablename__ = "harvest_notes"
    # What others try of it is kept by its number, which no later one may have.
    __table_args__ = ({"sqlite_autoincrement": True},)

    id: Mapped[int] = mapped_column(primary_key=True)
    harvest_id: Mapped[int] = mapped_column(
        ForeignKey("harvests.id", ondelete="CASCADE"), index=True
    )
    author: Mapped[str]
    column: Mapped[str]
    text: Mapped[str] = mapped_column(Text)


class Trial(Kept):
    """Something that somebody said they will try, and what became of it: theirs alone to see.

    `item` is the number of the card it stood on, 0 for their own words. `turn` counts the
    reminders: what is tried before one has come comes with it, at `due`.
    """

    __tablename__ = "harvest_trials"

    harvest_id: Mapped[int] = mapped_column(
        ForeignKey("harvests.id", ondelete="CASCADE"), primary_key=True
    )
    person: Mapped[str] = mapped_column(primary_key=True, index=True)
    item: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    text: Mapped[str] = mapped_column(Text)
    state: Mapped[str] = mapped_column(default=WILL)
    turn: Mapped[int]
    due: Mapped[datetime]
