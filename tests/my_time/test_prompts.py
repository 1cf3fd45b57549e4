from datetime import UTC, datetime

import pytest

from bot.demo import TEAM
from tests.my_time.garden import BRIEF, Garden, asked, offered, picks, press
from tests.world.people import labels, words

# Tuesday, ten o'clock in Stockholm.
TEN = datetime(2026, 3, 3, 9, tzinfo=UTC)


def test_a_prompt_says_why_it_came_and_offers_every_way_out(garden: Garden) -> None:
    garden.asks(garden.world.maya)
    message = garden.world.maya.last
    assert "You walk with them." in words(message)
    assert "You walk with them." in message["text"]
    assert labels(message) == ["Answer 1", "Skip"]
    assert offered(message) == [
        "Ask me tomorrow",
        "Ask me next week",
        "Not for a month",
        "Stop asking me this",
        "When you may ask me…",
    ]


def test_only_pauses_that_leave_it_of_use_are_offered(garden: Garden) -> None:
    garden.asks(garden.world.maya, kind="brief")
    assert offered(garden.world.maya.last)[0] == "Ask me in two hours"
    assert "Ask me tomorrow" not in offered(garden.world.maya.last)


def test_what_was_skipped_is_gone_for_good_and_nobody_is_told(garden: Garden) -> None:
    world = garden.world
    number = garden.asks(world.maya, world.noor)
    before = (words(world.noor.dm), words(world.noor.in_channel()))
    world.maya.presses("Skip")
    assert words(world.maya.last) == "Skipped. Nobody is told."
    world.wait(days=40)
    assert asked(world.maya) == []
    assert garden.row(number, world.maya).reason == "skipped by its recipient"
    assert (words(world.noor.dm), words(world.noor.in_channel())) == before


@pytest.mark.parametrize(
    ("choice", "at"),
    [
        ("Ask me tomorrow", datetime(2026, 3, 4, 8, tzinfo=UTC)),
        ("Ask me next week", datetime(2026, 3, 10, 8, tzinfo=UTC)),
    ],
)
def test_a_prompt_put_off_comes_again_at_its_moment_and_once(
    garden: Garden, choice: str, at: datetime
) -> None:
    world = garden.world
    garden.asks(world.maya)
    picks(world.maya, choice, world.maya.last)
    assert f"<!date^{int(at.timestamp())}" in words(world.maya.last)
    assert asked(world.maya) == []
    world.wait_until(at)
    assert asked(world.maya) == ["Question 1?"]
    assert float(world.maya.last["ts"]) >= at.timestamp()
    world.wait(days=40)
    assert len(asked(world.maya)) == 1


def test_in_two_hours_means_the_next_morning_when_the_day_is_over_by_then(garden: Garden) -> None:
    world = garden.world
    garden.asks(world.maya, kind="brief")
    world.wait_until(TEN.replace(hour=11))
    picks(world.maya, "Ask me in two hours", world.maya.last)
    assert f"<!date^{int(TEN.replace(hour=13).timestamp())}" in words(world.maya.last)
    world.wait_until(TEN.replace(hour=15, minute=30))
    assert asked(world.maya) == ["Question 1?"]
    # Half past four: two hours on, the day is over, and tomorrow it is of no use.
    picks(world.maya, "Ask me in two hours", world.maya.last)
    assert "of no use any more" in world.maya.told()
    assert len(asked(world.maya)) == 1, "it stands, to be answered or skipped"


def test_a_menu_that_was_drawn_long_ago_brings_nothing_stale(garden: Garden) -> None:
    world = garden.world
    garden.asks(world.maya, kind="brief")
    world.wait(hours=BRIEF.total_seconds() / 3600 - 1)
    picks(world.maya, "Ask me in two hours", world.maya.last)
    assert "of no use any more" in world.maya.told()
    world.wait(days=10)
    assert len(asked(world.maya)) == 1


def test_what_was_stopped_comes_no_more_until_it_is_brought_back(garden: Garden) -> None:
    world = garden.world
    garden.asks(world.maya, world.noor)
    picks(world.maya, "Stop asking me this", world.maya.last)
    assert "Walk &amp; talk in <#C0DESIGN>" in words(world.maya.last)
    stopped = garden.asks(world.maya, world.noor)
    world.wait(days=3)
    assert asked(world.maya) == []
    assert len(asked(world.noor)) == 2
    assert garden.row(stopped, world.maya).reason == "asked not to be asked"
    garden.asks(world.maya, topic="")
    assert asked(world.maya) == ["Question 3?"], "another topic still comes"


def test_a_ritual_left_alone_for_a_month_comes_back_by_itself(garden: Garden) -> None:
    world = garden.world
    garden.asks(world.maya)
    picks(world.maya, "Not for a month", world.maya.last)
    garden.asks(world.maya)
    world.wait_until(datetime(2026, 4, 3, 6, 59, tzinfo=UTC))
    assert asked(world.maya) == []
    world.wait_until(datetime(2026, 4, 3, 7, tzinfo=UTC))
    assert asked(world.maya) == ["Question 2?"], "the first was let go"


def test_a_second_press_changes_nothing(garden: Garden) -> None:
    world = garden.world
    number = garden.asks(world.maya)
    place = (world.maya.actor.dm_channel, world.maya.last["ts"])
    world.maya.presses("Skip")
    row = garden.row(number, world.maya)
    for value in (str(number), f"{row.id}:hours:", f"{row.id}:tomorrow:"):
        action = "my_time:ways" if ":" in value else "my_time:skip"
        world.forge(press("U0MAYA", action, value, place), TEAM)
        world.loop.do(world.settle())
    assert garden.row(number, world.maya) == row
    assert words(world.maya.last).startswith("Skipped.")


def test_what_was_answered_has_no_ways_out_any_more(garden: Garden) -> None:
    world = garden.world
    garden.asks(world.maya)
    world.maya.presses("Answer 1")
    assert words(world.maya.last) == "Thanks 1"
    assert labels(world.maya.last) == []


@pytest.mark.parametrize("who", ["U0NOOR", "U0RUTH"])
def test_somebody_elses_prompt_obeys_nobody(garden: Garden, who: str) -> None:
    world = garden.world
    number = garden.asks(world.maya)
    before = (garden.row(number, world.maya), world.tables()["topic_wishes"], words(world.maya.dm))
    place = (world.maya.actor.dm_channel, world.maya.last["ts"])
    row = garden.row(number, world.maya).id
    team = TEAM if who == "U0NOOR" else "T0HARBOUR"
    for end in ("", ":stop", ":month", ":tomorrow", ":hours:9", ":week", ":x", ":"):
        action = "my_time:ways" if end else "my_time:skip"
        for where in (place, None):
            answer = world.forge(press(who, action, f"{row}{end}", where, team), team)
            assert answer.status == 200
    world.loop.do(world.settle())
    after = (garden.row(number, world.maya), world.tables()["topic_wishes"], words(world.maya.dm))
    assert after == before


def test_the_settings_open_from_the_menu(garden: Garden) -> None:
    garden.asks(garden.world.maya)
    picks(garden.world.maya, "When you may ask me…", garden.world.maya.last)
    assert "Working hours from" in words(garden.world.maya.modal)
