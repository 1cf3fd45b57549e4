"""What became of it: said by the person alone, corrected within two weeks, seen by the two."""

from datetime import date

from tests.commitments.scene import (
    COURSE,
    INGRID,
    MAYA,
    about,
    buttons_of,
    opens,
    owes,
    page,
    until,
    value_of,
)
from tests.feedback.plot import ORCHARD, state
from tests.world import World, forger
from tests.world.people import labels, words


def test_the_person_says_what_became_of_it_and_the_leader_is_told_once(world: World) -> None:
    owes(world.ingrid, world.maya)
    until(world, date(2026, 3, 17))
    pressed = value_of(world.maya.last, "Kept")
    world.maya.presses("Kept")
    place = (world.maya.actor.dm_channel, world.maya.last["ts"])
    press = forger.press(ORCHARD, MAYA, "commitments:commitment_mark_kept", pressed, place)
    before = state(world)
    world.deliver("interactive", press)
    assert state(world) == before
    world.wait(days=1)
    assert len(about(world.ingrid, "marked your promise as kept")) == 1
    assert "You marked it as kept" in words(world.maya.last) and not buttons_of(world.maya.last)
    assert "promised it to you, and you marked it as kept" in page(world.maya)
    assert f"You promised it to <@{MAYA}>, who marked it as kept" in page(world.ingrid)


def test_a_mark_is_corrected_within_two_weeks_and_never_after(world: World) -> None:
    owes(world.ingrid, world.maya)
    opens(world.maya)
    world.maya.presses("Not kept", where="modal")
    world.wait(days=1)
    assert "Between the two of you: 0 of 1 kept" in words(world.maya.modal)
    (not_kept,) = about(world.ingrid, "marked your promise as not kept")
    assert labels(not_kept) == ["Promise it anew"]
    world.maya.presses("Kept", where="modal")
    world.wait(days=1)
    wrong, right = about(world.ingrid, "marked your promise")
    assert "corrected since" in words(wrong) and "corrected since" not in words(right)
    assert labels(wrong) == labels(right) == []
    assert "1 of 1 kept" in opens(world.maya)
    world.maya.presses("Another date", where="modal")
    assert world.maya.fills(due="2026-03-20") == {}
    assert "owes it to you" in page(world.maya)
    opens(world.maya)
    world.maya.presses("Kept", where="modal")
    world.wait(days=14)
    said = opens(world.maya)
    assert "can correct" not in said and "Not kept" not in labels(world.maya.modal or {})
    before = state(world)
    for does in ("mark_not_kept", "mark_changed", "let_go"):
        action = f"commitments:commitment_{does}"
        world.deliver("interactive", forger.press(ORCHARD, MAYA, action, "1"))
    assert state(world) == before


def test_both_see_the_same_history_and_the_share_of_the_two_alone(world: World) -> None:
    """Ingrid breaks what she promised Aiko; it changes nothing between her and Maya."""
    owes(world.ingrid, world.maya, "First")
    owes(world.ingrid, world.maya, "Second")
    owes(world.ingrid, world.maya, "Third")
    owes(world.maya, world.ingrid, "The other way round")
    world.wait(days=1)
    for text, mark in (("First", "Kept"), ("Second", "Not kept")):
        opens(world.maya, text)
        world.maya.presses(mark, where="modal")
    opens(world.ingrid, "Third")
    for number in range(12):
        world.ingrid.presses("Say how it goes", where="modal")
        assert world.ingrid.fills(text=f"Step {number} of it") == {}
    seen = [opens(each, "Third") for each in (world.maya, world.ingrid)]
    for text in seen:
        assert "Between the two of you: 1 of 2 kept" in text
        assert "Step 11 of it" in text and "Step 1 of it" not in text
    for each in (world.maya, world.ingrid):
        each.presses("Earlier", where="modal")
        assert "accepted it" in words(each.modal) and "Step 1 of it" in words(each.modal)
    assert "kept." not in opens(world.ingrid, "The other way round")


def test_home_shows_five_by_date_what_is_over_first_and_what_comes_next(world: World) -> None:
    for number in range(8):
        owes(world.ingrid, world.maya, f"No. {number}", due=date(2026, 3, 25 - number))
    until(world, date(2026, 3, 19))
    for each, heading in ((world.maya, "What leaders owe me"), (world.ingrid, "What I owe")):
        home = each.opens_home()
        shown = home[home.index(heading) :]
        places = [shown.index(f"No. {number}") for number in (7, 6, 5, 4, 3)]
        assert places == sorted(places) and "No. 2" not in shown
        assert "and 3 more" in shown
        each.presses("Promises", where="home")
        assert "Page 1 of 2" in words(each.modal)
        each.presses("More promises", where="modal")
        assert "No. 0" in words(each.modal)
    assert f"Next: <@{INGRID}>, by Thursday 19 March" in world.maya.opens_home()
    noors = world.noor.opens_home() + page(world.noor)
    assert "No. " not in noors and COURSE not in noors
