"""Messages a second: the outbox's beside those of the SDK's client in a plain loop."""

from tests.bench.child import Child
from tests.bench.figure import Figure, Runs, interleave
from tests.bench.throughput import stage

COUNT = 500


def drain(rounds: int) -> Figure:
    """Measure what the outbox delivers, every message of which must have arrived."""
    with stage() as on:
        database = f"--database=sqlite:///{on.folder / 'outbox'}.db"
        outbox, plain = on.start("outgoing", "drain", database), on.start("outgoing", "loop")
        # As many at once as the outbox has under way: harder, and beside the figure only.
        many = on.start("outgoing", "loop", "--at-once=20")
        drained, one_by_one, at_once = Runs(), Runs(), Runs()

        def run(sender: Child) -> tuple[int, float, float]:
            took = sender.ask("run", count=COUNT)
            posted = on.api.ask("wait", count=COUNT)
            assert posted["posts"] == COUNT and not posted["twice"]
            return COUNT, took["seconds"], took["cpu"]

        interleave(
            rounds,
            (drained, lambda: run(outbox)),
            (one_by_one, lambda: run(plain)),
            (at_once, lambda: run(many)),
        )
    return Figure(
        "messages drained, the client in a plain loop",
        drained.faster_than(one_by_one),
        0.60,
        f"{drained} against {one_by_one} (20 at once: {at_once})",
    )
