"""How long the bot takes to be ready."""

import statistics

from tests.bench.figure import Figure, Runs, interleave
from tests.bench.running import seconds_to_import, trellis_run
from tests.bench.throughput import stage


def start(rounds: int) -> Figure:
    """Measure from the command to its readiness, on a database that is there already."""
    with stage() as on:

        def run_bot(database: str = "trellis") -> tuple[int, float, float]:
            with trellis_run(on.api_url, on.folder / f"{database}.db") as bot:
                return 1, bot.seconds, 0.0

        ready, imports = Runs(), Runs()
        interleave(rounds, (ready, run_bot), (imports, lambda: (1, seconds_to_import(), 0.0)))
        fresh = statistics.median(run_bot(f"fresh{number}")[1] for number in range(3))
    return Figure(
        "start until ready, the imports alone",
        imports.faster_than(ready),
        3.0,
        f"{1 / ready.rate:.2f} s ({fresh:.2f} s with the schema to be made) "
        f"against {1 / imports.rate:.2f} s",
        at_most=True,
    )
