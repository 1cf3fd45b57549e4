"""What nobody reads yet: kept for oneself, opened later, or withdrawn."""

from tests.autonomy.scene import AIKO, answers, brings_to_aiko
from tests.world import World, forger
from tests.world.people import fields, labels, words

TEXT = "I would like to lead the next study"


def test_it_waits_on_ones_own_home_and_nowhere_else(world: World) -> None:
    brings_to_aiko(world)
    aiko = world.person(AIKO)
    answers(aiko, TEXT)
    world.wait(days=10)
    assert TEXT in aiko.opens_home() and "nobody reads yet" in aiko.opens_home()
    for somebody in world.everybody:
        if somebody.user != AIKO:
            assert TEXT not in somebody.opens_home() + somebody.dm_words


def test_it_is_opened_later_to_those_chosen_then_and_stays_so(world: World) -> None:
    brings_to_aiko(world)
    aiko = world.person(AIKO)
    answers(aiko, TEXT)
    aiko.opens_home()
    aiko.presses("Let somebody read it", where="home")
    shown = words(aiko.modal)
    assert TEXT in shown and "Who reads this" in shown and "final" in shown
    assert "text" not in fields(aiko.modal)
    assert "Choose a colleague" in aiko.fills(readers="both")["advocate"]
    assert aiko.fills(readers="both", advocate="U0NOOR") == {}
    world.wait(days=1)
    assert TEXT in words(world.ingrid.last) and "<@U0NOOR> reads it" in words(world.ingrid.last)
    assert TEXT in words(world.noor.last) and "a question of <@U0INGRID>" in words(world.noor.last)
    assert TEXT not in aiko.opens_home()
    assert "Let somebody read it" not in labels(aiko.last)
    assert "<@U0INGRID> and <@U0NOOR>" in words(aiko.last)


def test_nobody_yet_may_stay_nobody(world: World) -> None:
    brings_to_aiko(world)
    aiko = world.person(AIKO)
    answers(aiko, TEXT)
    aiko.presses("Let somebody read it")
    assert aiko.fills(readers="nobody") == {}
    assert "kept for you alone" in words(aiko.last)


def test_withdrawn_it_is_gone_and_the_question_stands_again(world: World) -> None:
    brings_to_aiko(world)
    aiko = world.person(AIKO)
    answers(aiko, TEXT)
    aiko.presses("Withdraw")
    assert "Withdrawn" in aiko.told()
    assert TEXT not in str(world.tables()) and TEXT not in words(aiko.kept)
    assert labels(aiko.last) == ["Answer", "Skip it"]
    assert answers(aiko, "Something else", "leader") == {}
    world.wait(days=1)
    assert "Something else" in world.ingrid.dm_words and TEXT not in world.ingrid.dm_words


def test_it_is_withdrawn_as_long_as_it_has_reached_nobody(world: World) -> None:
    """The reader's night is time enough to think better of it."""
    brings_to_aiko(world)
    aiko = world.person(AIKO)
    answers(aiko, TEXT, "leader")
    assert "Withdraw" in labels(aiko.last)
    aiko.presses("Withdraw")
    world.wait(days=5)
    assert TEXT not in world.ingrid.dm_words + str(world.tables())
    assert "lets you read" not in world.ingrid.dm_words


def test_it_is_not_withdrawn_from_somebody_who_has_it(world: World) -> None:
    brings_to_aiko(world)
    aiko = world.person(AIKO)
    answers(aiko, TEXT, "leader")
    button = aiko.message_with("Withdraw")
    world.wait(hours=20)
    assert TEXT in world.ingrid.dm_words
    assert "Withdraw" not in labels(aiko.last)
    place = (aiko.actor.dm_channel, button["ts"])
    value = next(
        e["value"] for b in button["blocks"] for e in b.get("elements", []) if "value" in e
    )
    world.forge(forger.press(aiko.team, AIKO, "autonomy:withdraw", value, place), aiko.team)
    world.loop.do(world.settle())
    assert "cannot be taken back" in aiko.told()
    assert TEXT in world.ingrid.dm_words and TEXT in str(world.tables())
