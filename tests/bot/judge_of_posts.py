"""Whether what was posted might come then: judged by what people chose, without the bot's rules."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import holidays

from rituals.engine.feature import When
from storage.outbox import DIGEST


@dataclass
class Choices:
    """What one person chose of their time."""

    zone: str
    opens: time
    closes: time
    days: list[int]
    budget: int
    country: str
    away: tuple[date, date] | None = None
    snoozed_until: datetime | None = None
    stopped: set[str] = field(default_factory=set)
    snoozed: dict[str, datetime] = field(default_factory=dict)

    def works(self, at: datetime) -> bool:
        here = at.astimezone(ZoneInfo(self.zone))
        day = here.date()
        if self.away and self.away[0] <= day <= self.away[1]:
            return False
        if self.country and day in holidays.country_holidays(self.country, years=day.year):
            return False
        return day.weekday() in self.days and self.opens <= here.time() < self.closes

    def hears_of(self, topic: str, at: datetime) -> bool:
        return topic not in self.stopped and self.snoozed.get(topic, at) <= at

    def week(self, at: datetime) -> date:
        day = at.astimezone(ZoneInfo(self.zone)).date()
        return day - timedelta(days=day.weekday())


@dataclass(frozen=True)
class Sent:
    """One post, with the row it was owed by.

    Args:
        row: its number.
        kind: which message.
        when: when such a message may come.
        recipient: to whom.
        topic: what it belongs to.
        due: before which it may not come.
        at: when it came, by the clock of the worker.
        text: what it says.
    """

    row: int
    kind: str
    when: When
    recipient: str
    topic: str
    due: datetime
    at: datetime
    text: str


class Judge:
    """Remembers what came, and tells what may not have.

    Args:
        people: what each person chose.
    """

    def __init__(self, people: dict[str, Choices]) -> None:
        self._people = people
        self._weeks: dict[tuple[str, str, date], set[int]] = {}
        self.came: Counter[str] = Counter()
        # The topics of what was folded, by the words that name it.
        self.topics: dict[str, str] = {}

    def wrong_with(self, sent: Sent) -> list[str]:
        """Return what must not be, in words."""
        wrong = ["before it was due"] if sent.at < sent.due else []
        person = self._people.get(sent.recipient)
        if person and sent.when is not When.AT_ONCE and not person.works(sent.at):
            wrong.append("outside of working hours")
        if person and (sent.when is When.IN_BUDGET or sent.kind == DIGEST):
            wrong += self._wrong_with_unasked(sent, person)
        return wrong

    def _wrong_with_unasked(self, sent: Sent, person: Choices) -> list[str]:
        wrong = []
        if person.snoozed_until and sent.at < person.snoozed_until:
            wrong.append("during a snooze")
        what, most = ("digest", 1) if sent.kind == DIGEST else ("asked", person.budget)
        week = self._weeks.setdefault((what, sent.recipient, person.week(sent.at)), set())
        week.add(sent.row)
        if len(week) > most:
            wrong.append(f"number {len(week)} of a week's {most}")
        if sent.kind == DIGEST:
            topics = [topic for name, topic in self.topics.items() if name in sent.text]
        else:
            topics = [sent.topic]
        return wrong + [
            f"of {topic}, not wanted now" for topic in topics if not person.hears_of(topic, sent.at)
        ]
