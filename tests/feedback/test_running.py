"""A request under way, for whoever asked: more time, the close, what falls due meanwhile."""

from datetime import UTC, datetime, timedelta

from tests.world import World, forger
from tests.world.people import find_buttons, labels, words


def test_the_asker_follows_who_has_answered_in_one_message(world: World) -> None:
    world.maya.asks("U0NOOR", "U0TOMAS", "U0LEO", about="My talk")
    (status,) = world.maya.dm
    assert "My talk" in words(status) and labels(status) == [
        "Extend by 2 working days",
        "Close now",
    ]
    world.noor.answers(start="Pausing")
    world.tomas.presses("Decline")
    shown = words(next(m for m in world.maya.dm if m["ts"] == status["ts"]))
    assert "Answered: <@U0NOOR>" in shown and "Declined: <@U0TOMAS>" in shown
    assert "Not yet: <@U0LEO>" in shown


def test_extending_gives_two_working_days_and_everybody_sees_the_new_date(world: World) -> None:
    friday = datetime(2026, 3, 6, 9, 0, tzinfo=UTC)
    world.maya.asks("U0NOOR", deadline=friday)
    world.maya.presses("Extend by 2 working days")
    tuesday = int(datetime(2026, 3, 10, 9, 0, tzinfo=UTC).timestamp())
    assert f"<!date^{tuesday}^" in world.maya.told()
    for seen in (world.maya.dm_words, world.noor.dm_words):
        assert f"<!date^{tuesday}^" in seen and f"<!date^{int(friday.timestamp())}^" not in seen
    world.wait_until(friday + timedelta(days=3))
    assert "is closed" not in world.maya.dm_words
    assert world.noor.answers(start="In time") == {}
    world.wait_until(friday + timedelta(days=4))
    assert "Your request for feedback is closed" in world.maya.dm_words
    assert "In time" in words(world.maya.last)


def test_extending_an_open_call_moves_the_date_in_the_channel(world: World) -> None:
    world.maya.asks(channel="C0DESIGN", deadline=datetime(2026, 3, 5, 9, 0, tzinfo=UTC))
    world.maya.presses("Extend by 2 working days")
    monday = int(datetime(2026, 3, 9, 9, 0, tzinfo=UTC).timestamp())
    assert f"<!date^{monday}^" in words(world.noor.in_channel()[-1])


def test_an_extension_over_the_change_of_the_clocks_keeps_the_hour(world: World) -> None:
    world.wait(days=23)  # Thursday 26 March; on Sunday the clocks change in Stockholm
    deadline = datetime(2026, 3, 27, 15, 0, tzinfo=UTC)  # four o'clock in the afternoon
    world.maya.asks("U0NOOR", deadline=deadline)
    world.maya.presses("Extend by 2 working days")
    still_four = int(datetime(2026, 3, 31, 14, 0, tzinfo=UTC).timestamp())
    assert f"<!date^{still_four}^" in world.noor.dm_words


def test_closing_twice_closes_once(world: World) -> None:
    world.maya.asks("U0NOOR")
    world.noor.answers(start="Pausing")
    old = world.maya.message_with("Close now")
    assert find_buttons(old["blocks"], "Close now")[0][0]["confirm"], "it is asked twice"
    world.maya.presses("Close now", where=old)
    world.deliver("interactive", world.sandbox.deliveries[-1].payload)
    first = world.tables()["feedback_requests"]
    place = (world.maya.actor.dm_channel, old["ts"])
    press = forger.press("T0ORCHARD", "U0MAYA", "feedback:close", "1", place)
    world.wait(hours=1)
    assert world.deliver("interactive", press).ok
    assert "is closed (" in world.maya.told() and world.tables()["feedback_requests"] == first
    assert world.maya.dm_words.count("Your request for feedback is closed") == 1
    world.wait(days=10)
    assert world.maya.dm_words.count("Your request for feedback is closed") == 1


def test_the_deadline_closes_by_itself_and_to_the_minute(world: World) -> None:
    deadline = world.now + timedelta(days=2)
    world.maya.asks("U0NOOR", deadline=deadline)
    world.wait_until(deadline - timedelta(minutes=1))
    assert world.noor.answers(start="Just in time") == {}
    world.wait_until(deadline)
    assert "Your request for feedback is closed" in world.maya.dm_words
    assert labels(world.noor.dm[0]) == []


def test_home_and_the_inbox_close_a_request_too(world: World) -> None:
    world.maya.asks("U0NOOR", about="My talk")
    world.maya.opens_home()
    world.maya.presses("Close now", where="home")
    assert "Your request for feedback is closed" in world.maya.dm_words
    assert "Closed: " in words(world.maya.actor.home)
    world.maya.asks("U0NOOR", about="My code")
    world.maya.types("/feedback inbox")
    world.maya.presses("Close now", where="modal")
    assert world.maya.dm_words.count("Your request for feedback is closed") == 2


def test_a_long_sleep_of_the_bot_makes_nothing_twice_and_nothing_too_late(world: World) -> None:
    """Whatever fell due while the bot was off comes once, and no reminder after the deadline."""
    world.maya.asks("U0NOOR", "U0TOMAS")
    world.sandbox.clock.set(world.now + timedelta(days=20))
    world.loop.do(world.settle())
    assert world.maya.dm_words.count("Your request for feedback is closed") == 1
    assert len(world.noor.dm) == 1 and "would still like" not in world.noor.dm_words
