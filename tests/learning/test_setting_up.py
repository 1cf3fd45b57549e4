"""Setting up a Learning Friday: the form, what it refuses, and who may."""

from datetime import UTC, datetime

from tests.learning.fridays import set_up
from tests.ritual.tea import at as shown_at
from tests.world import World, forger
from tests.world.people import fields, words

ORCHARD, HARBOUR = "T0ORCHARD", "T0HARBOUR"


def test_it_begins_with_first_fridays_at_nine_in_the_zone_of_most(world: World) -> None:
    for person in (world.tomas, world.noor, world.ingrid, world.maya):
        person.opens_home()
    world.maya.types("/learning friday")
    shown = fields(world.maya.modal)
    assert shown["at"]["initial_time"] == "09:00"
    assert shown["afternoon"]["initial_time"] == "15:00"
    assert shown["channel"]["initial_conversation"] == "C0DESIGN"
    assert shown["keepers"]["initial_users"] == ["U0MAYA"]
    assert "Friday" in words(shown["weekday"]["initial_option"])
    assert shown["country"]["initial_option"]["value"] == "SE"
    assert world.maya.fills() == {}
    assert "The first is on Friday 6 March" in words(world.maya.modal)
    assert "Europe/Stockholm" in str(world.tables()["rituals"])


def test_new_years_day_is_no_learning_friday_unless_somebody_chooses_so(world: World) -> None:
    world.sandbox.clock.set(datetime(2026, 12, 7, 9, tzinfo=UTC))
    assert set_up(world) == {}
    world.maya.types("/ritual preview")
    shown = words(world.maya.modal)
    assert shown_at(datetime(2026, 12, 30, 8, tzinfo=UTC)) in shown, (
        "the last day of work before it"
    )
    assert shown_at(datetime(2027, 1, 1, 8, tzinfo=UTC)) not in shown


def test_what_somebody_chose_for_themselves_counts_by_their_own_clock(world: World) -> None:
    world.noor.types("/trellis settings")
    assert world.noor.fills(country="FI") == {}
    world.noor.closes()
    world.noor.types("/learning friday")
    assert fields(world.noor.modal)["country"]["initial_option"]["value"] == "FI"


def test_a_second_one_in_the_channel_shows_the_first_and_how_to_change_it(world: World) -> None:
    world.noor.types("/learning friday")
    assert set_up(world) == {}
    assert "has one already" in world.noor.fills()["channel"]
    world.tomas.types("/learning friday")
    told = world.tomas.told("C0DESIGN")
    for part in (
        "the first Friday of every month at 09:00 in Stockholm",
        "<@U0MAYA>",
        "/ritual list",
    ):
        assert part in told
    assert world.tomas.modal is None
    assert len(world.tables()["rituals"]) == 1


def test_the_bot_must_be_where_it_is_to_post(world: World) -> None:
    world.maya.types("/learning friday", channel="C0RELEASE")
    assert "I am not in #releases yet. Type /invite @Trellis" in world.maya.told("C0RELEASE")
    errors = set_up(world, clear=["C0RELEASE", "C0GENERAL"])
    assert "I am not in #releases yet. Type /invite @Trellis" in errors["clear"]
    assert world.maya.fills(channel="C0RELEASE", clear=[])["channel"].startswith("I am not in")
    assert not world.tables()["rituals"]


def test_only_somebody_in_the_channel_sets_it_up(world: World) -> None:
    world.happens("add_person", "U0STRANGER", "Sam Stranger", tz="Europe/Stockholm")
    stranger = world.person("U0STRANGER")
    stranger.opens_home()
    stranger.presses("Set up a Learning Friday", where="home")
    assert "Choose a channel that you are in" in stranger.fills(channel="C0DESIGN")["channel"]
    secret = {"members": ["U0NOOR"], "private": True}
    world.happens("add_channel", "C0SECRET", "secret-plans", **secret)
    for values in ({"channel": "C0SECRET"}, {"channel": "C0DESIGN", "clear": ["C0SECRET"]}):
        assert "secret-plans" not in str(world.maya.types("/learning friday"))
        told = str(world.maya.fills(**values))
        assert "that you are in" in told and "secret-plans" not in told
    assert not world.tables()["rituals"]


def test_what_is_filled_in_wrongly_is_said_at_its_field(world: World) -> None:
    world.happens("add_person", "U0STRANGER", "Sam Stranger", tz="Europe/Stockholm")
    errors = set_up(world, afternoon="08:30", keepers=["U0STRANGER"])
    assert "The day begins at 09:00" in errors["afternoon"]
    assert "not in the channel" in errors["keepers"]


def test_a_forged_form_sets_nothing_up(world: World) -> None:
    choices = {"often": "months:1", "weekday": "4", "which": "nth:1", "zone": "Europe/Oslo"}
    good = {name: {"selected_option": {"value": value}} for name, value in choices.items()}
    good |= {"at": {"selected_time": "09:00"}, "afternoon": {"selected_time": "15:00"}}
    good |= {"on_holiday": {"selected_option": {"value": "before"}}}
    good |= {"country": {"selected_option": {"value": "none"}}}
    good |= {"channel": {"selected_conversation": "C0DESIGN"}}
    wrong = [
        ("channel", {"selected_conversation": "C0NOWHERE"}),
        ("channel", {"selected_conversation": None}),
        ("channel", {"selected_conversation": "\0"}),
        ("channel", {"selected_conversation": "C" * 3001}),
        ("at", 5),
        ("often", {"selected_option": {"value": "days:1"}}),
        ("zone", {"selected_option": {"value": "../etc/passwd"}}),
        ("at", {"selected_time": "25:00"}),
        ("afternoon", {"selected_time": "x"}),
        ("on_holiday", {"selected_option": {"value": "never"}}),
        ("country", {"selected_option": {"value": "XX"}}),
        ("clear", {"selected_conversations": ["C0NOWHERE", "D0", ""]}),
        ("clear", {"selected_conversations": [f"C{n}" for n in range(50)]}),
        ("keepers", {"selected_users": ["U0NOBODY"]}),
    ]
    for field, value in wrong:
        form = forger.submission(ORCHARD, "U0MAYA", "learning:friday", "", good | {field: value})
        answer = world.forge(form, ORCHARD)
        assert answer.body["response_action"] == "errors", (field, value)
        assert field in answer.body["errors"], (field, value, answer.body)
    world.happens("add_person", "U0STRANGER", "Sam Stranger")
    for team, user in ((ORCHARD, "U0STRANGER"), (HARBOUR, "U0NOBODY")):
        form = forger.submission(team, user, "learning:friday", "", good)
        world.forge(form, team)
    assert not world.tables()["rituals"]
    assert world.forge(forger.submission(ORCHARD, "U0MAYA", "learning:friday", "", good), ORCHARD)
    assert len(world.tables()["rituals"]) == 1, "the same form, unforged, is good"
