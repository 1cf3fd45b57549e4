"""An idea, and what became of it: by the day, never by the hour, whoever said it."""

from datetime import date

from sqlalchemy import ForeignKey, Text
from sqlalchemy.orm import Mapped, mapped_column

from rituals.engine.sealing import by_lot
from storage.tables import Kept

# Said without a name, it waits for its reader's next morning; then nobody has answered it yet.
COMING, NEW = "coming", "new"
HEARD, TRIED, ACTED_ON, NOT_NOW = "heard", "tried", "acted_on", "not_now"
ANSWERS = (HEARD, TRIED, ACTED_ON, NOT_NOW)
# Something is still to come of it.
OPEN = (COMING, NEW, HEARD, TRIED)

# What else is noted of an idea: it was said to somebody, taken up, handed back; nobody answers
# for it since somebody left; nobody answered for two weeks; its channel cannot be reached.
SAID, TAKEN, HANDED_BACK, LEFT = "said", "taken", "handed_back", "left"
WAITS, UNREACHED = "waits", "unreached"


class Idea(Kept):
    """Something to try, said to a leader or to a channel.

    `author` is None where it was said without a name; then `digest` is that of the key which only
    its author's message holds, and what they `rewrote` since is read from the next morning on, so
    that nobody sees at which hour. Where both `leader` and `channel` are None nobody reads it any
    more, and its author may say it to somebody else. `keeper` looks after one of a channel's.
    `quiet_since` is the day of the last word on it, `reminded` how often an answer was asked for.
    """

    __tablename__ = "ideas"

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False, default=by_lot)
    text: Mapped[str] = mapped_column(Text)
    rewrote: Mapped[str | None] = mapped_column(Text)
    author: Mapped[str | None] = mapped_column(index=True)
    digest: Mapped[str | None]
    leader: Mapped[str | None] = mapped_column(index=True)
    channel: Mapped[str | None] = mapped_column(index=True)
    keeper: Mapped[str | None] = mapped_column(index=True)
    state: Mapped[str]
    reason: Mapped[str] = mapped_column(Text, default="")
    quiet_since: Mapped[date | None]
    reminded: Mapped[int] = mapped_column(default=0)

    @property
    def as_written(self) -> str:
        """The text as its author last wrote it."""
        return self.rewrote or self.text

    @property
    def said_to(self) -> str | None:
        """The leader or the channel that it was said to."""
        return self.leader or self.channel

    @property
    def answerer(self) -> str | None:
        """Whoever says what becomes of it, if there is somebody."""
        return self.leader or self.keeper

    @property
    def is_open(self) -> bool:
        """Whether something is still to come of it."""
        return self.state in OPEN

    @property
    def is_unheard(self) -> bool:
        """Whether its author may still change it: nobody has answered, or nobody is there to."""
        is_new = self.state in (COMING, NEW) and self.keeper is None
        return is_new or self.said_to is None


class IdeaLine(Kept):
    """One thing that became of an idea; `said_to` is to whom it was said at that time."""

    __tablename__ = "idea_lines"

    idea_id: Mapped[int] = mapped_column(
        ForeignKey("ideas.id", ondelete="CASCADE"), primary_key=True
    )
    # Counted for each idea by itself, for the same reason.
    number: Mapped[int] = mapped_column(primary_key=True)
    what: Mapped[str]
    said_to: Mapped[str | None]
    by: Mapped[str | None]
    reason: Mapped[str] = mapped_column(Text, default="")
    day: Mapped[date]
