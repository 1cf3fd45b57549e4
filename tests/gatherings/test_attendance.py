from tests.gatherings.scene import HERE, card, cards, rows, runs, set_up
from tests.world import World, forger

TEAM = "T0ORCHARD"


def test_coming_stands_on_the_card_and_not_coming_is_between_them_and_the_bot(
    world: World,
) -> None:
    assert set_up(world) == {}
    world.noor.presses("I come", channel=HERE)
    world.tomas.presses("I will write instead", channel=HERE)
    world.ingrid.presses("I can't come", channel=HERE)
    shown = card(world)
    assert "<@U0NOOR> is coming" in shown
    assert "<@U0TOMAS> writes instead" in shown
    assert "U0INGRID" not in shown
    assert "You are not coming" in world.ingrid.told(HERE)
    assert "You are not coming" not in world.maya.told(HERE)


def test_said_a_second_time_it_is_taken_back_and_another_answer_takes_its_place(
    world: World,
) -> None:
    assert set_up(world) == {}
    for label in ("I come", "I will write instead", "I come", "I come"):
        world.noor.presses(label, channel=HERE)
    assert rows(world, "SELECT answer FROM gathering_participants WHERE answer <> ''") == []
    assert "Taken back" in world.noor.told(HERE)
    assert "U0NOOR" not in card(world)


def test_after_the_close_nobody_says_any_more_whether_they_come(world: World) -> None:
    assert set_up(world) == {}
    place = (HERE, cards(world)[-1]["ts"])
    runs(world.maya, "Close it now")
    for action in ("come", "instead", "absent"):
        pressed = forger.press(TEAM, "U0NOOR", f"gatherings:{action}", "1", place)
        world.deliver("interactive", pressed)
    assert rows(world, "SELECT answer FROM gathering_participants WHERE answer <> ''") == []
    assert "is over" in world.noor.told(HERE)
