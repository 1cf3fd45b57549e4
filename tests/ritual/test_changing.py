"""What people do to a ritual, each by a form that says beforehand what it will do."""

from datetime import UTC, datetime, timedelta

import pytest

from tests.ritual import tea
from tests.ritual.tea import at
from tests.world import World, forger
from tests.world.people import fields, labels, words

FRIDAY = datetime(2026, 3, 6, 14, 0, tzinfo=UTC)  # three o'clock in Stockholm
NEXT, THIRD = FRIDAY + timedelta(weeks=1), FRIDAY + timedelta(weeks=2)


def channel_line(world: World) -> str:
    return words(world.noor.in_channel()[-1])


def test_the_channel_hears_who_set_it_up_how_often_and_that_anybody_may_change_it(
    world: World,
) -> None:
    tea.sets_up(world)
    said = channel_line(world)
    assert "<@U0MAYA> set up *Tea*: every Friday at 15:00 in Stockholm." in said
    assert at(FRIDAY) in said and "<@U0MAYA> looks after it" in said
    assert "Anybody in this channel may" in said and "`/ritual`" in said
    assert labels(world.noor.in_channel()[-1]) == ["Skip the next", "See and change"]


def test_skipping_says_which_one_and_what_comes_next_before_and_after(world: World) -> None:
    tea.sets_up(world)
    world.noor.types("/ritual skip")
    asked = words(world.noor.modal)
    assert at(FRIDAY) in asked and at(NEXT) in asked
    assert world.noor.fills() == {}
    for said in (words(world.noor.modal), channel_line(world)):
        assert "<@U0NOOR> skipped *Tea*" in said
        assert said.index(at(FRIDAY)) < said.index(at(NEXT))
    world.wait_until(FRIDAY + timedelta(hours=1))
    assert "kettle" not in channel_line(world)
    world.wait_until(NEXT)
    assert "kettle" in channel_line(world)


def test_skipping_twice_with_one_button_skips_once_and_says_so(world: World) -> None:
    tea.sets_up(world)
    old = world.noor.in_channel()[-1]
    world.noor.presses("Skip the next", where=old, channel="C0DESIGN")
    world.tomas.presses("Skip the next", where=old, channel="C0DESIGN")
    assert world.noor.fills() == {}
    before = world.tables()["occurrences"]
    world.tomas.fills()
    assert world.tables()["occurrences"] == before
    assert "an earlier plan for Tea" in words(world.tomas.modal)
    assert at(NEXT) in words(world.tomas.modal)
    world.ingrid.presses("Skip the next", where=old, channel="C0DESIGN")
    assert "an earlier plan for Tea" in world.ingrid.told("C0DESIGN")


def test_moving_holds_that_one_at_another_time_and_the_rest_as_before(world: World) -> None:
    tea.sets_up(world)
    thursday = FRIDAY - timedelta(days=1)
    world.noor.types("/ritual move")
    assert "still to come" in world.noor.fills(to=world.now)["to"]
    assert "The one after it" in world.noor.fills(to=NEXT)["to"]
    assert world.noor.fills(to=thursday) == {}
    said = channel_line(world)
    assert "<@U0NOOR> moved *Tea*" in said and said.index(at(FRIDAY)) < said.index(at(thursday))
    world.wait_until(thursday)
    assert "kettle" in channel_line(world)
    world.wait_until(NEXT)
    invited = [m for m in world.noor.in_channel() if "kettle" in words(m)]
    assert len(invited) == 2


def test_a_pause_holds_none_before_its_end(world: World) -> None:
    tea.sets_up(world)
    world.noor.types("/ritual pause")
    for wrong in (world.now.date(), (world.now + timedelta(days=400)).date()):
        assert "a day after today" in world.noor.fills(until=wrong)["until"]
    assert world.noor.fills(until=THIRD.date()) == {}
    assert "paused *Tea* until 20 March 2026" in channel_line(world)
    assert at(THIRD) in channel_line(world)
    world.noor.types("/ritual")
    assert "Paused until 20 March 2026" in words(world.noor.modal)
    world.noor.closes()
    world.wait_until(THIRD - timedelta(hours=2))
    assert "kettle" not in "".join(words(m) for m in world.noor.in_channel())
    world.wait_until(THIRD)
    assert "kettle" in channel_line(world)
    world.noor.types("/ritual")
    assert "Paused" not in words(world.noor.modal)


def test_changing_shows_what_it_is_and_plans_it_anew(world: World) -> None:
    tea.sets_up(world)
    world.noor.types("/ritual change")
    form = fields(world.noor.modal)
    assert form["often"]["initial_option"]["value"] == "weeks:1"
    assert form["weekday"]["initial_option"]["value"] == "4"
    assert form["zone"]["initial_option"]["value"] == "Europe/Stockholm"
    assert form["keepers"]["initial_users"] == ["U0MAYA"]
    both = world.noor.fills(often="months:1", weekday="0,1,2,3,4", which="nth:2")
    assert "one day of the week" in both["weekday"]
    assert (
        world.noor.fills(
            often="months:1",
            weekday="2",
            which="nth:2",
            at="10:00",
            keepers=["U0NOOR", "U0TOMAS"],
            holidays="skip",
            review="3",
        )
        == {}
    )
    wednesday = datetime(2026, 3, 11, 9, 0, tzinfo=UTC)
    assert "it is the second Wednesday of every month at 10:00 in Stockholm now" in channel_line(
        world
    )
    assert at(wednesday) in channel_line(world)
    world.noor.types("/ritual change")
    form = fields(world.noor.modal)
    assert form["keepers"]["initial_users"] == ["U0NOOR", "U0TOMAS"]
    assert form["holidays"]["initial_option"]["value"] == "skip"
    assert form["review"]["initial_option"]["value"] == "3"


def test_stopping_asks_once_more_and_ends_it(world: World) -> None:
    tea.sets_up(world)
    world.noor.types("/ritual stop")
    assert "will not come round again" in words(world.noor.modal)
    world.tomas.types("/ritual stop")
    assert world.noor.fills() == {}
    assert "<@U0NOOR> stopped *Tea*" in channel_line(world)
    assert labels(world.noor.in_channel()[-1]) == []
    world.tomas.fills()
    assert "was stopped" in words(world.tomas.modal)
    world.wait_until(THIRD)
    assert "stopped *Tea*" in channel_line(world), "nothing more has come"
    world.noor.types("/ritual")
    assert "Nothing comes round here" in words(world.noor.modal)


@pytest.mark.parametrize("word", ["skip", "move", "pause", "hand over", "change", "stop", "poll"])
def test_a_word_asks_which_where_it_could_mean_several(world: World, word: str) -> None:
    tea.sets_up(world)
    tea.sets_up(world, name="Cake")
    world.noor.types(f"/ritual {word}")
    shown = words(world.noor.modal)
    assert shown.index("Which one do you mean?") < shown.index("*Tea*") < shown.index("*Cake*")
    first, second = labels(world.noor.modal)
    assert first == second
    world.noor.presses(second, where="modal", nth=1)
    shown = words(world.noor.modal)
    assert "*Cake*" in shown and "*Tea*" not in shown
    assert world.noor.modal["submit"], "the form, and no list on the way to it"


@pytest.mark.parametrize("word", ["skip", "move", "pause", "hand over", "change", "stop", "poll"])
def test_a_word_in_a_channel_without_rituals_touches_nothing_of_ones_own(
    world: World, word: str
) -> None:
    tea.sets_up(world, name="Quiet hour", user="U0NOOR", alone=True)
    world.noor.types(f"/ritual {word}")
    shown = words(world.noor.modal)
    assert shown.startswith("Nothing comes round here yet")
    assert "submit" not in world.noor.modal or not world.noor.modal["submit"]
    assert ("Quiet hour" in shown) == (word not in ("hand over", "poll"))


def test_a_form_sent_twice_changes_once(world: World) -> None:
    tea.sets_up(world)
    world.noor.types("/ritual skip")
    named = world.noor.modal["private_metadata"]
    forged = [forger.submission("T0ORCHARD", "U0NOOR", "ritual:skip", named, {}) for _ in "12"]
    for payload in forged:
        assert world.deliver("interactive", payload).status == 200
    skipped = [row for row in world.tables()["ritual_changes"] if "skipped" in row]
    assert len(skipped) == 1
