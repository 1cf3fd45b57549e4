"""Somebody asks a colleague to stand up for them, and the colleague says yes, no or nothing."""

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from tests.advocates.scene import ASKED, asks, page_of, stands_up_for
from tests.world import World, forger
from tests.world.people import fields, labels, words


def test_a_colleague_is_asked_in_the_persons_own_words_and_says_yes(world: World) -> None:
    world.maya.types("/autonomy advocate @noor")
    shown = words(world.maya.modal)
    assert "Who reads this:* the colleague you choose" in shown
    assert fields(world.maya.modal)["whom"]["initial_user"] == "U0NOOR"
    assert world.maya.fills(whom="U0NOOR", why="You *listen* & <ask>") == {}
    assert "You asked <@U0NOOR>" in words(world.maya.modal)
    assert "You *listen* & <ask>" in words(world.maya.modal)
    world.maya.closes()
    (asked,) = world.noor.kept
    assert f"<@U0MAYA> {ASKED}" in words(asked) and "You *listen* & <ask>" in words(asked)
    assert "see only what they share" in words(asked) and "You get this because" in words(asked)
    assert labels(asked) == ["Accept", "Decline"]
    assert not world.maya.kept
    world.noor.presses("Accept")
    assert "You are <@U0MAYA>'s advocate" in words(world.noor.last)
    assert labels(world.noor.last) == ["What they share"]
    assert "listen" not in world.noor.dm_words + str(world.tables()), "read until it is answered"
    assert "<@U0NOOR> is your advocate now" in words(world.maya.last)
    world.maya.presses("What I share")
    assert "<@U0NOOR> is your advocate" in words(world.maya.modal)
    assert "<@U0MAYA>* shares nothing with you" in page_of(world.noor)
    assert len(world.noor.kept) == len(world.maya.kept) == 1


def test_a_no_is_one_click_and_told_without_a_reason_and_asking_again_works(world: World) -> None:
    asks(world.maya, "U0NOOR")
    world.noor.presses("Decline")
    assert world.noor.modal is None
    assert "You declined" in words(world.noor.last) and labels(world.noor.last) == []
    assert "cannot be your advocate just now" in words(world.maya.last)
    world.maya.presses("Ask somebody else")
    assert world.maya.fills(whom="U0NOOR") == {}
    assert ASKED in words(world.noor.last) and len(world.noor.kept) == 2
    world.wait(seconds=2)
    assert labels(world.maya.last) == [], "it offers nobody else any more"
    world.noor.presses("Accept")
    assert "is your advocate now" in words(world.maya.last)


def test_it_comes_in_the_colleagues_working_hours_and_can_be_taken_back_before(
    world: World,
) -> None:
    aiko = world.person("U0AIKO")
    asks(world.maya, aiko.user)
    assert not aiko.kept, "six in the evening in Tokyo"
    world.maya.types("/autonomy advocate")
    world.maya.presses("Take the request back", where="modal")
    assert "You have none at present" in words(world.maya.modal)
    world.maya.closes()
    asks(world.maya, aiko.user)
    world.wait(days=1)
    (asked,) = aiko.kept
    at = datetime.fromtimestamp(float(asked["ts"]), ZoneInfo("Asia/Tokyo"))
    assert (at.hour, at.minute) == (9, 0)


def test_a_request_taken_back_asks_nothing_any_more(world: World) -> None:
    asks(world.maya, "U0NOOR", "Because you listen")
    page_of(world.maya)
    world.maya.presses("Take the request back", where="modal")
    assert "took back" in words(world.noor.last) and labels(world.noor.last) == []
    assert "listen" not in world.noor.dm_words and "listen" not in str(world.tables())
    world.wait(days=20)
    assert len(world.noor.kept) == 1 and not world.maya.kept


def test_a_request_is_remembered_once_and_closed_after_two_weeks(world: World) -> None:
    world.wait(days=2)
    asks(world.maya, "U0NOOR", "Because you listen")
    world.wait(days=4, hours=23)
    assert len(world.noor.kept) == 1, "three working days from a Thursday end on a Tuesday"
    world.wait(hours=2)
    reminder = world.noor.last
    assert "would still like you" in words(reminder) and "listen" in words(reminder)
    assert labels(reminder)[:2] == ["Accept", "Decline"]
    world.wait(days=8, hours=22)
    assert len(world.noor.kept) == 2 and not world.maya.kept
    world.wait(hours=2)
    assert "has not answered in two weeks" in words(world.maya.last)
    for message in world.noor.kept:
        assert "is closed" in words(message) and labels(message) == []
    world.maya.presses("Ask somebody else")
    assert world.maya.fills(whom="U0TOMAS") == {}
    assert ASKED in world.tomas.dm_words


def test_whoever_answered_is_not_reminded(world: World) -> None:
    asks(world.maya, "U0NOOR")
    asks(world.tomas, "U0NOOR")
    world.noor.presses("Accept")
    world.noor.presses("Decline")
    world.wait(days=20)
    assert len(world.noor.kept) == 2
    assert len(world.maya.kept) == len(world.tomas.kept) == 1


def test_one_at_a_time_and_the_page_says_what_to_do_first(world: World) -> None:
    asks(world.maya, "U0NOOR")
    for line, first in (
        ("@tomas", "Take that request back first"),
        ("@noor", "Take that request back first"),
    ):
        world.maya.types(f"/autonomy advocate {line}")
        assert first in words(world.maya.modal)
        world.maya.closes()
    world.noor.presses("Accept")
    world.maya.types("/autonomy advocate @tomas")
    assert "End that first" in words(world.maya.modal)
    world.maya.closes()
    assert not world.tomas.kept and len(world.noor.kept) == 1


def test_two_windows_that_were_open_at_once_ask_one_colleague(world: World) -> None:
    assert asks(world.maya, "U0NOOR") == {}
    again, other = (submits(world, {"selected_user": whom}) for whom in ("U0NOOR", "U0TOMAS"))
    assert "errors" not in again
    assert "Take that request back first" in other["errors"]["whom"]
    assert len(world.tables()["advocacies"]) == 1 and len(world.noor.kept) == 1


def test_what_is_wrong_is_said_at_its_field(world: World) -> None:
    for chosen in ({"selected_user": "U0MAYA"}, {"selected_user": None}, {"value": "<!channel>"}):
        assert submits(world, chosen)["errors"].keys() == {"whom"}
    assert "1,000" in submits(world, {"selected_user": "U0NOOR"}, "x" * 1001)["errors"]["why"]
    assert not world.tables()["advocacies"]


def submits(world: World, chosen: dict[str, Any], why: str = "") -> dict[str, Any]:
    """Submit the form as Maya with any state, and return how Slack is answered."""
    state = {"whom": {"type": "users_select"} | chosen, "why": forger.text(why)}
    form = forger.submission("T0ORCHARD", "U0MAYA", "advocates:ask", "", state)
    body: dict[str, Any] = world.forge(form, "T0ORCHARD").body
    return body


def test_a_word_that_names_nobody_gets_the_form_with_what_to_do(world: World) -> None:
    for line, said in (("noor please", "Choose a colleague"), ("@maya", "That is you")):
        world.maya.types(f"/autonomy advocate {line}")
        assert said in words(world.maya.modal)
        assert "initial_user" not in fields(world.maya.modal)["whom"]
        world.maya.closes()


def test_two_are_each_others_advocate_and_one_of_several(world: World) -> None:
    stands_up_for(world.noor, world.maya)
    stands_up_for(world.maya, world.noor)
    stands_up_for(world.noor, world.tomas)
    shown = page_of(world.noor)
    assert "<@U0MAYA> is your advocate" in shown
    assert "<@U0MAYA>* shares nothing" in shown and "<@U0TOMAS>* shares nothing" in shown
    assert "<@U0TOMAS>" not in page_of(world.maya)


def test_nobody_stands_up_for_more_than_ten(world: World) -> None:
    for number in range(11):
        user = f"U0NEW{number}"
        world.happens("add_person", user, f"New {number}", tz="Europe/Stockholm")
        asks(world.person(user), "U0NOOR")
        world.noor.presses("Accept")
    assert "You stand up for 10 colleagues already" in world.noor.told()
    shown = page_of(world.noor)
    assert shown.count("shares nothing with you") == 10 and "<@U0NEW10>" in shown
    world.noor.presses("Stop being their advocate", where="modal")
    world.noor.presses("Accept", where="modal")
    assert "<@U0NEW10>* shares nothing" in words(world.noor.modal)


def test_what_waits_for_somebody_stands_on_their_home_until_they_answer(world: World) -> None:
    assert "as their advocate" not in world.noor.opens_home()
    asks(world.maya, "U0NOOR", "Because you listen")
    home = world.noor.opens_home()
    assert "like you as their advocate" in home and "Because you listen" in home
    assert "as their advocate" not in world.maya.opens_home()
    world.noor.presses("Accept", where="home")
    assert world.noor.modal is None
    assert "as their advocate" not in words(world.noor.actor.home)
    assert "is your advocate now" in world.maya.dm_words
