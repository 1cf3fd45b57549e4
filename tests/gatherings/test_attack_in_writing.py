"""A session whose day is changed, and a facilitator who clicks twice."""

from datetime import timedelta

from tests.gatherings.scene import HERE, NEXT_TUESDAY, rows, runs, set_up, writes
from tests.world import World, forger

TEAM = "T0ORCHARD"


def test_a_double_click_gives_one_more_day(world: World) -> None:
    assert set_up(world, mode="written") == {}
    assert writes(world.noor, "Write more tests") == {}
    runs(world.maya, "Reveal the cards")
    world.maya.presses("Run it", channel=HERE)
    assert world.maya.modal is not None
    (longer,) = [
        element["value"]
        for block in world.maya.modal["blocks"]
        for element in block.get("elements", [])
        if element.get("action_id") == "gatherings:longer"
    ]
    for _ in range(3):
        world.deliver("interactive", forger.press(TEAM, "U0MAYA", "gatherings:longer", longer))
    world.maya.closes()
    ((after,),) = rows(world, "SELECT phase_ends FROM gathering_sessions")
    assert str(after)[:10] == "2026-03-05"


def test_a_vote_that_is_open_keeps_its_end_and_its_day_is_not_moved_any_more(world: World) -> None:
    assert set_up(world, mode="written") == {}
    assert writes(world.noor, "Write more tests", "Pair more") == {}
    runs(world.maya, "Reveal the cards")
    runs(world.maya, "Open the vote")
    ends = "SELECT phase_ends FROM gathering_sessions"
    before = rows(world, ends)
    assert "has begun already" in _moved(world, days=5)["to"]
    assert rows(world, ends) == before


def _moved(world: World, days: int) -> dict[str, str]:
    ((ritual, occurrence),) = rows(world, "SELECT ritual_id, id FROM occurrences")
    to = int((NEXT_TUESDAY + timedelta(days=days)).timestamp())
    values = {"to": {"selected_date_time": to}}
    move = forger.submission(TEAM, "U0MAYA", "ritual:move", f"{ritual}:{occurrence}", values)
    body = world.deliver("interactive", move).body or {}
    return dict(body.get("errors", {}))


def test_one_that_is_held_once_is_moved_as_far_as_people_like(world: World) -> None:
    assert set_up(world, often="once") == {}
    assert _moved(world, days=22) == {}


def test_an_error_under_a_field_is_read_as_words(world: World) -> None:
    assert set_up(world, often="weeks:1") == {}
    assert "<!date" not in _moved(world, days=22)["to"]
