"""How long the bot takes to be ready."""

import statistics

from tests.bench.figure import Figure, interleave
from tests.bench.running import seconds_to_import, trellis_run
from tests.bench.throughput import stage


def start(rounds: int) -> Figure:
    """Measure from the command to the first answer of /readyz, on a database that is there."""
    ready: list[float] = []
    imports: list[float] = []
    with stage() as on:
        database = on.folder / "trellis.db"

        def run_bot(counts: bool) -> None:
            with trellis_run(on.api_url, database) as bot:
                ready.extend([bot.seconds] if counts else [])

        def run_imports(counts: bool) -> None:
            seconds = seconds_to_import()
            imports.extend([seconds] if counts else [])

        interleave(rounds, run_bot, run_imports)
        fresh = []
        for number in range(3):
            with trellis_run(on.api_url, on.folder / f"fresh{number}.db") as bot:
                fresh.append(bot.seconds)
    took, reference = statistics.median(ready), statistics.median(imports)
    return Figure(
        "start until ready, the imports alone",
        took / reference,
        3.0,
        f"{took:.2f} s ({statistics.median(fresh):.2f} s on no database yet) "
        f"against {reference:.2f} s",
        at_most=True,
    )
