"""`python -m tests.bench [row …]`: the bot beside plain Bolt, as ratios in one run."""

import argparse
import sys
import time
from collections.abc import Callable

from tests.bench import (
    clicks,
    commands,
    digests,
    fairness,
    gatherings,
    lines,
    memory,
    messages,
    recurrence,
    searching,
    sharing,
    start,
    throughput,
    ticking,
    waiting,
)
from tests.bench.figure import Figure, table

ROWS: dict[str, Callable[[int], Figure | list[Figure]]] = {
    "feedback-help": throughput.feedback_help,
    "stored-row": throughput.stored_row,
    "posted-click": throughput.posted_click,
    "more-commands": commands.more_commands,
    "drain": messages.drain,
    "start": start.start,
    "memory": memory.held,
    "recurrence": recurrence.following,
    "wake-up": waiting.wake_up,
    "start-full": waiting.start_full,
    "tick": ticking.tick,
    "fair-drain": fairness.fair_drain,
    "workers": sharing.workers,
    "digests": digests.digests,
    "card": gatherings.card,
    "ballots": gatherings.ballots,
    "statements": clicks.statements,
    "search": searching.searches,
    "lines": lines.lines,
}


def main() -> None:
    """Measure the rows that were named, or all, and print them beside what is wanted."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("rows", nargs="*", metavar="row", help=", ".join(ROWS))
    parser.add_argument("--rounds", type=int, default=9, help="runs of each, in turn (9)")
    options = parser.parse_args()
    if unknown := set(options.rows) - set(ROWS):
        parser.error(f"no such row: {', '.join(sorted(unknown))}; there are {', '.join(ROWS)}")
    began = time.monotonic()
    figures: list[Figure] = []
    for row in options.rows or ROWS:
        sys.stderr.write(f"{row} …\n")
        found = ROWS[row](options.rounds)
        figures += found if isinstance(found, list) else [found]
    sys.stdout.write(table(figures) + "\n")
    sys.stdout.write(
        f"Medians of {options.rounds} runs each, by turns, in {time.monotonic() - began:.0f} s: "
        "first what is measured, then what it is measured against.\n"
    )


if __name__ == "__main__":
    main()
