"""A person names areas of their work, and alone moves, edits and ends them."""

from typing import Any

from rituals.dial import areas
from storage.unit_of_work import UnitOfWork
from tests.dial.scene import (
    AIKO,
    INGRID,
    LOOK_OVER,
    MAYA,
    RUN_IT,
    SHOW_ME,
    TELL_ME,
    WITH_ME,
    adds,
    moves,
    opens,
    page,
    turns,
)
from tests.world import World, forger
from tests.world.people import fields, labels, words

NOT_A_GRADE = "A dial is not a grade: moving down is as good as moving up."


def test_who_reads_it_stands_above_and_what_each_step_asks_of_whom(world: World) -> None:
    world.maya.types("/autonomy dial")
    assert words(world.maya.modal).count(NOT_A_GRADE) == 1
    world.maya.presses("Add an area", where="modal")
    assert words(world.maya.modal).startswith("*Who reads this:* you, and the leader you name")
    assert world.maya.fills(text="Talking to <!channel> & *co*", leader=INGRID, step=SHOW_ME) == {}
    shown = words(world.maya.modal)
    assert "Talking to <!channel> & *co*" in shown, "in the words of whoever wrote them"
    assert "asks <@U0INGRID> to show how it is done" in shown and "once a week" in shown
    assert "*Who reads this:* you and <@U0INGRID>. How it moved is yours alone." in shown


def test_a_dial_moves_by_one_step_or_straight_to_any_and_either_way(world: World) -> None:
    adds(world.maya, "Hiring", step=WITH_ME)
    opens(world.maya)
    world.maya.presses("More on my own", where="modal")
    assert "*I do it, you look over it* asks" in words(world.maya.modal)
    world.maya.presses("More support", where="modal")
    world.maya.presses("More support", where="modal")
    assert "*Show me* asks" in words(world.maya.modal)
    assert "More support" not in labels(world.maya.modal or {}), "there is none below"
    turns(world.maya, "straight", RUN_IT)
    assert "*I run it* asks" in words(world.maya.modal)
    assert "I ask them nothing about it" in words(world.maya.modal)
    assert "More on my own" not in labels(world.maya.modal or {})
    world.maya.presses("All areas", where="modal")
    turns(world.maya, "Hiring", LOOK_OVER)
    assert "to look over what is done" in words(world.maya.modal)


def test_how_it_moved_is_the_persons_own_with_who_proposed_it_and_when(world: World) -> None:
    adds(world.maya, "Hiring", step=SHOW_ME)
    world.wait(days=2)
    moves(world.maya, "Hiring", TELL_ME)
    opens(world.maya)
    world.maya.presses("History", where="modal")
    shown = words(world.maya.modal)
    assert "Only you see this" in shown
    assert "Thursday 5 March at 09:00 UTC>: from *Show me* to *I do it and tell you*." in shown
    assert "Tuesday 3 March at 09:00 UTC>: it began at *Show me*." in shown
    assert "History" not in labels(leaders_view(world)), "a leader sees where it stands"
    assert "Show me" not in words(leaders_view(world)) + world.ingrid.dm_words


def leaders_view(world: World) -> dict:
    opens(world.ingrid)
    view = world.ingrid.modal or {}
    world.ingrid.closes()
    return view


def test_what_ends_is_with_nobody_any_more_and_its_history_stays(world: World) -> None:
    adds(world.maya, "Hiring")
    opens(world.maya)
    world.maya.presses("End it", where="modal")
    shown = words(world.maya.modal)
    assert "their history is yours" in shown and "Hiring" in shown
    world.maya.presses("History", where="modal")
    assert "it began at" in words(world.maya.modal)
    world.maya.closes()
    assert "Where others want your support" not in page(world.ingrid)
    world.wait(weeks=3)
    assert "Hiring" not in world.ingrid.dm_words


def test_a_form_that_cannot_be_kept_says_what_is_wrong_and_stays_open(world: World) -> None:
    world.maya.types("/autonomy dial")
    world.maya.presses("Add an area", where="modal")
    for filled, field, wrong in (
        ({"text": " ", "leader": INGRID}, "text", "Give it a name"),
        ({"text": "Hiring", "leader": MAYA}, "leader", "That is you"),
    ):
        said = world.maya.fills(step=WITH_ME, **filled)
        assert said.keys() == {field} and wrong in said[field]
    forged = {"step": forger.text("6"), "text": forger.text("x" * 101), "leader": {"type": "x"}}
    sent = forger.submission("T0ORCHARD", MAYA, "dial:add", "", forged)
    assert world.deliver("interactive", sent).body["errors"].keys() == {"step", "text", "leader"}
    assert "xxx" not in page(world.maya)


def test_a_leader_may_be_a_guest_or_in_another_zone_but_nobody_who_left(world: World) -> None:
    world.happens("add_person", "U0GUEST", "Gil Guest", tz="America/Lima", is_restricted=True)
    assert adds(world.maya, "Hiring", leader="U0GUEST") == {}
    assert adds(world.maya, "Budget", leader=AIKO) == {}
    world.happens("person_leaves", "U0SAMUEL")
    said = adds(world.maya, "Talks", leader="U0SAMUEL")
    assert "has left the workspace" in said["leader"]
    world.maya.closes()
    world.wait(days=1)
    assert "Hiring" in world.person("U0GUEST").dm_words
    assert "Budget" in world.person(AIKO).dm_words


def test_twenty_areas_fit_on_a_page_and_there_are_no_more(world: World) -> None:
    def begin(connection: Any) -> None:
        work = UnitOfWork(connection, "T0ORCHARD", world.now)
        for number in range(19):
            areas.begin(work, MAYA, f"{number} " + "x" * 97, INGRID, 2)
        work.flush()

    world.program.database.transaction(begin)
    assert adds(world.maya, "The twentieth") == {}
    world.maya.types("/autonomy dial")
    view = world.maya.modal or {}
    assert "18 xxx" in words(view) and "The twentieth" in words(view)
    assert "Add an area" not in labels(view)
    world.maya.closes()
    world.deliver("interactive", forger.press("T0ORCHARD", MAYA, "dial:add", ""))
    assert "You have 20 areas, as many as fit here" in words(world.maya.modal)
    assert "The twentieth" not in words(leaders_page(world)), "page by page for a leader of many"
    world.ingrid.presses("More areas", where="modal")
    assert "The twentieth" in words(world.ingrid.modal)
    assert "Earlier areas" in labels(world.ingrid.modal or {})


def leaders_page(world: World) -> dict:
    world.ingrid.types("/autonomy dial")
    return world.ingrid.modal or {}


def test_a_name_is_edited_wherever_it_stands(world: World) -> None:
    adds(world.maya, "Hirring", step=SHOW_ME)
    world.wait(weeks=1, hours=1)
    assert world.ingrid.dm_words.count("Hirring") == 2
    opens(world.maya)
    world.maya.presses("Edit", where="modal")
    assert fields(world.maya.modal)["text"]["initial_value"] == "Hirring"
    assert world.maya.fills(text="Hiring") == {}
    assert "Hiring" in words(world.maya.modal)
    world.maya.closes()
    assert world.maya.modal is None, "what lies below is as it was before"
    world.wait(seconds=2)
    assert world.ingrid.dm_words.count("Hiring") == 2
    assert "Hirring" not in world.ingrid.dm_words
