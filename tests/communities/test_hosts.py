"""Whoever offers a seat: told who comes, reminded of it, and answered in words."""

import pytest

from tests.communities.scene import at, begins, offers_seat
from tests.world import World
from tests.world.people import labels, words

STARTS = at("2026-03-09", 14)


@pytest.fixture
def stage(world: World) -> World:
    begins(world)
    assert offers_seat(world, world.noor, STARTS, places="3") == {}
    return world


def test_the_host_is_told_who_comes_in_one_message_that_follows(stage: World) -> None:
    for person in (stage.tomas, stage.ingrid):
        person.presses("Take a seat", channel="C0DESIGN")
    stage.wait(minutes=5)
    assert "<@U0INGRID> and <@U0TOMAS> will watch you" in stage.noor.dm_words
    stage.tomas.presses("Give it back", channel="C0DESIGN")
    stage.wait(minutes=5)
    assert stage.noor.dm_words.count("will watch you") == 1
    assert "<@U0INGRID> will watch you at work. 2 places are still free." in stage.noor.dm_words
    stage.ingrid.presses("Give it back", channel="C0DESIGN")
    stage.wait(minutes=5)
    assert "Nobody has a seat to watch you" in stage.noor.dm_words


def test_the_host_is_reminded_the_working_day_before_if_somebody_comes(stage: World) -> None:
    stage.tomas.presses("Take a seat", channel="C0DESIGN")
    stage.wait_until(at("2026-03-06", 12))
    assert "Somebody comes to watch you at work: <@U0TOMAS>" in stage.noor.dm_words
    stage.noor.presses("Move or call off")
    assert "What will you work on?" in words(stage.noor.modal)


def test_a_reminder_says_what_holds_after_a_seat_was_given_back_or_moved(stage: World) -> None:
    for person in (stage.tomas, stage.ingrid):
        person.presses("Take a seat", channel="C0DESIGN")
    stage.wait_until(at("2026-03-06", 12))
    stage.tomas.presses("Give it back")
    stage.wait(minutes=5)
    assert "You have a seat to watch" not in stage.tomas.dm_words
    assert "Somebody comes to watch you at work: <@U0INGRID>." in stage.noor.dm_words
    stage.noor.presses("Move or call off")
    assert stage.noor.fills(starts=int(at("2026-03-10", 14).timestamp())) == {}
    stage.wait(minutes=5)
    (reminder,) = [m for m in stage.ingrid.dm if "You have a seat to watch" in words(m)]
    assert "Tuesday 10 March" in words(reminder)
    stage.ingrid.presses("Give it back", where=reminder)
    stage.wait(minutes=5)
    assert "Somebody comes to watch you" not in stage.noor.dm_words


def test_where_nobody_comes_the_host_hears_nothing(stage: World) -> None:
    stage.wait_until(STARTS)
    assert "watch you at work" not in stage.noor.dm_words


def test_once_it_has_begun_no_reminder_offers_what_is_over(stage: World) -> None:
    stage.tomas.presses("Take a seat", channel="C0DESIGN")
    stage.wait_until(at("2026-03-09", 15))
    for person in (stage.tomas, stage.noor):
        about = [m for m in person.dm if "it began" in words(m)]
        assert about and all(labels(m) == [] for m in about)
    assert "You have a seat to watch" not in stage.tomas.dm_words


def test_called_off_after_the_reminder_it_offers_nothing_any_more(stage: World) -> None:
    stage.tomas.presses("Take a seat", channel="C0DESIGN")
    stage.wait_until(at("2026-03-06", 12))
    stage.noor.presses("Move or call off", channel="C0DESIGN")
    stage.noor.presses("Call it off", where="modal")
    stage.wait(minutes=5)
    assert "You have a seat to watch" not in stage.tomas.dm_words
    assert "watch you at work" not in stage.noor.dm_words


def test_called_off_it_leaves_no_form_behind(stage: World) -> None:
    stage.noor.presses("Move or call off", channel="C0DESIGN")
    stage.noor.presses("Call it off", where="modal")
    assert "Called off" in words(stage.noor.modal)
    stage.noor.closes()
    assert stage.noor.modal is None
