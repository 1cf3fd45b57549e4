"""From a colleague's request to an action of one's own, at a desk and on a phone."""

from tests.browser.orchard import Orchard
from tests.browser.visitor import Visitor

START = "Pausing for a moment after each number"
STOP = "Reading the slides aloud; we read faster than you speak"
STEP = "Rehearse with pauses, and leave the slides to the readers"


def test_a_request_is_answered_closed_and_made_into_something(
    visitor: Visitor, town: Orchard
) -> None:
    visitor.goes_to("Trellis Messages")
    visitor.reads("@Noor Haddad asks you for feedback.", "My talk at the all-hands")
    visitor.presses("Give feedback")
    visitor.reads("Who reads this: @Noor Haddad alone, with your name.")
    visitor.presses("Give")
    visitor.is_told("Start", "Fill in at least one of the boxes")
    visitor.fills(Start=START, Stop=STOP)
    visitor.presses("Give")
    visitor.sees_no_form()
    visitor.reads("Thank you. Your feedback for @Noor Haddad is kept.")
    assert town.person("U0MAYA").dm_words.count("asks you for feedback") == 0

    visitor.acts_as("Noor")
    visitor.reads("@Maya Lindqvist gave you feedback.", START, STOP)
    visitor.reads("Answered: @Maya Lindqvist")

    visitor.moves_the_clock("Move the clock on by 1 week")
    visitor.moves_the_clock("Move the clock on by 1 hour")
    visitor.reads("Your request for feedback is closed. 1 person answered")
    visitor.chooses("Mark as useful", beside=START)
    visitor.reads("useful to you")
    visitor.chooses("Turn into an action", beside=STOP)
    visitor.reads("Only you see your actions.", STOP)
    visitor.fills(**{"What will I do?": STEP})
    visitor.presses("Keep")
    visitor.reads("Your action stands on your Home tab")
    visitor.presses("Done")
    visitor.presses("Thank everybody")
    visitor.reads("Everybody who answered hears your thanks")
    visitor.presses("Save as file")
    saved = visitor.downloads("feedback-2026-03-10-1.md")
    assert START in saved and STOP in saved and "maya" in saved.lower()

    visitor.goes_to("Trellis Home")
    visitor.reads(STEP)
    visitor.presses("Done")
    visitor.does_not_read(STEP)

    visitor.acts_as("Maya")
    visitor.goes_to("Trellis Messages")
    visitor.reads("@Noor Haddad thanks everybody")
