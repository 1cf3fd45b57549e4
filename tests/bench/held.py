"""A bot with a session in its database, and what everybody in its channel does there."""

import json
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any, TypeVar

from sqlalchemy import Connection, delete, func, select

from bot.delivery.pacing import MESSAGE_EVERY
from rituals.engine.ritual import HELD, Occurrence, Ritual
from rituals.gatherings.lifecycle.sessions import CARD
from rituals.gatherings.tables import Ballot, Entry, Participant, Session, Topic
from rituals.retrospectives.formats import columns
from rituals.retrospectives.retro import retro
from storage.tables import Person
from storage.unit_of_work import UnitOfWork
from tests.bench.databases import transaction
from tests.bench.deliveries import CHANNEL, TEAM
from tests.bench.throughput import Stage

T = TypeVar("T")
PEOPLE, TOPICS, VOTES = 200, 30, 3
# What stands there beforehand is numbered up to this; what people add is numbered at random.
MOST = 1_000
FORMAT = {"format": "start_stop_continue"}


class Held:
    """A session that two hundred people hold.

    Args:
        on: the stage.
        name: of the bot's database.
        phase: in which the session is.
        cards: how many there are already.
    """

    def __init__(self, on: Stage, name: str, phase: str, cards: int) -> None:
        self._on = on
        self._url = f"sqlite:///{on.folder / name}.db"
        self._cards = cards
        # At the pace of Slack, by which the edits of the living card are folded.
        self._bot = on.bot(name, message_every=MESSAGE_EVERY)
        self._port = self._bot.ask("address")["port"]
        self._change(lambda work: _fill(work, phase, cards))
        on.api.ask("wait", count=1)

    def adds_cards(self, count: int) -> tuple[int, float, float]:
        """Have so many people leave a card each, until the living card tells of them all."""
        boxes = json.dumps({"start": {"type": "plain_text_input", "value": "Pause more"}})
        ways = [["submission", "gatherings:write", "1", boxes, f"U0P{n}"] for n in range(count)]

        def act() -> float:
            seconds = self._submit(ways)
            self._on.api.ask("edited", words=f"{self._cards + count:,} cards so far")
            return seconds

        measured = self._measured(act)
        added = self._change(lambda work: work.session.execute(delete(Entry).where(_IS_NEW)))
        assert added.rowcount == count  # type: ignore[attr-defined]
        return count, *measured

    def votes(self) -> tuple[int, float, float]:
        """Have everybody vote at the same moment."""
        measured = self._measured(lambda: self._submit(_ballots()))
        self._settle()
        return PEOPLE, *measured

    def votes_within(self, seconds: int, a_second: int) -> int:
        """Have everybody vote, some at a time; return how often the living card was edited.

        Args:
            seconds: how long it takes them all.
            a_second: how many times a second some of them do.
        """
        ways, began = _ballots(), time.monotonic()
        for step in range(steps := seconds * a_second):
            time.sleep(max(0.0, began + step / a_second - time.monotonic()))
            self._submit(ways[step * PEOPLE // steps : (step + 1) * PEOPLE // steps])
        return self._settle()

    def keeps_rows(self) -> tuple[int, float, float]:
        """Have as many single rows kept, each by a form with as much in it."""
        ways = [["submission", "bench:keep", *rest] for _, _, *rest in _ballots()]
        return PEOPLE, *self._measured(lambda: self._submit(ways))

    def _settle(self) -> int:
        """Wait until the living card says that all have voted; return how often it was edited."""
        edits: int = self._on.api.ask("edited", words=f"{PEOPLE} people have voted")["edits"]
        ballots = select(func.count()).select_from(Ballot)
        assert self._change(lambda work: work.session.scalar(ballots)) == PEOPLE
        self._change(lambda work: work.session.execute(delete(Ballot)))
        return edits

    def _submit(self, ways: list[list[str]]) -> float:
        return float(self._on.send(self._port, ways, len(ways))["seconds"])

    def _measured(self, act: Callable[[], float]) -> tuple[float, float]:
        """Return how many seconds it took to be answered, and how many of the bot's CPU in all."""
        used = self._bot.ask("usage")["cpu"]
        seconds = act()
        return seconds, self._bot.ask("usage")["cpu"] - used

    def _change(self, do: Callable[[UnitOfWork], T]) -> T:
        def change(connection: Connection) -> T:
            work = UnitOfWork(connection, TEAM, datetime.now(UTC))
            done = do(work)
            work.flush()
            return done

        return transaction(self._url, change)


_IS_NEW = Entry.id > MOST


def _ballots() -> list[list[str]]:
    """Return how everybody votes: each for the topics that follow their own number."""
    chosen = (
        {f"vote_{box}": _option(1 + (number + box) % TOPICS) for box in range(VOTES)}
        for number in range(PEOPLE)
    )
    return [
        ["submission", "gatherings:vote", "1:0", json.dumps(each), f"U0P{number}"]
        for number, each in enumerate(chosen)
    ]


def _option(topic: int) -> dict[str, Any]:
    return {"type": "static_select", "selected_option": {"value": str(topic)}}


def _fill(work: UnitOfWork, phase: str, cards: int) -> None:
    """Keep a session in a phase, with its people, its cards and its topics, and owe its card."""
    people = [f"U0P{number}" for number in range(PEOPLE)]
    work.session.add_all(
        Person(
            id=each,
            name=f"Person {each}",
            zone="Europe/Stockholm",
            is_bot=False,
            has_left=False,
            met=True,
            looked_up_at=work.now,
        )
        for each in people
    )
    headings = [each.name for each in columns(FORMAT)]
    ritual = Ritual(
        kind=retro.kind,
        name="Retrospective",
        channel=CHANNEL,
        recurrence="DTSTART;TZID=Europe/Stockholm:20260303T140000\nRRULE:FREQ=WEEKLY;BYDAY=TU",
        times=1,
        keepers=[],
        options={},
        set_up_by="U0P0",
        set_up_at=work.now,
    )
    work.session.add(ritual)
    work.flush()
    starts = work.now - timedelta(minutes=10)
    held = Occurrence(ritual_id=ritual.id, number=1, nominal=starts, starts=starts, state=HELD)
    work.session.add(held)
    work.flush()
    session = Session(
        ritual_id=ritual.id,
        occurrence_id=held.id,
        channel=CHANNEL,
        phase=phase,
        starts=starts,
        minutes=60,
        is_live=True,
        is_anonymous=False,
        threshold=5,
        votes=VOTES,
        options=FORMAT,
        members_seen_at=work.now,
        opened_at=starts,
    )
    work.session.add(session)
    work.flush()
    named = {"session_id": session.id}
    work.session.add_all(
        [
            *(Participant(person=each, **named) for each in people),
            *(
                Entry(
                    id=number,
                    column=headings[number % len(headings)],
                    text=f"Card {number}: pause after the numbers, so that questions can be asked",
                    author=people[number % PEOPLE],
                    at=starts,
                    **named,
                )
                for number in range(1, cards + 1)
            ),
            *(
                Topic(column=headings[number % len(headings)], title=f"Topic {number}", **named)
                for number in range(TOPICS)
            ),
        ]
    )
    work.outbox.send(CARD, session.id, to=CHANNEL)
