"""The README's pictures of the page, made anew by hand: python -m tests.browser.pictures"""

import sys
import tempfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

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
    visitor.reads(f"{SHIPS}\n2 votes. We talk about it until")
    visitor.closes_the_thread()
    runs(visitor, "Discussing", "Close the session")
    visitor.reads("Retrospective is over.", STEP)
    visitor.scrolls_to("Retrospective is over.")


PICTURES: tuple[tuple[str, Screen, Callable[[Visitor], None]], ...] = (
    ("page.png", DESK, summary),
    ("phone.png", replace(PHONE, scale=2), answer),
    ("retro-cards.png", DESK, cards),
    ("retro.png", DESK, discussion),
    ("retro-summary.png", DESK, closed),
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
