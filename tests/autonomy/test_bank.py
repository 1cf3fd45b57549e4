"""The bank belongs to the workspace: anybody adds, edits, retires and brings back."""

from typing import Any

import pytest

from rituals.autonomy.questions import BUILT_IN, TOPICS
from tests.autonomy.scene import AIKO, FORTNIGHT, leads, question_in, until_the_prompt
from tests.world import Somebody, World, forger
from tests.world.people import fields, words

OWN = "What did you learn from the harbour team?"
HARBOUR = "T0HARBOUR"


def menu_beside(somebody: Somebody, text: str) -> dict[str, Any]:
    """The menu of a question on the page that is open."""
    assert somebody.modal is not None
    for block in somebody.modal["blocks"]:
        if "accessory" in block and block["text"]["text"] == text:
            return {"block_id": block["block_id"], **block["accessory"]}
    raise AssertionError(f"no line {text!r}")


def offered(somebody: Somebody, text: str) -> list[str]:
    return [each["text"]["text"] for each in menu_beside(somebody, text)["options"]]


def chooses(world: World, somebody: Somebody, choice: str, text: str) -> None:
    """Choose from the menu beside a question, in a bank opened anew on its page."""
    turns_to(world, somebody, text)
    menu = menu_beside(somebody, text)
    option = next(each for each in menu["options"] if each["text"]["text"] == choice)
    view, chosen = somebody.modal, {"selected": option["value"], "block_id": menu["block_id"]}
    assert view is not None
    world.do(somebody.actor.press_in_view(view["id"], menu["action_id"], **chosen))


def turns_to(world: World, somebody: Somebody, text: str) -> None:
    """Open the bank on the page that holds a question; each page is opened for itself."""
    for page in range(9):
        somebody.closes()
        somebody.types("/autonomy bank")
        forged = forger.press(somebody.team, somebody.user, "autonomy:bank", str(page))
        somebody.closes()
        world.deliver("interactive", forged, somebody.team)
        if text in words(somebody.modal):
            return
    raise AssertionError(f"{text!r} is on no page")


def adds(somebody: Somebody, text: str = OWN, topic: str = "mastery") -> dict[str, str]:
    somebody.types("/autonomy bank")
    somebody.presses("Add a question", where="modal")
    return somebody.fills(text=text, topic=topic)


def test_every_question_is_listed_once_under_its_topic_page_by_page(world: World) -> None:
    listed: list[str] = []
    headers: list[str] = []
    world.maya.types("/autonomy bank")
    while True:
        assert world.maya.modal is not None
        for block in world.maya.modal["blocks"]:
            if "accessory" in block:
                listed.append(block["text"]["text"])
            if block["type"] == "header":
                headers.append(block["text"]["text"])
        if "More questions" not in words(world.maya.modal):
            break
        world.maya.presses("More questions", where="modal")
    assert listed == [text for _, text in BUILT_IN.values()]
    assert list(dict.fromkeys(headers)) == list(TOPICS.values())


def test_somebody_adds_one_and_it_comes_before_any_comes_again(world: World) -> None:
    assert adds(world.noor) == {}
    turns_to(world, world.maya, OWN)
    shown = words(world.maya.modal)
    assert "Added by <@U0NOOR>" in shown
    assert offered(world.maya, OWN) == ["Edit", "Retire"]
    leads(world.ingrid, AIKO)
    until_the_prompt(world)
    seen = [question_in(world.ingrid.last)]
    for _ in range(len(BUILT_IN)):
        world.ingrid.presses("Another question")
        seen.append(question_in(world.ingrid.last))
    assert set(seen) == {OWN, *(text for _, text in BUILT_IN.values())}
    world.ingrid.presses("Another question")
    assert question_in(world.ingrid.last) == seen[0], "the one that was had longest ago"


def test_an_own_one_is_edited_by_anybody_and_keeps_whose_it_was(world: World) -> None:
    adds(world.noor)
    chooses(world, world.tomas, "Edit", OWN)
    assert fields(world.tomas.modal)["text"]["initial_value"] == OWN
    assert world.tomas.fills(text="What have you learned from others?", topic="ideas") == {}
    turns_to(world, world.maya, "What have you learned from others?")
    assert OWN not in words(world.maya.modal) and "Added by <@U0NOOR>" in words(world.maya.modal)


def test_what_came_with_trellis_is_retired_and_not_edited(world: World) -> None:
    first = BUILT_IN[1][1]
    turns_to(world, world.maya, first)
    assert offered(world.maya, first) == ["Retire"]
    world.maya.closes()
    forged = forger.press("T0ORCHARD", "U0MAYA", "autonomy:line", "1:edit")
    world.deliver("interactive", forged)
    assert "stays as it is" in words(world.maya.modal)
    world.maya.closes()
    chooses(world, world.maya, "Retire", first)
    turns_to(world, world.noor, first)
    assert offered(world.noor, first) == ["Bring back"] and "Retired." in words(world.noor.modal)
    world.noor.closes()
    chooses(world, world.noor, "Bring back", first)
    turns_to(world, world.maya, first)
    assert offered(world.maya, first) == ["Retire"]


def test_a_retired_one_comes_to_nobody(world: World) -> None:
    for number in list(BUILT_IN)[2:]:
        forged = forger.press("T0ORCHARD", "U0MAYA", "autonomy:line", f"{number}:retire")
        world.forge(forged, "T0ORCHARD")
        world.maya.closes()
    leads(world.ingrid, AIKO)
    until_the_prompt(world)
    seen = []
    for _ in range(4):
        seen.append(question_in(world.ingrid.last))
        world.wait(**FORTNIGHT)
    assert seen[:2] == seen[2:] and set(seen) == {BUILT_IN[1][1], BUILT_IN[2][1]}
    world.forge(forger.press("T0ORCHARD", "U0MAYA", "autonomy:line", "1:retire"), "T0ORCHARD")
    world.maya.closes()
    world.forge(forger.press("T0ORCHARD", "U0MAYA", "autonomy:line", "2:retire"), "T0ORCHARD")
    assert "last question in use" in words(world.maya.modal)
    assert len(world.tables()["autonomy_retired"]) == len(BUILT_IN) - 1


def test_the_words_stay_for_whoever_was_asked_before_an_edit(world: World) -> None:
    adds(world.noor)
    for number in BUILT_IN:
        forged = forger.press("T0ORCHARD", "U0MAYA", "autonomy:line", f"{number}:retire")
        world.forge(forged, "T0ORCHARD")
        world.maya.closes()
    leads(world.ingrid, AIKO)
    until_the_prompt(world)
    chooses(world, world.tomas, "Edit", OWN)
    assert world.tomas.fills(text="What else?") == {}
    world.ingrid.presses("Ask them for me")
    world.wait(days=1)
    assert question_in(world.person(AIKO).last) == OWN


@pytest.mark.parametrize("text", ["\u200b ", "What" + " and what" * 40 + "?"])
def test_what_is_no_question_is_told_under_its_field(world: World, text: str) -> None:
    forged = forger.submission(
        "T0ORCHARD",
        "U0MAYA",
        "autonomy:bank",
        "",
        {
            "text": forger.text(text),
            "topic": {"type": "static_select", "selected_option": {"value": "x"}},
        },
    )
    body = world.deliver("interactive", forged).body
    assert isinstance(body, dict) and set(body["errors"]) == {"text", "topic"}
    assert not world.tables()["autonomy_questions"]


def test_another_workspace_has_a_bank_of_its_own(world: World) -> None:
    adds(world.noor)
    ruth = world.person("U0RUTH", HARBOUR)
    for page in range(4):
        world.deliver(
            "interactive", forger.press(HARBOUR, "U0RUTH", "autonomy:bank", str(page)), HARBOUR
        )
        assert OWN not in words(ruth.modal)
        ruth.closes()
    for value in ("1001:edit", "1001:retire", "1001:bring_back"):
        world.deliver(
            "interactive", forger.press(HARBOUR, "U0RUTH", "autonomy:line", value), HARBOUR
        )
        assert OWN not in words(ruth.modal)
        ruth.closes()
    assert len(world.tables()["autonomy_questions"]) == 1
    assert not world.tables()["autonomy_retired"]
