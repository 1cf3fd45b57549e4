from tests.gatherings.scene import at, phases, rows
from tests.own_rituals.scene import answers, channel_reads, makes
from tests.world import World


def test_one_makes_way_for_the_next_and_an_answer_for_another(world_on: World) -> None:
    assert makes(world_on, days="1", weekday="0,1,2,3,4") == {}
    world_on.wait_until(at("2026-03-04", 10))
    assert answers(world_on.noor, "SQL") == {}
    assert answers(world_on.noor, "Rust") == {}
    world_on.wait_until(at("2026-03-05", 9, 5))
    assert phases(world_on) == ["closed", "answer"]
    assert "Rust" in channel_reads(world_on)
    assert rows(world_on, "SELECT count(*) FROM gathering_entries") == [(1,)]
