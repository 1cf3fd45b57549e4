"""Two people, or a person and the worker, at the same moment: on PostgreSQL."""

import pytest
from sqlalchemy import Connection, select

from bot.delivery.batch import take
from bot.delivery.pacing import Pacing
from rituals.autonomy import answering, setting_up, turns
from rituals.autonomy.tables import Answer, Turn
from rituals.engine.call import Call, Form
from rituals.engine.outcome import Refusal
from rituals.engine.registry import discover
from rituals.engine.ritual import Occurrence, Ritual
from storage.database import Database
from tests.ritual.test_at_once import HERE, TUESDAY, set_up, shared, work_in
from tests.storage.test_two_at_once import beside, wait_until_it_waits

__all__ = ["shared"]
FORM = {
    "channel": "C1", "often": "weeks:1", "weekday": "4", "which": "nth:1",
    "at": "10:00", "zone": "Europe/Stockholm",
}  # fmt: skip


def test_two_who_set_up_the_questions_of_a_channel_at_once_set_up_one(shared: Database) -> None:
    def sets_up(person: str, connection: Connection) -> None:
        work = work_in(connection, TUESDAY)
        setting_up.for_channel(Call(HERE, person, TUESDAY, form=Form(FORM)), work)
        work.flush()

    shared.transaction(lambda connection: work_in(connection, TUESDAY).flush())
    with shared.engine.connect() as first, first.begin() as transaction:
        sets_up("U1", first)
        with beside(shared, lambda second: sets_up("U2", second)) as done:
            wait_until_it_waits(first)
            transaction.commit()
            done.result(30)
    assert shared.transaction(lambda c: len(c.execute(select(Ritual.id)).all())) == 1


def test_an_answer_withdrawn_while_it_is_on_its_way_is_not_said_to_be_gone(
    shared: Database,
) -> None:
    _, first = set_up(shared, "autonomy:channel")

    def answers(connection: Connection) -> int:
        work = work_in(connection, TUESDAY)
        ritual = work.session.scalars(select(Ritual)).one()
        turns.ask_all(work, ritual, work.session.get_one(Occurrence, first), ["U1"])
        turn = work.session.scalars(select(Turn)).one()
        answering.answer(work, turn, "For U2 alone", answering.Readers(leader="U2"))
        work.flush()
        return work.session.scalars(select(Answer.id)).one()

    def withdraws(connection: Connection) -> None:
        work = work_in(connection, TUESDAY)
        answering.withdraw(work, work.session.get_one(Answer, number))
        work.flush()

    number = shared.transaction(answers)
    with shared.engine.connect() as worker, worker.begin() as transaction:
        batch = take(worker, discover(), Pacing(0.0), TUESDAY, 100)
        assert [job for job in batch.jobs if job.row.kind == "autonomy:answer"]
        with beside(shared, withdraws) as said:
            wait_until_it_waits(worker)
            transaction.commit()
            with pytest.raises(Refusal):
                said.result(30)
    assert shared.transaction(lambda c: c.execute(select(Answer.id)).scalar()) == number
