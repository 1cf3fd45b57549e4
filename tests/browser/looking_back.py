"""What people do in a retrospective, one step after the other."""

from tests.browser.visitor import Visitor


def writes(visitor: Visitor, cards: dict[str, str]) -> None:
    visitor.presses("Write a card")
    visitor.fills(**cards)
    visitor.presses("Keep")
    visitor.sees_no_form()


def runs(visitor: Visitor, phase: str, step: str) -> None:
    """Do what whoever facilitates does to move a session on."""
    visitor.presses("Run it", of=phase)
    visitor.presses(step)
    visitor.does_not_read(step)
    visitor.presses("Done")
    visitor.sees_no_form()


def votes(visitor: Visitor, *topics: str) -> None:
    visitor.goes_to("design")
    visitor.presses("Vote")
    for place, topic in enumerate(topics, 1):
        visitor.picks(f"Vote {place}", topic)
    visitor.presses("Keep")
    visitor.sees_no_form()
