"""What was measured, beside what is wanted."""

import statistics
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Figure:
    """One ratio.

    Args:
        name: what is measured, and against what.
        measured: the ratio.
        wanted: what it must reach.
        beside: the absolute figures it was made of.
        at_most: whether it must stay below what is wanted, and not above.
    """

    name: str
    measured: float
    wanted: float
    beside: str
    at_most: bool = False

    @property
    def is_reached(self) -> bool:
        """Whether it is as good as it must be, to the two digits that are shown."""
        measured, wanted = round(self.measured, 2), self.wanted
        return measured <= wanted if self.at_most else measured >= wanted


@dataclass
class Runs:
    """What came of the runs of one thing, in turn with those of another.

    Args:
        rates: how many a second, of each run.
        cpu: the milliseconds of CPU each, of each run.
    """

    rates: list[float] = field(default_factory=list)
    cpu: list[float] = field(default_factory=list)

    def add(self, count: int, seconds: float, cpu: float) -> None:
        """Note a run.

        Args:
            count: of how many.
            seconds: it took.
            cpu: seconds of CPU it took.
        """
        self.rates.append(count / seconds)
        self.cpu.append(cpu / count * 1000)

    @property
    def rate(self) -> float:
        """How many a second, in the median."""
        return statistics.median(self.rates)

    @property
    def milliseconds(self) -> float:
        """CPU each, in the median."""
        return statistics.median(self.cpu)

    def faster_than(self, other: "Runs") -> float:
        """Return how many times the other's rate, in the median of the runs side by side.

        Whatever else the machine does slows neighbours alike: their ratio is steadier than that
        of the two medians.
        """
        return statistics.median(a / b for a, b in zip(self.rates, other.rates, strict=True))

    def dearer_than(self, other: "Runs") -> float:
        """Return how many times the other's CPU, in the median of the runs side by side."""
        return statistics.median(a / b for a, b in zip(self.cpu, other.cpu, strict=True))

    def __str__(self) -> str:
        return f"{self.rate:,.0f}/s {self.milliseconds:.3f} ms"


def interleave(rounds: int, *pairs: tuple[Runs, Callable[[], tuple[int, float, float]]]) -> None:
    """Run each in turn, forwards and backwards by turns, so that a slow moment falls on all alike.

    Args:
        rounds: how many times, after one that only warms up.
        pairs: where to note what came of it; and what to run, which returns of how many, in how
            many seconds, with how many of CPU.
    """
    for number in range(rounds + 1):
        for runs, run in pairs if number % 2 else reversed(pairs):
            result = run()
            if number:
                runs.add(*result)


def table(figures: Iterable[Figure]) -> str:
    """Return the figures as lines to print."""
    rows: list[Sequence[str]] = [("figure", "measured", "wanted", "", "absolute")]
    for each in figures:
        bound = f"{'at most' if each.at_most else 'at least'} {each.wanted:.2f}"
        reached = "yes" if each.is_reached else "NO"
        rows.append((each.name, f"{each.measured:.2f}", bound, reached, each.beside))
    widths = [max(len(row[column]) for row in rows) for column in range(4)]
    return "\n".join(
        "  ".join([*(f"{cell:<{w}}" for cell, w in zip(row, widths, strict=False)), row[4]])
        for row in rows
    )
