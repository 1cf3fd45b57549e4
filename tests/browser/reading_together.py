"""What people do in a book club, one step after the other."""

from tests.browser.looking_back import runs
from tests.browser.visitor import Visitor

CLUB, BOOK, OTHER = "Tuesday readers", "Team Topologies", "Turn the Ship Around"
WHY = "Three of our teams wait for each other every week"
TAKEN = "Four kinds of teams are enough"
ASKED = "Which of our teams is a platform team?"
STEP = "Draw which team waits for whom"
FOR_WHOM = "For everybody who waits for another team"
SESSION = "for 60 minutes"


def founds(visitor: Visitor, *others: str) -> None:
    """Have whoever is there found a club in #design, which others join."""
    visitor.goes_to("design")
    visitor.says("/bookclub")
    visitor.fills(**{"What is the club called?": CLUB})
    visitor.presses("Found the club")
    visitor.reads(f"{CLUB} chooses a book in #design")
    visitor.presses("Done")
    visitor.reads("Nominating")
    for name in others:
        visitor.acts_as(name)
        joins(visitor)


def joins(visitor: Visitor, *told: str) -> None:
    visitor.goes_to("design")
    visitor.presses("Join", of=f"Book club: {CLUB}")
    visitor.reads(f"You are in {CLUB}.", *told)


def nominates(visitor: Visitor, title: str, **more: str) -> None:
    visitor.goes_to("design")
    visitor.presses("Nominate a book")
    visitor.fills(Title=title, **more)
    visitor.presses("Keep")
    visitor.sees_no_form()
    visitor.reads(title)


def ranks(visitor: Visitor, *titles: str) -> None:
    visitor.goes_to("design")
    visitor.presses("Put in order")
    for place, title in enumerate(titles, 1):
        visitor.picks(f"Place {place}", title)
    visitor.presses("Keep")
    visitor.sees_no_form()


def chooses(visitor: Visitor) -> None:
    """Have three people vote, two of them alike, and the one who founded the club last."""
    visitor.acts_as("Maya")
    visitor.goes_to("design")
    runs(visitor, "Nominating", "Open the vote")
    for name, titles in {
        "Noor": (BOOK, OTHER),
        "Tomás": (BOOK, OTHER),
        "Maya": (OTHER, BOOK),
    }.items():
        visitor.acts_as(name)
        ranks(visitor, *titles)


def plans(visitor: Visitor) -> None:
    """Plan a book of six chapters, to be read in two parts."""
    visitor.presses("Plan the reading", of=f"You read {BOOK}")
    visitor.picks("How is it counted?", "In chapters")
    visitor.fills(**{"How many does the book have?": "6", "How many for each session?": "3"})
    visitor.picks("How often?", "Every week")
    visitor.presses("Propose")
    visitor.reads("chapters 1 to 3: Tuesday, March 10th", "chapters 4 to 6: Tuesday, March 17th")
    visitor.presses("Set the plan")
    visitor.reads("is set. The plan stands on the club's message in #design")
    visitor.presses("Done")
    visitor.sees_no_form()


def writes(visitor: Visitor, **notes: str) -> None:
    visitor.presses("Write it down", of=SESSION)
    visitor.fills(**notes)
    visitor.presses("Keep")
    visitor.sees_no_form()


def meets(visitor: Visitor, step: str = "") -> None:
    """Have whoever hosts hold a session, and write down what somebody will try."""
    visitor.goes_to("design")
    runs(visitor, SESSION, "Begin to talk")
    if step:
        visitor.presses("Something to try at work", of=SESSION)
        visitor.fills(**{"What will be done?": step})
        visitor.presses("Keep")
        visitor.sees_no_form()
    runs(visitor, SESSION, "Close the session")


def rates(visitor: Visitor, used: str, says: str = "") -> None:
    visitor.presses("Say how much I use")
    visitor.ticks(used)
    visitor.fills(**{"What others may read of it": says})
    visitor.presses("Keep")
    visitor.sees_no_form()


def reads_to_the_end(visitor: Visitor) -> None:
    """What the channel reads when a club has come to the end of its book."""
    founds(visitor, "Noor", "Tomás")
    nominates(visitor, OTHER)
    nominates(visitor, BOOK, Why=WHY)
    chooses(visitor)
    runs(visitor, "Voting", "Close the vote")
    plans(visitor)
    visitor.moves_the_clock("Move the clock on by 1 week")
    for _ in range(4):
        visitor.moves_the_clock("Move the clock on by 1 hour")
    meets(visitor, STEP)
    visitor.moves_the_clock("Move the clock on by 1 week")
    visitor.acts_as("Noor")
    meets(visitor, "Ask one team what it would rather not wait for")
    rates(visitor, "Something, most weeks", "Now our waiting has a name, and a picture")
    visitor.acts_as("Tomás")
    visitor.goes_to("design")
    rates(visitor, "Something, most weeks", FOR_WHOM)
    visitor.acts_as("Maya")
    visitor.goes_to("design")
    rates(visitor, "It changed how I work")
    visitor.reads("How much of it is used at work")
    visitor.scrolls_to("How much of it is used at work")
