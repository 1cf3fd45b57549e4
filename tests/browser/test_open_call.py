"""An open call: hands raised in the channel, one taken down, answers given."""

from tests.browser.orchard import Orchard
from tests.browser.visitor import Visitor

ABOUT = "The first sketch of the harvest page"


def test_hands_are_raised_in_the_channel_and_answers_come(visitor: Visitor, town: Orchard) -> None:
    visitor.goes_to("Trellis Home")
    visitor.presses("Ask for feedback")
    visitor.fills(**{"About what?": ABOUT})
    visitor.picks("Or an open call in a channel", "design")
    visitor.presses("Ask")
    visitor.reads("Your call goes to #design now.")
    visitor.presses("Done")

    visitor.acts_as("Samuel")
    visitor.goes_to("design")
    visitor.reads("@Maya Lindqvist would like feedback", ABOUT, "React with")
    visitor.reacts("raised hand", to=ABOUT)
    visitor.goes_to("Trellis Messages")
    visitor.reads("You raised your hand for @Maya Lindqvist's call.")
    visitor.presses("Give feedback")
    visitor.fills(Continue="The three columns: I found my team at once")
    visitor.presses("Give")
    visitor.reads("Thank you. Your feedback for @Maya Lindqvist is kept.")

    visitor.acts_as("Ingrid")
    visitor.goes_to("design")
    visitor.reacts("raised hand", to=ABOUT)
    visitor.goes_to("Trellis Messages")
    visitor.reads("You raised your hand for @Maya Lindqvist's call.")
    visitor.goes_to("design")
    visitor.takes_back("raised hand", of=ABOUT)
    visitor.goes_to("Trellis Messages")
    visitor.reads("You took your hand down")

    visitor.acts_as("Maya")
    visitor.goes_to("Trellis Messages")
    visitor.reads("Answered: @Samuel Okafor", "The three columns: I found my team at once")
    visitor.does_not_read("Ingrid Bakke\n")
    visitor.presses("Close now")
    visitor.reads("Close this request?")
    visitor.presses("Close it")
    visitor.reads("Your request for feedback is closed. 1 person answered")
    visitor.goes_to("design")
    visitor.reads("@Maya Lindqvist's call for feedback is closed.")
