from datetime import timedelta

import pytest

from tests.actions.looking_back import act, hold, home_of, in_days, line, offered, set_up
from tests.world import World, forger
from tests.world.people import words

TOLD, REMINDS = "wrote down an action for you", "How does it stand?"


@pytest.fixture
def retro(world: World) -> World:
    set_up(world)
    return world


def reminders(world: World) -> list[str]:
    """On which days Noor was reminded, at which hour of hers."""
    return [
        f"{at:%A %H:%M}"
        for message in world.noor.kept
        if REMINDS in words(message)
        for at in [world.now.fromtimestamp(float(message["ts"]), world.now.tzinfo)]
    ]


def test_whoever_is_given_an_action_is_told_in_their_hours_and_declines_it_with_one_click(
    retro: World,
) -> None:
    retro.wait(hours=10)  # it is eight in the evening
    assert act(retro.maya, "Write the notes", owner="U0NOOR") == {}
    assert TOLD not in retro.noor.dm_words
    retro.wait(hours=13)
    assert TOLD in retro.noor.dm_words
    assert "Write the notes" in home_of(retro.noor)
    retro.noor.presses("Decline")
    told = words(retro.maya.last)
    assert "<@U0NOOR> declined" in told
    assert "Write the notes" in told
    assert "not yours any more" in words(retro.noor.last)
    assert "Write the notes" not in home_of(retro.noor)
    assert "Without an owner" in words(line(retro, "Write the notes"))
    assert "U0NOOR" not in words(line(retro, "Write the notes"))


def test_a_second_click_on_decline_changes_nothing_and_tells_nobody_again(retro: World) -> None:
    act(retro.maya, "Write the notes", owner="U0NOOR")
    retro.noor.presses("Decline")
    before, kept = retro.tables()["actions"], len(retro.maya.kept)
    retro.deliver("interactive", forger.press("T0ORCHARD", "U0NOOR", "actions:decline", "1"))
    assert retro.tables()["actions"] == before
    assert len(retro.maya.kept) == kept


def test_who_declined_may_be_asked_again_and_is_told_again(retro: World) -> None:
    act(retro.maya, "Write the notes", owner="U0NOOR")
    retro.noor.presses("Decline")
    retro.wait(minutes=1)
    retro.maya.presses("Ask somebody else")
    assert retro.maya.fills(owner="U0NOOR") == {}
    assert TOLD in words(retro.noor.last)
    assert "has an owner again" in words(retro.maya.last)
    retro.noor.presses("Decline")
    assert "<@U0NOOR> declined" in words(retro.maya.last)


def test_nobody_is_told_of_what_they_wrote_for_themselves(retro: World) -> None:
    before = len(retro.maya.kept)
    assert act(retro.maya, "Read the logs") == {}
    assert len(retro.maya.kept) == before
    assert "Read the logs" in home_of(retro.maya)


def test_the_owner_is_reminded_a_working_day_before_and_on_the_day_and_never_after(
    retro: World,
) -> None:
    act(retro.maya, "Write the notes", owner="U0NOOR")
    retro.wait(days=14)
    assert reminders(retro) == ["Friday 08:00", "Monday 08:00"]


def test_nobody_is_reminded_of_what_is_done(retro: World) -> None:
    act(retro.maya, "Write the notes", owner="U0NOOR")
    retro.wait(days=4)
    assert reminders(retro) == ["Friday 08:00"]
    retro.noor.presses("Done")
    retro.wait(days=10)
    assert reminders(retro) == []
    assert "This action is done" in retro.noor.dm_words
    assert "Done, says <@U0NOOR>" in words(line(retro, "Write the notes"))


def test_another_date_brings_its_own_reminders_in_the_place_of_the_old_ones(retro: World) -> None:
    act(retro.maya, "Write the notes", owner="U0NOOR")
    retro.noor.presses("Another date")
    assert retro.noor.fills(due="2026-03-18") == {}
    retro.wait(days=30)
    assert reminders(retro) == ["Tuesday 08:00", "Wednesday 08:00"]
    assert "gave it another date" in words(line(retro, "Write the notes"))


def test_an_action_due_today_is_not_reminded_of(retro: World) -> None:
    assert act(retro.maya, "Now", owner="U0NOOR", due=in_days(retro, 0)) == {}
    retro.wait(days=7)
    assert reminders(retro) == []


def test_an_action_is_dropped_for_all_with_a_reason(retro: World) -> None:
    act(retro.maya, "Write the notes", owner="U0NOOR")
    retro.noor.presses("Drop")
    assert "everybody in <#C0DESIGN>" in words(retro.noor.modal)
    assert "reason" in retro.noor.fills(reason="  ")
    assert retro.noor.fills(reason="Support does it *now* <!channel>") == {}
    retro.noor.closes()
    shown = words(line(retro, "Write the notes"))
    assert "Dropped by <@U0NOOR>: Support does it *now* &lt;!channel&gt;" in shown
    assert offered(line(retro, "Write the notes")) == ["Open it again"]
    assert "was dropped" in words(retro.noor.last)
    retro.maya.presses("Open it again", channel="C0DESIGN")
    assert "by Monday 9 March" in words(line(retro, "Write the notes"))
    assert "Write the notes" in home_of(retro.noor)


def test_reminders_can_be_stopped_and_the_settings_name_them(retro: World) -> None:
    act(retro.maya, "Write the notes", owner="U0NOOR")
    retro.wait(days=4)
    menus = [
        option["value"]
        for block in retro.noor.last["blocks"]
        for element in block.get("elements", [])
        for option in element.get("options", [])
    ]
    stop = next(value for value in menus if ":stop:" in value)
    retro.deliver("interactive", forger.press("T0ORCHARD", "U0NOOR", "my_time:ways", stop))
    retro.wait(days=10)
    assert len(reminders(retro)) <= 1
    retro.noor.opens_home()
    retro.noor.presses("Change", where="home", nth=-1)
    retro.noor.presses("What I am asked about", where="modal")
    assert "reminders of what you said you will do" in words(retro.noor.modal)


def test_home_shows_the_nearest_date_first_and_is_kind_about_late_ones(retro: World) -> None:
    act(retro.maya, "Later step", due="2026-03-12")
    act(retro.maya, "Nearer step", due="2026-03-05")
    shown = home_of(retro.maya)
    assert shown.index("Nearer step") < shown.index("Later step")
    assert "From Retrospective in <#C0DESIGN>" in shown
    retro.wait_until(retro.now + timedelta(days=6))
    shown = home_of(retro.maya)
    assert "It was to be done by Thursday 5 March. Another date is fine" in shown
    retro.maya.presses("Another date", where="home")
    assert retro.maya.fills(due="2026-03-20") == {}
    shown = home_of(retro.maya)
    assert shown.index("Later step") < shown.index("Nearer step")
    retro.maya.presses("Done", where="home")
    assert "Later step" not in home_of(retro.maya)
    hold(retro)
