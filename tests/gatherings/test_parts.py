from tests.debates.scene import BEGIN, goes_on, set_up
from tests.gatherings.scene import HERE, NEXT_TUESDAY
from tests.world import World
from tests.world.people import find_buttons, labels, words


def part(world: World) -> dict[str, object]:
    """The message in the thread that says which part has begun."""
    world.wait(seconds=2)
    return next(m for m in world.noor.in_channel(HERE) if words(m).startswith("*Opening*, until"))


def test_a_part_in_the_thread_leaves_the_buttons_to_the_card_but_one(world: World) -> None:
    assert set_up(world, mode="written") == {}
    world.wait_until(NEXT_TUESDAY)
    world.wait(minutes=1)
    assert labels(part(world)) == ["Write an argument"]
    card = next(m for m in world.noor.in_channel(HERE) if find_buttons(m["blocks"], "Run it"))
    assert {"Write an argument", "Argue", "Run it"} <= set(labels(card))


def test_where_people_meet_it_has_the_button_of_its_time_box(world: World) -> None:
    assert set_up(world, round_minutes="5") == {}
    world.wait_until(NEXT_TUESDAY)
    goes_on(world, BEGIN)
    assert labels(part(world)) == ["2 minutes more"]
