"""What somebody does not want to hear of, and how much the bot has asked of them this week."""

from datetime import date, datetime

from sqlalchemy.orm import Mapped, mapped_column

from storage.tables import Kept


class TopicWish(Kept):
    """Somebody wants to hear no more of a topic, or not before a moment."""

    __tablename__ = "topic_wishes"

    workspace_id: Mapped[str] = mapped_column(primary_key=True)
    person: Mapped[str] = mapped_column(primary_key=True)
    topic: Mapped[str] = mapped_column(primary_key=True)
    is_stopped: Mapped[bool] = mapped_column(default=False)
    snoozed_until: Mapped[datetime | None]


class PromptWeek(Kept):
    """How many messages the bot has sent somebody on its own account in one week.

    The one digest of the week is counted apart, as `digest`; the others are `prompt`.
    """

    __tablename__ = "prompt_weeks"

    workspace_id: Mapped[str] = mapped_column(primary_key=True)
    person: Mapped[str] = mapped_column(primary_key=True)
    week: Mapped[date] = mapped_column(primary_key=True)
    what: Mapped[str] = mapped_column(primary_key=True)
    used: Mapped[int]
