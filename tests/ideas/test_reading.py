"""Who reads an idea and where: the list, Home, and whatever people type into it."""

from tests.ideas.scene import DESIGN, IDEA, answers, card, cards, says, takes
from tests.world import World, forger
from tests.world.people import fields, find_buttons, labels, words


def test_the_list_holds_what_i_may_read_and_nothing_else(world: World) -> None:
    world.happens("add_channel", "C0SECRET", "secret", members=["U0NOOR"], private=True)
    says(world.maya, "To Ingrid", leader="U0INGRID")
    says(world.noor, "In private", channel="C0SECRET")
    says(world.noor, "In design", channel=DESIGN)
    shown = {}
    for somebody in (world.maya, world.noor, world.ingrid, world.tomas):
        somebody.types("/idea list")
        shown[somebody.user] = words(somebody.modal)
        somebody.closes()
    may_read = {
        "To Ingrid": {"U0MAYA", "U0INGRID"},
        "In private": {"U0NOOR"},
        "In design": set(shown),
    }
    for text, readers in may_read.items():
        assert {user for user, seen in shown.items() if text in seen} == readers
    world.happens("remove_member", DESIGN, "U0TOMAS")
    world.tomas.types("/idea list")
    assert "There are no ideas here yet" in words(world.tomas.modal)


def test_the_list_has_pages_and_each_idea_opens(world: World) -> None:
    for number in range(21):
        says(world.maya, f"Idea {number:02}", leader="U0INGRID")
    world.ingrid.types("/idea list")
    seen = words(world.ingrid.modal)
    world.ingrid.presses("Older ideas", where="modal")
    seen += words(world.ingrid.modal)
    assert all(f"Idea {number:02}" in seen for number in range(21))
    world.ingrid.presses("Open", where="modal")
    world.ingrid.presses("Say what becomes of it", where="modal")
    assert world.ingrid.fills(state="not_now") != {}, "a reason is needed"
    assert world.ingrid.fills(state="not_now", reason="Too many") == {}
    assert "Too many" in words(world.maya.last)


def test_home_shows_what_waits_for_me_and_what_became_of_mine(world: World) -> None:
    assert IDEA not in world.maya.opens_home()
    says(world.maya, leader="U0INGRID")
    assert IDEA in world.ingrid.opens_home()
    assert IDEA not in world.maya.opens_home(), "nothing became of it yet"
    answers(world.ingrid, "tried")
    assert IDEA not in words(world.ingrid.actor.home)
    home = world.maya.opens_home()
    assert IDEA in home and "*Being tried.*" in home
    world.wait(days=40)
    assert IDEA not in world.maya.opens_home()


def test_whatever_is_typed_is_shown_as_it_was_typed_and_calls_nobody(world: World) -> None:
    text = "<!channel> *bold* <@U0NOOR> & `code` <https://evil.example|here>\n> q\n" + "🌱é" * 1450
    assert len(text) <= 3000
    says(world.maya, text, channel=DESIGN)
    assert text in card(world)
    takes(world.noor)
    answers(world.noor, "not_now", "<!here> & *no*")
    assert "<!here> & *no*" in card(world)
    for message in (*cards(world), *world.maya.kept, *world.noor.kept):
        assert "<!channel>" not in message["text"] and "<!here>" not in message["text"]
        assert len(message["text"]) <= 4000
    world.maya.types("/idea list of <@U0NOOR>'s wishes & more")
    assert fields(world.maya.modal)["text"]["initial_value"] == "list of @noor's wishes & more"


def test_the_form_says_what_is_wrong_and_keeps_what_was_typed(world: World) -> None:
    assert "leader" in says(world.maya)
    for leader in ("U0MAYA", "USLACKBOT", "U0NOBODY"):
        assert "leader" in world.maya.fills(text=IDEA, leader=leader)
    assert "leader" in world.maya.fills(text=IDEA, leader="U0NOOR", channel=DESIGN)
    assert "text" in world.maya.fills(text=" \u200b ", leader="U0NOOR", channel=None)
    assert world.maya.fills(text=IDEA, leader="U0NOOR", channel=None) == {}


def test_changed_and_taken_back_until_somebody_answers_and_not_after(world: World) -> None:
    says(world.maya, leader="U0INGRID")
    world.maya.presses("Change it")
    assert world.maya.fills(text="A better one") == {}
    assert "A better one" in words(world.ingrid.last) and "A better one" in words(world.maya.last)
    world.maya.presses("Take it back")
    assert "taken back" in words(world.ingrid.last) and labels(world.ingrid.last) == []
    says(world.maya, leader="U0INGRID")
    world.maya.presses("Change it")
    world.ingrid.presses("I have heard it")
    errors = world.maya.fills(text="Too late")
    assert "Somebody has answered this idea" in str(errors)
    assert len(world.ingrid.kept) == 2 and "Too late" not in words(world.ingrid.last)


def test_a_second_click_changes_nothing(world: World) -> None:
    says(world.maya, leader="U0INGRID")
    ((button, _),) = find_buttons(world.ingrid.last["blocks"], "I have heard it")
    place = (world.ingrid.actor.dm_channel, world.ingrid.last["ts"])
    for _ in range(3):
        pressed = forger.press("T0ORCHARD", "U0INGRID", "ideas:idea_hear", button["value"], place)
        world.deliver("interactive", pressed)
    assert "has heard your idea" in words(world.maya.last)
    assert len(world.maya.kept) == 2
    assert len(world.tables()["idea_lines"]) == 2


def test_one_idea_said_twice_is_two(world: World) -> None:
    says(world.maya, leader="U0INGRID")
    says(world.noor, leader="U0INGRID")
    assert len(world.ingrid.kept) == 2
    world.ingrid.presses("I have heard it")
    assert "has heard" in world.noor.dm_words and "has heard" not in world.maya.dm_words
