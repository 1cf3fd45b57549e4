"""The README's pictures of the page, made anew by hand: python -m tests.browser.pictures"""

import sys
import tempfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from bot.demo import TEAM
from tests.browser import bringing_home, reading_together, standing_by
from tests.browser import learning_together as together
from tests.browser.looking_back import runs, votes, writes
from tests.browser.orchard import Orchard
from tests.browser.screen import DESK, PHONE, Chromium, Screen, found_browser
from tests.browser.visitor import Visitor
from tests.world.loop import Loop

DOCS = Path(__file__).parents[2] / "docs"
MOST_BYTES = 250_000

START = "A pause after each number, so that it can sink in"
STOP = "Reading the slides aloud: we read faster than you speak"
CONTINUE = "The story of the customer in Malmö. It made the decision clear"


def answer(visitor: Visitor) -> None:
    """Maya's messages with Noor's request, and the form filled in so far."""
    visitor.goes_to("Trellis Messages")
    visitor.presses("Give feedback")
    visitor.fills(Start=START, Stop=STOP)


def summary(visitor: Visitor) -> None:
    """What Noor reads at the deadline."""
    for name, boxes in (
        ("Maya", {"Start": START, "Stop": STOP}),
        ("Ingrid", {"Continue": CONTINUE}),
    ):
        visitor.acts_as(name)
        visitor.goes_to("Trellis Messages")
        visitor.presses("Give feedback")
        visitor.fills(**boxes)
        visitor.presses("Give")
        visitor.reads("Thank you. Your feedback")
    visitor.acts_as("Noor")
    visitor.moves_the_clock("Move the clock on by 1 week")
    visitor.moves_the_clock("Move the clock on by 1 hour")
    visitor.reads("Your request for feedback is closed. 2 people answered")
    visitor.chooses("Mark as useful", beside=STOP)
    visitor.reads("useful to you")


CARDS = {
    "Maya": {"Went well": "The interviews on Thursday", "To improve": "Reviews come too late"},
    "Noor": {"Went well": "A release without a night shift", "Puzzles": "Who decides what ships?"},
    "Tomás": {"To improve": "Reviews wait for two days", "Puzzles": "When do we ask support?"},
    "Aiko": {"Went well": "Interviews with people who left us", "To improve": "Friday meetings"},
    "Samuel": {"To improve": "Code waits for a second look"},
}
LATE, SHIPS = "Reviews at the right moment", "Who decides what ships?"
NOTE = "A first look at a sketch costs ten minutes"
STEP = "Show every sketch on the day it begins"


def cards(visitor: Visitor) -> None:
    """The cards of a retrospective, while like ones are put together."""
    visitor.goes_to("design")
    visitor.says("/retro")
    visitor.picks("How often?", "Every second week")
    visitor.picks("Which format?", "Went well")
    visitor.presses("Set it up")
    visitor.presses("Done")
    for name, written in CARDS.items():
        visitor.acts_as(name)
        visitor.goes_to("design")
        writes(visitor, written)
    visitor.moves_the_clock("Move the clock on by 1 week")
    for _ in range(4):
        visitor.moves_the_clock("Move the clock on by 1 hour")
    visitor.acts_as("Maya")
    visitor.goes_to("design")
    runs(visitor, "Collecting cards", "Reveal the cards")
    visitor.presses("See the cards")
    visitor.ticks("Reviews come too late", "Reviews wait for two days")
    visitor.ticks("Code waits for a second look")


def discussion(visitor: Visitor) -> None:
    """The living card beside its thread, while the first topic is talked about."""
    cards(visitor)
    visitor.presses("Put together")
    visitor.presses("Change")
    visitor.fills(**{"What is it called?": LATE})
    visitor.presses("Keep")
    visitor.reads(LATE)
    visitor.presses("Done")
    runs(visitor, "Reading and grouping", "Open the vote")
    for name, wanted in {
        "Noor": (SHIPS, LATE),
        "Tomás": (LATE, LATE),
        "Maya": (LATE, SHIPS, "Friday"),
    }.items():
        visitor.acts_as(name)
        votes(visitor, *wanted)
    runs(visitor, "Voting", "Close the vote")
    visitor.opens_the_thread_of("Discussing")
    visitor.presses("Write a note")
    visitor.fills(**{"Your note": NOTE})
    visitor.presses("Keep")
    visitor.reads(NOTE)
    visitor.scrolls_to("Discussing")


def closed(visitor: Visitor) -> None:
    """What the channel reads when a retrospective is over."""
    discussion(visitor)
    visitor.presses("Make it an action")
    visitor.fills(**{"What will be done?": STEP})
    visitor.picks("Who will do it?", "Noor")
    visitor.presses("Keep")
    visitor.reads(STEP)
    visitor.presses("Next topic")
    visitor.reads("2 votes. We talk about it until")
    visitor.closes_the_thread()
    runs(visitor, "Discussing", "Close the session")
    visitor.reads("Retrospective is over.", STEP)
    visitor.scrolls_to("Retrospective is over.")


ARGUMENTS = {
    "Maya": ("Opening, for the motion", "Users tell us the same day what they miss"),
    "Noor": ("Opening, against the motion", "Whoever is called on a Saturday was not asked"),
}
MINDS = {
    "Noor": "I had big releases in mind. Nobody here wants those on a Friday",
    "Samuel": "That nobody asked those who are called",
}


def debate(visitor: Visitor) -> None:
    """What the channel reads when a debate is over: how minds moved, and what moved them."""
    together.sets_up_a_debate(visitor)
    together.vote(visitor, "Where I stand", together.BEFORE)
    together.argues(visitor, "Maya", "for")
    together.argues(visitor, "Noor", "against")
    visitor.moves_the_clock("Move the clock on by 1 week")
    for _ in range(4):
        visitor.moves_the_clock("Move the clock on by 1 hour")
    for name, (heading, text) in ARGUMENTS.items():
        together.writes(visitor, name, "Write an argument", heading, text)
    for _ in range(3):
        visitor.moves_the_clock("Move the clock on by 1 day")
    together.vote(visitor, "Where I stand now", together.AFTER)
    for name, text in MINDS.items():
        together.writes(visitor, name, "What changed my mind", "What changed my mind", text)
    visitor.acts_as("Maya")
    visitor.goes_to("design")
    runs(visitor, "After the rounds", "Close the debate")
    visitor.reads("How minds moved")
    visitor.scrolls_to("How minds moved")


def community(visitor: Visitor) -> None:
    """What a channel reads once a week, with one question to talk about."""
    together.begins_a_community(visitor)
    together.posts(visitor, "Tomás", f"Worth twenty minutes: {together.TALK}")
    together.marks_with_books(visitor, "Noor", "Worth", why="It made our slow page fast")
    together.posts(visitor, "Aiko", f"What we agreed on: {together.NOTES}")
    together.marks_with_books(visitor, "Ingrid", "What we agreed on", why="Read it before a table")
    visitor.reacts("bulb", to="Worth twenty minutes")
    seat = "A migration that runs for an hour, without a night shift"
    together.offers_a_seat(visitor, "Ingrid", seat, at="2026-03-09T14:00")
    together.asks_the_community(visitor, "Samuel", "How I name the new tables")
    for _ in range(3):
        visitor.moves_the_clock("Move the clock on by 1 day")
    visitor.acts_as("Maya")
    visitor.goes_to("design")
    visitor.reads("To talk about:")
    visitor.scrolls_to("To talk about:")


PICTURES: tuple[tuple[str, Screen, Callable[[Visitor], None]], ...] = (
    ("page.png", DESK, summary),
    ("phone.png", replace(PHONE, scale=2), answer),
    ("retro-cards.png", DESK, cards),
    ("retro.png", DESK, discussion),
    ("retro-summary.png", DESK, closed),
    ("harvest.png", DESK, bringing_home.shares_in_writing),
    ("book-club.png", DESK, reading_together.reads_to_the_end),
    ("debate.png", DESK, debate),
    ("community.png", DESK, community),
    ("support.png", DESK, standing_by.writes_a_request_beside_noor),
    ("promises.png", DESK, standing_by.sees_what_is_owed),
    ("one-to-ones.png", DESK, standing_by.is_shown_a_year),
)


def main() -> None:
    """Take every picture."""
    executable = found_browser()
    if executable is None:
        sys.exit("There is no browser on this machine to take pictures with.")
    DOCS.mkdir(exist_ok=True)
    loop = Loop()
    chromium = loop.do(Chromium.start(executable))
    for name, screen, scene in PICTURES:
        with tempfile.TemporaryDirectory() as folder:
            town = Orchard.begin(loop, f"sqlite:///{Path(folder) / 'trellis.db'}")
            town.sandbox.workspaces[TEAM].pages.update(together.PAGES)
            visitor = Visitor(loop, chromium.browser, screen, town.url)
            scene(visitor)
            visitor.is_photographed(DOCS / name)
            visitor.leaves()
            town.end()
        size = (DOCS / name).stat().st_size
        assert size <= MOST_BYTES, f"{name} has {size:,} bytes, more than a README should load"
    loop.do(chromium.stop())
    loop.stop()


if __name__ == "__main__":
    main()
