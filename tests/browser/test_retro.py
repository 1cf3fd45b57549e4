"""Looking back together: at one hour with five people, and in writing over a week."""

from tests.browser.looking_back import runs, votes, writes
from tests.browser.orchard import Orchard
from tests.browser.visitor import Visitor

CARDS = {
    "Maya": {"Went well": "The interviews on Thursday", "To improve": "Reviews come too late"},
    "Aiko": {"Went well": "The empty state", "To improve": "Reviews wait for two days"},
    "Samuel": {"To improve": "Meetings on Friday afternoons"},
}
TYPED = "A release without a night shift"
SAID = "A second pair of eyes?"
LATE = "Reviews at the right moment"
STEP = "Show every sketch on the day it begins"


def test_five_people_look_back_and_the_next_time_opens_with_what_they_said_they_would_do(
    visitor: Visitor, town: Orchard
) -> None:
    visitor.goes_to("design")
    visitor.says("/retro")
    visitor.picks("How often?", "Every second week")
    visitor.picks("Which format?", "Went well")
    visitor.presses("Set it up")
    visitor.reads("Retrospective is set up in #design")
    visitor.presses("Done")
    visitor.reads("Collecting cards")

    for name, cards in CARDS.items():
        visitor.acts_as(name)
        visitor.goes_to("design")
        writes(visitor, cards)
    visitor.acts_as("Noor")
    visitor.goes_to("design")
    visitor.says(f"/retro add {TYPED}")
    visitor.ticks("Went well")
    visitor.presses("Keep")
    visitor.presses("I will write instead")
    visitor.reads("You will write instead of coming to Retrospective")
    visitor.acts_as("Tomás")
    visitor.goes_to("design")
    visitor.takes_up("Add to the retro", of=SAID)
    visitor.ticks("Puzzles")
    visitor.presses("Keep")
    visitor.presses("I come")
    visitor.reads("@Tomás Oliveira is coming", "@Noor Haddad writes instead", "7 cards")
    visitor.presses("Calendar")
    visitor.presses("Get the file")
    visitor.reads("The file comes into your conversation with me")
    visitor.presses("Done")
    visitor.goes_to("Trellis Messages")
    assert "BEGIN:VEVENT" in visitor.downloads("retro-2026-03-10-1.ics")
    came = visitor.everything_that_came()
    assert SAID in came, "it would be seen if it came"
    visitor.forgets()

    visitor.goes_to("design")
    visitor.moves_the_clock("Move the clock on by 1 week")
    for _ in range(4):
        visitor.moves_the_clock("Move the clock on by 1 hour")
    assert TYPED not in visitor.everything_that_came(), "nobody else sees a card before the reveal"
    visitor.acts_as("Maya")
    visitor.goes_to("design")
    runs(visitor, "Collecting cards", "Reveal the cards")
    visitor.opens_the_thread_of("Reading and grouping")
    visitor.reads("Retrospective begins.", f"@Noor Haddad: {TYPED}", "@Tomás Oliveira: The new")
    visitor.closes_the_thread()
    visitor.presses("See the cards")
    visitor.reads("Cards that stand alone")
    visitor.ticks("Reviews come too late", "Reviews wait for two days")
    visitor.presses("Put together")
    visitor.reads("1 group")
    visitor.presses("Change")
    visitor.fills(**{"What is it called?": LATE})
    visitor.presses("Keep")
    visitor.reads(LATE)
    visitor.presses("Done")

    runs(visitor, "Reading and grouping", "Open the vote")
    for name, topics in {
        "Maya": (LATE, LATE, "The interviews"),
        "Noor": (LATE, "Meetings on"),
        "Tomás": (LATE, LATE),
        "Aiko": ("Meetings on", TYPED),
        "Samuel": ("Meetings on",),
    }.items():
        visitor.acts_as(name)
        votes(visitor, *topics)
    visitor.reads("5 people have voted.")
    visitor.does_not_read("5 votes")

    visitor.acts_as("Maya")
    visitor.goes_to("design")
    runs(visitor, "Voting", "Close the vote")
    visitor.acts_as("Noor")
    visitor.goes_to("design")
    visitor.opens_the_thread_of("Discussing")
    visitor.reads("The votes are counted.", f"{LATE} (5 votes)", "We talk about it until")
    visitor.presses("Write a note")
    visitor.fills(**{"Your note": "A first look costs ten minutes"})
    visitor.presses("Keep")
    visitor.sees_no_form()
    visitor.reads("@Noor Haddad: A first look costs ten minutes")
    visitor.presses("Make it an action")
    visitor.fills(**{"What will be done?": STEP})
    visitor.picks("Who will do it?", "Maya")
    visitor.presses("Keep")
    visitor.sees_no_form()
    visitor.reads(STEP)
    visitor.closes_the_thread()
    visitor.says("/retro action @noor Write to those who work on Fridays")
    visitor.presses("Keep")
    visitor.sees_no_form()

    visitor.acts_as("Maya")
    visitor.goes_to("design")
    visitor.opens_the_thread_of("Discussing")
    visitor.presses("Next topic")
    visitor.reads("3 votes. We talk about it until")
    visitor.closes_the_thread()
    runs(visitor, "Discussing", "Close the session")
    visitor.reads("It is over. What came of it is in the thread.")
    visitor.opens_the_thread_of("It is over.")
    visitor.reads("Retrospective is over.", "7 cards by 5 people", "What we will do", STEP)
    visitor.presses("Yes", of="worth the time")
    visitor.reads("Kept: “Yes”.")
    visitor.presses("As a file")
    visitor.closes_the_thread()
    visitor.opens_the_thread_of("Meets Tuesday, March 24th")
    visitor.reads("What we said we would do", STEP, "Write to those who work on Fridays")
    visitor.presses("Done", of=STEP)
    visitor.reads("Done, says @Maya Lindqvist.")
    visitor.closes_the_thread()
    visitor.goes_to("Trellis Messages")
    saved = visitor.downloads("retro-2026-03-10-1.md")
    assert LATE in saved and STEP in saved and TYPED in saved


def test_a_retrospective_in_writing_moves_on_by_itself_over_a_week(
    at_a_desk: Visitor, town: Orchard
) -> None:
    page = at_a_desk
    page.goes_to("design")
    page.says("/retro")
    page.ticks("In writing")
    page.presses("Set it up")
    page.presses("Done")
    page.reads("in writing, over some days", "This part ends Tuesday, March 10th, 2026 at 14:00")
    writes(page, {"Start": "Pairing on hard stories", "Stop": "Reviews in the evening"})
    page.acts_as("Noor")
    page.goes_to("design")
    writes(page, {"Stop": "Reviews late in the evening"})

    for _ in range(7):
        page.moves_the_clock("Move the clock on by 1 day")
    page.goes_to("Trellis Messages")
    page.does_not_read("is there something you would like to say?")
    page.acts_as("Leo")
    page.goes_to("Trellis Messages")
    page.reads("is there something you would like to say?", "Cards can be written until")
    page.presses("Write a card")
    page.fills(Start="Saying no to the third project")
    page.presses("Keep")
    page.sees_no_form()

    # The deadline passes, the cards are shown; the day after, the vote is open.
    page.moves_the_clock("Move the clock on by 1 day")
    page.goes_to("design")
    page.reads("Reading and grouping")
    page.opens_the_thread_of("Reading and grouping")
    page.reads("@Leo Martin: Saying no to the third project", "@Noor Haddad: Reviews late in")
    page.closes_the_thread()
    page.moves_the_clock("Move the clock on by 1 day")
    page.reads("Nobody sees how you vote", "This part ends Tomorrow at 14:00")
    votes(page, "Reviews in the evening", "Reviews in the evening", "Saying no")
    page.acts_as("Maya")
    page.goes_to("design")
    page.presses("Run it", of="Voting")
    page.presses("One working day more")
    page.presses("Done")
    page.reads("This part ends Monday, March 16th")
    page.moves_the_clock("Move the clock on by 1 day")
    page.moves_the_clock("Next working morning")
    page.acts_as("Samuel")
    page.goes_to("Trellis Messages")
    page.reads("which topics matter to you?")

    page.presses("Vote", of="which topics matter to you?")
    page.picks("Vote 1", "Reviews in the evening")
    page.presses("Keep")
    page.sees_no_form()

    page.moves_the_clock("Move the clock on by 1 day")
    page.goes_to("design")
    page.opens_the_thread_of("Discussing")
    page.reads("Reviews in the evening (3 votes)")
    page.presses("Make it an action", of="Notes can be written until")
    page.fills(**{"What will be done?": "Review on the day it is asked for"})
    page.picks("Who will do it?", "Leo")
    page.presses("Keep")
    page.sees_no_form()
    page.closes_the_thread()
    page.moves_the_clock("Move the clock on by 1 week")
    page.opens_the_thread_of("It is over. What came of it is in the thread.")
    page.reads("Retrospective is over.", "Review on the day it is asked for — @Leo Martin")
    page.closes_the_thread()
    page.acts_as("Leo")
    page.goes_to("Trellis Home")
    page.reads("Review on the day it is asked for", "where everybody reads it")
