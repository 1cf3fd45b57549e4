from datetime import UTC, date, datetime, timedelta

import pytest

from bot.demo import TEAM
from tests.my_time.garden import Garden, asked, offered, picks, press, sets
from tests.world import Somebody
from tests.world.people import find_buttons, labels, words

FRIDAY = datetime(2026, 3, 6, 8, tzinfo=UTC)
NEXT_FRIDAY = FRIDAY + timedelta(weeks=1)
LEAD = "went over your weekly number"


def digests(person: Somebody) -> list[str]:
    return [words(message) for message in person.kept if LEAD in words(message)]


def test_one_goes_and_the_rest_come_in_one_digest_on_the_last_working_morning(
    garden: Garden,
) -> None:
    world = garden.world
    sets(world.maya, budget="1", days=["0", "1", "2", "3"])
    for _ in range(4):
        garden.asks(world.maya, world.noor)
    thursday = FRIDAY - timedelta(days=1)
    world.wait_until(thursday - timedelta(seconds=1))
    assert asked(world.maya) == ["Question 1?"]
    world.wait_until(thursday)
    [digest] = digests(world.maya)
    assert digest.startswith("3 things went over")
    assert [f"Question {n}?" in digest for n in (1, 2, 3, 4)] == [False, True, True, True]
    assert digest.count("You walk with them.") == 3
    world.wait(days=20)
    assert len(digests(world.maya)) == 1
    assert sum(f"Question {n}?" in words(world.maya.dm) for n in (1, 2, 3, 4)) == 4
    assert len(digests(world.noor)) == 1, "noor let three through, and the fourth came on Friday"


def test_what_is_answered_skipped_or_put_off_leaves_the_digest(garden: Garden) -> None:
    world = garden.world
    sets(world.maya, budget="0")
    for _ in range(4):
        garden.asks(world.maya)
    world.wait_until(FRIDAY)
    assert asked(world.maya) == [] or len(digests(world.maya)) == 1
    world.maya.presses("Answer 2")
    assert "Question 2?" not in words(world.maya.last)
    world.maya.presses("Skip", nth=0)
    assert "Question 1?" not in words(world.maya.last)
    picks(world.maya, "Ask me tomorrow", world.maya.last, nth=1)
    assert "Question 4?" not in words(world.maya.last)
    assert labels(world.maya.last) == ["Answer 3", "Skip"]
    assert "I will ask you again" in world.maya.told()
    picks(world.maya, "Stop asking me this", world.maya.last)
    assert words(world.maya.last).startswith("All that stood here")
    world.wait_until(NEXT_FRIDAY + timedelta(days=7))
    assert len(world.maya.kept) == 1, "the topic was stopped, with what was put off"


def test_a_button_of_a_digest_never_writes_over_all_of_it(garden: Garden) -> None:
    world = garden.world
    sets(world.maya, budget="0")
    for _ in range(2):
        garden.asks(world.maya)
    world.wait_until(FRIDAY)
    digest = world.maya.last
    picks(world.maya, "Ask me tomorrow", digest, nth=0)
    # The window still shows the old digest: its first button is pressed again.
    skip = find_buttons(digest["blocks"], "Skip")[0][0]
    place = (world.maya.actor.dm_channel, digest["ts"])
    world.forge(press("U0MAYA", skip["action_id"], skip["value"], place), TEAM)
    world.loop.do(world.settle())
    assert "Question 2?" in words(world.maya.last)
    assert "Question 1?" not in words(world.maya.last)


def test_what_is_of_no_use_by_then_is_let_go_with_the_reason(garden: Garden) -> None:
    world = garden.world
    sets(world.maya, budget="0")
    brief = garden.asks(world.maya, kind="brief")
    gone = garden.asks(world.maya)
    garden.gone.add(gone)
    world.wait_until(NEXT_FRIDAY)
    assert world.maya.kept == []
    assert "too late for the digest" in garden.row(brief, world.maya).reason


def test_one_that_cannot_be_written_takes_no_other_with_it(garden: Garden) -> None:
    world = garden.world
    sets(world.maya, budget="0")
    garden.asks(world.maya)
    broken = garden.asks(world.maya)
    garden.asks(world.maya)
    garden.broken.add(broken)
    world.wait_until(FRIDAY)
    world.wait(minutes=1)
    [digest] = digests(world.maya)
    assert digest.startswith("2 things")
    assert garden.row(broken, world.maya).state == "dead"


@pytest.mark.parametrize("length", [1, 700, 2_950])
def test_a_long_digest_fits_and_goes_on_with_what_had_no_room(garden: Garden, length: int) -> None:
    world = garden.world
    sets(world.maya, budget="0")
    count = 14
    for number in range(1, count + 1):
        garden.asks(world.maya, text=f"Question {number}? " + "&" * length)
    world.wait_until(FRIDAY)
    [digest] = digests(world.maya)
    assert "did not fit" in digest
    for number in range(1, count + 1):
        world.maya.presses(f"Answer {number}")
    assert words(world.maya.last).startswith("All that stood here")
    assert len(world.maya.kept) == 1


def test_the_week_begins_on_monday_in_the_persons_own_zone(garden: Garden) -> None:
    world = garden.world
    aiko = world.person("U0AIKO")
    sets(aiko, budget="1", opens="00:00", closes="23:59", days=[str(day) for day in range(7)])
    sunday = datetime(2026, 3, 8, 14, 30, tzinfo=UTC)
    world.wait_until(sunday - timedelta(days=1))
    garden.asks(aiko)
    world.wait_until(sunday)
    garden.asks(aiko)
    assert asked(aiko) == ["Question 1?"], "it is half past eleven on Sunday night in Tokyo"
    world.wait(hours=1)
    garden.asks(aiko)
    assert asked(aiko) == ["Question 1?", "Question 3?"], "half past midnight on Monday"
    world.wait(days=8)
    assert len(digests(aiko)) == 1


def test_a_digest_waits_for_the_end_of_an_absence(garden: Garden) -> None:
    world = garden.world
    sets(world.maya, budget="0")
    garden.asks(world.maya)
    world.wait_until(FRIDAY - timedelta(hours=3))
    world.happens("set_status", "U0MAYA", "Vacationing", ":palm_tree:")
    world.wait_until(datetime(2026, 3, 11, 12, tzinfo=UTC))
    assert world.maya.kept == []
    world.happens("set_status", "U0MAYA", "")
    world.wait(days=1)
    assert len(digests(world.maya)) == 1
    at = datetime.fromtimestamp(float(world.maya.last["ts"]), UTC)
    assert at.replace(microsecond=0) == datetime(2026, 3, 12, 8, tzinfo=UTC)


def test_an_absence_in_the_settings_moves_what_waits(garden: Garden) -> None:
    world = garden.world
    sets(world.maya, budget="0")
    brief = garden.asks(world.maya, world.noor, kind="brief", topic="")
    garden.asks(world.maya)
    sets(world.maya, away_from=date(2026, 3, 4), away_until=date(2026, 3, 11))
    world.wait_until(NEXT_FRIDAY - timedelta(seconds=1))
    assert world.maya.kept == []
    world.wait_until(NEXT_FRIDAY)
    assert len(digests(world.maya)) == 1
    assert garden.row(brief, world.maya).state == "skipped"
    assert garden.row(brief, world.noor).state == "sent"


def test_a_larger_budget_lets_through_what_waited_and_a_snooze_holds_it_all(
    garden: Garden,
) -> None:
    world = garden.world
    sets(world.maya, budget="0")
    for _ in range(3):
        garden.asks(world.maya)
    assert asked(world.maya) == []
    sets(world.maya, budget="2")
    assert asked(world.maya) == ["Question 1?", "Question 2?"]
    sets(world.maya, snooze=date(2026, 3, 9))
    world.wait_until(datetime(2026, 3, 9, 7, 59, tzinfo=UTC))
    assert digests(world.maya) == [], "not even the digest"
    world.wait_until(datetime(2026, 3, 9, 8, tzinfo=UTC))
    assert asked(world.maya) == ["Question 1?", "Question 2?", "Question 3?"]


def test_what_people_ask_is_not_counted_and_comes_during_a_snooze(garden: Garden) -> None:
    world = garden.world
    sets(world.maya, budget="0", snooze=date(2026, 3, 20))
    garden.asks(world.maya, kind="asked")
    assert asked(world.maya) == ["Question 1?"]
    assert labels(world.maya.last) == ["Answer 1"]
    assert offered(world.maya.last) == []
