"""What further commands cost a request that is none of theirs."""

from tests.bench.child import Child
from tests.bench.figure import Figure, Runs, interleave
from tests.bench.throughput import HELP, Load, stage

MORE = 300


def more_commands(rounds: int) -> Figure:
    """Measure the CPU of a request with many further commands, against the same without."""
    with stage() as on:
        few, many = on.bot("few"), on.bot("many", MORE)
        with_few, with_many = Runs(), Runs()

        def run(server: Child, runs: Runs, counts: bool) -> None:
            result = on.run(server, Load(HELP, 600, "/feedback ask"))
            runs.add(*result) if counts else None

        interleave(
            2 * rounds,
            lambda counts: run(few, with_few, counts),
            lambda counts: run(many, with_many, counts),
        )
    return Figure(
        f"CPU with {MORE} further commands, without",
        with_many.milliseconds / with_few.milliseconds,
        1.05,
        f"{with_many} against {with_few}",
        at_most=True,
    )
