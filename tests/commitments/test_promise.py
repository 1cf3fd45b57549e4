"""Up to the moment at which it is owed: worded, changed, taken back, accepted as it was seen."""

from tests.commitments.scene import (
    COURSE,
    INGRID,
    MAYA,
    NOOR,
    about,
    buttons_of,
    opens,
    page,
    promises,
    value_of,
    wishes,
)
from tests.feedback.plot import ORCHARD, state
from tests.world import World, forger
from tests.world.people import fields, words

HOSTILE = "<!channel> *Two* <@U0LEO> & `days` <https://x.y|here> \u202egnp " + "é" * 900


def test_nothing_is_owed_before_the_person_accepts_what_they_read(world: World) -> None:
    assert promises(world.ingrid, MAYA) == {}
    offered = world.maya.last
    assert buttons_of(offered) == ["Accept", "Ask for a change"]
    assert "to be accepted" in page(world.ingrid)
    world.wait(days=20)
    assert not about(world.ingrid, "You promised") and not about(world.maya, "What became")
    world.maya.presses("Accept")
    assert "This day is over" in world.maya.told() and "to be accepted" in page(world.ingrid)
    world.maya.presses("Ask for a change")
    assert world.maya.fills(text="Three days, please") == {}
    asked = world.ingrid.last
    assert COURSE in words(asked) and "Three days, please" in words(asked)
    world.ingrid.presses("Reword")
    assert "Three days, please" in words(world.ingrid.modal)
    assert world.ingrid.fills(text="Three days a month", due="2026-04-30") == {}

    assert buttons_of(world.ingrid.last) == [] == buttons_of(world.maya.kept[0])
    stands = words(world.ingrid.last)
    assert "You put your promise" in stands and "You reworded it" in stands
    assert "asks for a change" not in stands and "Three days, please" not in stands
    world.maya.presses("Accept")
    assert "Three days a month" in page(world.maya) and "owes it to you" in page(world.maya)
    assert "accepted your promise" in words(world.ingrid.last)
    offered = about(world.maya, "in other words")[0]
    assert "You accepted it" in words(offered) and f"<@{MAYA}>" not in words(offered)
    seen = opens(world.maya, "Three days a month")
    assert f"Only you and <@{INGRID}> see this" in seen and f"<@{MAYA}>" not in seen


def test_what_is_owed_is_not_reworded_taken_back_or_accepted_again(world: World) -> None:
    promises(world.ingrid, MAYA)
    seen = value_of(world.maya.last, "Accept")
    world.maya.presses("Accept")
    before = state(world)
    for user, does in (
        (INGRID, "word"),
        (INGRID, "withdraw"),
        (INGRID, "decline"),
        (MAYA, "accept"),
    ):
        press = forger.press(ORCHARD, user, f"commitments:commitment_{does}", seen)
        world.deliver("interactive", press)
    assert state(world) == before and "nothing was changed" in words(world.ingrid.modal)


def test_what_is_taken_back_is_not_owed_and_of_what_was_never_seen_nobody_is_told(
    world: World,
) -> None:
    promises(world.ingrid, MAYA, "Seen")
    world.wait(hours=9)
    promises(world.ingrid, MAYA, "Unseen")
    for text in ("Seen", "Unseen"):
        opens(world.ingrid, text)
        world.ingrid.presses("Take it back", where="modal")
    world.wait(days=1)
    assert "Unseen" not in world.maya.dm_words
    assert [words(each).splitlines()[0] for each in about(world.maya, "took back")]
    assert not any(buttons_of(each) for each in world.maya.kept)
    assert "nobody owes you anything" in page(world.maya).lower()


def test_a_wish_is_worded_by_the_leader_and_owed_once_that_is_accepted(world: World) -> None:
    assert wishes(world.maya, INGRID, "Time for a course") == {}
    assert buttons_of(world.ingrid.last) == ["Promise it", "Decline"]
    world.ingrid.presses("Promise it")
    assert fields(world.ingrid.modal)["text"]["initial_value"] == "Time for a course"
    assert world.ingrid.fills(text=COURSE, due="2026-03-17") == {}
    world.maya.presses("Accept")
    assert COURSE in page(world.maya) and "Time for a course" not in page(world.maya)


def test_a_wish_is_declined_with_one_click_and_asked_of_somebody_else(world: World) -> None:
    wishes(world.maya, INGRID)
    world.ingrid.presses("Decline")
    assert "Nobody is asked why" in words(world.maya.last)
    world.maya.presses("Ask somebody else")
    errors = world.maya.fills(leader=INGRID)
    assert "already" in errors["leader"]
    assert world.maya.fills(leader=NOOR) == {}
    assert buttons_of(world.maya.last) == []
    assert COURSE in words(world.noor.last)
    assert world.maya.modal is not None
    assert page(world.maya).count(COURSE) == 1 and COURSE not in page(world.ingrid)


def test_who_waits_a_week_for_an_answer_is_told_and_finds_a_next_step(world: World) -> None:
    """Ingrid never opens Slack; Noor answers in time."""
    wishes(world.maya, INGRID)
    wishes(world.maya, NOOR, "A day in the lab")
    world.noor.presses("Decline")
    world.wait(days=6)
    assert not about(world.maya, "has not answered")
    world.wait(days=30)
    (told,) = about(world.maya, "has not answered")
    assert COURSE in words(told) and buttons_of(told) == ["Ask somebody else", "Let it go"]
    world.maya.presses("Let it go", where=told)
    assert buttons_of(about(world.maya, "has not answered")[0]) == []
    assert "let this go" in words(world.ingrid.last)
    assert COURSE not in page(world.maya) + page(world.ingrid)


def test_what_people_type_is_shown_as_they_typed_it(world: World) -> None:
    typed = HOSTILE[:1000].replace("\u202e", "")
    assert promises(world.ingrid, MAYA, HOSTILE[:1000]) == {}
    assert typed in words(world.maya.last)
    assert typed in opens(world.maya, typed[:150])
    world.maya.presses("Ask for a change", where="modal")
    assert world.maya.fills(text=HOSTILE[:1000]) == {}
    assert typed in words(world.maya.modal) and typed in words(world.ingrid.last)
    assert typed[:150] in world.maya.opens_home() and typed[:150] in page(world.ingrid)


def test_a_form_says_who_reads_it_and_what_is_wrong(world: World) -> None:
    world.ingrid.types("/autonomy promise <@U0MAYA|maya>")
    assert fields(world.ingrid.modal)["person"]["initial_user"] == MAYA
    assert "Who reads this" in words(world.ingrid.modal)
    wrong = world.ingrid.fills(person=INGRID, text=COURSE, due="2026-03-17")
    assert wrong.keys() == {"person"}
    assert world.ingrid.fills(person=MAYA, text="  ", due="2026-03-17").keys() == {"text"}
    for day in ("2026-03-02", "2027-03-05", ""):
        assert world.ingrid.fills(text=COURSE, due=day or None).keys() == {"due"}
    # Neither a working day nor a far zone is asked of the date; today will do.
    assert world.ingrid.fills(due="2026-03-03") == {}
