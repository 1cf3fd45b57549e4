from collections.abc import Iterator
from datetime import UTC, date, datetime

import pytest

from bot import migrations
from storage.database import Database
from tests.my_time.garden import Garden, asked, picks, sets
from tests.world.loop import Loop
from tests.world.people import words


@pytest.fixture
def garden_on(loop: Loop, database_url: str) -> Iterator[Garden]:
    if database_url.startswith("postgresql"):
        database = Database(database_url)
        migrations.upgrade(database.engine)
        database.close()
    garden = Garden(loop, database_url)
    yield garden
    garden.world.end()


def test_a_week_of_prompts_and_changes_of_mind_is_the_same_on_both(garden_on: Garden) -> None:
    garden, world = garden_on, garden_on.world
    assert sets(world.maya, budget="1", opens="08:00", closes="16:00", country="SE") == {}
    for _ in range(4):
        garden.asks(world.maya, world.noor)
    garden.asks(world.maya, kind="asked")
    assert asked(world.maya) == ["Question 1?", "Question 5?"]
    assert sets(world.maya, budget="2", snooze=date(2026, 3, 5)) == {}
    assert len(asked(world.maya)) == 2
    world.wait_until(datetime(2026, 3, 5, 7, tzinfo=UTC))
    assert asked(world.maya)[2:] == ["Question 2?"]
    world.wait_until(datetime(2026, 3, 6, 7, tzinfo=UTC))
    assert "2 things went over" in words(world.maya.last)
    picks(world.maya, "Ask me next week", world.maya.last)
    world.maya.presses("Skip", where=world.maya.last)
    assert "done, skipped or put off" in words(world.maya.last)
    world.maya.types("/trellis topics")
    assert "Walk &amp; talk" in words(world.maya.modal)
    world.wait_until(datetime(2026, 3, 13, 7, tzinfo=UTC))
    assert "Question 3?" in words(world.maya.last)
    assert len(asked(world.noor)) == 4
