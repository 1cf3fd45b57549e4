"""Who may have questions come, to whom, how often; and what is wrong with a form."""

from typing import Any

import pytest

from tests.autonomy.scene import (
    AIKO,
    MAYA,
    THREE,
    asks_channel,
    leads,
    questions_to,
    until_the_prompt,
)
from tests.world import World, forger
from tests.world.people import fields, words


@pytest.mark.parametrize(
    ("people", "says"),
    [
        (["U0INGRID", AIKO], "yourself out"),
        ([AIKO, "U0ROBOT"], "an app"),
        ([AIKO, "U0GONE"], "not in this workspace"),
        ([AIKO, "U0RUTH"], "not in this workspace"),
    ],
)
def test_people_who_cannot_be_asked_are_told_under_the_field(
    world: World, people: list[str], says: str
) -> None:
    world.happens("add_person", "U0ROBOT", "Deploy Robot", is_bot=True)
    world.happens("add_person", "U0GONE", "Gustav Gone", deleted=True)
    errors = leads(world.ingrid, *people)
    assert list(errors) == ["people"] and says in errors["people"]
    assert not world.tables()["rituals"]


@pytest.mark.parametrize(
    ("people", "says"), [([], "at least one"), ([f"U0MANY{n}" for n in range(21)], "At most 20")]
)
def test_what_slack_itself_would_stop_is_told_as_well(
    world: World, people: list[str], says: str
) -> None:
    chosen = {"people": {"type": "multi_users_select", "selected_users": people}}
    forged = forger.submission("T0ORCHARD", "U0INGRID", "autonomy:questions", "me", chosen)
    answer = world.deliver("interactive", forged)
    assert isinstance(answer.body, dict) and says in answer.body["errors"]["people"]


def test_the_usual_is_every_second_tuesday_at_ten_in_ones_own_zone(world: World) -> None:
    world.tomas.types("/autonomy questions")
    shown = fields(world.tomas.modal)
    assert shown["often"]["initial_option"]["value"] == "weeks:2"
    assert shown["weekday"]["initial_option"]["text"]["text"] == "Tuesday"
    assert shown["at"]["initial_time"] == "10:00"
    assert shown["zone"]["initial_option"]["value"] == "Europe/Lisbon"
    assert "known to you alone" in words(world.tomas.modal)


def test_the_form_remembers_and_changes_what_stands(world: World) -> None:
    leads(world.ingrid, *THREE)
    world.ingrid.types("/autonomy questions")
    assert fields(world.ingrid.modal)["people"]["initial_users"] == THREE
    assert world.ingrid.fills(people=[MAYA], weekday="3", at="14:00") == {}
    assert "Your next question comes" in words(world.ingrid.modal)
    world.ingrid.closes()
    assert len(world.tables()["rituals"]) == 1
    until_the_prompt(world)
    assert not world.ingrid.kept
    world.wait(days=2)
    assert "<@U0MAYA>" in words(world.ingrid.last)


def test_a_wrong_hour_is_told_under_its_field(world: World) -> None:
    errors = leads(world.ingrid, AIKO, often="months:1", weekday="0,1,2,3,4")
    assert list(errors) == ["weekday"]
    assert not world.tables()["rituals"]


@pytest.mark.parametrize(
    ("channel", "says"),
    [("C0RELEASE", "/invite"), ("C0SECRET", "that you are in"), ("C0NOSUCH", "that you are in")],
)
def test_a_channel_is_set_up_by_somebody_in_it_alone(world: World, channel: str, says: str) -> None:
    secret: dict[str, Any] = {"members": ["U0NOOR"], "private": True}
    world.happens("add_channel", "C0SECRET", "secret", **secret)
    errors = asks_channel(world.maya, channel)
    assert list(errors) == ["channel"] and says in errors["channel"]
    assert "secret" not in errors["channel"]
    assert not world.tables()["rituals"]


def test_one_channel_has_one_cadence_that_anybody_in_it_changes(world: World) -> None:
    assert asks_channel(world.maya) == {}
    world.noor.types("/autonomy questions <#C0DESIGN|design>")
    assert fields(world.noor.modal)["channel"]["initial_conversation"] == "C0DESIGN"
    assert world.noor.fills(often="weeks:1") == {}
    assert len(world.tables()["rituals"]) == 1
    world.wait(days=23)
    assert len(questions_to(world.tomas)) == 3


def test_a_stranger_sees_nothing_of_a_channels_cadence(world: World) -> None:
    world.happens("add_person", "U0STRANGER", "Sam Stranger", tz="Europe/Stockholm")
    asks_channel(world.maya, often="weeks:4")
    stranger = world.person("U0STRANGER")
    stranger.types("/autonomy questions <#C0DESIGN|design>", channel="C0GENERAL")
    assert fields(stranger.modal)["often"]["initial_option"]["value"] == "weeks:2"
    assert "Stop them" not in words(stranger.modal)


@pytest.mark.parametrize("nonsense", ["every day", "<@U0NOOR>", "#nowhere", "<#D0MAYA>"])
def test_what_names_no_channel_gets_the_usage(world: World, nonsense: str) -> None:
    world.maya.types(f"/autonomy questions {nonsense}")
    assert world.maya.modal is None
    told = world.maya.told("C0DESIGN")
    assert "does not know" in told and "`/autonomy questions [#channel]`" in told


def test_what_is_set_up_reads_well_inside_a_sentence(world: World) -> None:
    asks_channel(world.maya)
    world.wait(seconds=5)
    said = words(world.noor.in_channel()[-1])
    assert "set up *Team question*: every second Tuesday at 10:00 in Stockholm. The first" in said
