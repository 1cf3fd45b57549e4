"""`/ritual`, the page of one ritual, and what comes next on the Home tab."""

from datetime import UTC, datetime, timedelta

from tests.ritual import tea
from tests.ritual.tea import at
from tests.world import World
from tests.world.people import labels, words

FRIDAY = datetime(2026, 3, 6, 14, 0, tzinfo=UTC)


def test_the_list_shows_the_rituals_of_the_channel_and_ones_own_and_no_others(
    world: World,
) -> None:
    tea.sets_up(world)
    tea.sets_up(world, channel="C0GENERAL", name="Cake")
    tea.sets_up(world, user="U0NOOR", name="Quiet hour", alone=True)
    tea.sets_up(world, name="Maya's own", alone=True)
    world.noor.types("/ritual list")
    shown = words(world.noor.modal)
    assert "*Tea* <#C0DESIGN>: every Friday at 15:00 in Stockholm." in shown
    assert "Set up by <@U0MAYA>" in shown and at(FRIDAY) in shown
    assert "looked after by <@U0MAYA>" in shown
    assert "Quiet hour" in shown
    assert "Cake" not in shown and "Maya's own" not in shown


def test_the_page_shows_six_dates_with_holidays_and_who_gets_what_when(world: World) -> None:
    tea.sets_up(world, country="SE")
    world.noor.types("/ritual preview")
    shown = words(world.noor.modal)
    good_friday = datetime(2026, 4, 3, 13, 0, tzinfo=UTC)
    fridays = [FRIDAY + timedelta(weeks=n) for n in range(4)]
    held = [*fridays, good_friday - timedelta(days=1), good_friday + timedelta(weeks=1)]
    assert [shown.count(f"• {at(moment)}") for moment in held[1:]] == [1] * 5
    assert "<#C0DESIGN>\nIt is every Friday at 15:00 in Stockholm." in shown
    assert at(good_friday) not in shown and "the working day before" in shown
    gets = shown[shown.index("Who gets what") :]
    assert gets.index(at(FRIDAY - timedelta(hours=1))) < gets.index(": invite")
    assert gets.index(": invite") < gets.index(at(FRIDAY)) < gets.index(": pour")


def test_everything_can_be_reached_from_the_list_and_one_window_leads_to_the_next(
    world: World,
) -> None:
    tea.sets_up(world)
    world.noor.types("/ritual")
    world.noor.presses("Open", where="modal")
    assert labels(world.noor.modal) == [
        *("Skip the next", "Move the next", "Pause", "Change"),
        *("Hand over", "Ask the channel when", "Stop"),
    ]
    world.noor.presses("Skip the next", where="modal")
    assert world.noor.fills() == {}
    assert "skipped *Tea*" in words(world.noor.in_channel()[-1])


def test_home_shows_what_comes_next_in_ones_channels_and_for_oneself(world: World) -> None:
    tea.sets_up(world)
    tea.sets_up(world, user="U0NOOR", name="Quiet hour", alone=True)
    assert "Tea" in world.noor.opens_home() and "Quiet hour" in words(world.noor.actor.home)
    assert at(FRIDAY) in words(world.noor.actor.home)
    assert "your turn to look after it" not in words(world.noor.actor.home)
    assert "your turn to look after it" in world.maya.opens_home()
    assert "Quiet hour" not in words(world.maya.actor.home)
    world.happens("add_person", "U0STRANGER", "Sam Stranger")
    assert "*Tea*" not in world.person("U0STRANGER").opens_home()
    world.noor.presses("See all", where="home")
    assert "*Tea* <#C0DESIGN>" in words(world.noor.modal)
    world.noor.presses("Open", where="modal")
    assert "Comes next" in words(world.noor.modal)
    world.wait_until(FRIDAY + timedelta(hours=1))
    assert at(FRIDAY + timedelta(weeks=1)) in world.person("U0LEO").opens_home()


def test_home_forgets_the_ritual_of_a_channel_that_somebody_left(world: World) -> None:
    tea.sets_up(world)
    world.happens("remove_member", "C0DESIGN", "U0NOOR")
    world.wait_until(FRIDAY)
    assert "*Tea*" not in world.noor.opens_home() and "*Tea*" in world.maya.opens_home()


def test_looking_at_home_asks_slack_for_no_members(world: World) -> None:
    tea.sets_up(world)
    asked = len(world.sandbox.calls)
    world.noor.opens_home()
    assert "conversations.members" not in {call.method for call in world.sandbox.calls[asked:]}


def test_one_of_ones_own_can_be_skipped_and_neither_handed_over_nor_put_to_a_vote(
    world: World,
) -> None:
    tea.sets_up(world, alone=True)
    here = world.maya.actor.dm_channel
    world.maya.types("/ritual preview", channel=here)
    assert labels(world.maya.modal) == ["Skip the next", "Move the next", "Pause", "Change", "Stop"]
    world.maya.presses("Skip the next", where="modal")
    assert "Nobody is told" in words(world.maya.modal) and world.maya.fills() == {}
    assert "skipped *Tea*" in words(world.maya.modal)
    world.maya.closes()
    world.maya.types("/ritual poll", channel=here)
    assert "yours alone" in world.maya.told()


def test_of_what_is_held_once_nothing_speaks_of_others_after_it(world: World) -> None:
    world.maya.types("/retro new")
    assert world.maya.fills(first=int(datetime(2026, 3, 10, 13, tzinfo=UTC).timestamp())) == {}
    world.maya.closes()
    world.wait(seconds=2)
    world.noor.types("/ritual list")
    world.noor.presses("Open", where="modal")
    assert labels(world.noor.modal) == ["Move it", "Change", "Hand over", "Call it off"]
    world.noor.presses("Move it", where="modal")
    assert "after it" not in words(world.noor.modal)
    world.noor.closes()
    world.noor.types("/ritual list")
    world.noor.presses("Open", where="modal")
    world.noor.presses("Call it off", where="modal")
    assert "again" not in words(world.noor.modal) and "pause" not in words(world.noor.modal)
