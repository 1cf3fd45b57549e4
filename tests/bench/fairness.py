"""Whether a workspace that Slack asks to wait holds up the others."""

import itertools
import random
from datetime import UTC, datetime, timedelta

from sqlalchemy import Connection, delete

from storage.outbox import SENT, WAITING
from storage.tables import OutboxMessage
from storage.unit_of_work import UnitOfWork
from tests.bench.databases import SQLITE, count, databases, transaction
from tests.bench.deliveries import workspace
from tests.bench.feature import channel
from tests.bench.figure import Figure, Runs, interleave
from tests.bench.throughput import stage

WORKSPACES, EACH = 1_000, 10
OTHERS = (WORKSPACES - 1) * EACH


def fair_drain(rounds: int) -> Figure:
    """Measure what the others receive, with one workspace that is asked to wait and without."""
    runs = 2 * (max(1, rounds // 3) + 1)
    with databases(SQLITE, "outbox") as (url,), stage() as on:
        many, paced = f"--workspaces={WORKSPACES + runs}", "--message-every=1"
        worker = on.start("worker", f"--database={url}", many, paced)
        held_up, alone = Runs(), Runs()
        number = itertools.count(1)

        def run(is_refused: bool) -> tuple[int, float, float]:
            # Whoever was refused before is left alone for half a minute, and takes no part.
            first = next(number)
            team, token = workspace(first)
            left = EACH if is_refused else 0
            on.api.ask("mood", refusing=token if is_refused else "")
            transaction(url, lambda connection: _owe(connection, first))
            took = worker.ask("beat")
            posted = on.api.ask("wait", count=WORKSPACES * EACH - left)
            assert posted["posts"] == WORKSPACES * EACH - left and not posted["twice"]
            assert (posted["refused"] > 0) is is_refused
            assert count(url, OutboxMessage, state=SENT) == WORKSPACES * EACH - left
            assert count(url, OutboxMessage, state=WAITING, workspace_id=team) == left
            transaction(url, lambda connection: connection.execute(delete(OutboxMessage)))
            return OTHERS, took["seconds"], took["cpu"]

        interleave(runs // 2 - 1, (held_up, lambda: run(True)), (alone, lambda: run(False)))
    return Figure(
        f"{WORKSPACES:,} workspaces with {EACH} due, one refused; none refused",
        held_up.faster_than(alone),
        0.95,
        f"the others' messages: {held_up} against {alone}; by CPU {alone.dearer_than(held_up):.2f}",
    )


def _owe(connection: Connection, first: int) -> None:
    """Owe each workspace its messages, each to another channel, mixed with those of the others."""
    now, chance = datetime.now(UTC), random.Random(first)
    for number in range(first, first + WORKSPACES):
        work = UnitOfWork(connection, workspace(number)[0], now)
        for subject in range(EACH):
            a_moment_ago = now - timedelta(seconds=chance.random())
            to = channel(subject)
            work.outbox.send("bench:line", subject, to=to, not_before=a_moment_ago)
        work.flush()
