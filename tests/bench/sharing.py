"""What a second worker adds, where the two share a PostgreSQL."""

import statistics
import time

from storage.outbox import SENT
from storage.tables import OutboxMessage, Schedule
from tests.bench.child import Child
from tests.bench.databases import POSTGRESQL, count, databases, plan, server_seconds
from tests.bench.figure import Figure, Runs, interleave
from tests.bench.throughput import Stage, stage

# What Slack takes to answer, in seconds.
USUAL = 0.05


def workers(rounds: int) -> list[Figure]:
    """Measure what two workers deliver, against one: where Slack takes its time, and where not.

    Without a wait for Slack it is the cores that count, which the workers share with the server
    and the Web API: how full they were stands beside it, and all that is wanted is no harm.
    """
    return [_workers(USUAL, 5_000, 1.6, rounds), _workers(0.0, 10_000, 1.0, rounds)]


def _workers(after: float, due: int, wanted: float, rounds: int) -> Figure:
    with databases(POSTGRESQL, "one", "two") as (one, two), stage() as on:
        on.api.ask("mood", after=after)
        single, pair = _Team(on, one, 1, due), _Team(on, two, 2, due)
        interleave(max(1, rounds // 3), (single.runs, single.deliver), (pair.runs, pair.deliver))
    answered = f"after {after * 1000:.0f} ms" if after else "at once"
    return Figure(
        f"2 workers on PostgreSQL, Slack answers {answered}; 1 worker",
        pair.runs.faster_than(single.runs),
        wanted,
        f"{pair} against {single}",
    )


class _Team:
    """Workers with a database of their own, beating as `trellis worker` does.

    Args:
        on: where they work.
        url: their database.
        size: how many they are.
        due: how many schedules fall due at once.
    """

    def __init__(self, on: Stage, url: str, size: int, due: int) -> None:
        self.runs = Runs()
        self._on = on
        self._url = url
        self._due = due
        self._so_far = 0
        self._busy: list[list[float]] = []
        self._workers: list[Child] = [
            on.start("worker", f"--database={url}", "--beating", anywhere=True) for _ in range(size)
        ]

    def deliver(self) -> tuple[int, float, float]:
        """Have schedules fall due, and wait until their messages have arrived."""
        so_far, self._so_far = self._so_far, self._so_far + self._due
        before = self._used()
        plan(self._url, range(so_far, self._so_far))
        began = time.perf_counter()
        posted = self._on.api.ask("wait", count=self._due)
        seconds = time.perf_counter() - began
        used = [now - then for now, then in zip(self._used(), before, strict=True)]
        self._busy.append([each / seconds for each in used])
        assert posted["posts"] == self._due and not posted["twice"]
        # What was posted last is noted in a moment.
        while count(self._url, OutboxMessage, state=SENT) != self._so_far:
            time.sleep(0.1)
        assert count(self._url, Schedule) == 0
        assert self._on.api.ask("wait", count=0)["posts"] == 0
        return self._due, seconds, used[0]

    def __str__(self) -> str:
        workers, server, api = map(statistics.median, zip(*self._busy[1:], strict=True))
        return (
            f"{self.runs.rate:,.0f}/s (busy cores: workers {workers:.2f}, PostgreSQL {server:.2f}, "
            f"Web API {api:.2f})"
        )

    def _used(self) -> list[float]:
        """Return the CPU seconds of the workers, of the server and of the Web API so far."""
        return [
            sum(worker.ask("usage")["cpu"] for worker in self._workers),
            server_seconds(self._url),
            self._on.api.ask("usage")["cpu"],
        ]
