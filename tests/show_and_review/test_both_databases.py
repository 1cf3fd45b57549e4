from tests.gatherings.scene import HERE, NEXT_TUESDAY, phases, rows
from tests.show_and_review.scene import PIA, STRANGER, asked_for_feedback, set_up, shows
from tests.show_and_review.scene import with_guests as let_guests_in
from tests.world import World
from tests.world.people import words


def test_one_comes_and_one_wants_no_more_of_it(world_on: World) -> None:
    world = world_on
    pia, sam = let_guests_in(world), world.person(STRANGER)
    assert set_up(world, PIA, STRANGER, often="weeks:1") == {}
    pia.presses("I come")
    pia.presses("Calendar")
    pia.presses("Get the file", where="modal")
    pia.closes()
    sam.presses("I can't come")
    sam.presses("Do not invite me again")
    assert "Preparing" in words(world.noor.in_channel(HERE))
    assert "Show and review" in pia.opens_home()
    shows(world)
    assert world.now > NEXT_TUESDAY
    assert asked_for_feedback(world) == {PIA}
    assert phases(world) == ["closed", "prepare"]
    assert rows(world, "SELECT person FROM gathering_participants WHERE has_file") == [(PIA,)]
    assert pia.dm_words.count("invites you") == 1
    assert "invites you" not in sam.dm_words
