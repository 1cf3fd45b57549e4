from typing import Any

from tests.gatherings.scene import rows
from tests.gatherings.test_votes_at_once import at_once
from tests.harvests.scene import BROUGHT, begins, entry, plans, registers, tries, writes
from tests.world import World, forger

TEAM = "T0ORCHARD"
PEOPLE = ("U0TOMAS", "U0NOOR", "U0INGRID", "U0LEO")


def newest(world: World, table: str) -> int:
    number: int = rows(world, f"SELECT MAX(id) FROM {table}")[0][0]
    return number


def chosen(user: str, harvest: int, card: int) -> dict[str, Any]:
    ticked = {"type": "checkboxes", "selected_options": [{"value": str(card)}]}
    return forger.submission(TEAM, user, "harvests:choose", str(harvest), {"ticks-1": ticked})


def test_several_who_press_at_the_same_moment_are_each_counted_once(world_on: World) -> None:
    world = world_on
    plans(world.maya)
    writes(world.maya)
    begins(world, world.maya)
    card = rows(world, "SELECT id FROM gathering_entries WHERE gathering_entries.column = 'take'")
    number, harvest = card[0][0], newest(world, "harvests")
    tries(world.tomas, own="Mine")
    at_once(world, *(chosen(user, harvest, number) for user in PEOPLE * 2))
    kept = rows(world, "SELECT person FROM harvest_trials WHERE state = 'will' ORDER BY person")
    assert [person for (person,) in kept] == sorted([*PEOPLE, "U0MAYA"])
    presses = [
        forger.press(TEAM, user, f"harvests:{answer}", f"{harvest}:{number}")
        for user in PEOPLE
        for answer in ("did", "did", "not_for_me")
    ]
    session = newest(world, "gathering_sessions")
    ends = forger.press(TEAM, "U0MAYA", "gatherings:next", f"{session}:share")
    at_once(world, *presses, ends)
    assert "5 people want to try something of it" in entry(world)
    world.wait(days=20)
    assert all("You wanted to try" not in world.person(user).dm_words for user in PEOPLE)


def test_shared_twice_at_the_same_moment_it_is_shared_once(world_on: World) -> None:
    world = world_on
    assert registers(world.maya, "U0NOOR") == {}
    world.maya.closes()
    number = str(newest(world, "harvests"))
    values = {name: forger.text(text) for name, text in BROUGHT.items()}
    when = {"when": {"type": "radio_buttons", "selected_option": {"value": "1772802000"}}}
    written = [forger.submission(TEAM, "U0MAYA", "harvests:write", number, values)] * 2
    in_session = [
        forger.submission(TEAM, "U0MAYA", "harvests:share", number, when) for _ in range(2)
    ]
    at_once(world, *in_session, *written)
    world.wait(seconds=5)
    sessions = rows(world, "SELECT id FROM gathering_sessions")
    notes = rows(world, "SELECT text FROM harvest_notes")
    assert len(sessions) + bool(notes) == 1
    assert len(notes) in (0, 4)
    assert len(rows(world, "SELECT id FROM library_entries")) == bool(notes)
