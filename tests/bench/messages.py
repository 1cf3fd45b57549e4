"""Messages a second: the outbox's beside those of the SDK's client in a plain loop."""

from tests.bench.child import Child
from tests.bench.figure import Figure, Runs, interleave
from tests.bench.throughput import stage

COUNT = 500


def drain(rounds: int) -> Figure:
    """Measure what the outbox delivers, every message of which must have arrived."""
    with stage() as on:
        plain = on.start("outgoing", "loop")
        outbox = on.start("outgoing", "drain", f"--database=sqlite:///{on.folder / 'outbox'}.db")
        by_hand, drained = Runs(), Runs()

        def run(sender: Child, runs: Runs, counts: bool) -> None:
            took = sender.ask("send", count=COUNT)
            on.api.ask("wait", count=COUNT)
            runs.add(COUNT, took["seconds"], took["cpu"]) if counts else None

        interleave(
            rounds,
            lambda counts: run(plain, by_hand, counts),
            lambda counts: run(outbox, drained, counts),
        )
    ratio = drained.rate / by_hand.rate
    return Figure("messages drained, a plain loop", ratio, 0.60, f"{drained} against {by_hand}")
