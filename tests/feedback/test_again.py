"""Asking again: at once, or reminded of it three months later."""

from tests.world import World
from tests.world.people import words


def close_one(world: World) -> None:
    assert world.maya.asks("U0NOOR", "U0TOMAS", about="How I run the release") == {}
    assert world.noor.answers(start="Saying when it is done") == {}
    world.wait(days=8)


def test_ask_again_brings_the_same_question_to_the_same_people(world: World) -> None:
    close_one(world)
    world.maya.presses("Ask again")
    assert world.maya.fills() == {}
    assert "U0NOOR" in words(world.maya.modal) and "U0TOMAS" in words(world.maya.modal)
    assert words(world.noor.last).count("How I run the release") == 1
    assert "asks you for feedback" in words(world.noor.last)


def test_whoever_wants_to_is_reminded_once_on_a_working_morning_three_months_later(
    world: World,
) -> None:
    close_one(world)
    closed = world.now
    world.maya.presses("Remind me in 3 months")
    world.maya.presses("Remind me in 3 months")
    assert "in three months" in world.maya.told()
    world.wait(weeks=12)
    assert "Three months ago" not in world.maya.dm_words
    world.wait(weeks=8)
    assert world.maya.dm_words.count("Three months ago") == 1
    days = (float(world.maya.last["ts"]) - closed.timestamp()) / 86_400
    assert 13 * 7 - 1 < days < 13 * 7 + 4
    world.maya.presses("Ask again", where=world.maya.last)
    assert "How I run the release" in str(world.maya.modal)


def test_an_anonymous_question_is_asked_again_without_names(world: World) -> None:
    team = ["U0NOOR", "U0TOMAS", "U0SAMUEL", "U0INGRID", "U0LEO"]
    assert world.maya.asks(*team, about="How I chair", anonymous=True) == {}
    world.wait(days=8)
    world.maya.presses("Ask again")
    assert world.maya.fills() == {}
    assert "without your name" in words(world.noor.last)


def test_whoever_asked_is_warned_before_anonymous_answers_are_lost(world: World) -> None:
    team = ["U0NOOR", "U0TOMAS", "U0SAMUEL", "U0INGRID", "U0LEO"]
    assert world.maya.asks(*team, about="How I chair", anonymous=True) == {}
    for person in (world.noor, world.tomas):
        assert person.answers(start="A round at the end") == {}
    world.wait(days=6, hours=2)
    assert "2 people have answered so far, and 5 are needed" in world.maya.dm_words
    world.maya.presses("Extend by 2 working days")
    world.wait(days=4)
    assert world.maya.dm_words.count("answered so far, and 5 are needed") == 1


def test_no_message_shows_an_id_where_a_name_belongs(world: World) -> None:
    close_one(world)
    world.tomas.types("/feedback give <@U0INGRID>")
    assert world.tomas.fills(seen="The pause before the numbers") == {}
    sent = [call for call in world.sandbox.calls if call.method.startswith(("chat.", "views."))]
    assert sent
    assert "&lt;@U" not in str([call.args for call in sent])
