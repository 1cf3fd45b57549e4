"""Ideas that nobody answers come back; whoever had one and whoever leaves one find a next step."""

from tests.ideas.scene import DESIGN, IDEA, answers, card, says, takes
from tests.world import Somebody, World
from tests.world.people import labels, words


def reminders(somebody: Somebody) -> list[str]:
    """The messages that bring an answerer what waits for them."""
    return [words(each) for each in somebody.kept if "for a word from you" in words(each)]


def test_what_nobody_answers_comes_back_in_one_message_twice_and_no_more(world: World) -> None:
    says(world.maya, "First idea", leader="U0INGRID")
    world.wait(days=3)
    says(world.noor, "Second idea", leader="U0INGRID")
    world.wait(days=10)
    assert not reminders(world.ingrid)
    world.wait(days=2)
    (one,) = reminders(world.ingrid)
    assert "2 ideas wait" in one and "First idea" in one and "Second idea" in one
    assert "Nobody has answered your idea for two weeks" in words(world.maya.last)
    assert labels(world.maya.last) == ["Say it to somebody else"]
    world.wait(days=60)
    assert len(reminders(world.ingrid)) == 2
    home = world.ingrid.opens_home()
    assert "First idea" in home and "Second idea" in home
    world.ingrid.types("/idea list")
    assert "Waiting for your answer" in words(world.ingrid.modal)
    world.ingrid.closes()
    for _ in range(2):
        world.ingrid.presses("Answer", where="home")
        world.ingrid.presses("I have heard it", where="modal")
        assert "*Heard.*" in words(world.ingrid.modal)
        world.ingrid.closes()
    assert not reminders(world.ingrid)
    assert "are all answered" in words(world.ingrid.last)


def test_whoever_looks_after_a_channels_idea_and_says_nothing_is_reminded_too(
    world: World,
) -> None:
    says(world.maya, channel=DESIGN)
    world.wait(days=10)
    takes(world.noor)
    world.wait(days=10)
    assert not reminders(world.noor), "two weeks begin when it is taken up"
    world.wait(days=6)
    assert IDEA in reminders(world.noor)[0]


def test_after_two_months_whoever_heard_it_is_asked_once_whether_anything_came_of_it(
    world: World,
) -> None:
    says(world.maya, leader="U0INGRID")
    world.ingrid.presses("I have heard it")
    world.wait(days=58)
    assert "Has anything come of this idea" not in world.ingrid.dm_words
    world.wait(days=7)
    assert "Has anything come of this idea" in words(world.ingrid.last)
    count = len(world.ingrid.kept)
    world.wait(days=120)
    assert len(world.ingrid.kept) == count
    assert answers(world.ingrid, "not_now", "The budget is spent") == {}
    assert "This is settled" in words(world.ingrid.last)
    assert "The budget is spent" in words(world.maya.last)


def test_an_answer_in_time_lets_nothing_come_back(world: World) -> None:
    says(world.maya, leader="U0INGRID")
    answers(world.ingrid, "tried")
    world.wait(days=100)
    assert len(world.ingrid.kept) == 1


def test_whoever_leaves_the_channel_looks_after_nothing_in_it(world: World) -> None:
    says(world.maya, channel=DESIGN)
    takes(world.noor)
    world.happens("remove_member", DESIGN, "U0NOOR")
    assert "Nobody looks after it so far" in card(world)
    assert "does not look after your idea any more" in words(world.maya.last)
    takes(world.tomas)
    world.happens("person_leaves", "U0TOMAS")
    assert "Nobody looks after it so far" in card(world)


def test_an_author_who_left_is_told_nothing_and_the_idea_stays(world: World) -> None:
    says(world.maya, leader="U0INGRID")
    before = len(world.maya.dm)
    world.happens("person_leaves", "U0MAYA")
    assert answers(world.ingrid, "not_now", "Later") == {}
    world.wait(days=3)
    assert len(world.maya.dm) == before
    assert "*Not now.*" in words(world.ingrid.last)
