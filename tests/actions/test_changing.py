import pytest

from tests.actions.looking_back import DESIGN, act, hold, home_of, line, offered, set_up
from tests.world import World, forger
from tests.world.people import words

TOLD = "wrote down an action for you"


@pytest.fixture
def retro(world: World) -> World:
    set_up(world)
    return world


def test_the_owner_the_writer_and_the_facilitator_say_it_otherwise_and_nobody_else(
    retro: World,
) -> None:
    act(retro.noor, "Write notes", owner="U0TOMAS")
    for who in (retro.tomas, retro.noor, retro.maya):
        who.presses("Change", channel=DESIGN)
        assert who.fills(text=f"Notes as {who.user} says") == {}
        shown = words(line(retro, f"Notes as {who.user} says"))
        assert f"<@{who.user}> changed what it says" in shown
    retro.ingrid.presses("Change", channel=DESIGN)
    assert retro.ingrid.modal is None
    assert "can change what it says. Ask one of them" in retro.ingrid.told(DESIGN)


def test_a_form_that_was_opened_in_time_does_not_change_what_is_done(retro: World) -> None:
    act(retro.noor, "Write notes")
    retro.noor.presses("Change", channel=DESIGN)
    retro.tomas.presses("Done", channel=DESIGN)
    assert "done or dropped by now" in retro.noor.fills(text="Too late")["text"]
    assert "Done, says <@U0TOMAS>" in words(line(retro, "Write notes"))


def test_a_new_owner_is_told_and_the_one_before_has_nothing_to_do_any_more(retro: World) -> None:
    act(retro.maya, "Write notes", owner="U0NOOR")
    retro.maya.presses("Change", channel=DESIGN)
    assert retro.maya.fills(owner="U0TOMAS") == {}
    assert TOLD in retro.tomas.dm_words
    assert "not yours any more" in words(retro.noor.last)
    retro.wait(days=14)
    assert "How does it stand?" in retro.tomas.dm_words
    assert "How does it stand?" not in retro.noor.dm_words
    assert "<@U0MAYA> gave it another owner" in words(line(retro, "Write notes"))


def test_a_late_action_is_reworded_without_another_date(retro: World) -> None:
    act(retro.maya, "Write notes", due="2026-03-05")
    retro.wait(days=3)
    retro.maya.presses("Change", channel=DESIGN)
    assert retro.maya.fills(text="Write short notes") == {}
    assert "was to be done by Thursday 5 March" in words(line(retro, "Write short notes"))


def test_an_action_of_ones_own_has_its_readers_above_and_takes_no_owner(retro: World) -> None:
    retro.noor.asks("U0TOMAS", about="My talk")
    retro.tomas.answers(start="Speak slower")
    retro.noor.chooses("Turn into an action", beside="Speak slower")
    assert retro.noor.fills(text="Speak slower", due="2026-03-09") == {}
    retro.noor.closes()
    assert "only you see it" in home_of(retro.noor)
    retro.noor.presses("Change", where="home")
    assert "you alone" in words(retro.noor.modal)
    assert "owner" not in str(retro.noor.modal)
    assert retro.noor.fills(text="Pause more") == {}
    assert "Pause more" in home_of(retro.noor)
    retro.noor.presses("Drop", where="home")
    assert retro.noor.fills(reason="Enough for now") == {}
    assert "Pause more" not in home_of(retro.noor)
    assert "Pause more" not in words(retro.maya.in_channel())


def test_what_somebody_who_left_the_channel_meant_to_do_is_without_an_owner_and_anybody_takes_it(
    retro: World,
) -> None:
    act(retro.maya, "Write notes", owner="U0NOOR")
    act(retro.maya, "Tell support", owner="U0TOMAS")
    retro.happens("remove_member", DESIGN, "U0NOOR")
    retro.wait(seconds=3)
    assert "Without an owner" in words(line(retro, "Write notes"))
    assert "Write notes" not in home_of(retro.noor)
    hold(retro)
    retro.ingrid.presses("I'll do it", channel=DESIGN)
    # Its date is over by now, so the form for another one follows.
    assert retro.ingrid.fills(due="2026-03-20") == {}
    assert "<@U0INGRID>, by Friday 20 March" in words(line(retro, "Write notes"))
    assert "<@U0TOMAS>" in words(line(retro, "Tell support"))
    assert "Write notes" in home_of(retro.ingrid)
    assert "How does it stand?" not in retro.noor.dm_words.split("Write notes")[-1]


def test_what_somebody_who_left_the_workspace_meant_to_do_is_without_an_owner(
    retro: World,
) -> None:
    act(retro.maya, "Write notes", owner="U0NOOR")
    retro.happens("person_leaves", "U0NOOR")
    hold(retro)
    shown = next(m for m in retro.maya.in_channel() if "I'll do it" in offered(m))
    assert "Without an owner" in words(shown)
    retro.maya.presses("I'll do it", channel=DESIGN)
    assert retro.maya.fills(due="2026-03-20") == {}
    assert "<@U0MAYA>, by Friday 20 March" in words(line(retro, "Write notes"))


def test_what_has_an_owner_is_not_taken_from_them(retro: World) -> None:
    act(retro.maya, "Write notes", owner="U0NOOR")
    before = retro.tables()["actions"]
    retro.deliver("interactive", forger.press("T0ORCHARD", "U0TOMAS", "actions:take", "1"))
    assert retro.tables()["actions"] == before
    assert "<@U0NOOR> does this already" in words(retro.tomas.modal)
