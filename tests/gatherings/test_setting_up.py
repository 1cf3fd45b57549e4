from datetime import datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import select

from rituals.engine.ritual import PLANNED, Occurrence
from tests.gatherings.scene import (
    HERE,
    NEXT_TUESDAY,
    at,
    card,
    cards,
    channel_says,
    moments,
    phases,
    rows,
    runs,
    set_up,
    writes,
)
from tests.world import World, forger
from tests.world.people import fields, words

ORCHARD = "T0ORCHARD"


def first_begins(world: World) -> datetime:
    """When the next session is planned for."""
    is_next = select(Occurrence.starts).where(Occurrence.state == PLANNED)
    return world.program.database.transaction(lambda c: c.execute(is_next).scalar_one())


def test_a_command_and_a_click_set_one_up_for_a_week_from_now(world: World) -> None:
    world.maya.types("/retro")
    assert world.maya.fills() == {}
    assert "Tuesday 10 March at 14:00" in words(world.maya.modal)
    world.maya.closes()
    said = card(world)
    for part in ("Collecting cards", "Tuesday 10 March at 14:00", "<@U0MAYA> facilitates"):
        assert part in said
    assert "with their authors" in said
    assert writes(world.noor, "Write more tests") == {}


def test_the_form_says_who_reads_and_starts_from_the_usual(world: World) -> None:
    world.maya.types("/retro")
    form = fields(world.maya.modal)
    chosen = {
        name: element["initial_option"]["value"]
        for name, element in form.items()
        if "initial_option" in element
    }
    assert chosen == {
        "often": "once", "format": "start_stop_continue", "mode": "live", "names": "named",
        "opens": "-1", "minutes": "60", "votes": "3",
    }  # fmt: skip
    assert form["channel"]["initial_conversation"] == HERE
    assert form["keepers"]["initial_users"] == ["U0MAYA"]


@pytest.mark.parametrize(
    ("wrong", "field", "remedy"),
    [
        ({"first": at("2026-03-03", 9, 59)}, "first", "still to come"),
        ({"first": at("2027-03-05", 10)}, "first", "within a year"),
        ({"channel": "C0RELEASE"}, "channel", "/invite @Trellis"),
        ({"keepers": ["U0STRANGER"]}, "keepers", "in the channel"),
        ({"format": "own"}, "columns", "one on each line"),
        ({"format": "own", "columns": "Alone"}, "columns", "one on each line"),
        ({"format": "own", "columns": "a\nb\nc\nd\ne\nf\ng"}, "columns", "one on each line"),
        ({"format": "own", "columns": "a\n" + "b" * 61}, "columns", "at most 60"),
        ({"mode": "written", "opens": "0"}, "opens", "before"),
    ],
)
def test_what_is_filled_in_wrongly_is_said_at_its_field(
    world: World, wrong: dict[str, Any], field: str, remedy: str
) -> None:
    world.happens("add_person", "U0STRANGER", "Sam Stranger", tz="Europe/Stockholm")
    errors = set_up(world, **wrong)
    assert list(errors) == [field]
    assert remedy in errors[field]
    assert rows(world, "SELECT id FROM rituals") == []
    assert phases(world) == []


def test_a_forged_form_sets_nothing_up(world: World) -> None:
    world.maya.types("/retro")
    world.maya.closes()
    chosen = {
        "often": "once", "format": "start_stop_continue", "mode": "live", "names": "named",
        "opens": "-1", "minutes": "60", "votes": "3",
    }  # fmt: skip
    good = {name: {"selected_option": {"value": value}} for name, value in chosen.items()}
    good |= {"channel": {"selected_conversation": HERE}}
    good |= {"first": {"selected_date_time": int(NEXT_TUESDAY.timestamp())}}
    wrong: list[tuple[str, object]] = [
        ("first", {"selected_date_time": 10**12}),
        ("first", {"selected_date_time": "soon"}),
        ("channel", {"selected_conversation": "C0NOWHERE"}),
        ("channel", {"selected_conversation": "D0NOWHERE"}),
        ("keepers", {"selected_users": ["U0NOBODY"]}),
        ("keepers", {"selected_users": [f"U{n}" for n in range(21)]}),
        *(
            (name, {"selected_option": {"value": value}})
            for name in ("often", "minutes", "opens", "votes", "format")
            for value in ("100000", "x")
        ),
    ]
    for field, value in wrong:
        form = forger.submission(
            ORCHARD, "U0MAYA", "retrospectives:set_up", "", good | {field: value}
        )
        answer = world.forge(form, ORCHARD)
        assert answer.body.get("response_action") == "errors", (field, value)
        assert field in answer.body["errors"], (field, value, answer.body)
    world.happens("add_person", "U0STRANGER", "Sam Stranger")
    world.forge(
        forger.submission(ORCHARD, "U0STRANGER", "retrospectives:set_up", "", good), ORCHARD
    )
    assert rows(world, "SELECT id FROM rituals") == []
    world.forge(forger.submission(ORCHARD, "U0MAYA", "retrospectives:set_up", "", good), ORCHARD)
    assert len(rows(world, "SELECT id FROM rituals")) == 1, "the same form, unforged, is good"


def test_the_clock_on_the_wall_stays_when_clocks_are_changed(world: World) -> None:
    tuesday = at("2026-03-24", 14)
    assert set_up(world, first=tuesday, often="weeks:1") == {}
    world.wait_until(tuesday + timedelta(minutes=1))
    runs(world.maya, "Close it now")
    assert first_begins(world) == at("2026-03-31", 14) == tuesday + timedelta(days=7, hours=-1)


def test_the_first_is_in_the_zone_of_the_team_whoever_sets_it_up(world: World) -> None:
    for person in world.everybody:
        person.opens_home()
    late_there = at("2026-03-24", 22, zone="Asia/Tokyo")
    assert set_up(world, world.person("U0AIKO"), first=late_there, often="weeks:1") == {}
    assert "14:00 in Stockholm" in channel_says(world)
    assert first_begins(world) == late_there == at("2026-03-24", 14)
    world.wait_until(late_there + timedelta(minutes=1))
    assert first_begins(world) == at("2026-03-31", 14) == at("2026-03-31", 21, zone="Asia/Tokyo")


@pytest.mark.parametrize(
    ("first", "following"),
    [
        ("2026-03-27", ["2026-04-24", "2026-05-29"]),  # the last Friday, as often as not the fifth
        ("2026-03-31", ["2026-04-28", "2026-05-26"]),  # the fifth Tuesday: the last of the others
        # The second Thursday; 14 May is Ascension Day there, and the day after is held instead.
        ("2026-03-12", ["2026-04-09", "2026-05-15"]),
    ],
)
def test_monthly_comes_on_the_same_day_of_the_week(
    world: World, first: str, following: list[str]
) -> None:
    assert set_up(world, first=at(first, 15), often="months:1") == {}
    assert first_begins(world) == at(first, 15)
    for day in following:
        world.wait_until(first_begins(world) + timedelta(minutes=1))
        runs(world.maya, "Close it now")
        world.wait(seconds=5)
        assert first_begins(world) == at(day, 15)


def test_without_names_it_needs_a_channel_of_enough_people(world: World) -> None:
    few = ["U0MAYA", "U0NOOR", "U0TOMAS", "U0LEO"]
    world.happens("add_channel", "C0SMALL", "small", members=few)
    errors = set_up(world, channel="C0SMALL", names="anonymous")
    assert "5 people" in errors["names"]
    assert "the channel has fewer members" in errors["names"]
    world.happens("add_member", "C0SMALL", "U0INGRID")
    assert world.maya.fills(channel="C0SMALL", names="anonymous") == {}


def test_a_private_channel_keeps_its_name_and_its_session_to_itself(world: World) -> None:
    secret = {"members": ["U0MAYA", "U0NOOR"], "private": True}
    world.happens("add_channel", "C0SECRET", "secret-plans", **secret)
    world.happens("add_channel", "C0HIDDEN", "hidden-plans", members=["U0NOOR"], private=True)
    assert "hidden-plans" not in str(set_up(world, channel="C0HIDDEN"))
    world.maya.closes()
    world.maya.types("/retro", channel="C0SECRET")
    assert world.maya.fills() == {}
    world.maya.closes()
    world.wait(seconds=2)
    assert phases(world) == ["collect"]
    ((number,),) = rows(world, "SELECT id FROM gathering_sessions")
    for action in ("run", "write", "mine", "take_over", "calendar", "cards", "topics"):
        world.deliver(
            "interactive",
            forger.press(ORCHARD, "U0TOMAS", f"gatherings:{action}", str(number), (HERE, "1.1")),
        )
        assert world.tomas.modal is None, action
    assert "secret-plans" not in world.tomas.opens_home() + channel_says(world)
    assert "C0SECRET" not in world.tomas.told(HERE)


def test_a_channel_without_the_bot_says_how_to_invite_it(world: World) -> None:
    world.maya.types("/retro", channel="C0RELEASE")
    assert world.maya.modal is None
    assert "Type /invite @Trellis" in world.maya.told("C0RELEASE")


def test_the_channel_reads_who_set_it_up_and_when_it_comes(world: World) -> None:
    assert set_up(world, world.noor) == {}
    said = channel_says(world)
    assert "<@U0NOOR> set up *Retrospective*" in said
    assert "every Tuesday" not in said
    assert "Skip" not in said
    assert len(cards(world)) == 1


def test_the_day_before_the_channel_reads_what_is_to_come(world: World) -> None:
    assert set_up(world) == {}
    world.wait_until(NEXT_TUESDAY)
    (agenda,) = moments(world.maya.in_channel(), "*Next: Retrospective*")
    assert agenda.date().isoformat() == "2026-03-09"


def test_what_came_already_is_not_among_what_is_still_to_come(world: World) -> None:
    assert set_up(world, opens="2") == {}
    assert "the channel gets the card" in page(world)
    world.wait_until(NEXT_TUESDAY - timedelta(hours=2))
    assert "the cards are shown" in page(world)
    assert "the channel gets the card" not in page(world)


def page(world: World) -> str:
    """What stands behind the name of the ritual of the channel."""
    world.noor.types("/ritual list")
    world.noor.presses("Open", where="modal")
    read = words(world.noor.modal)
    world.noor.closes()
    return read
