"""What Slack itself tells a person when something does not work."""

from __future__ import annotations

from collections.abc import Callable

from sandbox.delivery import Delivery
from sandbox.views import Screen

TROUBLE = "We had some trouble connecting. Try again?"


class NotPossible(Exception):
    """Something that Slack's own window would not let a person do; its text says why."""


def explain(screen: Screen, delivery: Delivery, what: str, changed: Callable[[], None]) -> Delivery:
    """Show a person what became of something they did, and give the delivery back.

    Args:
        screen: of the person.
        delivery: with its error, if there was one.
        what: they did, in words.
        changed: tells the page.
    """
    if delivery.error is not None:
        words = f"{what} failed with the error “{delivery.error}”."
        if delivery.kind == "command":
            words = f"{what} failed because the app did not respond. Error: {delivery.error}"
        screen.notice(words)
        changed()
    return delivery
