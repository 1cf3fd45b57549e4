"""A leader gets one question at a time, to put to one of their people."""

from datetime import timedelta

from tests.autonomy.scene import (
    AIKO,
    FORTNIGHT,
    MAYA,
    THREE,
    TOMAS,
    brings_to_aiko,
    leads,
    local_time,
    question_in,
    until_the_prompt,
)
from tests.world import World, forger
from tests.world.people import labels, words


def test_a_quarter_of_a_leader_with_three_people_in_three_zones(world: World) -> None:
    """One question each fortnight, each person in turn, each in their own working hours."""
    assert leads(world.ingrid, *THREE) == {}
    until_the_prompt(world)
    for turn in range(6):
        assert len(world.ingrid.kept) == turn + 1
        person = world.person(THREE[turn % 3])
        prompt = world.ingrid.last
        came = local_time(prompt, "U0INGRID")
        assert (came.weekday(), came.hour, came.minute) == (1, 10, 0)
        assert f"<@{person.user}>" in words(prompt)
        before = len(person.kept)
        world.ingrid.presses("Ask them for me")
        world.wait(days=1)
        assert len(person.kept) == before + 1
        assert question_in(person.last) == question_in(prompt)
        assert "<@U0INGRID> would like to ask you" in words(person.last)
        world.wait(days=13)
    for user in THREE:
        person = world.person(user)
        came = [question_in(message) for message in person.kept]
        assert len(set(came)) == len(came) == 2
        for message in person.kept:
            at = local_time(message, user)
            assert at.weekday() < 5 and 9 <= at.hour < 17, (user, at)
    assert not world.noor.kept and not world.person("U0LEO").kept


def test_the_prompt_says_why_it_came_and_how_to_be_rid_of_it(world: World) -> None:
    leads(world.ingrid, AIKO)
    until_the_prompt(world)
    shown = words(world.ingrid.last)
    assert labels(world.ingrid.last) == [
        "I asked it",
        "Another question",
        "Ask them for me",
        "Skip",
    ]
    assert "You get this because" in shown and "Stop asking me this" in shown
    assert question_in(world.ingrid.last) in world.ingrid.last["text"]


def test_a_question_that_was_asked_asks_nothing_any_more(world: World) -> None:
    leads(world.ingrid, AIKO)
    until_the_prompt(world)
    world.ingrid.presses("I asked it")
    assert "You put this question to <@U0AIKO>" in words(world.ingrid.last)
    assert labels(world.ingrid.last) == []
    world.wait(days=3)
    assert not world.person(AIKO).kept


def test_another_question_is_never_one_that_was_passed_over(world: World) -> None:
    leads(world.ingrid, AIKO)
    until_the_prompt(world)
    seen = [question_in(world.ingrid.last)]
    for _ in range(9):
        world.ingrid.presses("Another question")
        seen.append(question_in(world.ingrid.last))
    assert len(set(seen)) == 10
    assert len(world.ingrid.kept) == 1, "it is written anew where it stands"
    world.ingrid.presses("Ask them for me")
    world.wait(days=1)
    assert question_in(world.person(AIKO).last) == seen[-1]


def test_two_leaders_of_one_person_never_bring_the_same_question(world: World) -> None:
    for leader in (world.ingrid, world.noor):
        assert leads(leader, AIKO) == {}
    until_the_prompt(world)
    seen = []
    for _ in range(4):
        for leader in (world.ingrid, world.noor):
            seen.append(question_in(leader.last))
            leader.presses("I asked it")
        world.wait(**FORTNIGHT)
    assert len(set(seen)) == 8


def test_a_question_not_put_gives_way_to_the_next(world: World) -> None:
    leads(world.ingrid, MAYA, AIKO)
    until_the_prompt(world)
    world.wait(**FORTNIGHT)
    first, second = world.ingrid.kept
    assert "was let go" in words(first) and labels(first) == []
    assert "<@U0AIKO>" in words(second) and "I asked it" in labels(second)


def test_whoever_left_or_is_away_is_passed_over(world: World) -> None:
    leads(world.ingrid, MAYA, AIKO, TOMAS)
    world.happens("person_leaves", MAYA)
    until_the_prompt(world)
    assert "<@U0AIKO>" in words(world.ingrid.last)
    back = world.now + timedelta(days=20)
    world.happens("set_status", TOMAS, "Vacationing", "palm_tree", back)
    world.wait(**FORTNIGHT)
    assert "<@U0AIKO>" in words(world.ingrid.last), "whoever is there comes before nobody"
    world.wait(**FORTNIGHT)
    assert "<@U0TOMAS>" in words(world.ingrid.last)


def test_whom_the_leader_took_off_the_list_is_not_asked(world: World) -> None:
    leads(world.ingrid, AIKO)
    until_the_prompt(world)
    place = (world.ingrid.actor.dm_channel, world.ingrid.last["ts"])
    assert leads(world.ingrid, TOMAS) == {}
    assert "was let go" in words(world.ingrid.last) and labels(world.ingrid.last) == []
    world.forge(
        forger.press("T0ORCHARD", "U0INGRID", "autonomy:ask_for_me", "1", place), "T0ORCHARD"
    )
    world.loop.do(world.settle())
    assert "nothing left to do" in world.ingrid.told()
    world.wait(days=3)
    assert not world.person(AIKO).kept


def test_the_leader_learns_nothing_of_what_became_of_it(world: World) -> None:
    """Whether somebody answers for themselves, lets it be or says nothing looks the same."""
    brings_to_aiko(world)
    aiko, before = world.person(AIKO), world.ingrid.dm
    assert "Whether they answer" in words(before[-1])
    calls = len(world.sandbox.calls)
    aiko.presses("Skip it")
    assert "Nobody is told" in words(aiko.last)
    aiko.presses("Answer after all")
    assert aiko.fills(text="More time for reading", readers="nobody") == {}
    world.wait(days=5)
    assert world.ingrid.dm == before
    assert "edited" not in str(before[-1].get("edited", ""))
    touched = [
        c for c in world.sandbox.calls[calls:] if world.ingrid.actor.dm_channel in str(c.args)
    ]
    assert touched == [], "not even written anew with the same words"


def test_stopped_prompts_come_no_more(world: World) -> None:
    leads(world.ingrid, AIKO)
    until_the_prompt(world)
    world.ingrid.types("/autonomy questions")
    world.ingrid.presses("Stop them", where="modal")
    assert "Stopped" in words(world.ingrid.modal)
    world.ingrid.closes()
    assert "was let go" in words(world.ingrid.last) and labels(world.ingrid.last) == []
    world.wait(days=60)
    assert len(world.ingrid.kept) == 1 and not world.person(AIKO).kept


def test_an_open_question_waits_on_home(world: World) -> None:
    leads(world.ingrid, AIKO)
    assert "A question to put" not in world.ingrid.opens_home()
    until_the_prompt(world)
    assert question_in(world.ingrid.last) in world.ingrid.opens_home()
    world.ingrid.presses("Ask them for me", where="home")
    assert "A question to put" not in words(world.ingrid.actor.home)
    world.wait(days=14)
    assert "A question to put" in world.ingrid.opens_home()
    world.ingrid.presses("Skip")
    assert "A question to put" not in world.ingrid.opens_home()


def test_what_goes_over_the_weeks_budget_is_put_from_the_digest(world: World) -> None:
    world.ingrid.types("/trellis settings")
    assert world.ingrid.fills(budget="0") == {}
    world.ingrid.closes()
    leads(world.ingrid, AIKO)
    until_the_prompt(world)
    assert not world.ingrid.kept
    world.wait(days=3)
    digest = world.ingrid.last
    assert local_time(digest, "U0INGRID").weekday() == 4
    assert "A question to put to <@U0AIKO>" in words(digest)
    world.ingrid.presses("Ask them for me")
    assert "A question to put" not in words(world.ingrid.last)
    world.wait(days=3)
    assert question_in(world.person(AIKO).last) in words(digest)


def test_a_leader_whose_people_have_all_left_is_told_once_and_what_to_do(world: World) -> None:
    leads(world.ingrid, MAYA, AIKO)
    for user in (MAYA, AIKO):
        world.happens("person_leaves", user)
    until_the_prompt(world)
    (told,) = world.ingrid.kept
    assert "nobody left to put your questions to" in words(told)
    assert "You get this once" in words(told)
    world.wait(days=42)
    assert len(world.ingrid.kept) == 1
    world.ingrid.presses("Choose others", where=told)
    assert world.ingrid.fills(people=[TOMAS]) == {}
    world.ingrid.closes()
    world.wait(**FORTNIGHT)
    assert "A question to put to <@U0TOMAS>" in words(world.ingrid.last)
    world.happens("person_leaves", TOMAS)
    world.wait(**FORTNIGHT)
    assert "nobody left" in words(world.ingrid.last), "another list is another matter"
