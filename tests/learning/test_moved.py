"""A day that comes later, on another day or not at all, and what those read who were told of it."""

from datetime import datetime

import pytest

from tests.learning.fridays import (
    ASKS,
    ASKS_LEARNED,
    HARVEST,
    at,
    posted,
    set_up,
    share,
    when_asked,
)
from tests.ritual.forms import as_it_is
from tests.world import World
from tests.world.people import fields, words

CLEAR = "free of meetings"


def moves(world: World, to: datetime) -> None:
    world.noor.types("/ritual move")
    assert world.noor.fills(to=to) == {}
    world.noor.closes()


def changes(world: World, **values: object) -> dict[str, str]:
    world.noor.types("/ritual change")
    errors = world.noor.fills(**as_it_is(world.noor) | values)
    world.noor.closes()
    return errors


def test_a_day_that_begins_later_asks_first_what_one_will_learn(world: World) -> None:
    set_up(world, afternoon="13:00")
    assert changes(world, at="14:00") == {}
    world.wait_until(at("2026-03-06", 18))
    assert when_asked(world.noor) == [at("2026-03-06", 14)]
    assert when_asked(world.noor, ASKS_LEARNED) == [at("2026-03-06", 16)]


@pytest.mark.parametrize("hour", ["03:00", "06:59", "15:00", "19:00"])
def test_an_hour_at_which_nobody_works_is_refused_at_its_field(world: World, hour: str) -> None:
    assert "from 7:00 to 14:59" in set_up(world, at=hour, afternoon="16:00")["at"]
    world.maya.closes()
    assert set_up(world) == {}
    assert "from 7:00 to 14:59" in changes(world, at=hour)["at"]
    hours, minutes = map(int, hour.split(":"))
    world.noor.types("/ritual move")
    errors = world.noor.fills(to=at("2026-03-09", hours, minutes))
    assert "from 7:00 to 14:59" in errors["to"]


def test_an_afternoon_after_working_hours_is_refused(world: World) -> None:
    assert "before 17:00" in set_up(world, afternoon="17:00")["afternoon"]


def test_the_vote_offers_only_hours_at_which_it_can_be_held(world: World) -> None:
    set_up(world)
    world.noor.types("/ritual poll")
    assert world.noor.fills() == {}
    world.noor.closes()
    world.noor.presses("Vote", channel="C0DESIGN")
    offered = fields(world.noor.modal)["hour"]["options"]
    assert [int(option["value"]) for option in offered] == [*range(7, 15)]


def test_a_day_moved_to_another_hour_asks_at_that_hour(world: World) -> None:
    set_up(world)
    world.wait_until(at("2026-03-06", 8))
    moves(world, at("2026-03-06", 11))
    world.wait_until(at("2026-03-06", 18))
    assert when_asked(world.noor) == [at("2026-03-06", 11)]


def test_a_day_moved_there_and_back_asks_morning_and_afternoon(world: World) -> None:
    set_up(world)
    world.wait_until(at("2026-03-05", 8))
    moves(world, at("2026-03-05", 9))
    world.wait(minutes=5)
    moves(world, at("2026-03-06", 9))
    world.wait_until(at("2026-03-06", 18))
    assert when_asked(world.noor) == [at("2026-03-06", 9)]
    assert when_asked(world.noor, ASKS_LEARNED) == [at("2026-03-06", 15)]


@pytest.mark.parametrize("word", ["skip", "stop"])
def test_whoever_was_told_of_a_day_reads_that_it_was_called_off(world: World, word: str) -> None:
    set_up(world, clear=["C0GENERAL"])
    aiko = world.person("U0AIKO")
    world.wait_until(at("2026-03-06", 10, zone="Asia/Tokyo"))
    assert ASKS in words(aiko.last)
    (notice,) = posted(world, CLEAR, "C0GENERAL")
    assert "Please keep" in words(notice)
    world.noor.types(f"/ritual {word}")
    assert "will not be brought together" in words(world.noor.modal), "it has begun in the east"
    assert world.noor.fills() == {}
    world.wait(minutes=5)
    assert "was called off" in words(aiko.last) and ASKS not in words(aiko.last)
    (notice,) = posted(world, CLEAR, "C0GENERAL")
    assert "was called off" in words(notice) and "Please keep" not in words(notice)


def test_whoever_was_told_of_a_day_reads_to_which_it_was_moved(world: World) -> None:
    set_up(world, clear=["C0GENERAL"])
    aiko = world.person("U0AIKO")
    world.wait_until(at("2026-03-06", 10, zone="Asia/Tokyo"))
    moves(world, at("2026-03-10", 9))
    world.wait(minutes=5)
    assert "was moved to Tuesday 10 March" in words(aiko.last)
    (notice,) = posted(world, CLEAR, "C0GENERAL")
    assert "from Friday 6 March to Tuesday 10 March" in words(notice)
    world.wait_until(at("2026-03-10", 18))
    assert ASKS in aiko.dm_words and len(when_asked(world.noor)) == 1


@pytest.mark.parametrize("values", [{"keepers": ["U0NOOR"]}, {"at": "11:00"}, {"weekday": "3"}])
def test_a_day_that_has_begun_somewhere_is_finished_as_it_is(
    world: World, values: dict[str, object]
) -> None:
    # The third of April is a Good Friday.
    set_up(world, country="none")
    aiko = world.person("U0AIKO")
    world.wait_until(at("2026-03-06", 15, 30, zone="Asia/Tokyo"))
    share(aiko, "Said in the east")
    world.noor.types("/ritual change")
    assert "is held as it was planned" in words(world.noor.modal)
    world.noor.closes()
    assert changes(world, **values) == {}
    world.wait_until(at("2026-03-06", 14))
    assert when_asked(world.noor) == [at("2026-03-06", 9)]
    assert not when_asked(aiko), "she has shared already"
    world.wait_until(at("2026-03-09", 12))
    assert "Said in the east" in str(posted(world, HARVEST)), "nothing said is lost"
    day = "2026-04-02" if "weekday" in values else "2026-04-03"
    world.wait_until(at(day, 14))
    assert when_asked(world.noor) == [at(day, 11 if "at" in values else 9)]


def test_a_pause_on_the_day_holds_from_the_next_one_on(world: World) -> None:
    set_up(world)
    aiko = world.person("U0AIKO")
    world.wait_until(at("2026-03-06", 15, 30, zone="Asia/Tokyo"))
    share(aiko, "Said in the east")
    world.noor.types("/ritual pause")
    assert world.noor.fills(until="2026-05-01") == {}
    world.wait_until(at("2026-03-06", 14))
    assert when_asked(world.noor) == [at("2026-03-06", 9)]
    world.wait_until(at("2026-04-03", 14))
    assert "Said in the east" in str(posted(world, HARVEST))
    assert not when_asked(world.noor)
