from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest

from rituals.words import limits
from tests.my_time.garden import sets
from tests.world import World
from tests.world.people import fields, labels, words

# The world begins on Tuesday 3 March 2026, ten o'clock in Stockholm.
TODAY = date(2026, 3, 3)


@pytest.mark.parametrize("line", ["/trellis", "/trellis settings"])
def test_the_command_opens_what_holds_until_somebody_chooses(world: World, line: str) -> None:
    world.maya.types(line)
    form = fields(world.maya.modal)
    assert (form["opens"]["initial_time"], form["closes"]["initial_time"]) == ("09:00", "17:00")
    assert [each["value"] for each in form["days"]["initial_options"]] == list("01234")
    assert form["budget"]["initial_option"]["value"] == "3"
    assert len(form["budget"]["options"]) == 11
    assert "Europe/Stockholm" in words(world.maya.modal)
    assert_fits(world.maya.modal)


def test_what_was_saved_is_said_in_words_and_stands_there_the_next_time(world: World) -> None:
    chosen = {
        "opens": time(8), "closes": time(15), "days": ["0", "1", "2", "3"], "budget": "1",
        "country": "SE", "away_from": date(2026, 3, 9), "away_until": date(2026, 3, 13),
        "snooze": date(2027, 1, 8),
    }  # fmt: skip
    world.maya.opens_home()
    world.maya.types("/trellis")
    assert world.maya.fills(**chosen) == {}
    for shown in (words(world.maya.modal), words(world.maya.actor.home)):
        assert "Monday to Thursday, 8:00 to 15:00 (Europe/Stockholm)." in shown
        assert "at most 1 time a week" in shown
        assert "Away from Monday 9 March until Friday 13 March" in shown
        assert "until Friday 8 January 2027" in shown
    assert "Sweden" in words(world.maya.modal)
    world.maya.closes()
    world.maya.types("/trellis")
    form = fields(world.maya.modal)
    assert form["opens"]["initial_time"] == "08:00"
    assert form["country"]["initial_option"]["text"]["text"] == "Sweden"
    assert form["away_until"]["initial_date"] == "2026-03-13"
    assert form["snooze"]["initial_date"] == "2027-01-08"
    assert "Monday to Thursday" not in world.noor.opens_home()


@pytest.mark.parametrize(
    ("values", "field", "remedy"),
    [
        ({"opens": time(15), "closes": time(8)}, "closes", "at least an hour after"),
        ({"opens": time(9), "closes": time(9, 59)}, "closes", "at least an hour after"),
        ({"opens": time(9), "closes": time(0)}, "closes", "on the same day"),
        ({"away_from": TODAY}, "away_until", "Choose the last day too"),
        ({"away_until": TODAY}, "away_from", "Choose the first day too"),
        (
            {"away_from": TODAY, "away_until": TODAY - timedelta(days=1)},
            "away_until",
            "that day or a later one",
        ),
        (
            {"away_from": date(2026, 2, 1), "away_until": TODAY - timedelta(days=1)},
            "away_until",
            "Choose a day to come",
        ),
        (
            {"away_from": TODAY, "away_until": TODAY + timedelta(days=367)},
            "away_until",
            "Choose an earlier day",
        ),
        ({"snooze": TODAY}, "snooze", "Choose a day after today"),
        ({"snooze": TODAY + timedelta(days=367)}, "snooze", "Choose an earlier day"),
    ],
)
def test_what_makes_no_sense_is_said_at_its_field_with_what_to_do(
    world: World, values: dict[str, object], field: str, remedy: str
) -> None:
    errors = sets(world.maya, **values)
    assert list(errors) == [field]
    assert remedy in errors[field]
    assert world.tables()["my_time"] == []


@pytest.mark.parametrize("last", [TODAY, TODAY + timedelta(days=366)])
def test_an_absence_of_today_and_one_of_a_year_are_taken(world: World, last: date) -> None:
    assert sets(world.maya, away_from=TODAY, away_until=last) == {}


def test_a_country_with_regions_asks_which_and_another_country_forgets_it(world: World) -> None:
    world.maya.types("/trellis")
    assert world.maya.fills(country="DE") == {}
    assert "hold in one region alone" in words(world.maya.modal)
    assert_fits(world.maya.modal)
    assert world.maya.fills(region="BE") == {}
    assert "Public holidays of Germany (Berlin) are free." in words(world.maya.modal)
    world.maya.closes()
    # Bern in Switzerland has the same code as Berlin.
    world.maya.types("/trellis")
    assert fields(world.maya.modal)["region"]["initial_option"]["value"] == "BE"
    assert world.maya.fills(country="CH", region="BE") == {}
    assert fields(world.maya.modal)["region"]["initial_option"]["value"] == "none"
    world.maya.closes()
    assert sets(world.maya, country="none") == {}
    world.maya.types("/trellis")
    assert "region" not in fields(world.maya.modal)


def test_the_longest_list_of_regions_fits(world: World) -> None:
    world.maya.types("/trellis")
    assert world.maya.fills(country="IT") == {}
    assert_fits(world.maya.modal)
    assert world.maya.fills(region="RM") == {}
    assert "Italy (Roma)" in words(world.maya.modal)


def test_a_pause_is_ended_by_its_box_and_by_the_button_on_home(world: World) -> None:
    away = {"away_from": TODAY, "away_until": date(2026, 3, 6)}
    assert sets(world.maya, **away, snooze=date(2026, 3, 9)) == {}
    assert sets(world.maya, ends=["away", "snooze"]) == {}
    shown = world.maya.opens_home()
    assert "Away" not in shown
    assert "by myself until Monday" not in shown
    assert sets(world.maya, snooze=date(2026, 3, 9)) == {}
    assert "by myself until Monday 9 March" in words(world.maya.actor.home)
    world.maya.presses("Ask me again from now on", where="home")
    assert "by myself until Monday" not in words(world.maya.actor.home)
    assert "Ask me again from now on" not in labels(world.maya.actor.home or {})


def test_what_is_over_is_not_offered_again(world: World) -> None:
    away = {"away_from": TODAY, "away_until": date(2026, 3, 6)}
    assert sets(world.maya, **away, snooze=date(2026, 3, 6)) == {}
    world.wait_until(datetime(2026, 3, 7, 9, tzinfo=UTC))
    world.maya.types("/trellis")
    form = fields(world.maya.modal)
    assert not any("initial_date" in element for element in form.values())
    assert "ends" not in form
    assert sets(world.maya) == {}


def test_slacks_status_is_told_in_the_settings_with_its_end(world: World) -> None:
    back = datetime(2026, 3, 9, 22, 59, tzinfo=UTC)
    world.maya.opens_home()
    world.happens("set_status", "U0MAYA", "Vacationing", ":palm_tree:", back)
    world.wait(seconds=1)
    world.maya.types("/trellis")
    shown = words(world.maya.modal)
    assert "Slack status says that you are away until" in shown
    assert f"<!date^{int(back.timestamp())}" in shown
    world.maya.closes()
    world.happens("set_status", "U0MAYA", "Out sick")
    world.wait(seconds=1)
    assert "status says that you are away:" in world.maya.opens_home()
    world.happens("set_status", "U0MAYA", "")
    world.wait(seconds=1)
    assert "status" not in world.maya.opens_home()


def assert_fits(view: dict[str, Any] | None) -> None:
    """See that Slack would take a view, by the bot's own table of limits too."""
    assert view is not None
    assert limits.problems({name: part for name, part in view.items() if name != "state"}) == []


def test_what_stands_behind_the_word_gets_the_usage(world: World) -> None:
    world.noor.types("/trellis settings quiet please")
    assert world.noor.modal is None
    told = world.noor.told("C0DESIGN")
    assert "does not know “settings quiet please”" in told and "`/trellis settings`" in told
