"""What people do in a debate and in a community, one step after the other."""

from sandbox.unfurling import Page
from tests.browser.visitor import Visitor

MOTION = "We should release on Fridays"
BACKGROUND = "Of our last five releases two came late on a Monday."
# Where each stands before and after: two move towards the motion, one away from it.
BEFORE = {
    "Maya": "For",
    "Noor": "Against",
    "Tomás": "Undecided",
    "Ingrid": "Against",
    "Samuel": "For",
}
AFTER = BEFORE | {"Noor": "For", "Tomás": "For", "Samuel": "Undecided"}

TALK, NOTES = "https://example.org/indexes", "https://example.org/names"
PAGES = {
    TALK: Page("How indexes work", "Twenty minutes, with drawings.", "Example"),
    NOTES: Page("Names that last", "What we call things, and why.", "Example"),
}


def sets_up_a_debate(page: Visitor) -> None:
    """Set up a debate in writing whose sides are chosen, a week from now."""
    page.goes_to("design")
    page.says("/debate")
    page.ticks("In writing", "Everybody chooses")
    page.fills(**{"The motion": MOTION, "A short background": BACKGROUND})
    page.presses("Set it up")
    page.presses("Done")
    page.sees_no_form()


def vote(page: Visitor, button: str, stands: dict[str, str]) -> None:
    """Have each say where they stand."""
    for name, where in stands.items():
        page.acts_as(name)
        page.goes_to("design")
        page.presses(button)
        page.ticks(where)
        page.presses("Keep")
        page.reads("Kept, and seen by nobody.")
        page.presses("Done")
        page.sees_no_form()


def argues(page: Visitor, name: str, side: str) -> None:
    page.acts_as(name)
    page.goes_to("design")
    page.presses("Argue")
    page.ticks(f"Argue {side}")
    page.presses("Keep")
    page.reads(f"You argue {side} the motion.")
    page.presses("Done")
    page.sees_no_form()


def writes(page: Visitor, name: str, button: str, heading: str, text: str) -> None:
    """Have somebody write under the one heading that is theirs now."""
    page.acts_as(name)
    page.goes_to("design")
    page.presses(button)
    page.fills(**{heading: text})
    page.presses("Keep")
    page.sees_no_form()


def begins_a_community(page: Visitor) -> None:
    """Make #design a community on databases."""
    page.goes_to("design")
    page.says("/learning community databases")
    page.presses("Make it one")
    page.reads("#design is a community on databases.")
    page.presses("Done")
    page.sees_no_form()


def posts(page: Visitor, name: str, text: str) -> None:
    page.acts_as(name)
    page.goes_to("design")
    page.says(text)
    page.reads(text.partition(":")[0])


def marks_with_books(page: Visitor, name: str, message: str, *, why: str) -> None:
    """Have somebody file what a message links to, and say why."""
    page.acts_as(name)
    page.goes_to("design")
    page.reacts("books", to=message)
    page.reads("Filed in the library")
    page.presses("Add why")
    page.fills(**{"Why is it worth": why})
    page.presses("Keep")
    page.reads(why)
    page.presses("Done")
    page.sees_no_form()


def offers_a_seat(page: Visitor, name: str, what: str, *, at: str) -> None:
    """Have somebody offer a seat, at a wall-clock time of theirs as 2026-03-09T14:00."""
    page.acts_as(name)
    page.goes_to("design")
    page.says("/learning seat")
    page.fills(**{"What will you": what, "When": at, "Where": "https://meet.example.org/a"})
    page.presses("Offer it")
    page.reads("Your open seat stands in #design now.")
    page.presses("Done")
    page.sees_no_form()


def asks_the_community(page: Visitor, name: str, about: str) -> None:
    page.acts_as(name)
    page.goes_to("design")
    page.presses("Ask for feedback", of="What you can do here")
    page.fills(**{"About what?": about})
    page.presses("Ask")
    page.reads("Your call goes to #design now.")
    page.presses("Done")
    page.sees_no_form()
