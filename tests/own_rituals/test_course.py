from datetime import timedelta

from tests.gatherings.scene import HERE, at, moments, phases, rows, runs
from tests.own_rituals.scene import answers, channel_reads, makes, was_asked
from tests.world import World
from tests.world.people import fields, words

MONDAY, NEXT_MONDAY = at("2026-03-09", 9), at("2026-03-16", 9)
ASKED = "open for your answer"


def test_it_asks_in_each_ones_own_hours_and_comes_again_next_week(world: World) -> None:
    assert makes(world) == {}
    world.wait_until(MONDAY + timedelta(minutes=5))
    assert "U0NOOR" in was_asked(world)
    assert "U0TOMAS" not in was_asked(world)
    world.wait_until(MONDAY + timedelta(hours=17))
    assert was_asked(world) == {each.user for each in world.everybody}
    came = {each.user: moments(each.kept, "What do I want to learn") for each in world.everybody}
    assert came["U0TOMAS"] == [at("2026-03-09", 9, zone="Europe/Lisbon")]
    assert came["U0AIKO"] == [at("2026-03-10", 9, zone="Asia/Tokyo")]
    assert answers(world.noor, "SQL", "Too many meetings") == {}
    assert answers(world.tomas, "Rust") == {}
    assert "SQL" in channel_reads(world)
    world.wait_until(MONDAY + timedelta(days=2, minutes=5))
    assert phases(world) == ["closed"]
    assert "2 people" in channel_reads(world)
    world.wait_until(NEXT_MONDAY + timedelta(hours=1))
    assert phases(world) == ["closed", "answer"]
    assert answers(world.noor, "Jinja") == {}
    assert "Jinja" in channel_reads(world)
    assert "SQL" in channel_reads(world)


def test_only_who_has_not_answered_is_reminded_and_once(world: World) -> None:
    assert makes(world) == {}
    world.wait_until(MONDAY + timedelta(hours=9))
    assert answers(world.noor, "SQL") == {}
    world.maya.presses("Skip")
    world.wait_until(MONDAY + timedelta(days=1, hours=1))
    assert ASKED in world.ingrid.dm_words
    assert ASKED not in world.maya.dm_words + world.noor.dm_words
    world.wait_until(MONDAY + timedelta(days=3))
    over = ": it is over"
    assert moments(world.noor.kept, over) == [MONDAY]
    assert moments(world.ingrid.kept, over) == [MONDAY, MONDAY + timedelta(days=1)]


def test_whoever_reads_the_question_late_is_not_reminded_in_the_same_breath(world: World) -> None:
    assert makes(world, days="1") == {}
    world.wait_until(MONDAY + timedelta(days=1, hours=-1))
    for each in world.everybody:
        [asked] = moments(each.kept, "What do I want to learn")
        late = moments(each.kept, ASKED)
        assert all(when - asked >= timedelta(hours=3) for when in late), each.user
    assert moments(world.noor.kept, ASKED) == [MONDAY + timedelta(hours=5)]


def test_an_answer_is_written_anew_in_its_place_until_the_close(world: World) -> None:
    assert makes(world) == {}
    world.wait_until(MONDAY + timedelta(minutes=5))
    assert answers(world.noor, "SQL\n\nand its plans", "Nothing") == {}
    world.noor.presses("Answer")
    assert fields(world.noor.modal)["q1"]["initial_value"] == "SQL\n\nand its plans"
    assert world.noor.fills(q1="Rust", q2="") == {}
    world.noor.closes()
    read = channel_reads(world)
    assert "Rust" in read
    assert "SQL" not in read
    assert "Nothing" not in read
    assert rows(world, "SELECT count(*) FROM gathering_entries") == [(1,)]
    world.noor.presses("Answer")
    assert "Write at least one answer" in world.noor.fills(q1="", q2="")["q1"]


def test_a_long_answer_is_one_answer_and_is_read_whole(world: World) -> None:
    assert makes(world) == {}
    world.wait_until(MONDAY + timedelta(minutes=5))
    long = "\n\n".join(f"Thought {n} " + "and so on " * 30 for n in range(8))
    assert answers(world.noor, long) == {}
    assert answers(world.ingrid, long.replace("Thought", "Idea")) == {}
    world.noor.presses("See the answers", channel=HERE)
    read = words(world.noor.modal)
    assert all(f"Thought {n}" in read and f"Idea {n}" in read for n in range(8))


def test_a_daily_one_makes_way_for_the_next_and_leaves_the_weekend_alone(world: World) -> None:
    assert makes(world, name="Stand-up", days="5", weekday="0,1,2,3,4") == {}
    world.wait_until(at("2026-03-06", 9, 5))
    assert phases(world) == ["closed", "closed", "answer"]
    assert answers(world.noor, "Friday's work") == {}
    world.wait_until(at("2026-03-09", 8))
    assert len(phases(world)) == 3
    world.wait_until(at("2026-03-09", 9, 5))
    assert phases(world) == ["closed", "closed", "closed", "answer"]
    # To be asked every fourth time whether it still helps would be every week.
    assert rows(world, "SELECT review_every FROM rituals") == [(20,)]


def test_it_is_skipped_taken_over_and_closed_as_any_other(world: World) -> None:
    assert makes(world) == {}
    world.noor.types("/ritual list")
    assert "Monday question" in words(world.noor.modal)
    world.noor.closes()
    world.noor.types("/ritual skip")
    assert world.noor.fills() == {}
    world.noor.closes()
    world.wait_until(MONDAY + timedelta(hours=9))
    assert phases(world) == []
    assert was_asked(world) == set()
    world.wait_until(NEXT_MONDAY + timedelta(minutes=5))
    runs(world.noor, "Take over")
    assert "is over." in runs(world.noor, "Close it")
    assert phases(world) == ["closed"]
    assert "<@U0NOOR> looked after it" in channel_reads(world)
