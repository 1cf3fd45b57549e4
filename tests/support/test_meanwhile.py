"""Forms that stood open while somebody else did something, and lists that grew long."""

from bot.demo import TEAM
from rituals.support.asking import MOST_ALIVE
from tests.support.meeting_scene import advocate_proposes, at, fills_times, told
from tests.support.scene import (
    INGRID,
    MAYA,
    TEXT,
    ends_advocacy,
    has_advocate,
    opens_request,
    writes,
)
from tests.world import World, forger
from tests.world.people import words

LATER = at("03-12", "10:00")


def test_nobody_undoes_unseen_what_another_did_while_their_form_was_open(world: World) -> None:
    advocate_proposes(world)
    opens_request(world.maya)
    world.maya.presses("Propose times", where="modal")
    world.noor.presses("Propose other times")
    assert fills_times(world.noor, LATER) == {}
    world.noor.closes()
    assert "while this window was open" in str(fills_times(world.maya, LATER))
    world.maya.closes()
    opens_request(world.maya)
    world.maya.presses("Propose times", where="modal")
    world.noor.presses("Settle this one")
    assert "A time is settled by now" in str(fills_times(world.maya, LATER))
    assert told(world.ingrid, "You meet on") and not told(world.ingrid, "is off.*")


def test_who_comes_along_is_whom_the_form_named(world: World) -> None:
    has_advocate(world.maya, world.noor)
    world.maya.types("/autonomy support")
    form = world.maya.modal
    assert form and "Noor" in words(form)
    world.maya.closes()
    ends_advocacy(world.noor, "Stop being their advocate")
    has_advocate(world.maya, world.tomas)
    filled_in = {
        "need": {"type": "radio_buttons", "selected_option": {"value": "skill"}},
        "text": forger.text(TEXT),
        "why": forger.text(TEXT),
        "leaders": {"type": "multi_users_select", "selected_users": [INGRID]},
        "along": {"type": "checkboxes", "selected_options": [{"value": "yes"}]},
    }
    sent = forger.submission(TEAM, MAYA, "support:write", form["private_metadata"], filled_in)
    assert "not your advocate any more" in str(world.deliver("interactive", sent).body)


def test_no_list_grows_so_long_that_something_in_it_is_out_of_reach(world: World) -> None:
    for _ in range(MOST_ALIVE):
        assert writes(world.maya, INGRID) == {}
    assert "going" in str(writes(world.maya, INGRID))
    world.maya.closes()
    assert world.maya.opens_home().count("is a draft") == 3
