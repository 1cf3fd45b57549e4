"""A garden's team and its workers, in a time that the test moves, and what must hold in the end."""

import asyncio
from collections import Counter
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import select

from rituals.engine import occurrences
from rituals.engine.availability import MyTime, my_time
from rituals.engine.ritual import HELD, Occurrence, Ritual, RitualChange
from rituals.my_time.tables import PromptWeek, TopicWish
from storage.database import Database
from storage.outbox import CLAIMED, DIGEST, FOLDED, SENT, SKIPPED, UNSURE, WAITING
from storage.tables import OutboxMessage, Person, Schedule
from tests.bot.another_slack import AnotherSlack
from tests.bot.garden import CHANNEL, PEOPLE, STEPS, asked_by, named, registry
from tests.bot.judge_of_posts import Choices, Judge, Sent
from tests.bot.mortal_worker import MortalWorker, beat_together
from tests.storage.rows import change, empty, owed

# A Thursday; clocks change at its end in Los Angeles, and in Stockholm three weeks later.
BEGINS = datetime(2026, 3, 5, 7, 0, tzinfo=UTC)
REGISTRY = registry()
TABLES = (
    OutboxMessage, Schedule, RitualChange, Occurrence, Ritual, Person, MyTime, TopicWish,
    PromptWeek,
)  # fmt: skip
WORKERS = 3
# More in the time after the last deed would be workers that run in circles.
MOST_BEATS = 1000


class GardenAtWork:
    """All there is but what happens to it.

    Args:
        database: with the tables in it; what is in them is forgotten.
        runner: of the one event loop of all workers.
    """

    def __init__(self, database: Database, runner: asyncio.Runner) -> None:
        super().__init__()
        empty(database, *TABLES)
        self.database, self.runner = database, runner
        self.time, self.ahead = BEGINS, timedelta()
        self.slack = AnotherSlack(lambda: self.time, PEOPLE)
        self.workers = [self.worker() for _ in range(WORKERS)]
        self.people: dict[str, Choices] = {}
        self.judge = Judge(self.people)
        self.errands: dict[int, datetime] = {}
        self.asked_again: Counter[str] = Counter()
        self.wrong: list[str] = []
        self.seen = 0

    def worker(self) -> MortalWorker:
        return MortalWorker(
            REGISTRY, self.database, self.slack, lambda: self.now, lambda: self.time.timestamp()
        )

    @property
    def now(self) -> datetime:
        """The time by the workers' clock, which may be wrong."""
        return self.time + self.ahead

    def change(self, function: Any) -> Any:
        return change(self.database, function, now=self.now)

    def choose(self, who: str, **values: Any) -> None:
        def choose(work: Any) -> None:
            row = my_time(work, who)
            for name, value in values.items():
                setattr(row, name, value)
            work.session.add(row)

        for name in values.keys() & Choices.__dataclass_fields__.keys():
            setattr(self.people[who], name, values[name])
        self.change(choose)

    def wait_for_something(self) -> None:
        if due := self.next_due():
            self.time = max(self.time, due - self.ahead)

    def beat(self, *workers: MortalWorker) -> None:
        self.runner.run(beat_together(workers))
        rows = {row.token: row for row in owed(self.database)}
        for row in rows.values():
            self.judge.topics.setdefault(name(row), row.topic)
        for post in self.slack.posts[self.seen :]:
            row = rows[post.token]
            text = post.body["text"]
            when = REGISTRY.messages[row.kind].when
            sent = Sent(row.id, row.kind, when, row.recipient, row.topic, row.due, self.now, text)
            self.wrong += [f"{name(row)} {what}" for what in self.judge.wrong_with(sent)]
            self.judge.came[name(row)] += 1
        self.seen = len(self.slack.posts)

    def next_due(self) -> datetime | None:
        def planned(work: Any) -> list[datetime]:
            return [each.not_before for each in work.session.scalars(select(Schedule))]

        rows = owed(self.database)
        times = [row.not_before for row in rows if row.state in (WAITING, UNSURE)]
        times += [row.leased_until for row in rows if row.state == CLAIMED]
        return min(times + self.change(planned), default=None)

    def nothing_is_wrong(self) -> None:
        assert not self.wrong, self.wrong
        twice = self.judge.came - self.asked_again
        assert all(count <= 1 for count in twice.values()), twice
        assert len({post.token for post in self.slack.posts}) == len(self.slack.posts)

    def comes_to_an_end(self) -> None:
        """Nothing goes wrong any more, nothing new is planned, and time passes."""
        self.slack.faults.clear()
        self.ahead = timedelta()
        self.change(lambda work: occurrences.stop(work, rounds(work), "U0MAYA"))
        for _ in range(MOST_BEATS):
            if self.next_due() is None:
                break
            self.wait_for_something()
            self.beat(self.workers[0])
        self.nothing_is_wrong()
        self._everything_due_was_brought_to_an_end()

    def _everything_due_was_brought_to_an_end(self) -> None:
        rows = owed(self.database)
        standing = {post.token: post for post in self.slack.posts}
        assert {row.state for row in rows} <= {SENT, SKIPPED, FOLDED}, rows
        assert all(row.reason for row in rows if row.state == SKIPPED)
        assert all(row.token in standing for row in rows if row.state == SENT)
        digests = {(row.recipient, row.subject): row for row in rows if row.kind == DIGEST}
        for row in rows:
            if row.state == FOLDED:
                digest = digests[row.recipient, int(row.not_before.timestamp())]
                wanted = self.people[row.recipient].hears_of(row.topic, self.now)
                shown = digest.state == SENT and name(row) in standing[digest.token].text
                assert shown or not wanted or digest.state == SKIPPED, name(row)
        missing = self._expected() - {name(row) for row in rows}
        assert not missing

    def _expected(self) -> set[str]:
        """What was to come, sooner or later, or to be let go with a reason."""
        found = set()
        for number, due in self.errands.items():
            kind, people = asked_by(number)
            found |= {named(kind, number, each, due.isoformat()) for each in people}
        for number, missed in self.change(_held):
            for step, kind in STEPS.items():
                to = [CHANNEL] if step == "after" else list(PEOPLE)
                if step not in missed:
                    found |= {named(kind, number, each, "") for each in to}
        return found


def _held(work: Any) -> list[tuple[int, list[str]]]:
    """The occurrences that were begun in time, with the steps that came too late."""
    every = work.session.scalars(select(Occurrence))
    return [(each.id, each.missed) for each in every if each.state == HELD]


def rounds(work: Any) -> Ritual:
    found: Ritual = work.session.scalars(select(Ritual)).one()
    return found


def name(row: Any) -> str:
    return named(row.kind, row.subject, row.recipient, row.detail)


def person(who: str, zone: str) -> Person:
    return Person(id=who, name=who, zone=zone, is_bot=False, has_left=False, looked_up_at=BEGINS)
