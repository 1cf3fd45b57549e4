"""What goes otherwise than planned: a second click, a long absence, a night between, any text."""

from datetime import date

from tests.autonomy.scene import local_time
from tests.commitments.scene import (
    AIKO,
    INGRID,
    MAYA,
    NOOR,
    about,
    opens,
    owes,
    promises,
    until,
    value_of,
    wishes,
)
from tests.feedback.plot import ORCHARD, state
from tests.world import Somebody, World, forger
from tests.world.people import labels, words


def clicks_twice(world: World, somebody: Somebody, label: str, does: str) -> None:
    """Click a button of the newest message that has it, and once more at once."""
    message = somebody.message_with(label)
    place = (somebody.actor.dm_channel, message["ts"])
    value, action = value_of(message, label), f"commitments:commitment_{does}"
    for _ in range(2):
        world.deliver("interactive", forger.press(ORCHARD, somebody.user, action, value, place))


def test_who_clicks_twice_is_not_told_that_nothing_was_changed(world: World) -> None:
    promises(world.ingrid, MAYA)
    clicks_twice(world, world.maya, "Accept", "accept")
    opens(world.ingrid)
    world.ingrid.presses("Ask for another date", where="modal")
    assert world.ingrid.fills(text="The school moved it", due="2026-04-14") == {}
    clicks_twice(world, world.maya, "Agree to the new date", "agree_date")
    assert world.maya.told() == "" and len(about(world.ingrid, "agrees to another date")) == 1
    wishes(world.maya, NOOR, "A talk")
    world.wait(days=1)
    clicks_twice(world, world.noor, "Decline", "decline")
    clicks_twice(world, world.maya, "Let it go", "let_go")
    assert world.noor.told() == world.maya.told() == ""
    assert len(about(world.maya, "does not promise you this")) == 1


def test_who_comes_back_late_is_not_asked_twice_within_days(world: World) -> None:
    owes(world.ingrid, world.maya)
    world.maya.types("/trellis settings")
    assert world.maya.fills(away_from="2026-03-12", away_until="2026-03-23") == {}
    world.maya.closes()
    until(world, date(2026, 4, 20))
    asked = about(world.maya, "promised you this")
    assert [f"{local_time(each, MAYA):%m-%d %H:%M}" for each in asked] == ["03-24 15:00"]


def test_nobody_is_asked_of_a_day_that_has_not_begun_for_whoever_owes_it(world: World) -> None:
    """In Kiritimati it is afternoon on the day before in Honolulu."""
    world.happens("change_person", INGRID, tz="Pacific/Honolulu")
    world.happens("change_person", MAYA, tz="Pacific/Kiritimati")
    promises(world.ingrid, MAYA)
    world.wait(days=1)
    world.maya.presses("Accept")
    until(world, date(2026, 4, 1))
    at = {each.user: about(each, "by Tuesday 17 March") for each in (world.maya, world.ingrid)}
    reminded = [each for each in at[INGRID] if "You promised" in words(each)]
    asked = [each for each in at[MAYA] if "What became of it" in words(each)]
    assert len(reminded) == 3 and len(asked) == 2
    assert float(reminded[-1]["ts"]) < float(asked[0]["ts"])


def test_a_date_of_another_year_is_said_with_its_year(world: World) -> None:
    promises(world.ingrid, MAYA, due=date(2027, 3, 4))
    assert "by Thursday 4 March 2027" in words(world.maya.last)
    promises(world.ingrid, MAYA, due=date(2026, 3, 5))
    assert "by Thursday 5 March:" in words(world.maya.last)


def test_what_was_over_by_the_morning_is_told_as_over_alone(world: World) -> None:
    promises(world.ingrid, MAYA)
    world.wait(hours=9)
    for label in ("Accept", "Let it go"):
        opens(world.maya)
        world.maya.presses(label, where="modal")
    before = len(world.ingrid.kept)
    world.wait(days=1)
    (told,) = world.ingrid.kept[before:]
    assert "let this go" in words(told)


def test_who_steps_back_from_what_is_overdue_does_not_escape_the_mark(world: World) -> None:
    owes(world.ingrid, world.maya)
    promises(world.ingrid, MAYA, "Not accepted as yet")
    until(world, date(2026, 3, 18))
    opens(world.ingrid)
    world.ingrid.presses("Step back", where="modal")
    world.wait(days=1)
    (left,) = about(world.maya, "stepped back from what")
    assert labels(left).count("Not kept") == 1 and labels(left).count("Let it go") == 2
    world.maya.presses("Not kept", where=left)
    world.wait(days=1)
    assert "marked your promise as not kept" in words(world.ingrid.last)
    assert "0 of 1 kept" in opens(world.maya)
    assert "Kept" in labels(world.maya.modal or {})
    assert "Another date" not in labels(world.maya.modal or {})
    (left,) = about(world.maya, "stepped back from what")
    assert labels(left) == ["Ask somebody else", "Let it go"]
    before = state(world)
    form = {"text": forger.text(""), "due": {"type": "datepicker", "selected_date": "2026-04-20"}}
    name = "commitments:commitment_mark_changed"
    world.deliver("interactive", forger.submission(ORCHARD, MAYA, name, "1", form))
    assert state(world)["commitments"] == before["commitments"]


def test_asking_somebody_else_is_not_called_letting_it_go(world: World) -> None:
    wishes(world.maya, NOOR)
    world.wait(hours=20)
    opens(world.maya)
    world.maya.presses("Ask somebody else", where="modal")
    assert world.maya.fills(leader=AIKO) == {}
    world.wait(days=1)
    asked, told = world.noor.kept[-2:]
    for each in (asked, told):
        assert "no longer asks" in words(each) and "let" not in words(each)
        assert AIKO not in words(each)


def test_whatever_is_typed_is_shown_as_it_was_and_calls_nobody(world: World) -> None:
    text = "<!channel> <@U0NOOR> *b* a&b \u202e\x00:x:"
    owes(world.ingrid, world.maya, text)
    shown = "<!channel> <@U0NOOR> *b* a&b :x:"
    assert opens(world.maya, shown).startswith(shown)
    world.maya.closes()
    world.maya.opens_home()
    heard = [
        block["accessory"]["accessibility_label"]
        for block in world.maya.actor.home["blocks"]
        if (block.get("accessory") or {}).get("action_id") == "commitments:commitment_see"
    ]
    assert heard == [f"Open: {shown}"]
    for message in (*world.maya.kept, *world.ingrid.kept):
        assert "<!channel>" not in message["text"] and f"<@{NOOR}>" not in message["text"]


def test_the_page_leads_to_where_support_fell_short(world: World) -> None:
    """Typed as the page is headed; what is to be said comes first, and how often after it."""
    world.maya.types("/autonomy promises")
    world.maya.presses("Where support fell short", where="modal")
    assert "What you needed, what came instead" in words(world.maya.modal)
    world.maya.presses("Ask me now and then", where="modal")
    assert "you are asked *where support fell short*" in words(world.maya.modal)
