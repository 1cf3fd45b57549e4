"""Failing on purpose: what was found in rituals/learning."""

from datetime import UTC, datetime, timedelta

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
from tests.attack3.test_ritual import as_it_is
from tests.world import World
from tests.world.people import find_buttons, words

STARTS = at("2026-03-06", 9)


def reasons(world: World) -> list[tuple[str, ...]]:
    """What became of each message to Noor, and why."""
    columns = "kind, detail, state, reason, due"
    query = f"SELECT {columns} FROM outbox WHERE recipient = 'U0NOOR' AND kind LIKE 'learning%'"
    rows = world.program.database.transaction(lambda c: c.exec_driver_sql(query).all())
    return [tuple(row) for row in rows]


def moves(world: World, to: datetime) -> None:
    world.noor.types("/ritual move")
    assert world.noor.fills(to=to) == {}
    world.noor.closes()


def test_a_day_that_begins_later_asks_first_what_one_will_learn(world: World) -> None:
    set_up(world)
    world.noor.types("/ritual change")
    assert world.noor.fills(**as_it_is(world) | {"at": "15:00"}) == {}
    world.noor.closes()
    world.wait_until(at("2026-03-06", 18))
    assert when_asked(world.noor) == [at("2026-03-06", 15)]


def test_the_vote_for_a_late_hour_does_not_turn_the_questions_round(world: World) -> None:
    set_up(world)
    world.noor.types("/ritual poll")
    assert world.noor.fills() == {}
    world.noor.closes()
    world.noor.presses("Vote", channel="C0DESIGN")
    assert world.noor.fills(days=["4"], hour="16", often="first") == {}
    world.noor.closes()
    world.noor.presses("Close now", channel="C0DESIGN")
    world.noor.presses("Adopt it", channel="C0DESIGN")
    world.wait_until(at("2026-03-06", 18))
    assert when_asked(world.noor, ASKS_LEARNED) == [] or when_asked(world.noor) != []


def test_what_was_said_outlives_a_change_of_the_keepers_on_the_day(world: World) -> None:
    set_up(world)
    aiko = world.person("U0AIKO")
    world.wait_until(at("2026-03-06", 15, 30, zone="Asia/Tokyo"))
    share(aiko, "Said in the east")
    world.noor.types("/ritual change")
    assert world.noor.fills(**as_it_is(world) | {"keepers": ["U0NOOR"]}) == {}
    world.noor.closes()
    world.wait_until(at("2026-03-09", 12))
    assert len(when_asked(aiko, ASKS_LEARNED)) <= 1, "asked twice"
    assert "Said in the east" in str(posted(world, HARVEST)), "nothing said is lost"


def test_a_day_moved_to_another_hour_asks_at_that_hour(world: World) -> None:
    set_up(world)
    world.wait_until(at("2026-03-06", 8))
    moves(world, at("2026-03-06", 11))
    world.wait_until(at("2026-03-06", 18))
    assert when_asked(world.noor) == [at("2026-03-06", 11)]


def test_a_day_moved_there_and_back_asks_morning_and_afternoon(world: World) -> None:
    set_up(world)
    world.wait_until(at("2026-03-05", 21))
    moves(world, at("2026-03-05", 23))
    world.wait(minutes=5)
    moves(world, at("2026-03-06", 9))
    world.wait_until(at("2026-03-06", 18))
    assert len(when_asked(world.noor)) == 1
    assert len(when_asked(world.noor, ASKS_LEARNED)) == 1, reasons(world)


def test_those_asked_to_keep_clear_hear_that_it_was_called_off(world: World) -> None:
    set_up(world, clear=["C0GENERAL"])
    world.wait_until(at("2026-03-05", 12))
    notices = [m for m in world.maya.in_channel("C0GENERAL") if "clear" in words(m)]
    assert notices
    world.noor.types("/ritual skip")
    assert world.noor.fills() == {}
    world.wait(minutes=5)
    notices = [m for m in world.maya.in_channel("C0GENERAL") if "clear" in words(m)]
    assert not notices, "a day that was called off still asks to keep meetings clear"


def test_a_question_for_a_day_that_was_skipped_says_so(world: World) -> None:
    set_up(world)
    aiko = world.person("U0AIKO")
    world.wait_until(at("2026-03-06", 10, zone="Asia/Tokyo"))
    assert find_buttons(aiko.last["blocks"], "Say what…") or ASKS in words(aiko.last)
    world.noor.types("/ritual skip")
    assert world.noor.fills() == {}
    world.wait(minutes=5)
    assert ASKS not in words(aiko.last)


def test_somebody_who_left_the_channel_adds_nothing_to_its_harvest(world: World) -> None:
    set_up(world)
    world.wait_until(at("2026-03-05", 12))
    world.happens("remove_member", "C0DESIGN", "U0NOOR")
    world.wait_until(at("2026-03-06", 16))
    assert not when_asked(world.noor)
    home = world.noor.opens_home()
    assert "Share what I learned" not in home


def test_a_harvest_that_cannot_be_posted_is_not_lost_without_a_word(world: World) -> None:
    set_up(world)
    world.wait_until(at("2026-03-06", 16))
    share(world.noor, "Worth telling")
    world.happens("remove_bot_from", "C0DESIGN")
    world.wait_until(at("2026-03-10", 12))
    assert not posted(world, HARVEST)
    told = world.maya.dm_words + world.noor.dm_words
    assert "/invite" in told, "neither its keeper nor whoever shared is told"


def test_a_channel_that_was_archived_asks_nobody_any_more(world: World) -> None:
    set_up(world)
    world.happens("archive", "C0DESIGN")
    world.wait_until(at("2026-03-06", 10))
    assert not when_asked(world.noor), "they are asked for a harvest that cannot be posted"
