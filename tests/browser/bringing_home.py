"""What people do with what they bring home from a training, one step after the other."""

from tests.browser.visitor import Visitor

TRAINING = "Design systems, two days with Nathan Curtis"
FROM_MAYA = {
    "What I take away": "Name tokens by what they are for\n\nOne page for each decision",
    "One thing I will try": "Write down why, in the design file",
    "Others should go too": "Whoever names things for engineers",
}
FROM_NOOR = {
    "What I take away": "A token without a reason is a colour",
    "One thing I will try": "Delete one component a week",
    "Others need not go": "The talk is online, ask me for the link",
}


def tells(visitor: Visitor, when: str) -> None:
    """Tell of a training at which Noor was too, and say when it is shared."""
    visitor.goes_to("design")
    visitor.says("/harvest")
    visitor.fills(
        **{
            "What was it?": TRAINING,
            "Link": "https://example.com/design-systems",
            "What did it cost?": "900 EUR",
            "How long did it take?": "two days",
        }
    )
    visitor.picks("Who else was there?", "Noor")
    visitor.presses("Next")
    visitor.reads("These times suit everybody who was there", "Friday 6 March at 14:00")
    visitor.ticks(when)
    visitor.presses("Next")


def writes(visitor: Visitor, notes: dict[str, str], done: str) -> None:
    visitor.reads("Who reads it: everybody in #design", "with your name.")
    visitor.fills(**notes)
    visitor.presses(done)
    visitor.sees_no_form()


def tries(visitor: Visitor, *choices: str, **own: str) -> None:
    """Say what one will try."""
    visitor.goes_to("design")
    visitor.presses("I will try this")
    visitor.ticks(*choices)
    visitor.fills(**own)
    visitor.presses("Keep")
    visitor.sees_no_form()


def shares_in_writing(visitor: Visitor) -> None:
    """What the channel reads of a training that two people tell of, without a session."""
    tells(visitor, "In writing only")
    writes(visitor, FROM_MAYA, "Share")
    visitor.acts_as("Noor")
    visitor.goes_to("design")
    visitor.presses("I was there too")
    writes(visitor, FROM_NOOR, "Share")
    visitor.acts_as("Tomás")
    tries(visitor, "Delete one component")
    visitor.reads("3 people want to try something of it.")
    visitor.scrolls_to("shares a training")
