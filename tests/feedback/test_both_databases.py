"""The key conversations, on SQLite and on PostgreSQL."""

from datetime import timedelta

from tests.feedback.plot import TEAM
from tests.world import World
from tests.world.people import labels, words


def test_named_feedback_from_the_question_to_the_thanks(world_on: World) -> None:
    world = world_on
    assert world.maya.types("/feedback ask <@U0NOOR> my talk on Tuesday").status == 200
    assert world.maya.modal is not None
    assert world.maya.fills(about="My talk on Tuesday", people=["U0NOOR", "U0TOMAS"]) == {}
    assert "will hear from me" in words(world.maya.modal)
    world.maya.closes()
    assert "asks you for feedback" in world.noor.dm_words
    world.noor.presses("Give feedback")
    assert "with your name" in words(world.noor.modal)
    assert world.noor.fills(start="Pausing after the numbers", stop="Reading the slides") == {}
    assert "gave you feedback" in world.maya.dm_words
    assert "Pausing after the numbers" in world.maya.dm_words
    assert world.noor.answers(by="Edit", start="Pausing longer") == {}
    assert "Pausing longer" in world.maya.dm_words
    world.tomas.presses("Decline")
    world.maya.presses("Extend by 2 working days")
    world.wait(days=10)
    assert "Your request for feedback is closed" in world.maya.dm_words
    world.maya.chooses("Mark as useful", beside="Pausing longer")
    assert "useful to you" in world.maya.dm_words
    world.maya.presses("Save as file")
    assert "Pausing longer" in world.maya.files[0]["content"].decode()
    world.maya.presses("Thank everybody")
    assert "thanks everybody" in world.noor.dm_words
    assert "thanks everybody" not in world.tomas.dm_words


def test_anonymous_feedback_with_edits_a_withdrawal_and_the_threshold(world_on: World) -> None:
    world = world_on
    world.maya.asks(*TEAM, anonymous=True)
    for user in TEAM:
        assert world.person(user).answers(start=f"From {user}") == {}
    assert world.noor.answers(by="Edit", start="From somebody") == {}
    world.tomas.presses("Withdraw")
    assert "4 of 5 people have answered" in world.maya.dm_words
    assert world.tomas.answers(start="After all") == {}
    world.maya.presses("Close now")
    shown = words(world.maya.last)
    assert "5 people answered" in shown and "From somebody" in shown and "After all" in shown
    assert "From U0NOOR" not in shown and "From U0TOMAS" not in shown
    assert "From U0NOOR" not in str(world.tables())


def test_anonymous_feedback_below_the_threshold_is_gone(world_on: World) -> None:
    world = world_on
    world.maya.asks(*TEAM, anonymous=True, deadline=world.now + timedelta(days=2))
    for user in TEAM[:4]:
        world.person(user).answers(start=f"From {user}")
    world.wait(days=3)
    assert "5 were needed" in world.maya.dm_words
    assert "nobody has read yours" in world.noor.dm_words
    assert "From U0" not in str(world.tables())


def test_an_open_call_from_the_hand_to_the_reminder(world_on: World) -> None:
    world = world_on
    world.maya.asks(channel="C0DESIGN", about="The new onboarding")
    call = world.noor.in_channel()[-1]
    for _ in range(2):
        world.noor.reacts(call)
        world.noor.takes_back(call)
    world.noor.reacts(call)
    world.tomas.presses("I can give feedback", channel="C0DESIGN")
    world.wait(days=6)
    assert "would still like" in words(world.tomas.last)
    assert world.tomas.answers(stop="The third screen") == {}
    world.wait(days=2)
    assert "1 person answered" in words(world.maya.last)
    assert labels(world.noor.in_channel()[-1]) == []


def test_feedback_unasked_and_what_is_made_of_it(world_on: World) -> None:
    world = world_on
    world.maya.types("/feedback give @noor")
    assert world.maya.fills(seen="You paused", effect="I could follow") == {}
    world.noor.presses("Say what I make of it")
    assert world.noor.fills(text="I will keep pausing") == {}
    assert "I will keep pausing" in world.maya.dm_words
    world.maya.presses("Withdraw")
    assert "took this feedback back" in world.noor.dm_words
    assert "You paused" not in str(world.tables())
    assert "Nobody is waiting for you" in world.noor.opens_home()
