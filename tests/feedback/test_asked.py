"""What those who were asked see, and their three buttons."""

from datetime import UTC, datetime, timedelta

import pytest

from tests.world import World
from tests.world.people import labels, words


@pytest.mark.parametrize("anonymous", [False, True])
def test_those_asked_read_who_asks_about_what_who_reads_it_and_until_when(
    world: World, anonymous: bool
) -> None:
    team = ["U0NOOR", "U0TOMAS", "U0SAMUEL", "U0INGRID", "U0LEO"]
    world.maya.asks(*team, about="My talk: was it clear?", anonymous=anonymous)
    deadline = datetime(2026, 3, 10, 10, 0, tzinfo=UTC)
    for person in team:
        message = world.person(person).last
        shown = words(message)
        assert "<@U0MAYA> asks you for feedback" in shown
        assert "My talk: was it clear?" in shown
        assert f"<!date^{int(deadline.timestamp())}^" in shown
        assert ("alone, with your name" in shown) != anonymous
        assert ("without your name" in shown and "at least 5 people" in shown) == anonymous
        assert labels(message) == ["Give feedback", "Later", "Decline"]
        # Who only hears the message read hears all of it.
        for part in ("My talk: was it clear?", "<@U0MAYA>", "Who reads it"):
            assert part in message["text"]


def test_the_form_says_once_more_who_reads_it_above_the_boxes(world: World) -> None:
    world.maya.asks("U0NOOR")
    world.noor.presses("Give feedback")
    blocks = world.noor.modal["blocks"] if world.noor.modal else []
    assert "alone, with your name" in words(blocks[0])
    assert [b["type"] for b in blocks].index("input") > 0


def test_declining_takes_one_click_and_is_shown_with_names_but_without_a_why(world: World) -> None:
    world.maya.asks("U0NOOR", "U0TOMAS")
    assert "Not yet: <@U0NOOR> and <@U0TOMAS>" in world.maya.dm_words
    world.tomas.presses("Decline")
    assert world.tomas.modal is None
    assert "You declined" in world.tomas.dm_words
    assert "Declined: <@U0TOMAS>" in world.maya.dm_words
    world.wait(days=6)
    assert "would still like" in world.noor.dm_words
    assert len(world.tomas.dm) == 1 and "would still like" not in world.tomas.dm_words


def test_whoever_declined_may_give_feedback_after_all(world: World) -> None:
    world.maya.asks("U0NOOR")
    world.noor.presses("Decline")
    assert world.noor.answers(by="Give feedback after all", start="Breathing") == {}
    assert "Breathing" in world.maya.dm_words
    assert "Declined" not in world.maya.dm_words
    assert "Answered: <@U0NOOR>" in world.maya.dm_words


def test_later_brings_it_again_on_the_next_working_morning(world: World) -> None:
    world.maya.asks("U0NOOR")
    world.noor.presses("Later")
    assert "I will bring it again" in world.noor.told()
    world.noor.presses("Later")
    world.wait(hours=22, minutes=59)  # until nine o'clock in Stockholm on Wednesday
    assert "You asked me to come back" not in world.noor.dm_words
    world.wait(minutes=1)
    assert world.noor.dm_words.count("You asked me to come back") == 1
    assert world.noor.answers(start="Pausing") == {}
    # Where it stands is shown wherever it was asked.
    assert [labels(m) for m in world.noor.dm if not m["is_ephemeral"]] == [["Edit", "Withdraw"]] * 2


def test_later_than_the_deadline_is_said_and_not_promised(world: World) -> None:
    world.maya.asks("U0NOOR", deadline=world.now + timedelta(hours=5))
    world.noor.presses("Later")
    assert "I will not bring it again" in world.noor.told()
    world.wait(days=2)
    assert "You asked me to come back" not in world.noor.dm_words


def test_an_answer_given_meanwhile_stops_what_was_put_off(world: World) -> None:
    world.maya.asks("U0NOOR")
    world.noor.presses("Later")
    world.noor.answers(start="Pausing")
    world.wait(days=6)
    assert len([m for m in world.noor.dm if not m["is_ephemeral"]]) == 1


def test_after_the_close_the_message_says_so_and_has_no_buttons(world: World) -> None:
    world.maya.asks("U0NOOR", "U0TOMAS", "U0LEO")
    world.noor.answers(start="Pausing")
    world.tomas.presses("Decline")
    world.maya.presses("Close now")
    for person in (world.noor, world.tomas, world.person("U0LEO")):
        assert "request" in words(person.last) and "closed" in words(person.last)
        assert all(labels(message) == [] for message in person.dm)


def test_somebody_asked_outside_working_hours_hears_of_it_in_their_own_morning(
    world: World,
) -> None:
    world.maya.asks("U0NOOR", "U0AIKO")  # seven in the evening in Tokyo
    aiko = world.person("U0AIKO")
    assert world.noor.dm and not aiko.dm
    world.wait_until(datetime(2026, 3, 3, 23, 59, tzinfo=UTC))
    assert not aiko.dm
    world.wait_until(datetime(2026, 3, 4, 0, 0, tzinfo=UTC))
    assert "asks you for feedback" in aiko.dm_words


def test_a_button_pressed_twice_is_pressed_once(world: World) -> None:
    world.maya.asks("U0NOOR", "U0TOMAS")
    old = world.noor.message_with("Decline")
    world.noor.presses("Decline", where=old)
    assert labels(world.noor.last) == ["Give feedback after all"]
    for message in world.maya.dm:
        assert "Declined: <@U0NOOR>" in words(message)
