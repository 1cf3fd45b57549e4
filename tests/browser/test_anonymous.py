"""Five answers without a name: nothing is shown before, everything together after."""

from tests.browser.orchard import Orchard
from tests.browser.visitor import Visitor

LINES = {
    "Noor": "Saying earlier what is decided already",
    "Tomás": "Sending the agenda the day before",
    "Samuel": "Ending ten minutes before the hour",
    "Ingrid": "Letting the quiet ones speak first",
    "Leo": "Writing the open questions down where all see them",
}


def test_five_anonymous_answers_come_together_at_the_close_and_not_before(
    at_a_desk: Visitor, town: Orchard
) -> None:
    page = at_a_desk
    page.presses("Ask for feedback")
    page.fills(**{"About what?": "How I chair the weekly meeting"})
    page.picks("From whom?", "Noor", "Tomás", "Samuel", "Ingrid")
    page.ticks("Anonymous")
    page.presses("Ask")
    page.is_told("With names?", "Choose at least 5 people, or ask with names.")
    page.picks("From whom?", "Leo")
    page.presses("Ask")
    page.reads("if at least 5 people have answered")
    page.presses("Done")

    for name, line in LINES.items():
        page.acts_as(name)
        page.goes_to("Trellis Messages")
        page.presses("Give feedback", of="How I chair")
        page.reads("without your name", "How you write may still tell who you are.")
        page.fills(Start=line)
        page.presses("Give")
        page.reads("Thank you. Your feedback for @Maya Lindqvist is kept.")

    page.forgets()
    page.acts_as("Maya")
    page.goes_to("Trellis Messages")
    page.reads("5 of 5 people have answered. That is enough to show them at the close.")
    page.goes_to("Trellis Home")
    page.reads("5 of 5 answered, anonymous")
    came = page.everything_that_came()
    assert "How I chair the weekly meeting" in came, "it would be seen if it came"
    assert not [line for line in LINES.values() if line in came], "nothing comes before the close"

    page.moves_the_clock("Move the clock on by 1 week")
    page.moves_the_clock("Move the clock on by 1 hour")
    page.goes_to("Trellis Messages")
    page.reads(
        "5 people answered. What they wrote stands without names and in no particular order",
        *LINES.values(),
    )
    summary = town.person("U0MAYA").last
    assert not [name for name in LINES if name in str(summary)], "no name stands in it"
