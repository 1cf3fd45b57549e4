"""What the running bot holds in memory, and whether it grows."""

from tests.bench.control import memory
from tests.bench.figure import Figure
from tests.bench.running import imported, trellis_run
from tests.bench.throughput import stage

HALF = 5_000
# A person's day in small: from memory, from the database, a modal, the Home tab.
KINDS = [
    ["command", "/feedback help"],
    ["command", "/feedback inbox"],
    ["command", "/feedback ask"],
    ["home_opened"],
    ["command", "/feedback nonsense"],
]


def held(_rounds: int) -> list[Figure]:
    """Measure the memory of `trellis run` after 10,000 requests, and what the second half added."""
    with stage() as on, imported() as libraries:
        reference = memory(libraries)
        with trellis_run(on.api_url, on.folder / "trellis.db") as bot:
            sizes = [memory(bot.pid)]
            for _ in range(2):
                on.send(bot.port, KINDS, HALF)
                sizes.append(memory(bot.pid))
            if failed := [line for line in bot.log.lines if " ERROR " in line]:
                raise RuntimeError(f"{len(failed)} requests failed: {failed[-1]}")
    begun, half, whole = sizes
    return [
        Figure(
            "memory after 10,000 requests, the imports alone",
            whole / reference,
            2.2,
            f"{_mb(whole)} (when ready {_mb(begun)}) against {_mb(reference)}",
            at_most=True,
        ),
        Figure(
            "memory after 10,000 requests, after 5,000",
            whole / half,
            # Nothing that is kept for each request is as small as one per cent.
            1.01,
            f"{_mb(whole)} against {_mb(half)}",
            at_most=True,
        ),
    ]


def _mb(size: float) -> str:
    return f"{size / 1e6:.1f} MB"
