"""Answers with a name: given, edited, withdrawn, given again, and seen as they come."""

import pytest

from tests.world import World, forger
from tests.world.people import fields, labels, words

ORCHARD = "T0ORCHARD"


@pytest.fixture(autouse=True)
def request_under_way(world: World) -> None:
    world.maya.asks("U0NOOR", "U0TOMAS", about="My talk")


def test_one_box_is_needed_and_one_is_enough(world: World) -> None:
    world.noor.presses("Give feedback")
    for blank in ({}, {"start": "  ", "stop": "\n"}, {"continue": "\u202e\u200f"}):
        assert "at least one" in world.noor.fills(**blank)["start"]
    assert world.noor.fills(start="  ", stop="\u200b", **{"continue": "\u2060"}) != {}
    assert world.noor.modal is not None
    assert world.noor.fills(stop="Reading the slides") == {}
    assert "Reading the slides" in world.maya.dm_words


def test_three_thousand_characters_fit_in_each_box(world: World) -> None:
    full = {"start": "a" * 3000, "stop": "🌱" * 1500, "continue": "é&<" * 1000}
    assert world.noor.answers(**full) == {}
    assert all(text in world.maya.dm_words for text in full.values())


def test_a_longer_text_is_refused_by_how_much_it_is_too_long(world: World) -> None:
    world.noor.presses("Give feedback")
    private = world.noor.modal["private_metadata"] if world.noor.modal else ""
    for length, too_long in ((3001, "1 char"), (40_000, "000 char")):
        boxes = {"start": forger.text("Short"), "stop": forger.text("x" * length)}
        forged = forger.submission(ORCHARD, "U0NOOR", "feedback:answer", private, boxes)
        delivery = world.deliver("interactive", forged)
        assert list(delivery.body["errors"]) == ["stop"]
        assert too_long in delivery.body["errors"]["stop"]
    assert world.noor.fills(stop="Short enough") == {}


def test_a_named_answer_comes_at_once_with_the_name_and_under_its_boxes(world: World) -> None:
    world.noor.answers(start="Pausing", **{"continue": "The drawings"})
    shown = words(world.maya.last)
    parts = ("<@U0NOOR> gave you feedback", "My talk", "Start", "Pausing", "Continue", "drawings")
    assert [shown.find(part) for part in parts] == sorted(shown.find(part) for part in parts)
    assert "Stop" not in shown and -1 not in map(shown.find, parts)
    assert labels(world.maya.last) == ["Say thank you"]
    assert "Pausing" in world.maya.last["text"]
    assert "Answered: <@U0NOOR>" in world.maya.dm_words
    for stranger in (world.tomas, world.ingrid):
        assert "Pausing" not in stranger.dm_words


def test_an_edit_changes_the_message_where_it_stands(world: World) -> None:
    world.noor.answers(start="Pausing", stop="Reading")
    count = len(world.maya.dm)
    world.noor.presses("Edit")
    before = {name: field.get("initial_value") for name, field in fields(world.noor.modal).items()}
    assert before == {"start": "Pausing", "stop": "Reading", "continue": None}
    assert world.noor.fills(start="Pausing longer", stop=None) == {}
    assert len(world.maya.dm) == count
    assert "(edited)" in words(world.maya.last)
    assert "Pausing longer" in world.maya.dm_words and "Reading" not in world.maya.dm_words


def test_an_edit_cannot_empty_the_answer(world: World) -> None:
    world.noor.answers(start="Pausing")
    world.noor.presses("Edit")
    assert "at least one" in world.noor.fills(start=None)["start"]
    assert "Pausing" in world.maya.dm_words


def test_a_withdrawn_answer_is_gone_everywhere_and_may_be_given_anew(world: World) -> None:
    world.noor.answers(start="Pausing")
    world.maya.chooses("Mark as useful", beside="Pausing")
    world.noor.presses("Withdraw")
    assert "took this feedback back" in words(world.maya.last)
    for somebody in (world.maya, world.noor):
        somebody.types("/feedback inbox")
        seen = somebody.dm_words + words(somebody.modal) + somebody.opens_home()
        assert "Pausing" not in seen
        somebody.closes()
    assert "Pausing" not in str(world.tables())
    assert labels(world.noor.last) == ["Give feedback", "Later", "Decline"]
    assert "Not yet: <@U0NOOR>" in world.maya.dm_words
    assert world.noor.answers(stop="Reading the slides") == {}
    shown = words(world.maya.last)
    assert "Reading the slides" in shown
    assert "(edited)" not in shown and "useful to you" not in shown


def test_an_answer_withdrawn_before_it_was_sent_and_given_anew_still_arrives(world: World) -> None:
    world.sandbox.faults.add(method="chat.postMessage", kind="500", times=1)
    world.noor.answers(start="Pausing")
    world.noor.presses("Withdraw")
    world.wait(minutes=1)
    assert "Pausing" not in world.maya.dm_words
    assert world.noor.answers(stop="Reading the slides") == {}
    assert "Reading the slides" in world.maya.dm_words


def test_what_closed_while_it_was_filled_in_says_so_in_plain_words(world: World) -> None:
    world.noor.presses("Give feedback")
    world.maya.presses("Close now")
    says = world.noor.fills(start="Too late")["start"]
    assert "closed" in says and "<" not in says and "`" not in says
    assert fields(world.noor.modal), "what was typed is still there"
    assert "Too late" not in str(world.tables())


def test_nobody_asked_can_answer_twice(world: World) -> None:
    world.noor.presses("Give feedback")
    first = world.noor.modal
    assert first is not None
    assert world.noor.fills(start="Pausing") == {}
    boxes = {"start": forger.text("Once more")}
    again = forger.submission(
        ORCHARD, "U0NOOR", "feedback:answer", first["private_metadata"], boxes
    )
    world.deliver("interactive", again)
    assert len(world.tables()["feedback_answers"]) == 1
    assert "Once more" in words(world.maya.last) and "edited" in words(world.maya.last)
