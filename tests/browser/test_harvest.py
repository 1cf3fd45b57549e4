"""A training that two people come home from, what others try of it, and who finds it later."""

from tests.browser.bringing_home import FROM_MAYA, FROM_NOOR, TRAINING, tells, tries, writes
from tests.browser.looking_back import runs
from tests.browser.visitor import Visitor

NOTES = "7 notes."
WEEKLY = "Delete one component a week"
ASKING = "Ask who uses a component before I draw it"
WORTH = "Worth it, says 1 person: Whoever names things for engineers."


def test_what_two_bring_home_is_shared_tried_by_others_and_found_later(at_a_desk: Visitor) -> None:
    page = at_a_desk
    tells(page, "Friday 6 March")
    writes(page, FROM_MAYA, "Keep")
    page.acts_as("Noor")
    page.goes_to("Trellis Messages")
    page.reads(f"You were at {TRAINING}.", "It came because @Maya Lindqvist named you.")
    page.presses("Write it down")
    writes(page, FROM_NOOR, "Keep")
    page.reads("Thank you. What you bring home")

    for _ in range(3):
        page.moves_the_clock("Move the clock on by 1 day")
    for _ in range(4):
        page.moves_the_clock("Move the clock on by 1 hour")
    page.acts_as("Maya")
    page.goes_to("design")
    runs(page, NOTES, "Begin")
    page.reads("Sharing what was brought home")
    page.opens_the_thread_of(NOTES)
    page.reads(
        "What I take away: 3 notes.",
        f"@Noor Haddad: {WEEKLY}",
        "What will you try of it?",
        "2 people want to try something of it.",
    )
    page.closes_the_thread()

    page.acts_as("Tomás")
    tries(page, WEEKLY, **{"Or in your own words": ASKING})
    page.goes_to("Trellis Home")
    page.reads("What I will try", WEEKLY, ASKING)
    page.acts_as("Maya")
    page.goes_to("design")
    runs(page, NOTES, "Close the session")
    page.reads("is over.", WORTH, "3 people want to try something of it.", "Cost: 900 EUR.")
    page.does_not_read(ASKING)

    page.moves_the_clock("Move the clock on by 1 week")
    page.moves_the_clock("Move the clock on by 1 week")
    page.moves_the_clock("Next working morning")
    page.acts_as("Tomás")
    page.goes_to("Trellis Messages")
    page.reads(f"You wanted to try these after {TRAINING}.", "Nobody sees your answer")
    page.presses("Did it", of="You wanted to try these")
    page.reads("Kept: you did it.")

    page.acts_as("Ingrid")
    page.goes_to("design")
    page.says("/harvest")
    page.fills(**{"What was it?": "Design systems"})
    page.presses("Next")
    page.reads(f"Told before: {TRAINING}", "2 people were there.", WORTH)
    page.reads("3 people want to try something of it, 1 did.")
    page.presses("Cancel")
    page.sees_no_form()
    page.says("/library search component")
    page.presses(f"Open {TRAINING}")
    page.reads(TRAINING, f"• {WEEKLY}", "Whom to ask: @Maya Lindqvist and @Noor Haddad")
