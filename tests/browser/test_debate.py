"""A debate in writing: two votes that nobody else sees, and three rounds over three days."""

from tests.browser.learning_together import (
    AFTER,
    BACKGROUND,
    BEFORE,
    MOTION,
    argues,
    sets_up_a_debate,
    vote,
    writes,
)
from tests.browser.looking_back import runs
from tests.browser.orchard import Orchard
from tests.browser.visitor import Visitor

OPENS = "Users tell us the same day what they miss"
ANSWERS = "They tell us, and nobody reads it before Monday"
STAYS = "Small steps make the day of the week unimportant"


def test_five_people_vote_two_of_them_argue_and_all_read_how_minds_moved(
    at_a_desk: Visitor, town: Orchard
) -> None:
    page = at_a_desk
    sets_up_a_debate(page)
    page.reads("Before it begins", BACKGROUND, "Nobody argues yet.")
    vote(page, "Where I stand", BEFORE)
    argues(page, "Maya", "for")
    argues(page, "Noor", "against")
    page.reads("For: @Maya Lindqvist. Against: @Noor Haddad.")
    page.moves_the_clock("Move the clock on by 1 week")
    page.acts_as("Aiko")
    page.goes_to("Trellis Messages")
    page.reads("where do you stand before it begins? Nobody else sees it.")
    for _ in range(4):
        page.moves_the_clock("Move the clock on by 1 hour")

    page.goes_to("design")
    page.reads("Opening")
    page.presses("Write an argument")
    page.reads("You listen in this debate.")
    writes(page, "Maya", "Write an argument", "Opening, for the motion", OPENS)
    page.acts_as("Leo")
    page.goes_to("design")
    page.presses("Read the arguments")
    page.reads("Opening, for the motion", f"@Maya Lindqvist: {OPENS}")
    page.presses("Done")

    page.moves_the_clock("Move the clock on by 1 day")
    page.acts_as("Noor")
    page.goes_to("design")
    page.says(f"/debate add {ANSWERS}")
    page.reads("What the other side said", OPENS)
    page.presses("Keep")
    page.sees_no_form()
    page.moves_the_clock("Move the clock on by 1 day")
    writes(page, "Maya", "Write an argument", "Closing, for the motion", STAYS)
    page.moves_the_clock("Move the clock on by 1 day")
    page.reads("After the rounds", "Say once more where you stand, which nobody else sees")
    page.opens_the_thread_of("After the rounds")
    page.reads("Rebuttal, against the motion", f"@Noor Haddad: {ANSWERS}", STAYS)
    page.closes_the_thread()
    vote(page, "Where I stand now", AFTER)
    writes(page, "Noor", "What changed my mind", "What changed my mind", "That steps got small")

    page.acts_as("Maya")
    page.goes_to("design")
    page.does_not_read("How minds moved")
    runs(page, "After the rounds", "Close the debate")
    page.reads(
        "How minds moved, of the 5 who voted both times:",
        "For the motion: 2 before, 3 after",
        "2 moved towards the motion, 1 away from it, 2 stayed.",
        "That steps got small — @Noor Haddad",
    )
    page.presses("As a file")
    page.acts_as("Leo")
    page.goes_to("design")
    page.says("/library search friday releases")
    page.reads("1 entry", MOTION, "Debate")
    page.presses(f"Open {MOTION}")
    page.reads("Said against it:", ANSWERS, "2 moved towards the motion", "Whom to ask")
    page.presses("Done")
    page.presses("Done")
    page.sees_no_form()
    page.acts_as("Maya")
    page.goes_to("Trellis Messages")
    saved = page.downloads("debate-2026-03-10-1.md")
    assert OPENS in saved and ANSWERS in saved and "2 moved towards the motion" in saved
