"""Each process leaves word that it is at work, and is forgotten a day after its last."""

from datetime import timedelta

from storage import heartbeats
from storage.database import Database
from tests.storage.rows import NOON


def test_the_last_word_of_each_process_is_kept_for_a_day(database: Database) -> None:
    def says(process: str, hours: float) -> None:
        now = NOON + timedelta(hours=hours)
        database.transaction(lambda connection: heartbeats.beat(connection, process, NOON, now))

    def known() -> list[tuple[str, float]]:
        beats = database.transaction(heartbeats.last)
        assert {each.started_at for each in beats} == {NOON}
        return [(each.process, (each.beat_at - NOON) / timedelta(hours=1)) for each in beats]

    says("one", 0)
    says("another", 1)
    assert known() == [("another", 1), ("one", 0)]
    says("one", 2)
    assert known() == [("one", 2), ("another", 1)]
    says("one", 25)
    assert known() == [("one", 25), ("another", 1)]
    says("one", 25.1)
    assert known() == [("one", 25.1)]
