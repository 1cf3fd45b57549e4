"""What a leader hears: where an area stands, as long as it is with them, and nothing else."""

from tests.dial.scene import (
    AIKO,
    INGRID,
    LOOK_OVER,
    RUN_IT,
    SHOW_ME,
    TELL_ME,
    TOMAS,
    adds,
    moves,
    opens,
    page,
    prompts_to,
)
from tests.world import Somebody, World
from tests.world.people import labels, words

NOT_WITH_YOU = "is not with you any more"


def test_several_moves_within_a_day_are_one_message_that_says_where_it_stands(
    world: World,
) -> None:
    adds(world.maya, "Hiring", step=SHOW_ME)
    for step in (TELL_ME, LOOK_OVER, RUN_IT, LOOK_OVER):
        moves(world.maya, "Hiring", step)
        world.wait(minutes=20)
    (told,) = world.ingrid.kept
    assert "<@U0MAYA> asks for your support" in words(told)
    assert "The dial stands at *I do it, you look over it*" in words(told)
    assert "You get this because <@U0MAYA> named you" in words(told)
    world.wait(days=3)
    moves(world.maya, "Hiring", SHOW_ME)
    world.wait(seconds=2)
    first, second = world.ingrid.kept
    assert "A later message of mine" in words(first) and labels(first) == []
    assert "Hiring" not in words(first)
    assert "Where an area of <@U0MAYA>'s work stands now" in words(second)
    assert "The dial stands at *Show me*" in words(second)
    assert "look over it" not in world.ingrid.dm_words, "only where it stands now"


def test_it_comes_in_the_leaders_hours_once_and_not_at_all_when_it_is_over_by_then(
    world: World,
) -> None:
    adds(world.maya, "Hiring", leader=AIKO)
    adds(world.maya, "Budget", leader=AIKO)
    aiko = world.person(AIKO)
    assert not aiko.kept, "it is evening in Tokyo"
    moves(world.maya, "Hiring", RUN_IT)
    opens(world.maya, nth=1)
    world.maya.presses("End it", where="modal")
    world.maya.closes()
    world.wait(days=1)
    (told,) = aiko.kept
    assert "Hiring" in words(told) and "*I run it*" in words(told)
    assert "Budget" not in aiko.dm_words


def test_whoever_led_reads_nothing_of_it_any_more(world: World) -> None:
    adds(world.maya, "Hiring", step=SHOW_ME)
    world.wait(weeks=1, hours=1)
    world.ingrid.presses("We talked about it")
    world.wait(weeks=1)
    assert world.ingrid.dm_words.count("Hiring") == 3
    opens(world.maya)
    world.maya.presses("Edit", where="modal")
    assert world.maya.fills(leader=TOMAS) == {}
    world.maya.closes()
    world.wait(days=1)
    assert "Hiring" not in world.ingrid.dm_words and "Hiring" in world.tomas.dm_words
    assert NOT_WITH_YOU in words(world.ingrid.last) and labels(world.ingrid.last) == []
    assert "TOMAS" not in world.ingrid.dm_words, "nor who leads now"
    assert "Hiring" not in page(world.ingrid)


def steps_back(leader: Somebody) -> None:
    opens(leader)
    leader.presses("Step back", where="modal")
    leader.closes()


def test_a_leader_who_steps_back_is_not_asked_why_and_the_person_names_another(
    world: World,
) -> None:
    adds(world.maya, "Hiring", step=SHOW_ME)
    adds(world.maya, "Budget", step=SHOW_ME)
    assert "no leader at present" not in world.maya.opens_home()
    for _ in range(2):
        steps_back(world.ingrid)
    (told,) = world.maya.kept
    assert "*<@U0INGRID> stepped back*" in words(told), "once, for both"
    assert "Hiring" in words(told) and "Budget" in words(told)
    assert "no leader at present" in world.maya.opens_home()
    assert "Hiring" not in world.ingrid.dm_words
    world.wait(weeks=3)
    assert not prompts_to(world.ingrid) and len(world.maya.kept) == 1
    for _ in range(2):
        world.maya.presses("Name a leader", where="home")
        assert world.maya.fills(leader=TOMAS) == {}
        world.maya.closes()
        world.maya.opens_home()
    world.wait(seconds=2)
    assert "Nothing is left to do" in words(world.maya.last) and not labels(world.maya.last)
    world.wait(weeks=1, days=1)
    assert len(prompts_to(world.tomas)) == 2


def test_leaders_who_left_leave_the_dial_where_it_stands_and_each_is_spoken_of_once(
    world: World,
) -> None:
    adds(world.maya, "Hiring", step=LOOK_OVER)
    adds(world.maya, "Budget", leader=TOMAS)
    for leader in (INGRID, INGRID, TOMAS):
        world.happens("person_leaves", leader)
    world.wait(weeks=6)
    first, second = map(words, world.maya.kept)
    assert "*<@U0INGRID> is not in the workspace any more*" in first
    assert "Hiring" in first and "Budget" not in first
    assert "Budget" in second and "Hiring" not in second
    assert "It stands at *I do it, you look over it*" in opens(world.maya)
    world.maya.presses("Edit", where="modal")
    assert world.maya.fills(text="Interviews") == {}, "it may stay without a leader"
    assert "Interviews" in words(world.maya.modal) and "*Edit* names one" in words(world.maya.modal)
    world.wait(seconds=2)
    assert "Interviews" in words(world.maya.kept[0]) and "Hiring" not in world.maya.dm_words
