"""The README's pictures of the page, made anew by hand: python -m tests.browser.pictures"""

import sys
import tempfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

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


PICTURES: tuple[tuple[str, Screen, Callable[[Visitor], None]], ...] = (
    ("page.png", DESK, summary),
    ("phone.png", replace(PHONE, scale=2), answer),
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
