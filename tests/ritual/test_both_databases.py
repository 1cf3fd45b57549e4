"""A season of one ritual, on a database of each kind."""

from datetime import UTC, datetime, timedelta

from tests.ritual import tea
from tests.ritual.tea import at
from tests.world import World
from tests.world.people import words

FRIDAY = datetime(2026, 3, 6, 14, 0, tzinfo=UTC)
WEEK = timedelta(weeks=1)
TEAM = ["U0NOOR", "U0TOMAS", "U0INGRID"]


def test_a_ritual_is_skipped_kept_voted_on_reviewed_and_stopped(world_on: World) -> None:
    world = world_on
    tea.sets_up(world, keepers=TEAM, review_every=2)
    world.noor.types("/ritual skip")
    assert world.noor.fills() == {}
    world.maya.types("/ritual poll")
    assert world.maya.fills() == {}
    for user in TEAM:
        person = world.person(user)
        person.presses("Vote", channel="C0DESIGN")
        assert person.fills(days=["3"], hour="15", often="week") == {}
        person.closes()
    world.maya.presses("Close now", channel="C0DESIGN")
    world.ingrid.presses("Adopt it", channel="C0DESIGN")
    thursday = FRIDAY - timedelta(days=1)
    assert at(thursday) in words(world.noor.in_channel()[-1]), "the vote counts from now on"
    world.wait_until(thursday + WEEK + timedelta(days=3))
    for keeper in (world.noor, world.tomas):
        assert "your turn to look after *Tea*" in keeper.dm_words
    for user in TEAM:
        person = world.person(user)
        person.closes()
        person.presses("Answer", channel="C0DESIGN")
        assert person.fills(what="stop") == {}
        person.closes()
    world.wait(days=3)
    assert "Keep: 0, change: 0, stop: 3." in words(world.maya.in_channel()[-1])
    world.maya.presses("Stop it…", channel="C0DESIGN")
    assert world.maya.fills() == {}
    world.wait(days=30)
    assert "stopped *Tea*" in words(world.maya.in_channel()[-1])
    assert world.tables()["schedules"] == []
