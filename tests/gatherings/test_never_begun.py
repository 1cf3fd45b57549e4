"""What becomes of a session that nobody began, and what is said of one that is over."""

from datetime import timedelta

from tests.book_clubs.scene import FIRST, chosen, joins, plans
from tests.debates import scene as debate
from tests.gatherings.scene import HERE, NEXT_TUESDAY, card, channel_says, phases, runs, set_up
from tests.world import World
from tests.world.people import find_buttons, words


def test_what_nobody_began_is_called_off_and_says_so(world: World) -> None:
    assert debate.set_up(world) == {}
    world.wait_until(NEXT_TUESDAY + timedelta(days=7, hours=1))
    assert phases(world) == ["cancelled"]
    said = words(debate.card(world))
    assert "Nobody began it" in said
    assert "still find their own" not in said, "nobody left any"
    assert "is over" not in channel_says(world) and "Was it worth" not in channel_says(world)


def test_where_somebody_left_cards_they_are_told_where_those_are(world: World) -> None:
    assert set_up(world) == {}
    world.noor.types("/retro add")
    assert world.noor.fills(start="Write more tests") == {}
    world.noor.closes()
    world.maya.presses("Run it", channel=HERE)
    world.maya.presses("Call it off", where="modal")
    assert world.maya.fills() == {}
    assert "still find their own" in card(world)


def test_the_panel_tells_where_it_stands_once_it_is_over(world: World) -> None:
    assert debate.set_up(world) == {}
    said = runs(world.maya, debate.BEGIN, "Close it now")
    assert "is over. What came of it stands in the channel." in said
    assert "facilitates" not in said


def test_a_reminder_has_no_dead_button_once_people_talk(world: World) -> None:
    chosen(world, world.noor)
    joins(world, world.tomas)
    plans(world, world.maya)
    world.wait_until(FIRST - timedelta(hours=3))
    asked = world.noor.message_with("I have read up to part 1")
    assert "because you are in this book club" in words(asked)
    runs(world.maya, "Begin to talk")
    world.wait(minutes=1)
    assert not [m for m in world.noor.kept if find_buttons(m.get("blocks") or [], "Skip")]


def test_what_comes_round_says_that_this_session_is_over(world: World) -> None:
    assert set_up(world, often="weeks:1") == {}
    runs(world.maya, "Close it now")
    world.wait(minutes=1)
    assert "*This session of Retrospective is over.*" in channel_says(world)
