"""What a person did, as values: everything a feature's function may know of the moment."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from typing import Any

from rituals.words.mrkdwn import tidy
from storage.facts import MessageFacts
from storage.outbox import Place

# The largest number that a row of either database can have, unless its column is wider.
MOST = 2**31 - 1


def number(text: str, most: int = MOST) -> int:
    """Return the number of a record that a payload names; 0, which names none, when malformed.

    Args:
        text: as the payload says it.
        most: the largest there is.
    """
    named = int(text) if text.isascii() and text.isdigit() and len(text) < 16 else 0
    return named if named <= most else 0


@dataclass(frozen=True, slots=True)
class Defaults:
    """What the operator may set for everybody.

    Args:
        threshold: how many people must have answered before anonymous answers are shown.
    """

    threshold: int = 5


@dataclass(frozen=True, slots=True)
class Form:
    """What a person filled in, by the name of the field; nothing in it is trusted."""

    values: Mapping[str, Any] = field(default_factory=dict)

    def text(self, name: str) -> str:
        """Return what was typed, tidied; empty when nothing was, or not text."""
        value = self.values.get(name)
        return tidy(value) if isinstance(value, str) else ""

    def several(self, name: str) -> list[str]:
        """Return what was chosen of several, each once, in the order of the choice."""
        value = self.values.get(name)
        chosen = value if isinstance(value, list) else []
        return list(dict.fromkeys(each for each in chosen if isinstance(each, str)))

    def people(self, name: str) -> list[str]:
        """Return the ids of the people chosen, each once, in the order of the choice."""
        return self.several(name)

    def person(self, name: str) -> list[str]:
        """Return the id of the one person chosen, in a list that is empty where nobody was."""
        chosen = self.text(name)
        return [chosen] if chosen else []

    def wall_clock(self, name: str) -> time | None:
        """Return the time of day chosen, to the minute; None when there is none."""
        try:
            chosen = time.fromisoformat(self.text(name))
        except ValueError:
            return None
        return chosen.replace(second=0, microsecond=0, tzinfo=None)

    def moment(self, name: str) -> datetime | None:
        """Return the day and hour chosen, aware, in UTC; None when there is none."""
        value = self.values.get(name)
        if not isinstance(value, int) or not 0 < value < 2**33:
            return None
        return datetime.fromtimestamp(value, UTC)

    def day(self, name: str) -> date | None:
        """Return the day chosen; None when there is none."""
        try:
            return date.fromisoformat(self.text(name))
        except ValueError:
            return None


@dataclass(frozen=True, slots=True)
class Call:
    """One thing a person did in Slack.

    Args:
        workspace: the id of the workspace, as Slack signed it.
        person: the id of the person, as Slack signed it.
        now: when it came.
        defaults: what the operator set.
        channel: the channel in which it was done, if there is one.
        text: what was typed after the command's word.
        value: what the pressed button or the filled-in form carries, as the bot made it; a claim,
            to be checked against the records.
        form: what was filled in.
        place: where the message stands on which a button was pressed, if it was one.
        message: the message on which a shortcut was used, if it was one.
    """

    workspace: str
    person: str
    now: datetime
    defaults: Defaults = Defaults()
    channel: str | None = None
    text: str = ""
    value: str = ""
    form: Form = Form()
    place: Place | None = None
    message: MessageFacts | None = None

    @property
    def subject(self) -> int:
        """The number of the record that is named; 0, which names none, when malformed."""
        return self.named(0)

    @property
    def detail(self) -> str:
        """What is carried besides the number of the record."""
        return self.value.partition(":")[2]

    def named(self, place: int, most: int = MOST) -> int:
        """Return the number of another record that is named beside it, 0 where none is.

        Args:
            place: among all that is carried, each parted from the one before by a colon.
            most: the largest there is.
        """
        parts = self.value.split(":")
        return number(parts[place], most) if place < len(parts) else 0
