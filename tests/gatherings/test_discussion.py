from datetime import timedelta

from tests.gatherings.scene import HERE, card, channel_says, moments, phases, rows, runs
from tests.gatherings.talks import forges, names, now_discussed, presses, standing, to_discuss
from tests.gatherings.votes import (
    PAIR,
    SHIP,
    TEA,
    TESTS,
    statements_of_clicks,
)
from tests.world import World
from tests.world.people import find_buttons


def test_the_facilitator_goes_through_all_topics_and_hears_that_it_can_be_closed(
    world_on: World,
) -> None:
    world = world_on
    to_discuss(world)
    seen = []
    while (title := now_discussed(world)) is not None:
        seen.append(title)
        presses(world.maya, "Next topic")
        assert "We have talked about it" in standing(world, title)[-1]
    assert seen[:2] == [TESTS, TEA]
    assert standing(world, TESTS)[-1].count(TESTS) == 1, "what is its title is not said again"
    assert "From <@" in standing(world, TESTS)[-1]
    assert sorted(seen) == sorted([TESTS, TEA, PAIR, SHIP])
    assert channel_says(world).count("Every topic was talked about") == 1
    runs(world.maya, "Close the session")
    assert phases(world) == ["closed"]


def test_only_the_facilitator_goes_on_and_whoever_takes_over_does(world: World) -> None:
    to_discuss(world)
    presses(world.noor, "Next topic")
    assert "<@U0MAYA> facilitates, and does this" in world.noor.told(HERE)
    assert now_discussed(world) == TESTS
    runs(world.noor, "Take over")
    presses(world.maya, "Next topic")
    assert now_discussed(world) == TESTS
    presses(world.noor, "Next topic")
    assert now_discussed(world) == TEA


def test_a_button_of_a_topic_that_is_over_does_nothing(world: World) -> None:
    to_discuss(world)
    old = names(world, TESTS)
    for _ in range(3):
        forges(world, "next_topic", old)
    assert now_discussed(world) == TEA
    ends = rows(world, "SELECT title, ends FROM gathering_topics ORDER BY title")
    forges(world, "more_time", f"{old}:0")
    assert rows(world, "SELECT title, ends FROM gathering_topics ORDER BY title") == ends


def test_the_thread_says_once_that_time_is_up_and_nothing_stops(world: World) -> None:
    to_discuss(world)
    begun = world.now
    world.wait(minutes=30)
    (said,) = moments(world.maya.in_channel(), f"The time for *{TESTS}* is up")
    assert timedelta(minutes=3) < said - begun < timedelta(minutes=6)
    assert now_discussed(world) == TESTS
    presses(world.maya, "Next topic")
    assert now_discussed(world) == TEA


def test_anybody_gives_more_time_and_two_who_press_at_once_give_it_once(world: World) -> None:
    to_discuss(world)
    message = world.noor.message_with("2 minutes more", HERE)
    seen = find_buttons(message["blocks"], "2 minutes more")[0][0]["value"]
    presses(world.noor, "2 minutes more")
    forges(world, "more_time", seen, "U0TOMAS")
    first = moments(world.maya.in_channel(), "The time for")
    world.wait(minutes=6)
    assert moments(world.maya.in_channel(), "The time for") == first == []
    world.wait(minutes=2)
    assert len(moments(world.maya.in_channel(), "The time for")) == 1
    presses(world.noor, "2 minutes more")
    world.wait(minutes=3)
    assert len(moments(world.maya.in_channel(), "The time for")) == 2


def test_time_that_was_left_before_it_was_up_is_not_spoken_of(world: World) -> None:
    to_discuss(world)
    presses(world.maya, "Next topic")
    world.wait(minutes=4, seconds=59)
    assert "is up" not in channel_says(world)
    runs(world.maya, "Close the session")
    world.wait(minutes=10)
    assert "is up" not in channel_says(world)


def test_in_writing_all_topics_with_votes_stand_there_at_once_without_a_time(world: World) -> None:
    to_discuss(world, mode="written")
    assert now_discussed(world) is None
    for title in (TESTS, TEA):
        (shown,) = standing(world, title)
        assert "Notes can be written until" in shown
        assert "Next topic" not in shown
    assert not standing(world, SHIP)
    assert "2 more are behind *See the topics*" in channel_says(world)
    world.wait(hours=1)
    assert "is up" not in channel_says(world)


def test_every_click_of_the_discussion_takes_at_most_six_statements(
    world_on: World,
) -> None:
    world = world_on
    to_discuss(world)
    with statements_of_clicks(world) as clicks:
        presses(world.noor, "2 minutes more")
        world.wait(seconds=2)
        presses(world.noor, "Write a note")
        assert world.noor.fills(text="A note") == {}
        presses(world.noor, "Write a note")
        world.noor.presses("Change", where="modal")
        assert world.noor.fills(text="Another") == {}
        world.noor.presses("Remove", where="modal")
        world.noor.closes()
        world.noor.presses("See the topics", channel=HERE)
        presses(world.maya, "Next topic")
        forges(world, "take_up", names(world, PAIR))
        presses(world.maya, "Next topic")
        presses(world.maya, "Next topic")
        taken = clicks()
    assert now_discussed(world) is None
    assert len(taken) == 12
    assert all(len(each) <= 6 for each in taken), [each for each in taken if len(each) > 6]


def test_after_the_close_no_button_does_anything_and_each_says_why(world: World) -> None:
    to_discuss(world)
    named = names(world, TESTS)
    runs(world.maya, "Close the session")
    before = rows(world, "SELECT * FROM gathering_topics ORDER BY id")
    for action in ("next_topic", "take_up", "more_time", "note", "topics"):
        forges(world, action, named)
    assert world.maya.told(HERE).count("is over") == 5
    assert world.maya.modal is None
    assert rows(world, "SELECT * FROM gathering_topics ORDER BY id") == before
    assert "It is over" in card(world)
