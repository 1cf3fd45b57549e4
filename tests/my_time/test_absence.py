from datetime import UTC, date, datetime

from tests.my_time.garden import Garden, asked, sets

BACK = datetime(2026, 3, 9, 23, tzinfo=UTC)
MORNING_AFTER = datetime(2026, 3, 10, 8, tzinfo=UTC)


def test_a_prompt_waits_for_the_end_of_the_status(garden: Garden) -> None:
    world = garden.world
    world.happens("set_status", "U0MAYA", "On parental leave", "", BACK)
    for kind in ("question", "asked", "brief"):
        garden.asks(world.maya, kind=kind)
    world.wait_until(MORNING_AFTER.replace(minute=0, hour=7, second=59))
    assert asked(world.maya) == []
    world.wait_until(MORNING_AFTER)
    assert asked(world.maya) == ["Question 1?", "Question 2?"], "the brief one was of no use"


def test_a_status_without_end_holds_until_it_is_taken_away(garden: Garden) -> None:
    world = garden.world
    world.happens("set_status", "U0MAYA", "OOO")
    garden.asks(world.maya)
    world.wait(days=20)
    assert asked(world.maya) == []
    world.happens("set_status", "U0MAYA", "In a meeting")
    world.wait(days=1)
    assert asked(world.maya) == ["Question 1?"]


def test_public_holidays_and_quiet_days_are_kept(garden: Garden) -> None:
    world = garden.world
    world.wait_until(datetime(2026, 4, 2, 15, tzinfo=UTC))
    sets(world.maya, country="SE", days=["0", "2", "3", "4"])
    garden.asks(world.maya)
    # Good Friday and Easter Monday are holidays, and Tuesday is her quiet day.
    world.wait_until(datetime(2026, 4, 8, 6, 59, tzinfo=UTC))
    assert asked(world.maya) == []
    world.wait_until(datetime(2026, 4, 8, 7, tzinfo=UTC))
    assert asked(world.maya) == ["Question 1?"]


def test_new_hours_hold_for_what_waits_already(garden: Garden) -> None:
    world = garden.world
    world.wait_until(datetime(2026, 3, 3, 17, tzinfo=UTC))
    garden.asks(world.maya)
    assert asked(world.maya) == []
    sets(world.maya, closes="20:00")
    assert asked(world.maya) == ["Question 1?"]
    sets(world.maya, opens="11:00", closes="20:00", away_from=date(2026, 3, 4),
         away_until=date(2026, 3, 4))  # fmt: skip
    garden.asks(world.maya, kind="asked")
    assert len(asked(world.maya)) == 2, "today she is there"
