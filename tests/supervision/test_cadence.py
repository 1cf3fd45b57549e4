"""Being asked now and then, on a cadence of one's own, and leaders who leave meanwhile."""

from typing import Any

from tests.autonomy.scene import local_time
from tests.supervision.scene import INGRID, TEAM, filled, over, rates, sees
from tests.world import Somebody, World
from tests.world.people import find_buttons, labels, words

FORTNIGHT = {"days": 14}


def wants_to_be_asked(somebody: Somebody, *leaders: str, **more: Any) -> dict[str, str]:
    """Set the cadence up, or change it; return what is wrong."""
    somebody.types("/autonomy check")
    somebody.presses("Ask me now and then", where="modal")
    errors = somebody.fills(leaders=list(leaders), **more)
    if not errors:
        somebody.closes()
    return errors


def questions(somebody: Somebody) -> list[dict[str, Any]]:
    return [each for each in somebody.kept if "How were your last" in words(each)]


def test_the_question_comes_as_often_as_somebody_wants_it(world: World) -> None:
    assert wants_to_be_asked(world.maya, INGRID) == {}
    world.wait(days=3)
    (first,) = questions(world.maya)
    came = local_time(first, "U0MAYA")
    assert (came.weekday(), came.hour) == (3, 15)
    shown = words(first)
    assert "With <@U0INGRID>" in shown and "because you asked to be asked" in shown
    assert "Stop asking me this" in shown and "Skip" in labels(first)
    world.wait(**FORTNIGHT)
    assert len(questions(world.maya)) == 2
    assert not questions(world.ingrid) and "U0MAYA" not in world.ingrid.dm_words


def test_the_question_opens_the_form_and_looks_the_same_whether_one_rated(world: World) -> None:
    for somebody in (world.maya, world.noor):
        wants_to_be_asked(somebody, INGRID, "U0LEO")
    world.wait(days=3)
    before = words(world.maya.last)
    world.maya.presses("Rate")
    assert world.maya.fills(**filled(4)) == {}
    assert words(questions(world.maya)[-1]) == before
    world.wait(**FORTNIGHT)
    # What is kept of messages tells of both the same, too: how often, when and as what.
    rows = [row for row in world.tables()["outbox"] if "supervision:prompt" in str(row)]
    of_each = [
        sorted(len(str(row)) for row in rows if user in str(row)) for user in ("U0MAYA", "U0NOOR")
    ]
    assert len(of_each[0]) == len(of_each[1]) == 2
    assert words(questions(world.maya)[-1]) == words(questions(world.noor)[-1])
    world.maya.presses("Rate")
    assert "You have rated" in world.maya.told()


def test_the_cadence_is_changed_and_stopped(world: World) -> None:
    wants_to_be_asked(world.maya, INGRID)
    world.wait(days=3)
    assert wants_to_be_asked(world.maya, "U0LEO", often="weeks:4") == {}
    assert "With <@U0LEO>" in words(questions(world.maya)[-1])
    world.maya.types("/autonomy check")
    world.maya.presses("Ask me now and then", where="modal")
    world.maya.presses("Stop asking", where="modal")
    assert "Stopped" in words(world.maya.modal)
    world.maya.closes()
    assert "This question is over" in world.maya.dm_words
    assert not any(find_buttons(each["blocks"], "Rate") for each in world.maya.kept)
    world.wait(days=60)
    assert not questions(world.maya)
    assert wants_to_be_asked(world.maya, INGRID) == {}


def test_nobody_is_asked_about_themselves_or_about_too_many(world: World) -> None:
    for leaders, why in ((["U0MAYA"], "yourself"), ([f"U0P{n}" for n in range(6)], "at most 5")):
        assert why in wants_to_be_asked(world.maya, *leaders)["leaders"]
    assert not world.tables()["rituals"]


def test_when_a_leader_leaves_answers_are_gone_and_those_asked_are_told(world: World) -> None:
    wants_to_be_asked(world.maya, INGRID)
    wants_to_be_asked(world.noor, INGRID, "U0LEO")
    world.wait(days=3)
    for user in TEAM:
        rates(world.person(user), 5)
    world.happens("person_leaves", INGRID)
    kept = world.tables()
    assert not kept["supervision_windows"]
    assert "<@U0INGRID> has left" in world.maya.dm_words
    assert labels(world.maya.last) == ["Choose others"]
    assert "About <@U0LEO> I ask you as before" in world.noor.dm_words
    assert "has left" not in world.tomas.dm_words
    assert "This question is over" in world.maya.dm_words
    (asked,) = questions(world.noor)
    assert "U0INGRID" not in words(asked) and "With <@U0LEO>" in words(asked)
    world.happens("person_leaves", INGRID)  # Slack may say so again
    assert world.maya.dm_words.count("has left") == 1
    over(world)
    assert not world.tables()["supervision_pictures"]
    assert len(questions(world.noor)) > 1 and not questions(world.maya)
    world.maya.presses("Choose others")
    assert world.maya.fills(leaders=["U0LEO"]) == {}
    # Ingrid comes back, is chosen again, and leaves again.
    world.happens("change_person", INGRID, deleted=False)
    assert wants_to_be_asked(world.noor, INGRID, "U0LEO") == {}
    world.happens("person_leaves", INGRID)
    world.wait(days=3)
    assert world.noor.dm_words.count("has left") == 2


def test_whoever_leaves_stays_counted_and_is_asked_no_more(world: World) -> None:
    wants_to_be_asked(world.maya, INGRID)
    for user in TEAM[:5]:
        rates(world.person(user), 2)
    world.happens("person_leaves", "U0MAYA")
    over(world)
    assert "more autonomous 2" in sees(world.ingrid)
    assert "supervision:prompt" not in str(world.tables()["outbox"])
