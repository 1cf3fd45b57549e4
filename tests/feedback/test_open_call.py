"""An open call: whoever raises a hand gets the form, whoever takes it down is let off."""

from typing import Any

import pytest

from tests.world import World, forger
from tests.world.people import labels, words

ORCHARD = "T0ORCHARD"


@pytest.fixture
def call(world: World) -> dict[str, Any]:
    """The message of a call that stands in the channel."""
    assert world.maya.asks(channel="C0DESIGN", about="The new onboarding") == {}
    return world.noor.in_channel()[-1]


def test_the_call_says_who_asks_what_and_who_will_read_it(
    world: World, call: dict[str, Any]
) -> None:
    shown = words(call)
    assert "<@U0MAYA> would like feedback" in shown and "The new onboarding" in shown
    assert "alone, with the name of whoever wrote it" in shown and "<!date^" in shown
    assert "<@U0MAYA> asked for this" in shown
    assert labels(call) == ["I can give feedback"]
    assert set(call["notified"]) <= {"U0MAYA"}
    assert not world.noor.dm, "nobody is written to who did not raise a hand"


def test_a_raised_hand_brings_the_form_and_its_answer_the_name(
    world: World, call: dict[str, Any]
) -> None:
    world.noor.reacts(call)
    assert "You raised your hand" in world.noor.dm_words
    assert "Not yet: <@U0NOOR>" in world.maya.dm_words
    assert world.noor.answers(start="A smaller first step") == {}
    assert "A smaller first step" in world.maya.dm_words
    assert "Answered: <@U0NOOR>" in world.maya.dm_words


def test_a_hand_of_any_skin_counts(world: World, call: dict[str, Any]) -> None:
    world.noor.reacts(call, "raised_hand::skin-tone-4")
    assert "You raised your hand" in world.noor.dm_words


def test_the_button_does_the_same_and_says_so(world: World, call: dict[str, Any]) -> None:
    world.tomas.presses("I can give feedback", channel="C0DESIGN")
    assert "The form comes to you" in world.tomas.told("C0DESIGN")
    assert "You raised your hand" in world.tomas.dm_words
    world.tomas.presses("I can give feedback", channel="C0DESIGN")
    assert "You have the form already" in world.tomas.told("C0DESIGN")
    assert len(world.tomas.dm) == 1
    assert "form" not in world.noor.told("C0DESIGN"), "what one is told, nobody else sees"


def test_reacting_and_pressing_and_reacting_again_is_one(
    world: World, call: dict[str, Any]
) -> None:
    world.noor.reacts(call)
    world.noor.presses("I can give feedback", channel="C0DESIGN")
    world.noor.reacts(call, "raised_hand::skin-tone-2")
    again = forger.reaction(ORCHARD, "U0NOOR", "C0DESIGN", call["ts"])
    assert world.deliver("event", again).ok and world.deliver("event", again).ok
    assert len(world.noor.dm) == 1
    assert len(world.tables()["feedback_asked"]) == 1


def test_taking_the_hand_down_lets_off(world: World, call: dict[str, Any]) -> None:
    world.noor.reacts(call)
    world.noor.takes_back(call)
    assert "You took your hand down" in words(world.noor.last) and labels(world.noor.last) == []
    assert "Nobody has raised a hand" in world.maya.dm_words
    world.wait(days=8)
    assert "would still like" not in world.noor.dm_words


def test_a_hand_raised_again_brings_the_form_again(world: World, call: dict[str, Any]) -> None:
    for _ in range(2):
        world.noor.reacts(call)
        world.noor.takes_back(call)
    world.noor.reacts(call)
    assert labels(world.noor.last) == ["Give feedback", "Later", "Decline"]
    assert world.noor.answers(start="A smaller first step") == {}
    assert world.maya.dm_words.count("A smaller first step") == 1


def test_a_hand_taken_down_after_the_answer_leaves_the_answer(
    world: World, call: dict[str, Any]
) -> None:
    world.noor.reacts(call)
    world.noor.answers(start="A smaller first step")
    world.noor.takes_back(call)
    assert "A smaller first step" in world.maya.dm_words
    assert labels(world.noor.last) == ["Edit", "Withdraw"]


def test_what_is_no_raised_hand_on_a_call_means_nothing(world: World, call: dict[str, Any]) -> None:
    before = world.tables()
    said = world.noor.says("Who has time on Friday?")
    world.noor.reacts({"ts": said})
    world.tomas.reacts(call, "tada")
    world.happens("add_person", "U0ROBOT", "Deploy Robot", is_bot=True)
    world.happens("add_member", "C0DESIGN", "U0ROBOT")
    for event in (
        forger.reaction(ORCHARD, "U0ROBOT", "C0DESIGN", call["ts"]),
        forger.reaction(ORCHARD, "U0NOBODY", "C0DESIGN", call["ts"]),
        forger.reaction(ORCHARD, "U0NOOR", "C0GENERAL", call["ts"]),
        forger.reaction(ORCHARD, "U0NOOR", "C0DESIGN", "1.000001"),
        forger.reaction(ORCHARD, "U0NOOR", "C0DESIGN", call["ts"], kind="reaction_removed"),
        forger.reaction(ORCHARD, "U0NOOR", "C0DESIGN", "", item={"type": "file", "file": "F1"}),
        forger.reaction(ORCHARD, "U0NOOR", "C0DESIGN", "", item=None),
    ):
        assert world.deliver("event", event).ok, event
    after = world.tables()
    for table in ("feedback_asked", "outbox", "feedback_requests"):
        assert after[table] == before[table]
    assert not any(c.result.get("error") for c in world.sandbox.calls if c.method != "users.info")


def test_the_askers_own_hand_is_told_and_brings_no_form(world: World, call: dict[str, Any]) -> None:
    world.maya.reacts(call)
    assert "your own call" in world.maya.told("C0DESIGN")
    assert "You raised your hand" not in world.maya.dm_words
    assert not world.tables()["feedback_asked"]


def test_after_the_close_the_call_says_so_and_a_late_hand_is_told(
    world: World, call: dict[str, Any]
) -> None:
    world.noor.reacts(call)
    world.maya.presses("Close now")
    shown = world.noor.in_channel()[-1]
    assert "closed" in words(shown) and labels(shown) == []
    world.tomas.reacts(call)
    assert "This call is closed" in world.tomas.told("C0DESIGN")
    assert not world.tomas.dm
    world.noor.takes_back(call)
    assert "took your hand down" not in world.noor.dm_words


def test_somebody_who_is_not_in_the_channel_gets_no_form(
    world: World, call: dict[str, Any]
) -> None:
    world.happens("add_person", "U0GUEST", "Gus Guest")
    guest = world.person("U0GUEST")
    guest.presses("I can give feedback", channel="C0DESIGN")
    world.deliver("event", forger.reaction(ORCHARD, "U0GUEST", "C0DESIGN", call["ts"]))
    assert not guest.dm and not world.tables()["feedback_asked"]
    world.happens("add_member", "C0DESIGN", "U0GUEST")
    guest.reacts(call)
    assert "You raised your hand" in guest.dm_words


def test_an_anonymous_call_says_that_a_hand_is_seen_and_the_button_is_not(world: World) -> None:
    world.maya.asks(channel="C0DESIGN", anonymous=True)
    shown = words(world.noor.in_channel()[-1])
    assert "without names" in shown and "at least 5 people" in shown
    assert "the button is seen by nobody" in shown
    world.noor.presses("I can give feedback", channel="C0DESIGN")
    assert "U0NOOR" not in words(world.tomas.in_channel()[-1])
    assert "U0NOOR" not in world.maya.dm_words
