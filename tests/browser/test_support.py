"""A quarter of four people: from what one needs to promises kept and broken."""

from tests.browser.standing_by import (
    BY_INGRID,
    BY_TOMAS,
    DAYS,
    HOUR,
    MORNING,
    REWORDED,
    TEXT,
    WEEK,
    WHY,
    has_an_advocate,
    promises,
    proposes_times,
    reads_messages,
    types,
    writes_a_request,
)
from tests.browser.visitor import Visitor


def test_a_quarter_from_the_request_to_promises_kept_and_broken(at_a_desk: Visitor) -> None:
    page = at_a_desk
    has_an_advocate(page)
    writes_a_request(page)
    page.presses("Send it")
    page.reads("Sent.", "@Noor Haddad proposes them")
    page.presses("Done")
    page.moves_the_clock(HOUR)
    reads_messages(page, "Ingrid", "@Maya Lindqvist asks for your support.", "Noor Haddad comes")
    page.does_not_read(TEXT, WHY)
    proposes_times(page)
    reads_messages(page, "Maya", "You meet on")

    for _ in range(6):
        page.moves_the_clock(DAYS)
    reads_messages(page, "Ingrid", TEXT, WHY, "Three questions you may ask:")
    page.presses("I have read it")
    page.reads("You said that you have read it.")
    page.moves_the_clock(DAYS)
    page.moves_the_clock(DAYS)

    promises(page, "Ingrid", BY_INGRID, "2026-04-10")
    promises(page, "Tomás", BY_TOMAS, "2026-04-30")
    reads_messages(page, "Maya", BY_INGRID, BY_TOMAS)
    page.presses("Accept", of=BY_INGRID)
    page.presses("Ask for a change", of=BY_TOMAS)
    page.fills(**{"What should be different?": "What for? I would like to sit with them"})
    page.presses("Send")
    page.presses("Done")
    reads_messages(page, "Tomás", "asks for a change", "I would like to sit with them")
    page.presses("Reword")
    page.fills(**{"What will you do?": REWORDED})
    page.presses("Send")
    page.presses("Done")
    reads_messages(page, "Maya", REWORDED)
    page.presses("Accept", of=REWORDED)
    page.goes_to("Trellis Home")
    page.reads("What leaders owe me", BY_INGRID, REWORDED)

    for _ in range(6):
        page.moves_the_clock(WEEK)
    reads_messages(page, "Ingrid", "You promised @Maya Lindqvist this", BY_INGRID)
    reads_messages(page, "Maya", "What became of it? Only you say.")
    page.presses("Kept", of=BY_INGRID)
    for _ in range(3):
        page.moves_the_clock(WEEK)
    page.presses("Not kept", of=REWORDED)
    page.moves_the_clock(MORNING)
    reads_messages(page, "Tomás", "marked your promise as not kept")
    types(page, "Maya", "/autonomy commitments")
    page.reads("Settled", BY_INGRID, REWORDED)
    page.presses("Done")
    types(page, "Noor", "/autonomy commitments")
    page.does_not_read(BY_INGRID, REWORDED)
