"""What a team does again and again: the ritual, its next occurrence, and the people in it."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, Text
from sqlalchemy.orm import Mapped, mapped_column

from rituals.cadence.holidays import OnHoliday
from rituals.cadence.recurrence import Recurrence
from rituals.cadence.working_hours import WorkingHours
from storage.tables import Kept

ACTIVE, STOPPED, ENDED = "active", "stopped", "ended"
PLANNED, HELD, SKIPPED, MISSED = "planned", "held", "skipped", "missed"

# What every kind has in common is said and done in `rituals/ritual`. Messages: somebody changed
# it, a step came too late. Rules: find out who is in its channel, remind the keeper the working
# day before, ask now and then whether it still helps.
CHANGED, MISSED_STEP = "ritual:changed", "ritual:missed"
MEET, KEEP, REVIEW = "ritual:meet", "ritual:keep", "ritual:review"


class Ritual(Kept):
    """Something that comes round: what, where, how often, whose turn.

    `kind` names what runs it, such as `learning:friday`. A ritual of a channel belongs to
    everybody in it; one without a channel belongs to `owner` alone. `recurrence` is RFC 5545
    text; it is held `times` times in all, and until somebody stops it where that is None.
    `keepers` take turns, in this order; `options` are the kind's own.
    """

    __tablename__ = "rituals"
    __table_args__ = (Index("ix_rituals_workspace_id_channel", "workspace_id", "channel"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str]
    name: Mapped[str]
    channel: Mapped[str | None]
    owner: Mapped[str | None] = mapped_column(index=True)
    recurrence: Mapped[str] = mapped_column(Text)
    times: Mapped[int | None]
    on_holiday: Mapped[str] = mapped_column(default=OnHoliday.BEFORE)
    country: Mapped[str] = mapped_column(default="")
    region: Mapped[str] = mapped_column(default="")
    keepers: Mapped[list[str]] = mapped_column(default=list)
    review_every: Mapped[int] = mapped_column(default=0)
    options: Mapped[dict[str, Any]] = mapped_column(default=dict)
    state: Mapped[str] = mapped_column(default=ACTIVE)
    paused_until: Mapped[date | None]
    set_up_by: Mapped[str]
    set_up_at: Mapped[datetime]

    @property
    def comes_round(self) -> Recurrence:
        """How often, on which days and when."""
        return Recurrence.read(self.recurrence)

    @property
    def is_once(self) -> bool:
        """Whether it is held a single time."""
        return self.times == 1

    @property
    def hours(self) -> WorkingHours:
        """The team's working days, in the ritual's zone."""
        return WorkingHours(self.comes_round.zone, country=self.country, region=self.region)

    @property
    def topic(self) -> str:
        """What a person asks not to hear of any more, who wants no more of it."""
        return f"ritual/{self.id}"

    @property
    def is_active(self) -> bool:
        """Whether it still comes round; a paused one does, later."""
        return self.state == ACTIVE


class Occurrence(Kept):
    """One time that a ritual comes round.

    `nominal` is when the recurrence says, `starts` when it is held: on another day because of a
    holiday, or because somebody moved it. At any time one occurrence of an active ritual is
    planned, and no more. `missed` names the steps that came too late to be of use.
    """

    __tablename__ = "occurrences"

    id: Mapped[int] = mapped_column(primary_key=True)
    ritual_id: Mapped[int] = mapped_column(ForeignKey("rituals.id", ondelete="CASCADE"), index=True)
    number: Mapped[int]
    nominal: Mapped[datetime]
    starts: Mapped[datetime]
    keeper: Mapped[str | None]
    state: Mapped[str] = mapped_column(default=PLANNED)
    missed: Mapped[list[str]] = mapped_column(default=list)

    @property
    def is_on(self) -> bool:
        """Whether it is to be held, or is being held: nobody skipped it."""
        return self.state in (PLANNED, HELD)


class RitualChange(Kept):
    """What somebody changed in a ritual, for the line in its channel and for the list."""

    __tablename__ = "ritual_changes"

    id: Mapped[int] = mapped_column(primary_key=True)
    ritual_id: Mapped[int] = mapped_column(ForeignKey("rituals.id", ondelete="CASCADE"), index=True)
    person: Mapped[str]
    what: Mapped[str]
    details: Mapped[dict[str, Any]]
    at: Mapped[datetime]


class RitualPerson(Kept):
    """Somebody who was in the ritual's channel when Slack was last asked.

    For the Home tab alone: whoever sees or changes more is looked for in the channel itself.
    """

    __tablename__ = "ritual_people"

    workspace_id: Mapped[str] = mapped_column(primary_key=True)
    person: Mapped[str] = mapped_column(primary_key=True)
    ritual_id: Mapped[int] = mapped_column(
        ForeignKey("rituals.id", ondelete="CASCADE"), primary_key=True, index=True
    )
