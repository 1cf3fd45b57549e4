from tests.gatherings.scene import HERE, channel_says, phases, rows, runs, set_up
from tests.gatherings.talks import forges, names, now_discussed, presses, standing, to_discuss
from tests.gatherings.votes import PAIR, SHIP, TEA, TESTS, numbers, to_vote, unlike
from tests.world import World
from tests.world.people import labels, words


def test_topics_come_by_their_votes_and_then_by_their_cards(world: World) -> None:
    to_discuss(world)
    assert f"1. {TESTS} (2 votes)\n2. {TEA} (1 vote)" in channel_says(world)
    assert now_discussed(world) == TESTS
    (shown,) = standing(world, TESTS)
    assert "2 votes. We talk about it until" in shown
    for title in (TEA, PAIR, SHIP):
        assert not standing(world, title)


def test_the_facilitator_takes_up_any_topic_also_one_that_was_done(
    world_on: World,
) -> None:
    world = world_on
    to_discuss(world)
    forges(world, "take_up", names(world, SHIP))
    assert now_discussed(world) == SHIP
    forges(world, "take_up", names(world, TESTS))
    assert now_discussed(world) == TESTS
    assert len(standing(world, TESTS)) == 2
    presses(world.maya, "Next topic")
    assert now_discussed(world) == TEA
    forges(world, "take_up", names(world, PAIR), "U0NOOR")
    for claim in ("0", "999999", "x", ""):
        forges(world, "take_up", names(world, PAIR).partition(":")[0] + f":{claim}")
    assert now_discussed(world) == TEA
    done = rows(world, "SELECT title FROM gathering_topics WHERE is_done ORDER BY title")
    assert done == [(SHIP,), (TESTS,)]


def test_the_topics_are_there_to_be_read_with_ways_for_the_facilitator_alone(world: World) -> None:
    to_discuss(world)
    world.noor.presses("See the topics", channel=HERE)
    assert world.noor.modal
    assert "Talk about it now" not in labels(world.noor.modal)
    world.noor.closes()
    world.maya.presses("See the topics", channel=HERE)
    assert world.maya.modal
    assert labels(world.maya.modal).count("Talk about it now") == 3
    world.maya.presses("Talk about it now", where="modal", nth=1)
    assert "is talked about now" in words(world.maya.modal)
    assert now_discussed(world) not in (TESTS, TEA)


def test_many_topics_are_read_page_by_page(world: World) -> None:
    to_vote(world, *unlike(20))
    runs(world.maya, "Close the vote")
    world.noor.presses("See the topics", channel=HERE)
    seen = words(world.noor.modal)
    for _ in range(2):
        world.noor.presses("More topics", where="modal")
        seen += words(world.noor.modal)
    assert all(title in seen for title in numbers(world))
    assert world.noor.modal
    assert "More topics" not in labels(world.noor.modal)
    world.noor.presses("Topics before", where="modal")


def test_where_nobody_voted_the_topic_with_most_cards_comes_first(world: World) -> None:
    same = ("Deploys take too long", "Deploys take much too long", "Deploys take far too long")
    to_vote(world, TEA, *same, SHIP)
    cards = dict(
        rows(
            world,
            "SELECT t.title, count(*) FROM gathering_topics t JOIN gathering_entries e"
            " ON e.topic_id = t.id GROUP BY t.title",
        )
    )
    runs(world.maya, "Close the vote")
    assert max(cards.values()) > 1
    assert cards[now_discussed(world)] == max(cards.values())
    assert "Nobody voted" in channel_says(world)


def test_without_a_card_there_is_a_discussion_with_actions_all_the_same(world: World) -> None:
    assert set_up(world) == {}
    runs(world.maya, "Reveal the cards")
    if phases(world) != ["discuss"]:
        runs(world.maya, "Open the vote")
    assert phases(world) == ["discuss"]
    assert "no cards to talk about" in channel_says(world)
    assert "Make it an action" in labels(world.maya.message_with("Make it an action", HERE))
    world.noor.presses("See the topics", channel=HERE)
    assert "There are no topics" in words(world.noor.modal)
