"""What it costs that a great deal is kept, while nothing of it is due."""

from pathlib import Path

from sqlalchemy import make_url

from storage.outbox import SENT
from storage.tables import OutboxMessage, Schedule
from tests.bench.child import Child
from tests.bench.databases import POSTGRESQL, SQLITE, count, databases, fill, plan, server_seconds
from tests.bench.figure import Figure, Runs, interleave
from tests.bench.running import trellis_run
from tests.bench.throughput import Stage, stage

FEW, MANY = 100, 100_000
BEATS = 100
# Runs are short, so that those side by side see the same machine, and many.
TIMES = 3


def wake_up(rounds: int) -> list[Figure]:
    """Measure a beat with nothing due, on both databases."""
    return [_wake_up(kind, rounds) for kind in (SQLITE, POSTGRESQL)]


def _wake_up(kind: str, rounds: int) -> Figure:
    with databases(kind, "few", "many") as (few, many), stage() as on:
        fill(few, FEW)
        fill(many, MANY)
        idle, full = _Idle(on, few), _Idle(on, many)
        interleave(TIMES * rounds, (idle.runs, idle.beats), (full.runs, full.beats))
        idle.show(FEW)
        full.show(MANY)
    servers = f"; the server's {full.server} against {idle.server}" if kind == POSTGRESQL else ""
    return Figure(
        f"CPU of a wake-up on {kind}, {MANY:,} stored, {FEW}",
        full.runs.dearer_than(idle.runs),
        1.2,
        f"{full.runs} against {idle.runs}{servers}; as many messages sent before beside",
        at_most=True,
    )


class _Idle:
    """A worker with nothing to do.

    Args:
        on: where it works.
        url: its database.
    """

    def __init__(self, on: Stage, url: str) -> None:
        self.runs = Runs()
        self._server = Runs()
        self._on = on
        self._url = url
        self._worker: Child = on.start("worker", f"--database={url}")

    def beats(self) -> tuple[int, float, float]:
        """Have it beat, and note what it cost the server."""
        before = server_seconds(self._url)
        took = self._worker.ask("beat", count=BEATS)
        self._server.add(BEATS, took["seconds"], server_seconds(self._url) - before)
        return BEATS, took["seconds"], took["cpu"]

    def show(self, kept: int) -> None:
        """See that it would have done its work, and that all is still there."""
        plan(self._url, range(1))
        self._worker.ask("beat")
        assert self._on.api.ask("wait", count=1)["posts"] == 1
        assert count(self._url, Schedule) == kept
        assert count(self._url, OutboxMessage, state=SENT) == kept + 1

    @property
    def server(self) -> str:
        """The server's CPU for a beat."""
        return f"{self._server.milliseconds:.3f} ms"


def start_full(rounds: int) -> Figure:
    """Measure from the command to its readiness, with much in the database and with nothing."""
    with databases(SQLITE, "empty", "full") as (empty, full), stage() as on:
        fill(full, MANY)

        def run(url: str) -> tuple[int, float, float]:
            with trellis_run(on.api_url, Path(make_url(url).database or "")) as bot:
                return 1, bot.seconds, 0.0

        with_much, with_none = Runs(), Runs()
        interleave(rounds, (with_much, lambda: run(full)), (with_none, lambda: run(empty)))
        assert count(full, Schedule) == MANY
    return Figure(
        f"start with {MANY:,} schedules, with none",
        with_none.faster_than(with_much),
        1.1,
        f"{1 / with_much.rate:.2f} s against {1 / with_none.rate:.2f} s",
        at_most=True,
    )
