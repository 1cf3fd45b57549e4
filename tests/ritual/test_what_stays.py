"""What a change leaves as it is, and what it refuses to become."""

from datetime import UTC, date, datetime, time, timedelta

from rituals.cadence.patterns import WeekdayOfMonth
from rituals.cadence.recurrence import Recurrence
from tests.ritual import tea
from tests.ritual.forms import as_it_is
from tests.world import World
from tests.world.people import fields, words

FRIDAY = datetime(2026, 3, 6, 14, 0, tzinfo=UTC)
YEARLY = Recurrence(WeekdayOfMonth(1, 4, 12), time(15), "Europe/Stockholm", date(2026, 4, 3))


def changes(world: World, **values: object) -> dict[str, str]:
    world.noor.types("/ritual change")
    errors = world.noor.fills(**as_it_is(world.noor) | values)
    world.noor.closes()
    return errors


def test_a_form_sent_as_it_was_opened_changes_nothing_and_tells_nobody(world: World) -> None:
    tea.sets_up(world, keepers=["U0MAYA", "U0NOOR"], review_every=3, country="SE")
    world.noor.types("/ritual pause")
    assert world.noor.fills(until=date(2026, 4, 1)) == {}
    world.noor.closes()
    said, before = world.noor.in_channel(), world.tables()
    for word in ("change", "move"):
        world.noor.types(f"/ritual {word}")
        assert world.noor.fills(**(as_it_is(world.noor) if word == "change" else {})) == {}
        assert "You changed nothing" in words(world.noor.modal)
        world.noor.closes()
    assert world.noor.in_channel() == said
    for table in ("rituals", "occurrences", "ritual_changes"):
        assert world.tables()[table] == before[table]


def test_a_pause_is_not_ended_by_a_change_of_the_keepers(world: World) -> None:
    tea.sets_up(world)
    world.noor.types("/ritual pause")
    assert world.noor.fills(until=date(2026, 4, 1)) == {}
    world.noor.closes()
    assert changes(world, keepers=["U0NOOR"]) == {}
    world.wait_until(datetime(2026, 3, 31, tzinfo=UTC))
    assert "kettle" not in words(world.noor.in_channel())


def test_a_session_that_was_moved_stays_moved_when_the_keepers_change(world: World) -> None:
    tea.sets_up(world)
    monday = FRIDAY + timedelta(days=3)
    world.noor.types("/ritual move")
    assert world.noor.fills(to=monday) == {}
    world.noor.closes()
    assert changes(world, keepers=["U0NOOR"]) == {}
    world.wait_until(FRIDAY + timedelta(hours=1))
    assert "kettle" not in words(world.noor.in_channel())
    world.wait_until(monday)
    assert "kettle" in words(world.noor.in_channel())


def test_a_day_that_the_months_of_before_never_have_is_counted_anew(world: World) -> None:
    tea.sets_up(world, recurrence=str(YEARLY))
    assert changes(world, which="date:31") == {}
    world.noor.types("/ritual change")
    assert fields(world.noor.modal)["which"]["initial_option"]["value"] == "date:31"


def test_a_day_that_is_always_a_holiday_and_left_out_is_refused(world: World) -> None:
    world.sandbox.clock.set(datetime(2026, 12, 28, 9, tzinfo=UTC))
    tea.sets_up(world, country="SE")
    before = world.tables()["rituals"]
    errors = changes(world, often="months:12", which="date:1", holidays="skip")
    assert "always fall on a holiday" in errors["holidays"]
    assert world.tables()["rituals"] == before


def test_a_vote_is_not_adopted_over_what_was_decided_since(world: World) -> None:
    tea.sets_up(world)
    world.noor.types("/ritual poll")
    assert world.noor.fills() == {}
    world.noor.closes()
    world.noor.presses("Vote", channel="C0DESIGN")
    assert world.noor.fills(days=["3"], hour="15", often="week") == {}
    world.noor.closes()
    world.noor.presses("Close now", channel="C0DESIGN")
    world.wait(hours=1)
    assert changes(world, at="11:00") == {}
    before = world.tables()["rituals"]
    world.tomas.presses("Adopt it", channel="C0DESIGN")
    assert "was changed after this vote" in world.tomas.told("C0DESIGN")
    assert world.tables()["rituals"] == before
