"""Leaders are asked about an area as often as its dial says, at their own hours, and no more."""

from datetime import UTC, datetime, timedelta

from tests.dial.scene import (
    INGRID,
    LOOK_OVER,
    RUN_IT,
    SHOW_ME,
    TELL_ME,
    TOMAS,
    WITH_ME,
    adds,
    moves,
    opens,
    prompts_to,
)
from tests.world import Somebody, World
from tests.world.people import labels, words

OSLO = timedelta(hours=1)


def asked_about(leader: Somebody, name: str) -> list[str]:
    """What a leader was asked about an area, in the order in which it came, also what is over."""
    return [words(each) for each in leader.kept if name in words(each) and _is_prompt(each)]


def _is_prompt(message: dict) -> bool:
    return "The dial stands at" not in words(message)


def gives_room(leader: Somebody) -> None:
    """Have a leader want as much as ten prompts a week."""
    leader.types("/trellis settings")
    assert leader.fills(budget="10") == {}
    leader.closes()


def test_over_a_quarter_each_step_is_asked_about_as_often_as_it_says(world: World) -> None:
    gives_room(world.ingrid)
    for step in (SHOW_ME, WITH_ME, LOOK_OVER, TELL_ME, RUN_IT):
        assert adds(world.maya, f"area {step}", step=step) == {}
    world.wait(weeks=13, days=1)
    counts = [len(asked_about(world.ingrid, f"area {step}")) for step in range(1, 6)]
    assert counts == [13, 6, 3, 1, 0]
    for message in world.ingrid.kept:
        at = datetime.fromtimestamp(float(message["ts"]), UTC) + OSLO
        assert at.weekday() < 5 and 9 <= at.hour < 18, at
    assert not world.maya.kept and not world.tomas.kept


def test_no_wording_comes_again_before_all_of_its_step_were_had(world: World) -> None:
    gives_room(world.ingrid)
    adds(world.maya, "Hiring", step=SHOW_ME)
    seen = []
    for _ in range(12):
        world.wait(weeks=1)
        (prompt,) = prompts_to(world.ingrid)
        assert "Hiring" in words(prompt) and "<@U0MAYA>" in words(prompt)
        assert "You get this once a week, because <@U0MAYA> named you" in words(prompt)
        assert labels(prompt) == ["We talked about it", "Skip"]
        seen.append(prompt["blocks"][2]["text"]["text"])
    assert len(set(seen[:6])) == 6 and seen[6:] == seen[:6]


def test_talking_about_it_quiets_it_until_the_next_and_nobody_is_told(world: World) -> None:
    adds(world.maya, "Hiring", step=SHOW_ME)
    world.wait(weeks=1, hours=1)
    before = world.maya.dm
    world.ingrid.presses("We talked about it")
    assert "You talked about it" in words(world.ingrid.last) and labels(world.ingrid.last) == []
    assert not prompts_to(world.ingrid)
    world.wait(weeks=1)
    assert len(prompts_to(world.ingrid)) == 1
    assert world.maya.dm == before == []


def test_a_move_up_puts_the_next_off_and_one_down_brings_it_soon(world: World) -> None:
    adds(world.maya, "Hiring", step=SHOW_ME)
    world.wait(weeks=1, hours=1)
    assert len(prompts_to(world.ingrid)) == 1
    moves(world.maya, "Hiring", LOOK_OVER)
    world.wait(seconds=2)
    assert not prompts_to(world.ingrid), "what was asked where it stood gives way"
    world.wait(weeks=3)
    assert not prompts_to(world.ingrid)
    moves(world.maya, "Hiring", SHOW_ME)
    world.wait(days=2)
    assert len(prompts_to(world.ingrid)) == 1, "three weeks are long enough for the lowest"
    moves(world.maya, "Hiring", RUN_IT)
    world.wait(weeks=30)
    assert not prompts_to(world.ingrid)


def test_a_leader_who_comes_back_finds_one_question_about_an_area(world: World) -> None:
    adds(world.maya, "Hiring", step=SHOW_ME)
    back = world.now + timedelta(days=30)
    world.happens("set_status", INGRID, "Vacationing", "palm_tree", back)
    world.wait(days=29)
    assert not prompts_to(world.ingrid)
    world.wait(days=3)
    assert len(prompts_to(world.ingrid)) == 1
    world.wait(days=5)
    assert len(asked_about(world.ingrid, "Hiring")) == 2, "and from then on once a week"


def test_what_has_not_come_yet_when_the_dial_moves_never_does_and_does_not_count(
    world: World,
) -> None:
    world.wait(days=4)
    adds(world.maya, "Hiring", step=SHOW_ME)
    world.wait(days=7, hours=2)
    assert not prompts_to(world.ingrid), "it is a Saturday"
    moves(world.maya, "Hiring", WITH_ME)
    world.wait(days=4)
    assert not asked_about(world.ingrid, "Hiring")
    world.wait(days=7)
    (asked,) = asked_about(world.ingrid, "Hiring")
    assert "every second week" in asked


def test_one_area_is_stopped_and_the_others_are_not(world: World) -> None:
    gives_room(world.ingrid)
    adds(world.maya, "Hiring", step=SHOW_ME)
    adds(world.tomas, "Budget", step=SHOW_ME)
    world.wait(weeks=1, hours=1)
    first = next(each for each in prompts_to(world.ingrid) if "Hiring" in words(each))
    stops(world, world.ingrid, first)
    assert "“Hiring”" in world.ingrid.dm_words, "what is stopped is named"
    world.ingrid.types("/trellis topics")
    assert "an area of <@U0MAYA>'s work, “Hiring”" in words(world.ingrid.modal)
    world.ingrid.closes()
    world.wait(weeks=3)
    assert len(asked_about(world.ingrid, "Budget")) == 4
    assert len(asked_about(world.ingrid, "Hiring")) <= 1


def stops(world: World, somebody: Somebody, message: dict) -> None:
    """Choose "Stop asking me this" from the menu below a prompt."""
    for block in message["blocks"]:
        for element in block.get("elements", []):
            for option in element.get("options", []):
                if option["text"]["text"] == "Stop asking me this":
                    chosen = {"selected": option["value"], "block_id": block["block_id"]}
                    place = (somebody.actor.dm_channel, message["ts"])
                    world.do(somebody.actor.press(*place, element["action_id"], **chosen))
                    return
    raise AssertionError("no way to stop it")


def test_who_leads_anew_is_asked_from_then_on_and_whoever_led_no_more(world: World) -> None:
    adds(world.maya, "Hiring", step=SHOW_ME)
    world.wait(weeks=1, hours=1)
    opens(world.maya)
    world.maya.presses("Edit", where="modal")
    assert world.maya.fills(leader=TOMAS) == {}
    world.maya.closes()
    world.wait(weeks=1, hours=1)
    assert not prompts_to(world.ingrid) and len(prompts_to(world.tomas)) == 1
    assert "Hiring" not in world.ingrid.dm_words
