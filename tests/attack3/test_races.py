"""Failing on purpose: two at the same moment, on PostgreSQL, where there can be two."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta

import pytest

from bot import migrations
from rituals.cadence.patterns import Weekly
from rituals.cadence.recurrence import Recurrence
from rituals.engine import occurrences
from rituals.engine.call import Call, Form
from rituals.engine.registry import Registry, discover
from rituals.engine.ritual import PLANNED, Occurrence, Ritual
from rituals.autonomy import answering, setting_up, turns
from rituals.autonomy.tables import ASKED, Answer, Turn
from sqlalchemy import Connection, select
from storage.database import Database
from storage.directory import ChannelFacts, Facts, PersonFacts
from storage.tables import Schedule
from storage.unit_of_work import UnitOfWork
from tests.ritual import tea
from tests.storage.test_two_at_once import beside, wait_until_it_waits

HERE = "T1"
FRIDAY = datetime(2026, 3, 6, 14, 0, tzinfo=UTC)
TUESDAY = datetime(2026, 3, 3, 9, 0, tzinfo=UTC)


@pytest.fixture
def shared(postgresql_url: str) -> Iterator[Database]:
    database = Database(postgresql_url)
    migrations.upgrade(database.engine)
    yield database
    database.close()


@pytest.fixture
def registry() -> Registry:
    return Registry((*discover().features, tea.feature()))


def work_in(connection: Connection, now: datetime) -> UnitOfWork:
    day = now.replace(hour=0)
    people = {u: PersonFacts(u, u, "Europe/Stockholm", False, False, day) for u in ("U1", "U2")}
    channels = {"C1": ChannelFacts("C1", "one", False, True, True, 2, day)}
    return UnitOfWork(
        connection, HERE, now, Facts(people, channels, {"C1": frozenset({"U1", "U2"})})
    )


def set_up(shared: Database, kind: str) -> tuple[int, int]:
    def begin(connection: Connection) -> tuple[int, int]:
        work = work_in(connection, TUESDAY)
        recurrence = Recurrence(Weekly((4,)), time(15), "Europe/Stockholm", date(2026, 3, 3))
        ritual = Ritual(
            kind=kind, name="Tea", channel="C1", recurrence=str(recurrence), set_up_by="U1"
        )
        first = occurrences.set_up(work, ritual)
        work.flush()
        return ritual.id, first.id

    return shared.transaction(begin)


def planned(shared: Database) -> list[tuple[object, ...]]:
    def read(connection: Connection) -> list[tuple[object, ...]]:
        rows = connection.execute(
            select(Occurrence.id, Occurrence.starts, Occurrence.state).order_by(Occurrence.id)
        )
        return [tuple(row) for row in rows]

    return shared.transaction(read)


def test_a_session_moved_at_the_moment_it_begins_is_held_when_it_was_moved_to(
    shared: Database, registry: Registry
) -> None:
    ritual_id, first = set_up(shared, "tea:time")
    monday = FRIDAY + timedelta(days=3)
    with shared.engine.connect() as person, person.begin() as transaction:
        work = work_in(person, FRIDAY - timedelta(seconds=1))
        ritual = work.session.get_one(Ritual, ritual_id)
        occurrences.move(work, ritual, "U1", monday)
        work.flush()

        def begins(connection: Connection) -> None:
            tick = work_in(connection, FRIDAY)
            registry.rules["tea:time.begin"](first, FRIDAY, tick)
            tick.flush()

        with beside(shared, begins) as done:
            wait_until_it_waits(person)
            transaction.commit()
            done.result(30)
    assert (first, monday, PLANNED) in planned(shared)


def test_a_ritual_stopped_at_the_moment_it_begins_leaves_nothing_planned(
    shared: Database, registry: Registry
) -> None:
    ritual_id, first = set_up(shared, "autonomy:channel")
    with shared.engine.connect() as ticking, ticking.begin() as transaction:
        tick = work_in(ticking, FRIDAY)
        registry.rules["autonomy:channel.begin"](first, FRIDAY, tick)
        tick.flush()

        def stops(connection: Connection) -> None:
            work = work_in(connection, FRIDAY)
            occurrences.stop(work, work.session.get_one(Ritual, ritual_id), "U1")
            work.flush()

        with beside(shared, stops) as done:
            wait_until_it_waits(ticking)
            transaction.commit()
            done.result(30)
    assert not [row for row in planned(shared) if row[2] == PLANNED]


def test_two_who_set_up_the_questions_of_a_channel_at_once_set_up_one(shared: Database) -> None:
    form = {
        "channel": "C1", "often": "weeks:1", "weekday": "4", "which": "nth:1",
        "at": "10:00", "zone": "Europe/Stockholm",
    }  # fmt: skip

    def sets_up(person: str, connection: Connection) -> None:
        work = work_in(connection, TUESDAY)
        work.flush()
        setting_up.for_channel(Call(HERE, person, TUESDAY, form=Form(form)), work)
        work.flush()

    shared.transaction(lambda connection: work_in(connection, TUESDAY).flush())
    with shared.engine.connect() as first, first.begin() as transaction:
        known = UnitOfWork(
            first, HERE, TUESDAY, Facts(members={"C1": frozenset({"U1", "U2"})})
        )
        setting_up.for_channel(Call(HERE, "U1", TUESDAY, form=Form(form)), known)
        known.flush()

        def second(connection: Connection) -> None:
            work = UnitOfWork(
                connection, HERE, TUESDAY, Facts(members={"C1": frozenset({"U1", "U2"})})
            )
            setting_up.for_channel(Call(HERE, "U2", TUESDAY, form=Form(form)), work)
            work.flush()

        with beside(shared, second) as done:
            try:
                done.result(3)
            except TimeoutError:
                pass
            transaction.commit()
            done.result(30)
    count = shared.transaction(lambda c: len(c.execute(select(Ritual.id)).all()))
    assert count == 1


def test_an_answer_withdrawn_while_it_is_being_taken_to_slack_is_not_said_to_be_gone(
    shared: Database, registry: Registry
) -> None:
    from bot.delivery.batch import take
    from bot.delivery.pacing import Pacing
    from rituals.engine.outcome import Refusal

    _, first = set_up(shared, "autonomy:channel")

    def answers(connection: Connection) -> int:
        work = work_in(connection, TUESDAY)
        ritual = work.session.scalars(select(Ritual)).one()
        occurrence = work.session.get_one(Occurrence, first)
        turns.ask_all(work, ritual, occurrence, ["U1"])
        turn = work.session.scalars(select(Turn)).one()
        answering.answer(work, turn, "For U2 alone", answering.Readers(leader="U2"))
        work.flush()
        return work.session.scalars(select(Answer.id)).one()

    number = shared.transaction(answers)
    with shared.engine.connect() as worker, worker.begin() as transaction:
        batch = take(worker, registry, Pacing(0.0), TUESDAY, 100)
        leaves = [job for job in batch.jobs if job.row.kind == "autonomy:answer"]
        assert leaves, "it is on its way"

        def withdraws(connection: Connection) -> str:
            work = work_in(connection, TUESDAY)
            try:
                answering.withdraw(work, work.session.get_one(Answer, number))
            except Refusal:
                return "they have it already"
            work.flush()
            return "withdrawn"

        with beside(shared, withdraws) as said:
            try:
                said.result(3)
            except TimeoutError:
                pass
            transaction.commit()
            assert said.result(30) == "they have it already"
