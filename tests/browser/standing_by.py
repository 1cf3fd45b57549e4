"""What somebody asks of leaders, with a colleague beside them, one step after the other."""

from tests.browser.visitor import Visitor

TEXT = "A day a week to learn the new type tools, beside somebody who knows them"
WHY = "I want to be the one who keeps our letters"
BY_INGRID = "Free your Thursdays of meetings, and say so to the team"
BY_TOMAS = "Talk to the studio"
REWORDED = "Find out with the studio whether you can sit with them once a week"
DAYS = "Move the clock on by 1 day"
HOUR = "Move the clock on by 1 hour"
WEEK = "Move the clock on by 1 week"
QUARTER = "Move the clock on by 1 quarter"
MORNING = "Next working morning"


def types(visitor: Visitor, name: str, command: str) -> None:
    """Have somebody type a command in a channel they are in."""
    visitor.acts_as(name)
    visitor.goes_to("design")
    visitor.says(command)


def reads_messages(visitor: Visitor, name: str, *texts: str) -> None:
    visitor.acts_as(name)
    visitor.goes_to("Trellis Messages")
    visitor.reads(*texts)


def has_an_advocate(visitor: Visitor) -> None:
    """Maya asks Noor to stand up for her, and Noor accepts."""
    types(visitor, "Maya", "/autonomy advocate")
    visitor.presses("Ask somebody")
    visitor.picks("Whom would you like to ask?", "Noor")
    visitor.fills(**{"Why them?": "You see what I am good at before I do"})
    visitor.presses("Ask")
    visitor.presses("Done")
    visitor.sees_no_form()
    reads_messages(visitor, "Noor", "would like you to be their advocate", "before I do")
    visitor.presses("Accept")
    visitor.reads("You are @Maya Lindqvist's advocate.")


def writes_a_request(visitor: Visitor) -> None:
    """Maya writes what she needs, and sees it as Ingrid and Tomás will."""
    types(visitor, "Maya", "/autonomy support")
    visitor.ticks("Time for a skill or a technology")
    visitor.fills(
        **{"In your own words": TEXT, "Why does it matter for what you want to become?": WHY}
    )
    visitor.picks("Which leaders?", "Ingrid", "Tomás")
    visitor.ticks("Noor Haddad comes along")
    visitor.presses("Save and see it")
    visitor.reads("Only a draft: none of the leaders has read it.", TEXT, WHY)


def writes_a_request_beside_noor(visitor: Visitor) -> None:
    """The preview of a request, with an advocate who comes along."""
    has_an_advocate(visitor)
    writes_a_request(visitor)


def proposes_times(visitor: Visitor) -> None:
    """Noor proposes the times that are suggested, and all can come."""
    reads_messages(visitor, "Noor", "When could you meet?")
    visitor.presses("Propose times")
    visitor.presses("Ask them")
    visitor.reads("Times for the meeting are proposed.")
    visitor.presses("Done")
    visitor.moves_the_clock(HOUR)
    for name in ("Ingrid", "Tomás", "Maya"):
        reads_messages(visitor, name, "When can you come?")
        visitor.presses("I can")
    # Whoever pressed last may still press for an earlier time.
    visitor.moves_the_clock(HOUR)


def promises(visitor: Visitor, name: str, text: str, day: str) -> None:
    """A leader writes down after the meeting what they promise."""
    reads_messages(visitor, name, "What do you promise @Maya Lindqvist?")
    visitor.presses("Write it down")
    visitor.reads("Nothing is owed until they accept it")
    visitor.fills(**{"What will you do?": text, "By when?": day})
    visitor.presses("Send")
    visitor.reads("to be accepted")
    visitor.presses("Done")


def meets_and_promises(visitor: Visitor) -> None:
    """All of it until both leaders have promised something, and Maya has accepted it."""
    has_an_advocate(visitor)
    writes_a_request(visitor)
    visitor.presses("Send it")
    visitor.reads("Sent.")
    visitor.presses("Done")
    visitor.moves_the_clock(HOUR)
    proposes_times(visitor)
    visitor.reads("You meet on")
    visitor.moves_the_clock(WEEK)
    visitor.moves_the_clock(DAYS)
    promises(visitor, "Ingrid", BY_INGRID, "2026-04-10")
    promises(visitor, "Tomás", REWORDED, "2026-04-30")
    reads_messages(visitor, "Maya", BY_INGRID, REWORDED)
    visitor.presses("Accept", of=BY_INGRID)
    visitor.presses("Accept", of=REWORDED)


def sees_what_is_owed(visitor: Visitor) -> None:
    """Maya's page of what leaders owe her, half a year on; one was kept."""
    meets_and_promises(visitor)
    for _ in range(5):
        visitor.moves_the_clock(WEEK)
    reads_messages(visitor, "Maya", "What became of it?")
    visitor.presses("Kept", of=BY_INGRID)
    types(visitor, "Maya", "/autonomy commitments")
    visitor.reads("What leaders owe me", REWORDED)


# How five people rate what a one-to-one with Ingrid left behind, quarter by quarter.
RATINGS = ((3, 2, 3, 4), (3, 3, 4, 4), (4, 3, 4, 4), (5, 4, 4, 5))


def rates(visitor: Visitor, name: str, ratings: tuple[int, ...]) -> None:
    """Somebody rates a one-to-one with Ingrid."""
    types(visitor, name, "/autonomy check @ingrid")
    for quality, chosen in zip(
        ("autonomous", "creative", "confident", "resilient"), ratings, strict=True
    ):
        visitor.rates(f"Did it leave you more {quality}", chosen)
    visitor.presses("Save")
    visitor.sees_no_form()


def is_shown_a_year(visitor: Visitor) -> None:
    """Ingrid's picture of a year of one-to-ones."""
    for ratings in RATINGS:
        for name in ("Maya", "Noor", "Tomás", "Aiko", "Samuel"):
            rates(visitor, name, ratings)
        visitor.moves_the_clock(QUARTER)
    types(visitor, "Ingrid", "/autonomy check")
    visitor.presses("What mine left behind")
    visitor.presses("Show it as a picture")
    for way_back in ("Close", "Done", "Cancel"):
        visitor.presses(way_back)
    visitor.sees_no_form()
    visitor.goes_to("Trellis Messages")
    visitor.reads("After one-to-ones, quarter by quarter")
