"""A community for two weeks, on a phone: a week that brings something, and one that does not."""

from bot.demo import TEAM
from tests.browser.conftest import Visits
from tests.browser.learning_together import (
    NOTES,
    PAGES,
    TALK,
    asks_the_community,
    begins_a_community,
    marks_with_books,
    offers_a_seat,
    posts,
)
from tests.browser.orchard import Orchard
from tests.browser.screen import PHONE

DIGEST = "What came together on databases"
WATCHED = "Reviewing a migration that runs for an hour"
NAMING = "How I name the new tables"


def test_what_people_share_in_a_week_comes_together_and_is_found(
    visits: Visits, town: Orchard
) -> None:
    page = visits(PHONE)
    town.sandbox.workspaces[TEAM].pages.update(PAGES)
    begins_a_community(page)
    page.reads("This is a community on databases now.", "helped you")

    # Several people mark one message: it is one entry.
    posts(page, "Tomás", f"Worth twenty minutes: {TALK}")
    marks_with_books(page, "Noor", "Worth twenty", why="It made our slow page fast")
    page.acts_as("Ingrid")
    page.goes_to("design")
    page.presses("books", of="Worth twenty")
    page.reads("Filed in the library", "How indexes work")
    page.reacts("bulb", to="Worth twenty")
    posts(page, "Ingrid", f"My own notes: {NOTES}")
    page.takes_up("Save to the library", of="My own notes")
    page.reads("Who finds it: everybody in this workspace, with your name.")
    page.fills(Why="For whoever begins a table")
    page.presses("Save")
    page.reads("Names that last is in the library.")
    page.presses("Done")

    offers_a_seat(page, "Ingrid", WATCHED, at="2026-03-09T14:00")
    page.acts_as("Leo")
    page.goes_to("design")
    page.presses("Take a seat")
    page.reads("1 of 2 places is free. @Leo Martin will watch.", "You have a seat with")
    page.presses("Into my calendar", of="You have a seat with")
    page.presses("Get the file")
    page.reads("The file comes into your conversation with me")
    page.presses("Done")
    page.goes_to("Trellis Messages")
    assert "BEGIN:VEVENT" in page.downloads("open-seat-2026-03-09-1.ics")
    asks_the_community(page, "Samuel", NAMING)

    for _ in range(3):
        page.moves_the_clock("Move the clock on by 1 day")
    page.acts_as("Maya")
    page.goes_to("design")
    page.reads(
        "Today",
        DIGEST,
        "How indexes work · helped most",
        "“It made our slow page fast” (@Noor Haddad) · ask @Noor Haddad and @Ingrid Bakke",
        "Names that last",
        f"@Samuel Okafor: {NAMING}",
        f"@Ingrid Bakke: {WATCHED}",
        "To talk about:",
    )
    page.presses("Take a seat", of=DIGEST)
    page.reads("You have a seat with")
    page.presses("Give feedback", of=DIGEST)
    page.goes_to("Trellis Messages")
    page.reads(NAMING)

    # A week with nothing new sends nothing, and what is over is offered no more.
    page.moves_the_clock("Move the clock on by 1 week")
    page.goes_to("design")
    page.reads(DIGEST, "To talk about:")
    page.does_not_read("Today", "Take a seat", "Give feedback")

    page.says("/library search index topic:databases")
    page.reads("1 entry", "How indexes work")
    page.presses("Open How indexes work")
    page.reads("a message of @Tomás Oliveira", "It helped 1 person.")
    page.presses("This helped me")
    page.reads("It helped 2 people.")
    page.presses("Done")
    page.presses("Done")
    page.sees_no_form()
    page.says("/library export")
    page.goes_to("Trellis Messages")
    saved = page.downloads(".md")
    assert TALK in saved and NOTES in saved and "For whoever begins a table" in saved
