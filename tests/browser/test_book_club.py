"""A book club on a phone, from the first nomination to the closing note."""

from tests.browser.conftest import Visits
from tests.browser.looking_back import runs
from tests.browser.reading_together import (
    ASKED,
    BOOK,
    CLUB,
    FOR_WHOM,
    OTHER,
    SESSION,
    STEP,
    TAKEN,
    WHY,
    chooses,
    founds,
    joins,
    meets,
    nominates,
    plans,
    rates,
    writes,
)
from tests.browser.screen import PHONE


def test_people_choose_a_book_read_it_part_by_part_and_say_what_they_use(visits: Visits) -> None:
    page = visits(PHONE)
    founds(page, "Noor", "Tomás")
    nominates(page, OTHER, Author="L. David Marquet")
    page.acts_as("Noor")
    nominates(page, BOOK, Why=WHY)
    page.reads(f"{BOOK}: nominated by @Noor Haddad. “{WHY}”")
    chooses(page)
    page.reads("3 people have voted.", "Nobody sees how somebody else votes")
    page.does_not_read("In this order")
    runs(page, "Voting", "Close the vote")
    page.reads(f"You read {BOOK}", "3 people voted. In this order:", "the Schulze method")
    plans(page)
    page.reads("Part 1 of 2: chapters 1 to 3", "@Maya Lindqvist hosts.")

    page.acts_as("Noor")
    page.goes_to("design")
    page.presses("I have read up to part 1", of=f"Book club: {CLUB}")
    page.reads("Kept: you have read up to part 1", "Nobody else sees it.")
    writes(page, **{"What I take away": TAKEN, "What I would like to talk about": ASKED})
    page.forgets()
    page.acts_as("Tomás")
    page.goes_to("design")
    page.presses("What others wrote", of=SESSION)
    page.reads("What others wrote of part 1 waits until you have read it")
    assert ASKED not in page.everything_that_came(), "it is hidden, not only out of sight"

    page.moves_the_clock("Move the clock on by 1 week")
    for _ in range(4):
        page.moves_the_clock("Move the clock on by 1 hour")
    page.presses("I have read up to part 1", of=SESSION)
    page.reads("What others wrote up to there is open to you now.")
    page.presses("What others wrote", of=SESSION)
    page.reads(f"@Noor Haddad: {TAKEN}", f"@Noor Haddad: {ASKED}")
    page.presses("Done")
    page.acts_as("Maya")
    meets(page, STEP)
    page.reads("Part 1 of 2, chapters 1 to 3.", "What we will do", STEP)
    page.does_not_read(TAKEN)

    page.acts_as("Leo")
    joins(page, "You can begin with any part", "you are the last in turn")
    page.acts_as("Noor")
    page.goes_to("design")
    page.presses("Leave", of=f"Book club: {CLUB}")
    page.reads(f"You are out of {CLUB}", "nobody is told why", "@Tomás Oliveira hosts.")

    page.moves_the_clock("Move the clock on by 1 week")
    page.acts_as("Tomás")
    meets(page)
    rates(page, "Something, most weeks")
    page.acts_as("Maya")
    page.goes_to("design")
    rates(page, "It changed how I work")
    page.acts_as("Leo")
    page.goes_to("Trellis Messages")
    rates(page, "Something, most weeks", FOR_WHOM)
    page.goes_to("design")
    page.reads(
        f"{CLUB} has come to the end of {BOOK}.",
        "How much of it is used at work, say 3 of 3",
        "Something, most weeks: 2",
        STEP,
        f"{FOR_WHOM} — @Leo Martin",
    )
    page.presses("See it in the library")
    page.reads("Book note", f"• {STEP}", "Whom to ask: @Leo Martin")
