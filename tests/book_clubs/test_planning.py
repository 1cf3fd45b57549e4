import re
from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from rituals.book_clubs import parts
from tests.book_clubs.scene import FIRST, HERE, chosen, club, plans, presses, rows
from tests.gatherings.scene import fills_panel
from tests.world import World
from tests.world.people import fields, words

# The Monday after Easter, a holiday in Sweden, and the working day after it.
EASTER, AFTER_EASTER = (
    datetime(2026, 4, 6, 12, 0, tzinfo=UTC),
    datetime(2026, 4, 7, 12, 0, tzinfo=UTC),
)


@given(st.sampled_from(sorted(parts.UNITS)), st.integers(1, 1500), st.integers(1, 400))
def test_the_parts_hold_every_page_once_and_in_order(unit: str, count: int, each: int) -> None:
    proposed = parts.propose(unit, count, each)
    ends = [list(map(int, re.findall(r"\d+", part))) for part in proposed]
    read = [page for end in ends for page in range(end[0], end[-1] + 1)]
    assert read == list(range(1, count + 1))
    sizes = [end[-1] - end[0] + 1 for end in ends]
    assert all(size == each for size in sizes[:-1])
    assert len(sizes) == 1 or each <= 2 * sizes[-1] < 3 * each


@given(st.text())
def test_whatever_is_written_as_parts_is_read_without_fail(text: str) -> None:
    assert all(0 < len(part) <= parts.MOST_CHARACTERS for part in parts.read(text))


def test_the_plan_heeds_holidays_and_says_so_before_it_is_set(world: World) -> None:
    chosen(world)
    presses(world.maya, "Plan the reading", "Tuesday readers")
    monday = int(datetime(2026, 3, 30, 12, 0, tzinfo=UTC).timestamp())
    filled = {"count": "9", "each": "4", "unit": "chapters", "first": monday}
    assert world.maya.fills(**filled, often="weeks:1") == {}
    proposed = words(world.maya.modal)
    assert "chapters 1 to 4" in proposed
    assert "chapters 5 to 9" in proposed
    assert str(int(AFTER_EASTER.timestamp())) in proposed
    assert str(int(EASTER.timestamp())) not in proposed
    assert rows(world, "SELECT reading_id FROM book_clubs") == [(None,)]
    assert world.maya.fills() == {}
    world.maya.closes()
    assert str(int(AFTER_EASTER.timestamp())) in club(world)
    world.wait_until(AFTER_EASTER)
    held = rows(world, "SELECT starts FROM occurrences ORDER BY id")
    assert str(held[-1][0]).startswith("2026-04-07 12:00")


def test_what_is_edited_is_shown_with_its_dates_before_it_is_set(world: World) -> None:
    chosen(world)
    presses(world.maya, "Plan the reading", "Tuesday readers")
    filled = {"count": "180", "each": "60", "first": int(FIRST.timestamp())}
    assert world.maya.fills(**filled, often="weeks:1") == {}
    edited = "Introduction\n\npages 20 to 100\n pages 101 to 180\nEpilogue"
    assert world.maya.fills(parts=edited, often="weeks:2") == {}
    shown = words(world.maya.modal)
    assert "These are the dates now" in shown
    assert "4. Epilogue" in shown
    assert rows(world, "SELECT reading_id FROM book_clubs") == [(None,)]
    assert world.maya.fills() == {}
    world.maya.closes()
    ((times, recurrence),) = rows(
        world, "SELECT times, recurrence FROM rituals WHERE kind = 'book_clubs:reading'"
    )
    assert times == 4
    assert "INTERVAL=2" in recurrence
    assert "Epilogue" in club(world)


def test_a_size_that_makes_no_sense_is_said_at_its_field(world: World) -> None:
    chosen(world)
    presses(world.maya, "Plan the reading", "Tuesday readers")
    first = int(FIRST.timestamp())
    for count, each, field in (
        ("many", "60", "count"),
        ("0", "1", "count"),
        ("5001", "60", "count"),
        ("180", "0", "each"),
        ("180", "181", "each"),
        ("180", "5", "each"),
    ):
        assert field in world.maya.fills(count=count, each=each, first=first)
    assert "first" in world.maya.fills(count="180", each="60", first=int(world.now.timestamp()) - 9)
    assert world.maya.fills(count="180", each="60", first=first) == {}
    assert "parts" in world.maya.fills(parts="\n".join(map(str, range(21))))
    assert "parts" in world.maya.fills(parts=" \n ")
    assert "keepers" in world.maya.fills(parts="All of it", keepers=["U0STRANGER"])


def test_only_somebody_in_the_club_plans_it_and_only_once(world: World) -> None:
    chosen(world, world.noor)
    presses(world.tomas, "Plan the reading", "Tuesday readers")
    assert world.tomas.modal is None
    assert "You are not in" in world.tomas.told(HERE)
    for person in (world.maya, world.noor):
        presses(person, "Plan the reading", "Tuesday readers")
        filled = {"count": "180", "each": "60", "first": int(FIRST.timestamp())}
        assert person.fills(**filled) == {}
    assert set(fields(world.noor.modal)["keepers"]["initial_users"]) == {"U0MAYA", "U0NOOR"}
    assert world.maya.fills() == {}
    assert "planned already" in str(world.noor.fills())
    assert len(rows(world, "SELECT id FROM rituals WHERE kind = 'book_clubs:reading'")) == 1


def test_a_session_that_is_moved_stands_so_in_the_plan(world: World) -> None:
    chosen(world)
    plans(world, world.maya)
    later = datetime(2026, 3, 19, 13, 0, tzinfo=UTC)
    assert fills_panel(world.maya, "Move it", to=int(later.timestamp())) == {}
    assert str(int(later.timestamp())) in club(world)
    assert str(int(FIRST.timestamp())) not in club(world)


def test_in_writing_each_part_is_talked_about_over_some_days_by_itself(world: World) -> None:
    chosen(world, world.noor)
    plans(world, world.maya, pages=120, mode="written")
    presses(world.noor, "I have read up to part 1", "Tuesday readers")
    world.wait_until(FIRST + timedelta(hours=1))
    assert "Talking" in words(world.maya.in_channel(HERE))
    world.wait(days=3)
    seen = words(world.maya.in_channel(HERE))
    assert "Team Topologies is over" in seen
    assert "Part 2 of 2" in seen
    assert "What was written of it" not in seen, "nothing was"
    world.wait(days=12)
    assert "how much of it they use" in club(world)
