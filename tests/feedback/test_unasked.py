"""Feedback given unasked: what was seen and what it did, and what the receiver makes of it."""

from typing import Any

import pytest

from tests.world import World, forger
from tests.world.people import fields, labels, words

GIVEN: dict[str, Any] = {"receiver": "U0NOOR", "seen": "You paused", "effect": "I could follow"}


def give(world: World, **more: Any) -> dict[str, str]:
    world.maya.types("/feedback give")
    errors = world.maya.fills(**(GIVEN | more))
    world.maya.closes()
    return errors


def test_the_form_asks_for_what_was_seen_and_not_for_a_solution(world: World) -> None:
    world.maya.types("/feedback give @noor")
    shown = words(world.maya.modal)
    assert "Who reads this" in shown and "what you saw and what it did" in shown
    assert "solution" in shown
    assert world.maya.fills(seen="You paused") == {}
    message = words(world.noor.last)
    assert "<@U0MAYA> saw something in your work" in message and "You paused" in message
    assert "What do you make of it?" in message
    assert labels(world.noor.last) == ["Say what I make of it", "Say thank you"]
    assert "You paused" in world.noor.last["text"]


@pytest.mark.parametrize(
    ("field", "values", "says"),
    [
        ("receiver", {"receiver": "U0MAYA"}, "That is you"),
        ("receiver", {"receiver": "U0ROBOT"}, "an app"),
        ("receiver", {"receiver": "U0GONE"}, "has left"),
        ("receiver", {"receiver": "U0RUTH"}, "not in this workspace"),
        ("seen", {"seen": " ", "effect": "\u202e"}, "at least one"),
    ],
)
def test_what_cannot_be_given_is_refused_under_its_field(
    world: World, field: str, values: dict[str, Any], says: str
) -> None:
    world.happens("add_person", "U0ROBOT", "Deploy Robot", is_bot=True)
    world.happens("add_person", "U0GONE", "Gustav Gone", deleted=True)
    errors = give(world, **values)
    assert says in errors[field] and list(errors) == [field]
    assert not world.tables()["feedback_answers"]


def test_it_is_edited_and_withdrawn_for_a_day_and_stands_afterwards(world: World) -> None:
    give(world)
    assert "with your name" in words(world.maya.last)
    assert world.maya.answers(by="Edit", seen="You paused twice", effect=None) == {}
    shown = words(world.noor.last)
    assert "You paused twice" in shown and "(edited)" in shown and "follow" not in shown
    world.wait(days=1)
    assert world.maya.answers(by="Edit", seen="You paused three times") == {}
    world.wait(minutes=1)
    world.maya.presses("Edit")
    assert "stands now" in world.maya.told() and world.maya.modal is None
    world.maya.presses("Withdraw")
    assert "three times" in world.noor.dm_words


def test_withdrawn_it_is_gone_on_both_sides(world: World) -> None:
    give(world)
    world.maya.presses("Withdraw")
    assert "took this feedback back" in words(world.noor.last) and labels(world.noor.last) == []
    assert labels(world.maya.last) == []
    for person in (world.maya, world.noor):
        person.types("/feedback inbox")
        assert "You paused" not in person.dm_words + words(person.modal)
        person.closes()
    assert "You paused" not in str(world.tables())


def test_a_form_open_over_the_end_of_the_day_says_so_in_plain_words(world: World) -> None:
    give(world)
    world.maya.presses("Edit")
    world.wait(days=1, minutes=1)
    errors = world.maya.fills(seen="Changed my mind")
    assert "stands now" in next(iter(errors.values()))
    assert "Changed" not in world.noor.dm_words


def test_an_edit_after_the_receiver_has_left_is_answered(world: World) -> None:
    give(world)
    world.happens("person_leaves", "U0NOOR")
    world.maya.presses("Edit")
    assert fields(world.maya.modal)
    private = world.maya.modal["private_metadata"] if world.maya.modal else ""
    boxes = {"seen": forger.text("You paused twice"), "effect": forger.text("")}
    delivery = world.deliver(
        "interactive", forger.submission("T0ORCHARD", "U0MAYA", "feedback:give", private, boxes)
    )
    assert delivery.ok
    errors = (delivery.body or {}).get("errors", {}) if isinstance(delivery.body, dict) else {}
    assert errors.keys() <= {"seen", "effect"}, "an error stands at a field that is there"


def test_the_receiver_says_what_they_make_of_it_and_the_giver_reads_it(world: World) -> None:
    give(world)
    world.noor.presses("Say what I make of it")
    assert "<@U0MAYA> alone, with your name" in words(world.noor.modal)
    assert world.noor.fills(text="\u200b ")["text"].startswith("Write a sentence")
    assert world.noor.fills(text="I will keep pausing <!everyone>") == {}
    shown = words(world.maya.last)
    assert "what they make of your feedback" in shown and "keep pausing <!everyone>" in shown
    assert world.maya.last["notified"] == []
    world.noor.presses("Say what I make of it")
    assert fields(world.noor.modal)["text"]["initial_value"].startswith("I will keep pausing")
    assert world.noor.fills(text="I will pause more") == {}
    assert "I will pause more" in world.maya.dm_words and "keep pausing" not in world.maya.dm_words


def test_thanks_reach_the_giver_once(world: World) -> None:
    give(world)
    world.noor.presses("Say thank you")
    assert world.maya.dm_words.count("<@U0NOOR> thanks you") == 1
    assert "Say thank you" not in labels(world.noor.last)
