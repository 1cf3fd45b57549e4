"""The two of them at the same moment: on PostgreSQL."""

import pytest
from sqlalchemy import Connection, select

from rituals.commitments import promising
from rituals.commitments.tables import PROPOSED, Commitment
from rituals.engine.call import Call, Form
from rituals.engine.outcome import Refusal
from rituals.engine.registry import discover
from storage.database import Database
from tests.commitments.scene import IN_TWO_WEEKS
from tests.ritual.test_at_once import HERE, TUESDAY, shared, work_in
from tests.storage.test_two_at_once import beside, wait_until_it_waits

__all__ = ["shared"]


def test_a_person_who_accepts_while_the_leader_rewords_accepts_nothing_they_did_not_see(
    shared: Database,
) -> None:
    def promises(connection: Connection) -> str:
        work = work_in(connection, TUESDAY)
        commitment = promising.propose(work, "U1", "U2", "Two days", IN_TWO_WEEKS)
        work.flush()
        return f"{commitment.id}:{commitment.asks}"

    def rewords(connection: Connection) -> None:
        work = work_in(connection, TUESDAY)
        form = Form({"text": "One day", "due": "2026-03-17"})
        call = Call(HERE, "U1", TUESDAY, value=seen, form=form)
        discover().views["commitments:commitment_word"](call, work)
        work.flush()

    def accepts(connection: Connection) -> None:
        work = work_in(connection, TUESDAY)
        call = Call(HERE, "U2", TUESDAY, value=seen)
        discover().actions["commitments:commitment_accept"](call, work)
        work.flush()

    seen = shared.transaction(promises)
    with shared.engine.connect() as leader, leader.begin() as transaction:
        rewords(leader)
        with beside(shared, accepts) as answer:
            wait_until_it_waits(leader)
            transaction.commit()
            with pytest.raises(Refusal, match="changed while you read it"):
                answer.result(30)
    row = shared.transaction(
        lambda connection: connection.execute(select(Commitment.state, Commitment.text)).one()
    )
    assert tuple(row) == (PROPOSED, "One day")
