from bot.demo import TEAM
from storage.unit_of_work import UnitOfWork
from tests.gatherings import closed
from tests.world import World, forger
from tests.world.people import labels, words

CHANNEL = closed.CHANNEL
AT_WORK = ("U0MAYA", "U0NOOR", "U0TOMAS")


def answer(world: World, user: str, label: str) -> None:
    world.person(user).presses(label, channel=CHANNEL, where=closed.summary(world))


def test_whether_it_was_worth_it_is_counted_once_on_the_next_working_day(
    world_on: World,
) -> None:
    world = world_on
    closed.held(world)
    before = closed.summary(world)
    assert "come here <!date^" in words(before) and "at least 3 people" in words(before)
    for user, said in zip(AT_WORK, ("Yes", "Yes", "No"), strict=True):
        answer(world, user, said)
        assert closed.summary(world) == before
    answer(world, "U0TOMAS", "Partly")
    assert "“Partly”" in world.tomas.told(CHANNEL)
    assert "Partly" not in world.noor.told(CHANNEL)
    world.wait(hours=23)
    assert closed.summary(world)["text"] == before["text"]
    world.wait(hours=1, minutes=5)
    after = closed.summary(world)
    assert "Yes: 2. Partly: 1. No: 0." in words(after)
    assert labels(after) == ["As a file"]
    assert not any(user in words(after).split("worth the time")[1] for user in AT_WORK)


def test_nothing_that_happens_after_the_count_changes_it(world: World) -> None:
    closed.held(world)
    for user in AT_WORK:
        answer(world, user, "Yes")
    world.wait(days=2)
    counted = closed.summary(world)["text"]
    # Still on the screen of somebody whose Slack did not hear of the edit.
    place = (CHANNEL, closed.summary(world)["ts"])
    world.forge(forger.press(TEAM, "U0INGRID", "gatherings:worth_no", "1", place), TEAM)
    world.loop.do(world.settle())
    world.happens("remove_member", CHANNEL, "U0NOOR")

    def refresh(work: UnitOfWork) -> None:
        work.outbox.refresh("gatherings:summary", 1, only=[CHANNEL])

    closed.within(world, refresh)
    assert closed.summary(world)["text"] == counted
    assert "counted already" in world.ingrid.told(CHANNEL)


def test_of_two_answers_nothing_is_ever_shown(world: World) -> None:
    closed.held(world)
    answer(world, "U0MAYA", "Yes")
    answer(world, "U0NOOR", "No")
    answer(world, "U0TOMAS", "No")
    world.tomas.presses("Take it back", channel=CHANNEL)
    world.wait(days=3)
    shown = closed.summary(world)
    assert "worth the time" not in words(shown)
    assert labels(shown) == ["As a file"]


def test_an_answer_pressed_twice_is_one_answer_and_the_last_one_holds(world: World) -> None:
    closed.held(world)
    for said in ("Yes", "Yes", "No", "No"):
        answer(world, "U0NOOR", said)
    assert closed.worths(world) == {"U0NOOR": "no"}
