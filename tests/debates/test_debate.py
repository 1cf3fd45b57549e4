import pytest

from tests.debates.scene import (
    BEGIN,
    CLOSE,
    END,
    REBUT,
    SIX,
    VOTE,
    argues,
    card,
    goes_on,
    says,
    set_up,
    stands,
    thread,
)
from tests.gatherings.scene import HERE, NEXT_TUESDAY, phases, rows, runs
from tests.world import World
from tests.world.people import fields, words

HOSTILE = (
    "<!channel> <@U0MAYA> & *we* `should`",
    "{{ 7 * 7 }}{% raw %} %s {0} “Quoted” \u202egninnur si ti\u202c <https://evil.example|here>",
    "🧑🏽‍🚀" * 30,
)


@pytest.mark.parametrize("motion", HOSTILE)
def test_a_motion_is_shown_as_it_was_typed_and_does_nothing(world: World, motion: str) -> None:
    assert set_up(world, motion=motion, background=f"> {motion}", sides="chosen") == {}
    shown = str(card(world))
    assert "<!channel>" not in shown
    assert "evil.example|" not in shown.replace("&lt;https://evil.example|here&gt;", "")
    assert argues(world.noor, "for") == {}
    goes_on(world, BEGIN)
    assert says(world.noor, "opening_for", motion) == {}
    goes_on(world, REBUT, CLOSE, VOTE)
    stands(world.noor, "for", label="Where I stand now")
    assert says(world.noor, "changed", motion) == {}
    goes_on(world, END)
    world.wait(minutes=2)
    ((title,),) = rows(world, "SELECT title FROM library_entries")
    assert title == motion.replace("\u202e", "").replace("\u202c", "")
    world.maya.presses("As a file", channel=HERE)
    assert b"What changed" in world.maya.files[-1]["content"]
    heard = [each["text"] for each in world.maya.in_channel(HERE)]
    assert not any("<!channel>" in each for each in heard)


def test_a_motion_is_needed_and_only_what_is_offered_can_be_chosen(world: World) -> None:
    assert "motion" in set_up(world, motion="   ")
    world.maya.types("/debate new")
    asked = list(fields(world.maya.modal))
    assert asked.index("mode") < asked.index("round_minutes"), "which of the two is asked of"
    assert {"often", "opens", "minutes", "names", "votes"} & {*asked} == set()
    world.maya.closes()
    assert rows(world, "SELECT id FROM rituals") == []


def test_the_command_alone_does_the_next_thing_one_can_do(world: World) -> None:
    world.noor.types("/debate")
    assert "motion" in fields(world.noor.modal)
    world.noor.closes()
    assert set_up(world, sides="chosen") == {}
    for box, value in (("stand", "for"), ("side", "for")):
        world.noor.types("/debate")
        assert set(fields(world.noor.modal)) == {box}
        assert world.noor.fills(**{box: value}) == {}
        world.noor.closes()
    goes_on(world, BEGIN)
    world.noor.types("/debate")
    assert list(fields(world.noor.modal)) == ["opening_for"]
    world.noor.closes()
    world.tomas.types("/debate")
    assert set(fields(world.tomas.modal)) == {"side"}
    world.tomas.closes()
    world.noor.types("/debate add It saves a day")
    assert world.noor.fills() == {}
    goes_on(world, REBUT, CLOSE, VOTE)
    world.tomas.types("/debate")
    assert {"stand", "argument"} == set(fields(world.tomas.modal))


def test_what_made_most_people_think_stands_first_in_the_library(world: World) -> None:
    assert set_up(world, sides="chosen") == {}
    assert argues(world.noor, "for") == {}
    goes_on(world, BEGIN)
    arguments = [f"Argument {each}" for each in "abcde"]
    assert says(world.noor, "opening_for", *arguments) == {}
    goes_on(world, REBUT, CLOSE, VOTE)
    number = rows(world, "SELECT id FROM gathering_entries WHERE text = 'Argument e'")[0][0]
    for user in SIX[:5]:
        person = world.person(user)
        stands(person, "for", label="Where I stand now", argument=str(number))
    assert "Argument e" not in words(card(world))
    goes_on(world, END)
    world.wait(minutes=2)
    ((summary,),) = rows(world, "SELECT summary FROM library_entries")
    kept = [line for line in summary.splitlines() if "Argument" in line]
    assert kept[0] == "• Argument e"
    assert len(kept) == 3


def test_anybody_takes_it_over_moves_it_and_skips_the_rest(world: World) -> None:
    assert set_up(world) == {}
    runs(world.tomas, "Take over")
    assert "<@U0TOMAS> facilitates" in words(card(world))
    runs(world.tomas, BEGIN)
    runs(world.tomas, "Close it now")
    world.wait(minutes=2)
    assert phases(world) == ["closed"]
    assert "How minds moved" not in thread(world), "there was no vote after"
    assert rows(world, "SELECT id FROM library_entries") == [], "nobody argued"


def test_two_debates_in_a_channel_are_told_apart_by_their_motions(world: World) -> None:
    assert set_up(world) == {}
    assert set_up(world, motion="We should pair on bugs", mode="written") == {}
    world.noor.types("/ritual")
    seen = world.noor.told(HERE) + words(world.noor.modal)
    assert "“We should pair on bugs”" in seen
    assert "“We should release on Fridays”" in seen
    world.noor.presses("Calendar", channel=HERE)
    assert "We should pair on bugs" in words(world.noor.modal)
    assert world.now < NEXT_TUESDAY
