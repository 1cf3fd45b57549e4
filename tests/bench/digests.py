"""The digests of many communities in one second, beside as many plain prompts of rituals."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from functools import partial

from sqlalchemy import Connection, delete, insert, select, update

from rituals.cadence.patterns import Weekly
from rituals.cadence.recurrence import Recurrence
from rituals.communities.digest import weekly
from rituals.engine.ritual import ACTIVE, PLANNED, Occurrence, Ritual
from rituals.library.tables import LINK, LibraryEntry, Share
from storage.outbox import SENT
from storage.tables import OutboxMessage, Schedule
from tests.bench.databases import POSTGRESQL, SQLITE, count, databases, transaction
from tests.bench.deliveries import PERSON, TEAM
from tests.bench.feature import prompts
from tests.bench.figure import Figure, Runs, interleave
from tests.bench.throughput import stage

DUE = 1_000
# What came to each community in its week.
ENTRIES = 3
DIGEST, PROMPT = weekly.kind, prompts.kind
STEPS = {DIGEST: ("begin", "tell"), PROMPT: ("begin", "ask")}


def digests(rounds: int) -> list[Figure]:
    """Measure the CPU until all are posted, on both databases."""
    return [_digests(kind, rounds) for kind in (SQLITE, POSTGRESQL)]


def _digests(kind: str, rounds: int) -> Figure:
    with databases(kind, "digests", "prompts") as (digest, prompt), stage() as on:
        of = {digest: DIGEST, prompt: PROMPT}
        for url, ritual in of.items():
            transaction(url, partial(_set_up, ritual))
        workers = {url: on.start("worker", f"--database={url}") for url in of}
        so_far = dict.fromkeys(of, 0)

        def run(url: str) -> tuple[int, float, float]:
            transaction(url, partial(_pass_a_week, of[url]))
            took = workers[url].ask("beat")
            posted = on.api.ask("wait", count=DUE)
            so_far[url] += DUE
            assert posted["posts"] == DUE and not posted["twice"]
            assert count(url, OutboxMessage, state=SENT) == so_far[url]
            return DUE, took["seconds"], took["cpu"]

        told, prompted = Runs(), Runs()
        pairs = (told, lambda: run(digest)), (prompted, lambda: run(prompt))
        interleave(max(1, rounds // 3), *pairs)
    return Figure(
        f"CPU of {DUE:,} digests of {ENTRIES} entries on {kind}, as many plain prompts",
        told.dearer_than(prompted),
        3.0,
        f"{told} against {prompted}",
        at_most=True,
    )


def _set_up(kind: str, connection: Connection) -> None:
    """Set up a ritual in each of so many channels; none is due yet."""
    now = datetime.now(UTC)
    # The next one is days away, and so is the word to whoever looks after it.
    weekly = Weekly(((now.weekday() + 5) % 7,))
    comes = str(Recurrence(weekly, time(9), "Europe/Stockholm", date(2026, 1, 1)))
    rituals = [
        {
            "workspace_id": TEAM,
            "id": number,
            "kind": kind,
            "name": f"Ritual {number}",
            "channel": f"C0{number:05}",
            "recurrence": comes,
            "on_holiday": "before",
            "country": "",
            "region": "",
            "keepers": [PERSON],
            "review_every": 0,
            "options": {"topic": f"topic {number}"},
            "state": ACTIVE,
            "set_up_by": PERSON,
            "set_up_at": now - timedelta(days=7),
        }
        for number in range(1, DUE + 1)
    ]
    connection.execute(insert(Ritual), rituals)
    occurrences = [
        {
            "workspace_id": TEAM,
            "ritual_id": each["id"],
            "number": 1,
            "nominal": now,
            "starts": now,
            "keeper": PERSON,
            "state": PLANNED,
            "missed": [],
        }
        for each in rituals
    ]
    connection.execute(insert(Occurrence), occurrences)


def _pass_a_week(kind: str, connection: Connection) -> None:
    """Have the next of each ritual fall due now; something came to each community meanwhile."""
    now = datetime.now(UTC).replace(microsecond=0)
    planned = select(Occurrence.id, Occurrence.ritual_id).where(Occurrence.state == PLANNED)
    due = connection.execute(planned.order_by(Occurrence.ritual_id)).all()
    connection.execute(
        update(Occurrence).where(Occurrence.state == PLANNED).values(starts=now, nominal=now)
    )
    connection.execute(delete(Schedule))
    schedules = [
        {
            "workspace_id": TEAM,
            "kind": f"{kind}.{step}",
            "subject": occurrence,
            "due": now,
            "not_before": now,
        }
        for occurrence, _ in due
        for step in STEPS[kind]
    ]
    connection.execute(insert(Schedule), schedules)
    if kind == DIGEST:
        _file(connection, [row.ritual_id for row in due], now)


def _file(connection: Connection, rituals: Sequence[int], now: datetime) -> None:
    """File some entries in the channel of each community."""
    entries = [
        {
            "workspace_id": TEAM,
            "kind": LINK,
            "title": f"What was learned, part {number}",
            "summary": "",
            "link": f"https://example.org/{ritual}/{number}",
            "address": "",
            "topic": f"topic {ritual}",
            "book": "",
            "channel": f"C0{ritual:05}",
            "came_from": None,
            "author": "",
            "filed_by": PERSON,
            "useful": 0,
            "filed_at": now - timedelta(seconds=1),
            "changed_at": now,
        }
        for ritual in rituals
        for number in range(ENTRIES)
    ]
    connection.execute(insert(LibraryEntry), entries)
    newest = select(LibraryEntry.id).order_by(LibraryEntry.id.desc()).limit(len(entries))
    shares = [
        {
            "workspace_id": TEAM,
            "entry_id": entry,
            "person": PERSON,
            "why": "Short",
            "shared_at": now,
        }
        for entry in connection.scalars(newest)
    ]
    connection.execute(insert(Share), shares)
