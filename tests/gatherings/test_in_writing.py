from datetime import datetime, timedelta

from tests.gatherings.scene import (
    HERE,
    at,
    card,
    fills_panel,
    moments,
    phases,
    rows,
    runs,
    set_up,
    writes,
)
from tests.my_time.garden import picks, sets
from tests.world import Somebody, World
from tests.world.people import words

# A Tuesday, a week after the world begins; clocks are changed on the 29th.
TUESDAY = at("2026-03-10", 14)
ASKS, ASKS_TO_VOTE = "is there something you would like to say", "which topics matter to you"
# What a reminder says once it asks nothing any more.
LET_BE = ("nothing more is asked of you here", ": that part is over", ": it is over")
WRITTEN = {"mode": "written", "first": TUESDAY}


def nudged(person: Somebody, what: str = ASKS) -> list[datetime]:
    """When somebody was reminded, whatever the reminder says by now."""
    return sorted(when for each in (what, *LET_BE) for when in moments(person.kept, each))


def deadline(world: World) -> datetime:
    ((ends,),) = rows(world, "SELECT phase_ends FROM gathering_sessions ORDER BY id DESC LIMIT 1")
    return datetime.fromisoformat(str(ends))


def test_over_a_week_it_goes_through_its_phases_by_itself(world: World) -> None:
    assert set_up(world, **WRITTEN) == {}
    assert writes(world.noor, "Write more tests") == {}
    assert writes(world.tomas, "Pair more") == {}
    came = {}
    for day in ("10", "11", "13", "18"):
        world.wait_until(at(f"2026-03-{day}", 14, 1))
        came[day] = phases(world)[0]
    assert came == {"10": "group", "11": "vote", "13": "discuss", "18": "closed"}


def test_deadlines_are_on_working_days_by_the_clock_of_the_team(world: World) -> None:
    assert set_up(world, **WRITTEN | {"first": at("2026-03-27", 14)}) == {}
    assert writes(world.noor, "Write more tests") == {}
    world.wait_until(at("2026-03-27", 14, 1))
    assert phases(world) == ["group"]
    assert "Monday 30 March at 14:00" in card(world), "over a weekend and a change of the clock"


def test_only_those_who_have_not_written_are_reminded_and_once(world: World) -> None:
    assert set_up(world, **WRITTEN) == {}
    for user in ("U0NOOR", "U0TOMAS", "U0AIKO"):
        assert writes(world.person(user), "Write more tests") == {}
    world.wait_until(TUESDAY)
    for person in world.everybody:
        wrote = person.user in ("U0NOOR", "U0TOMAS", "U0AIKO")
        assert len(nudged(person)) == (0 if wrote else 1), person.user


def test_a_reminder_comes_in_the_hours_of_each_before_the_deadline_and_not_after(
    world: World,
) -> None:
    assert set_up(world, **WRITTEN) == {}
    world.wait_until(TUESDAY + timedelta(days=2))
    (in_stockholm,) = nudged(world.noor)
    assert at("2026-03-09", 9) <= in_stockholm <= at("2026-03-09", 17)
    # Fourteen in Stockholm is ten in the evening there: it waits for the morning.
    (in_tokyo,) = nudged(world.person("U0AIKO"))
    assert in_tokyo == at("2026-03-10", 9, zone="Asia/Tokyo")
    assert in_tokyo < TUESDAY


def test_what_cannot_come_before_the_deadline_does_not_come(world: World) -> None:
    # Nine in Stockholm: whoever begins at ten there has no hour left before it.
    assert set_up(world, **WRITTEN | {"first": at("2026-03-10", 9)}) == {}
    assert sets(world.noor, opens="10:00", closes="18:00", days=["1", "2"]) == {}
    world.wait_until(at("2026-03-12", 12))
    assert nudged(world.noor) == []
    assert len(nudged(world.tomas)) == 1


def test_who_cannot_come_is_let_be_and_who_asked_to_stop_is_not_asked(world: World) -> None:
    assert set_up(world, first=TUESDAY, often="weeks:1") == {}
    world.noor.presses("I can't come", channel=HERE)
    world.wait_until(TUESDAY)
    assert nudged(world.noor) == []
    assert len(nudged(world.tomas)) == 1
    picks(world.tomas, "Stop asking me this", world.tomas.last)
    assert nudged(world.tomas) == []
    runs(world.maya, "Close it now")
    world.wait_until(TUESDAY + timedelta(days=7))
    assert nudged(world.tomas) == []
    assert len(nudged(world.ingrid)) == 2


def test_who_has_not_voted_is_reminded_of_the_vote(world: World) -> None:
    assert set_up(world, **WRITTEN) == {}
    assert writes(world.noor, "Write more tests") == {}
    world.wait_until(at("2026-03-11", 15))
    assert phases(world) == ["vote"]
    world.wait_until(at("2026-03-13", 13, 59))
    assert len(moments(world.tomas.kept, ASKS_TO_VOTE)) == 1
    world.wait(days=7)
    assert moments(world.tomas.kept, ASKS_TO_VOTE) == []
    assert len(nudged(world.tomas)) == 2, "once to write, once to vote"


def test_a_reminder_that_was_followed_says_so(world: World) -> None:
    assert set_up(world, **WRITTEN) == {}
    world.wait_until(at("2026-03-09", 15))
    world.noor.presses("Write a card")
    assert world.noor.fills(start="Just in time") == {}
    world.noor.closes()
    world.wait_until(TUESDAY + timedelta(hours=1))
    assert phases(world) == ["group"]


def test_the_facilitator_gives_a_phase_a_day_more_and_nobody_else_does(world: World) -> None:
    assert set_up(world, **WRITTEN) == {}
    assert writes(world.noor, "Write more tests") == {}
    world.wait_until(at("2026-03-11", 15))
    assert "One working day more" not in runs(world.noor)
    runs(world.maya, "One working day more")
    assert "Monday 16 March at 14:00" in card(world)
    world.wait_until(at("2026-03-16", 13, 59))
    assert phases(world) == ["vote"]
    world.wait(minutes=2)
    assert phases(world) == ["discuss"]


def test_collecting_lasts_longer_when_it_is_moved(world: World) -> None:
    assert set_up(world, **WRITTEN) == {}
    later = at("2026-03-16", 10)
    assert fills_panel(world.tomas, "Move it", to=int(later.timestamp())) == {}
    world.wait_until(at("2026-03-12", 12))
    assert nudged(world.noor) == [], "the day before the old date is no day to be reminded"
    assert writes(world.noor, "There is time") == {}
    world.wait_until(later - timedelta(minutes=1))
    assert phases(world) == ["collect"]
    assert len(nudged(world.ingrid)) == 1
    world.wait(minutes=2)
    assert phases(world) == ["group"]


def test_cards_revealed_early_leave_each_phase_its_time(world: World) -> None:
    assert set_up(world, **WRITTEN) == {}
    assert writes(world.noor, "Write more tests") == {}
    world.wait_until(at("2026-03-10", 9))
    runs(world.maya, "Reveal the cards", "Open the vote")
    world.wait_until(TUESDAY + timedelta(minutes=1))
    assert phases(world) == ["vote"]
    world.wait_until(at("2026-03-12", 9, 1))
    assert phases(world) == ["discuss"]


def test_with_too_few_writers_it_waits_a_working_day_at_a_time(world: World) -> None:
    assert set_up(world, names="anonymous", **WRITTEN) == {}
    for user in ("U0NOOR", "U0TOMAS", "U0LEO"):
        assert writes(world.person(user), "Something") == {}
    for day in ("11", "12", "13", "16"):
        world.wait_until(at(f"2026-03-{day}", 13, 59))
        assert phases(world) == ["collect"]
        assert deadline(world).day == int(day)
    for user in ("U0INGRID", "U0SAMUEL"):
        assert writes(world.person(user), "Something else") == {}
    world.wait(minutes=2)
    assert phases(world) == ["group"]


def test_nobody_wrote_and_it_goes_on_to_what_is_left_to_do(world: World) -> None:
    assert set_up(world, names="anonymous", **WRITTEN) == {}
    world.wait_until(TUESDAY + timedelta(minutes=1))
    assert phases(world) == ["discuss"]
    world.wait(days=7)
    assert phases(world) == ["closed"]


def test_with_too_few_after_a_week_it_ends_and_its_facilitator_reads_why_and_what_helps(
    world: World,
) -> None:
    assert set_up(world, names="anonymous", **WRITTEN) == {}
    for user in ("U0NOOR", "U0TOMAS"):
        assert writes(world.person(user), "A secret") == {}
    until = f"it stays open, until <!date^{int((TUESDAY + timedelta(days=7)).timestamp())}^"
    assert until in card(world)
    world.wait_until(TUESDAY + timedelta(days=7, hours=-1))
    assert until in card(world)
    world.wait(hours=2)
    assert phases(world) == ["cancelled"]
    assert "2 people wrote" in card(world)
    said = words(world.maya.message_with("Set up another"))
    assert "2 people wrote" in said and "A secret" not in said + card(world)
    assert "See and change" not in said
    world.maya.presses("Set up another")
    assert "A team looks back" in words(world.maya.modal)


def test_whoever_calls_it_off_is_not_told_that_too_few_wrote(world: World) -> None:
    assert set_up(world, names="anonymous", **WRITTEN) == {}
    assert writes(world.noor, "A secret") == {}
    assert fills_panel(world.tomas, "Call it off") == {}
    world.wait(days=2)
    assert phases(world) == ["cancelled"]
    assert "without being shown" not in world.maya.dm_words + world.tomas.dm_words
