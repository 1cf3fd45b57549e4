"""A guest is invited to see and to say something: not to run what a channel does."""

import pytest

from tests.gatherings.scene import phases, rows
from tests.show_and_review.scene import PIA, card, set_up, with_guests
from tests.world import World, forger
from tests.world.people import words

TEAM = "T0ORCHARD"


@pytest.mark.parametrize("action", ["cancel", "take_over", "run", "hand"])
def test_a_guest_runs_nothing_in_a_channel_that_is_not_theirs(world: World, action: str) -> None:
    pia = with_guests(world)
    assert set_up(world, PIA) == {}
    card(world)
    ((number,),) = rows(world, "SELECT MAX(id) FROM gathering_sessions")
    before = rows(world, "SELECT keeper FROM occurrences")
    world.deliver("interactive", forger.press(TEAM, PIA, f"gatherings:{action}", f"{number}"))
    said = words(pia.modal) if pia.modal else ""
    assert phases(world) == ["prepare"]
    assert rows(world, "SELECT keeper FROM occurrences") == before
    assert "not there for you" in said


def test_the_show_is_not_handed_to_a_guest(world: World) -> None:
    with_guests(world)
    assert set_up(world, PIA) == {}
    card(world)
    ((number,),) = rows(world, "SELECT MAX(id) FROM gathering_sessions")
    values = {"to": {"selected_user": PIA}}
    world.deliver(
        "interactive", forger.submission(TEAM, "U0MAYA", "gatherings:hand", str(number), values)
    )
    assert rows(world, "SELECT keeper FROM occurrences") == [("U0MAYA",)]


def test_an_action_is_not_given_to_a_guest_who_could_never_close_it(world: World) -> None:
    with_guests(world)
    assert set_up(world, PIA) == {}
    card(world)
    ((number,),) = rows(world, "SELECT MAX(id) FROM gathering_sessions")
    values = {
        "text": forger.text("Look at it"),
        "owner": {"selected_user": PIA},
        "due": {"selected_date": "2026-03-12"},
    }
    world.deliver(
        "interactive", forger.submission(TEAM, "U0MAYA", "gatherings:act", f"{number}:0", values)
    )
    assert rows(world, "SELECT owner FROM actions") == []
