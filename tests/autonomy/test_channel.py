"""Everybody in a channel is asked one question directly, at their own time."""

from bot.demo import PEOPLE
from tests.autonomy.scene import (
    answers,
    asks_channel,
    chooses_the_way_out,
    local_time,
    question_in,
    questions_to,
    until_the_prompt,
)
from tests.world import World
from tests.world.people import labels, words


def test_each_member_gets_a_question_of_their_own_in_their_own_hours(world: World) -> None:
    world.happens("add_person", "U0STRANGER", "Sam Stranger", tz="Europe/Stockholm")
    assert asks_channel(world.maya) == {}
    until_the_prompt(world)
    world.wait(days=1)
    for somebody in world.everybody:
        (message,) = questions_to(somebody)
        assert "as for everybody in <#C0DESIGN>" in words(message)
        assert labels(message) == ["Answer", "Skip"]
        assert "You get this because" in words(message)
        at = local_time(message, somebody.user)
        assert at.weekday() < 5 and 9 <= at.hour < 17, (somebody.user, at)
    assert not world.person("U0STRANGER").kept
    assert len({question_in(questions_to(each)[-1]) for each in world.everybody}) > 1


def test_over_half_a_year_no_question_comes_twice_to_anybody(world: World) -> None:
    assert asks_channel(world.maya) == {}
    until_the_prompt(world)
    seen: dict[str, list[str]] = {user: [] for user in PEOPLE}
    for _ in range(12):
        world.wait(days=1)
        for user in ("U0NOOR", "U0AIKO"):
            seen[user].append(question_in(questions_to(world.person(user))[-1]))
        world.wait(days=13)
    assert [len(set(seen[user])) for user in ("U0NOOR", "U0AIKO")] == [12, 12]


def test_who_joins_is_asked_and_who_goes_is_not(world: World) -> None:
    asks_channel(world.maya)
    world.happens("remove_member", "C0DESIGN", "U0LEO")
    until_the_prompt(world)
    assert questions_to(world.noor) and not questions_to(world.person("U0LEO"))


def test_skipping_tells_nobody_and_stopping_ends_it_for_one_alone(world: World) -> None:
    asks_channel(world.maya)
    until_the_prompt(world)
    world.wait(days=1)
    said = [words(message) for message in world.maya.in_channel()]
    world.noor.presses("Skip")
    world.wait(days=13, hours=1)
    chooses_the_way_out(world, world.tomas, "Stop asking me this")
    count = len(questions_to(world.tomas))
    world.wait(days=28)
    assert len(questions_to(world.tomas)) == count
    assert len(questions_to(world.noor)) >= 3 and len(questions_to(world.maya)) == 4
    assert [words(message) for message in world.maya.in_channel()] == said


def test_who_names_a_leader_there_has_the_leader_read_it(world: World) -> None:
    asks_channel(world.maya)
    until_the_prompt(world)
    errors = answers(world.noor, "A day without meetings", "leader")
    assert list(errors) == ["leader"] and "Choose a colleague" in errors["leader"]
    errors = world.noor.fills(leader="U0NOOR")
    assert "That is you" in errors["leader"]
    assert world.noor.fills(leader="U0INGRID") == {}
    world.wait(days=1)
    shown = words(world.ingrid.last)
    assert "<@U0NOOR> lets you read an answer" in shown and "in <#C0DESIGN> was asked" in shown
    assert "A day without meetings" in shown and "Nobody else reads it" in shown
    assert "A day without" not in world.maya.dm_words + world.tomas.dm_words


def test_a_stopped_channel_asks_nobody_any_more(world: World) -> None:
    asks_channel(world.maya)
    until_the_prompt(world)
    world.wait(days=1)
    world.noor.types("/autonomy questions <#C0DESIGN|design>")
    world.noor.presses("Stop them", where="modal")
    assert "Stopped" in words(world.noor.modal)
    world.noor.closes()
    assert len(questions_to(world.tomas)) == 1
    world.wait(days=40)
    assert len(questions_to(world.tomas)) == 1


def test_the_next_question_closes_the_one_before_and_leaves_what_was_said(world: World) -> None:
    asks_channel(world.maya)
    until_the_prompt(world)
    world.wait(days=1)
    assert answers(world.noor, "A day without meetings") == {}
    before = question_in(questions_to(world.tomas)[-1])
    world.wait(days=14)
    old, new = questions_to(world.tomas)
    assert "is closed" in words(old) and question_in(old) == before
    assert labels(old) == [] and labels(new) == ["Answer", "Skip"]
    kept = next(m for m in world.noor.kept if "A day without meetings" in words(m))
    assert "Let somebody read it" in labels(kept), "what was answered is not closed"
    world.noor.presses("Let somebody read it", where=kept)
    assert world.noor.fills(readers="leader", leader="U0INGRID") == {}
    world.wait(days=1)
    assert "A day without meetings" in world.ingrid.dm_words


def test_a_form_left_open_on_a_question_that_was_closed_answers_nothing(world: World) -> None:
    asks_channel(world.maya)
    until_the_prompt(world)
    world.wait(days=1)
    world.tomas.presses("Answer")
    world.wait(days=14)
    told = str(world.tomas.fills(text="Too late", readers="nobody")) + words(world.tomas.modal)
    assert "nothing of that kind for you" in told
    assert not world.tables()["autonomy_answers"]
