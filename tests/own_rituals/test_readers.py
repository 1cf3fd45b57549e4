from datetime import timedelta

import pytest

from tests.gatherings.scene import HERE, at, phases, rows, runs
from tests.own_rituals.scene import answers, channel_reads, makes
from tests.world import Somebody, World, forger
from tests.world.people import find_buttons, words

TEAM = "T0ORCHARD"
WEEKS = [at("2026-03-09", 9), at("2026-03-16", 9)]
WAYS = {
    "at_once": "as soon as you send it",
    "at_the_close": "you alone until it closes, then everybody",
    "answered": "those who have answered as well, nobody else",
    "keeper": "alone, who looks after it this time",
}


def reads(world: World, person: Somebody, session: int) -> str:
    """Whatever somebody sees by their own clicks and by forged ones, of any session."""
    place = (HERE, world.noor.in_channel(HERE)[0]["ts"])
    seen = ""
    for action in ("cards", "cards_on", "file", "mine", "topics", "run"):
        press = forger.press(TEAM, person.user, f"gatherings:{action}", f"{session}:0:read", place)
        world.deliver("interactive", press)
        seen += words(person.modal)
        person.closes()
    files = "".join(each["content"].decode() for each in person.files)
    return seen + files + person.dm_words + person.told(HERE)


@pytest.mark.parametrize("sees", WAYS)
def test_over_two_weeks_those_read_it_who_were_said_to_and_nobody_else(
    world: World, sees: str
) -> None:
    assert makes(world, sees=sees, keepers=["U0MAYA", "U0INGRID"]) == {}
    four = [world.maya, world.noor, world.tomas, world.ingrid]
    for week, (starts, keeper) in enumerate(zip(WEEKS, ["U0MAYA", "U0INGRID"], strict=True), 1):
        world.wait_until(starts + timedelta(hours=2))
        world.noor.presses("Answer")
        above = words(world.noor.modal)
        assert WAYS[sees] in above
        assert sees != "keeper" or f"<@{keeper}> alone" in above
        world.noor.closes()
        assert answers(world.noor, f"noor learns {week}") == {}
        assert answers(world.tomas, f"tomas learns {week}") == {}
        everybody_reads = sees == "at_once"
        assert (f"noor learns {week}" in channel_reads(world)) is everybody_reads
        assert (f"noor learns {week}" in reads(world, world.ingrid, week)) is everybody_reads
        world.wait_until(starts + timedelta(days=2, hours=8))
        assert phases(world) == ["closed"] * week
        only = {"answered": {"U0NOOR", "U0TOMAS"}, "keeper": {keeper}}.get(sees)
        for person in four:
            seen = reads(world, person, week)
            may_read = only is None or person.user in only
            assert (f"tomas learns {week}" in seen) is may_read, person.user
        assert (f"tomas learns {week}" in channel_reads(world)) is (only is None)


@pytest.mark.parametrize("sees", ["answered", "keeper"])
def test_the_answers_are_brought_to_those_who_read_them_and_one_press_away(
    world: World, sees: str
) -> None:
    assert makes(world, sees=sees) == {}
    world.wait_until(WEEKS[0] + timedelta(hours=2))
    assert answers(world.noor, "SQL") == {}
    world.wait_until(WEEKS[0] + timedelta(days=2, hours=1))
    reader, other = (world.noor, world.maya) if sees == "answered" else (world.maya, world.noor)
    assert "See the answers" in reader.dm_words
    assert "See the answers" not in other.dm_words
    reader.presses("See the answers")
    assert "SQL" in words(reader.modal)
    reader.closes()
    reader.presses("As a file", where=reader.message_with("See the answers"))
    assert "SQL" in str(reader.files[-1])
    assert "What came of it is in the thread" not in channel_reads(world)
    assert "1 person answered." in channel_reads(world)
    said = world.noor.in_channel(HERE)
    assert not any(find_buttons(each.get("blocks") or [], "As a file") for each in said)


def test_whoever_takes_over_does_not_read_what_was_written_for_somebody_else(world: World) -> None:
    assert makes(world, sees="keeper") == {}
    world.wait_until(WEEKS[0] + timedelta(hours=2))
    assert answers(world.noor, "A secret") == {}
    runs(world.ingrid, "Take over")
    world.noor.presses("Answer")
    assert "<@U0MAYA> alone" in words(world.noor.modal)
    world.noor.closes()
    runs(world.ingrid, "Close it")
    world.wait(hours=1)
    assert "A secret" not in reads(world, world.ingrid, 1)
    assert "<@U0MAYA> alone reads these answers" in world.ingrid.told(HERE)
    world.maya.presses("See the answers")
    assert "A secret" in words(world.maya.modal)


def test_without_names_nothing_tells_whose_an_answer_is(world: World) -> None:
    assert makes(world, sees="at_the_close", names="anonymous") == {}
    world.wait_until(WEEKS[0] + timedelta(hours=7))
    answerers = [world.maya, world.noor, world.tomas, world.ingrid, world.person("U0LEO")]
    for number, person in enumerate(answerers):
        person.presses("Answer")
        assert "without your name" in words(person.modal)
        assert person.fills(q1=f"an idea {number}") == {}
        person.closes()
    assert rows(world, "SELECT DISTINCT author, at FROM gathering_entries") == [(None, None)]
    world.wait_until(WEEKS[0] + timedelta(days=2, hours=1))
    read = channel_reads(world)
    assert all(f"an idea {number}" in read for number in range(5))
    assert "<@U0NOOR>" not in read


def test_without_names_too_few_answers_are_shown_to_nobody_and_the_next_one_comes(
    world: World,
) -> None:
    assert makes(world, sees="at_the_close", names="anonymous", weekday="0,1,2,3,4") == {}
    world.wait_until(at("2026-03-04", 11))
    assert answers(world.noor, "an idea") == {}
    world.wait_until(at("2026-03-05", 11))
    assert phases(world) == ["cancelled", "answer"]
    assert "an idea" not in channel_reads(world)
    assert "an idea" not in reads(world, world.maya, 1)


def test_nobody_is_told_of_answers_they_cannot_read_any_more(world: World) -> None:
    secret = "C0SECRET"
    world.happens("add_channel", secret, "x", members=["U0MAYA", "U0NOOR"], private=True)
    assert makes(world, sees="keeper", channel=secret) == {}
    world.wait_until(WEEKS[0] + timedelta(hours=2))
    assert answers(world.noor, "An answer") == {}
    world.happens("remove_member", secret, "U0MAYA")
    world.wait(days=3)
    assert phases(world)[0] == "closed"
    assert "See the answers" not in world.maya.dm_words
