"""A team lives through a quarter: each asked in their own day, two holidays, the harvests."""

from zoneinfo import ZoneInfo

import pytest

from tests.learning.fridays import (
    ASKS,
    ASKS_LEARNED,
    HARVEST,
    at,
    offers,
    posted,
    set_up,
    share,
    when_asked,
)
from tests.my_time.garden import picks
from tests.world import World
from tests.world.people import labels, words

ZONES = {
    "U0AIKO": "Asia/Tokyo",
    "U0SAMUEL": "Africa/Lagos",
    "U0TOMAS": "Europe/Lisbon",
    "U0NOOR": "Europe/Stockholm",
}
# First Fridays; the second is Good Friday and the third the first of May, so the day before.
DAYS = ["2026-03-06", "2026-04-02", "2026-04-30"]
EVES = ["2026-03-05", "2026-04-01", "2026-04-29"]
NEXT = ["2026-03-09", "2026-04-07", "2026-05-04"]


def test_a_quarter_of_learning_fridays(world: World) -> None:
    assert set_up(world, country="SE", clear=["C0GENERAL"]) == {}
    leo = world.person("U0LEO")
    for number, (eve, day, after) in enumerate(zip(EVES, DAYS, NEXT, strict=True)):
        world.wait_until(at(eve, 8, 59))
        for channel in ("C0DESIGN", "C0GENERAL"):
            assert len(posted(world, "free of meetings", channel)) == number
        world.wait_until(at(eve, 9))
        for channel in ("C0DESIGN", "C0GENERAL"):
            notice = posted(world, "free of meetings", channel)[number]
            assert "Tomorrow, " in words(notice) and "<@U0MAYA> set this up" in words(notice)
        if number == 1:
            world.happens("set_status", "U0INGRID", "Vacationing", ":palm_tree:")
        world.wait_until(at(day, 14))
        if number == 0:
            assert when_asked(world.ingrid) == [at(day, 9)]
            picks(leo, "Stop asking me this", leo.last)
        for user, zone in ZONES.items():
            assert when_asked(world.person(user)) == [at(day, 9, zone=zone)]
        if number == 0:
            world.tomas.presses("Skip")
        world.wait_until(at(after, 8, 59))
        for user, zone in ZONES.items():
            skipped = number == 0 and user == "U0TOMAS"
            came = [] if skipped else [at(day, 15, zone=zone)]
            assert when_asked(world.person(user), ASKS_LEARNED) == came
        for away in [leo, *([world.ingrid] if number else [])]:
            assert not when_asked(away) and not when_asked(away, ASKS_LEARNED)
    world.wait_until(at(NEXT[-1], 12))
    assert not posted(world, HARVEST), "where nobody shared anything, nothing is said"
    assert not [m for m in world.maya.in_channel() if "U0LEO" in words(m)]


def test_what_was_shared_comes_to_the_channel_with_thanks(world_on: World) -> None:
    world = world_on
    set_up(world)
    world.wait_until(at("2026-03-06", 16))
    share(world.noor, "Write the test first", useful="https://example.org/tdd")
    share(world.tomas, "A kinder way to say no", names="unnamed")
    world.ingrid.presses("Not this month", where=world.ingrid.message_with("Not this month"))
    world.wait_until(at("2026-03-09", 8, 59))
    assert not posted(world, HARVEST)
    world.wait_until(at("2026-03-09", 9))
    (harvest,) = posted(world, HARVEST)
    shown = words(harvest)
    for part in ("Write the test first", "https://example.org/tdd", "A kinder way to say no"):
        assert part in shown
    assert (
        "Thank you, <@U0NOOR>, and all who shared without a name." in shown
        and "<@U0MAYA> set up" in shown
    )
    whole = str(harvest)
    for silent in ("U0TOMAS", "U0INGRID", "U0LEO", "U0AIKO", "U0SAMUEL"):
        assert silent not in whole
    for person in (world.noor, world.tomas, world.ingrid, world.maya):
        assert not offers(person, "Share what I learned") and not offers(person, "Edit")


def test_without_a_name_not_even_the_database_tells_whose_it_was(world: World) -> None:
    set_up(world)
    world.wait_until(at("2026-03-06", 16))
    share(world.tomas, "A kinder way to say no", names="unnamed")
    world.wait_until(at("2026-03-09", 9))
    (row,) = world.tables()["learning_shares"]
    assert "A kinder way to say no" in row and "U0TOMAS" not in row


def test_every_question_says_why_it_came_and_who_reads_the_answer(world: World) -> None:
    set_up(world)
    world.wait_until(at("2026-03-06", 9))
    asked = world.noor.message_with("Say what")
    assert labels(asked) == ["Say what", "Not this month", "Skip"]
    assert "because you are in <#C0DESIGN>, where <@U0MAYA> set up" in words(asked)
    world.noor.presses("Say what")
    assert "only you" in words(world.noor.modal)
    world.noor.closes()
    world.wait_until(at("2026-03-06", 15))
    world.noor.presses("Share what I learned")
    form = words(world.noor.modal)
    for part in ("everybody in <#C0DESIGN>", "not the same as anonymous", "may guess"):
        assert part in form
    order = [block.get("block_id") for block in world.noor.modal["blocks"]]
    assert order.index("names") < order.index("learned")


@pytest.mark.parametrize("day", ["2026-03-07", "2026-03-08"])
def test_nothing_comes_at_the_weekend(world: World, day: str) -> None:
    set_up(world)
    world.wait_until(at(day, 0))
    before = len(world.sandbox.calls)
    world.wait_until(at(day, 23))
    sent = [call for call in world.sandbox.calls[before:] if call.method == "chat.postMessage"]
    assert sent == []


def test_each_is_asked_within_their_own_hours(world: World) -> None:
    set_up(world)
    world.wait_until(at("2026-03-09", 8, 59))
    for person in world.everybody:
        row = world.sandbox.workspaces["T0ORCHARD"].people[person.user]
        for moment in when_asked(person) + when_asked(person, ASKS_LEARNED):
            local = moment.astimezone(ZoneInfo(row.tz))
            assert local.weekday() == 4 and 9 <= local.hour < 17, (person.user, local)
        assert len(when_asked(person)) == 1 and ASKS in person.dm_words


def test_set_up_the_day_before_it_is_told_and_asked_all_the_same(world: World) -> None:
    world.wait_until(at("2026-03-05", 14))
    set_up(world)
    assert len(posted(world, "free of meetings")) == 1
    world.wait_until(at("2026-03-06", 9))
    assert when_asked(world.noor) == [at("2026-03-06", 9)]
    assert when_asked(world.person("U0AIKO")) == [at("2026-03-06", 9, zone="Asia/Tokyo")]
