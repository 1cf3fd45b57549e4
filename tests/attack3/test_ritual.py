"""Failing on purpose: what was found in rituals/ritual and the engine below it."""

from datetime import UTC, date, datetime, time, timedelta

from rituals.cadence.patterns import WeekdayOfMonth
from rituals.cadence.recurrence import Recurrence
from tests.ritual import tea
from tests.ritual.tea import at
from tests.world import World
from tests.world.people import fields, words

FRIDAY = datetime(2026, 3, 6, 14, 0, tzinfo=UTC)
WEEK = timedelta(weeks=1)


def as_it_is(world: World) -> dict[str, object]:
    form = fields(world.noor.modal)
    chosen = {}
    for name, element in form.items():
        if "initial_option" in element:
            chosen[name] = element["initial_option"]["value"]
        elif "initial_time" in element:
            chosen[name] = element["initial_time"]
        elif "initial_users" in element:
            chosen[name] = element["initial_users"]
    return chosen


def changes_only_the_keepers(world: World) -> None:
    world.noor.types("/ritual change")
    assert world.noor.fills(**as_it_is(world) | {"keepers": ["U0NOOR"]}) == {}
    world.noor.closes()


def test_a_pause_is_not_ended_by_a_change_of_the_keepers(world: World) -> None:
    tea.sets_up(world)
    world.noor.types("/ritual pause")
    assert world.noor.fills(until=date(2026, 4, 1)) == {}
    world.noor.closes()
    changes_only_the_keepers(world)
    world.wait_until(datetime(2026, 3, 31, tzinfo=UTC))
    assert "kettle" not in words(world.noor.in_channel())


def test_a_session_that_was_moved_stays_moved_when_the_keepers_change(world: World) -> None:
    tea.sets_up(world)
    monday = FRIDAY + timedelta(days=3)
    world.noor.types("/ritual move")
    assert world.noor.fills(to=monday) == {}
    world.noor.closes()
    changes_only_the_keepers(world)
    world.wait_until(FRIDAY + timedelta(hours=1))
    assert "kettle" not in words(world.noor.in_channel())
    world.wait_until(monday)
    assert "kettle" in words(world.noor.in_channel())


def test_a_day_that_never_comes_is_refused_at_its_field(world: World) -> None:
    yearly = Recurrence(WeekdayOfMonth(1, 4, 12), time(15), "Europe/Stockholm", date(2026, 4, 3))
    tea.sets_up(world, recurrence=str(yearly))
    world.noor.types("/ritual change")
    errors = world.noor.fills(**as_it_is(world) | {"which": "date:31"})
    world.noor.closes()
    assert "went wrong" not in str(errors), errors
    world.noor.types("/ritual change")
    assert fields(world.noor.modal)["which"]["initial_option"]["value"] == "date:31"
