"""What further commands cost a request that is none of theirs."""

from tests.bench.figure import Figure, Runs, interleave
from tests.bench.throughput import HELP, MANY, Load, stage

MORE = 300


def more_commands(rounds: int) -> Figure:
    """Measure the CPU of a request with many further commands, against the same without."""
    load = Load(HELP, 400, "/feedback ask")
    with stage() as on:
        few, many = on.bot("few"), on.bot("many", MORE)
        with_few, with_many = Runs(), Runs()
        interleave(
            MANY * rounds,
            (with_few, lambda: on.run(few, load)),
            (with_many, lambda: on.run(many, load)),
        )
    return Figure(
        f"CPU with {MORE} further commands, without",
        with_many.dearer_than(with_few),
        1.05,
        f"{with_many} against {with_few}",
        at_most=True,
    )
