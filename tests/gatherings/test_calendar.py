from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import parse_qs, urlsplit

import vobject

from tests.gatherings.scene import (
    HERE,
    NEXT_TUESDAY,
    at,
    cards,
    fills_panel,
    set_up,
)
from tests.gatherings.votes import statements_of_clicks
from tests.world import Somebody, World, forger
from tests.world.people import find_buttons, words

TEAM = "T0ORCHARD"


def takes_file(person: Somebody) -> None:
    """Take the file from the card in the channel."""
    person.presses("Calendar", channel=HERE)
    person.presses("Get the file", where="modal")
    person.closes()


def bytes_of(person: Somebody) -> bytes:
    content = person.files[-1]["content"]
    assert isinstance(content, bytes)
    return content


def read(person: Somebody) -> dict[str, Any]:
    """What another library reads in the newest file that somebody was handed."""
    calendar = vobject.readOne(bytes_of(person).decode())
    event = calendar.vevent
    return {
        "method": calendar.method.value,
        "status": event.status.value,
        "uid": event.uid.value,
        "sequence": int(event.sequence.value),
        "from": event.dtstart.value.astimezone(UTC),
        "until": event.dtend.value.astimezone(UTC),
        "title": event.summary.value,
        "where": event.location.value,
        "url": event.url.value,
        "by": event.organizer.params["CN"],
    }


def links(person: Somebody) -> list[str]:
    """The addresses of the links in the window, in their order."""
    assert person.modal is not None
    return [button["url"] for button, _ in find_buttons(person.modal["blocks"], "Add")]


def moves(world: World, to: datetime) -> None:
    assert fills_panel(world.tomas, "Move it", to=int(to.timestamp())) == {}
    world.wait(seconds=5)


def told(person: Somebody, what: str) -> int:
    return sum(what in words(message) for message in person.kept)


def test_one_event_follows_the_session_through_all_that_becomes_of_it(world: World) -> None:
    assert set_up(world, often="weeks:1", minutes="45") == {}
    thursday, friday = at("2026-03-12", 10), at("2026-03-13", 15, 30)
    takes_file(world.noor)
    story = [read(world.noor)]
    for to in (thursday, friday):
        moves(world, to)
        world.noor.presses("Get the new file")
        story.append(read(world.noor))
    assert fills_panel(world.tomas, "Skip this one") == {}
    world.wait(seconds=5)
    world.noor.presses("Get the new file")
    story.append(read(world.noor))
    world.tomas.types("/ritual stop")
    assert world.tomas.fills() == {}
    world.tomas.closes()
    world.wait(seconds=5)
    world.noor.presses("Get the new file")
    story.append(read(world.noor))

    assert {each["uid"] for each in story} == {"session-1@T0ORCHARD"}
    assert [each["sequence"] for each in story] == [0, 1, 2, 3, 4]
    next_one = NEXT_TUESDAY + timedelta(weeks=1)
    begins = [NEXT_TUESDAY, thursday, friday, next_one, next_one]
    assert [each["from"] for each in story] == begins
    assert {each["until"] - each["from"] for each in story} == {timedelta(minutes=45)}
    assert [each["method"] for each in story] == ["PUBLISH"] * 4 + ["CANCEL"]
    assert [each["status"] for each in story] == ["CONFIRMED"] * 4 + ["CANCELLED"]
    assert {each["title"] for each in story} == {"Retrospective"}
    assert {each["where"] for each in story} == {"#design in Slack"}
    assert {each["by"][0] for each in story} == {"Maya Lindqvist"}
    assert {each["url"] for each in story} == {
        "https://slack.com/app_redirect?channel=C0DESIGN&team=T0ORCHARD"
    }
    assert "was called off" in words(world.noor.last) + words(world.noor.kept)
    assert told(world.noor, "delete it") == 4


def test_the_file_comes_with_the_line_ends_that_calendars_want(world: World) -> None:
    assert set_up(world) == {}
    takes_file(world.noor)
    written = bytes_of(world.noor)
    assert written.endswith(b"END:VCALENDAR\r\n")
    assert written.count(b"\n") == written.count(b"\r\n")
    assert world.noor.files[-1]["name"].endswith(".ics")
    assert world.maya.files == []


def test_the_links_name_the_moment_and_are_gone_once_it_is_called_off(world: World) -> None:
    assert set_up(world, minutes="90") == {}
    world.noor.presses("Calendar", channel=HERE)
    addresses = links(world.noor)
    assert len({urlsplit(each).netloc for each in addresses}) == len(addresses) == 3
    google = parse_qs(urlsplit(addresses[0]).query)
    assert google["dates"] == ["20260310T130000Z/20260310T143000Z"]
    world.noor.closes()
    place = (HERE, cards(world)[-1]["ts"])
    world.tomas.types("/ritual stop")
    assert world.tomas.fills() == {}
    world.tomas.closes()
    world.deliver("interactive", forger.press(TEAM, "U0NOOR", "gatherings:calendar", "1", place))
    assert links(world.noor) == []
    assert "was called off" in words(world.noor.modal)


def test_only_those_whose_calendar_knows_it_are_told_of_a_move(world: World) -> None:
    assert set_up(world) == {}
    world.maya.presses("Calendar", channel=HERE)
    world.maya.presses("Add", where="modal", nth=2)
    world.maya.closes()
    world.ingrid.presses("Calendar", channel=HERE)
    world.ingrid.closes()
    takes_file(world.noor)
    moves(world, at("2026-03-12", 10))
    assert [told(each, "was moved") for each in (world.maya, world.noor)] == [1, 1]
    assert [told(each, "was moved") for each in (world.ingrid, world.tomas)] == [0, 0]


def test_a_link_that_was_made_before_a_move_is_told_of_it_when_it_is_opened(world: World) -> None:
    assert set_up(world) == {}
    world.noor.presses("Calendar", channel=HERE)
    moves(world, at("2026-03-12", 10))
    assert told(world.noor, "was moved") == 0
    world.noor.presses("Add", where="modal")
    world.wait(seconds=5)
    assert told(world.noor, "was moved") == 1
    assert "Thursday 12 March" in words(world.noor.last)


def test_who_has_left_the_channel_is_told_nothing_and_handed_nothing(world: World) -> None:
    assert set_up(world) == {}
    takes_file(world.noor)
    world.happens("remove_member", HERE, "U0NOOR")
    moves(world, at("2026-03-12", 10))
    assert told(world.noor, "was moved") == 0
    place = (HERE, cards(world)[-1]["ts"])
    for action in ("calendar", "calendar_file", "calendar_link"):
        pressed = forger.press(TEAM, "U0NOOR", f"gatherings:{action}", "1:1", place)
        world.deliver("interactive", pressed)
        assert world.noor.modal is None
    assert len(world.noor.files) == 1


def test_where_nobody_meets_the_entry_is_the_last_of_the_time_to_write(world: World) -> None:
    assert set_up(world, mode="written", minutes="30") == {}
    takes_file(world.noor)
    event = read(world.noor)
    assert (event["from"], event["until"]) == (NEXT_TUESDAY - timedelta(minutes=30), NEXT_TUESDAY)
    assert event["title"] == "Retrospective: time to write"


def test_no_click_on_a_calendar_makes_more_than_six_statements(world: World) -> None:
    assert set_up(world) == {}
    with statements_of_clicks(world) as clicks:
        takes_file(world.tomas)
        world.tomas.presses("Calendar", channel=HERE)
        world.tomas.presses("Add", where="modal")
        world.tomas.closes()
        world.tomas.presses("I come", channel=HERE)
        found = clicks()
    assert len(found) == 5
    assert max(map(len, found)) <= 6
