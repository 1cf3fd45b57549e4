"""Many schedules in one second: ours beside the jobs of a scheduler that is there to be had."""

from storage.outbox import SENT
from storage.tables import OutboxMessage, Schedule
from tests.bench.databases import POSTGRESQL, SQLITE, count, databases, plan
from tests.bench.figure import Figure, Runs, interleave
from tests.bench.throughput import stage

DUE = 1_000


def tick(rounds: int) -> list[Figure]:
    """Measure until all that is due is in the outbox, on both databases."""
    return [figure for kind in (SQLITE, POSTGRESQL) for figure in _tick(kind, rounds)]


def _tick(kind: str, rounds: int) -> list[Figure]:
    with databases(kind, "ours", "theirs") as (ours, theirs), stage() as on:
        worker = on.start("worker", f"--database={ours}")
        jobs = on.start("ready_made", f"--database={theirs}")
        our_runs, their_runs = Runs(), Runs()
        held, sending, so_far = [], [], {ours: 0, theirs: 0}

        def next_ones(url: str) -> range:
            so_far[url] += DUE
            return range(so_far[url] - DUE, so_far[url])

        def run_ours() -> tuple[int, float, float]:
            plan(ours, next_ones(ours))
            took = worker.ask("tick")
            posted = on.api.ask("wait", count=DUE)
            assert took["count"] == posted["posts"] == DUE and not posted["twice"]
            assert count(ours, OutboxMessage, state=SENT) == so_far[ours]
            assert count(ours, Schedule) == 0
            held.append(took["held"])
            sending.append(took["sending"])
            return DUE, took["seconds"], took["cpu"]

        def run_theirs() -> tuple[int, float, float]:
            took = jobs.ask("tick", first=next_ones(theirs).start, count=DUE)
            assert took["executed"] == DUE
            assert count(theirs, OutboxMessage) == so_far[theirs]
            return DUE, took["seconds"], took["cpu"]

        interleave(max(1, rounds // 3), (our_runs, run_ours), (their_runs, run_theirs))
        # Later by what it takes to add them, with room to spare.
        wait = 2 + 2 * DUE / their_runs.rate
        late = jobs.ask("grace", first=next_ones(theirs).start, count=DUE, wait=wait)
    return [
        Figure(
            f"{DUE:,} due at once on {kind}, APScheduler",
            our_runs.faster_than(their_runs),
            5.0,
            f"{our_runs} against {their_runs}, which with its grace of a second missed "
            f"{late['missed']} of {DUE:,}",
        ),
        Figure(
            f"{DUE:,} due at once on {kind}, event loop held, ms",
            max(held) * 1000,
            50.0,
            f"the longest of {len(held)} runs; {max(sending) * 1000:.0f} ms while they were posted",
            at_most=True,
        ),
    ]
