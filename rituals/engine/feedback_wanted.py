"""Feedback that one feature wants for somebody, asked for by the feature that knows how."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from rituals.engine.feature import claim
from storage.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class FeedbackWanted:
    """Somebody wants feedback on something, under names.

    Args:
        asker: who wants it, and alone reads it.
        about: on what.
        people: who is asked; whoever cannot be asked any more is left out.
        form: the name of the feedback form.
        deadline: until when.
    """

    asker: str
    about: str
    people: Sequence[str]
    form: str
    deadline: datetime


Ask = Callable[[FeedbackWanted, UnitOfWork], None]
_asks: dict[str, Ask] = {}


def asks(run: Ask) -> Ask:
    """Ask for what is wanted, as one feature does.

    Raises:
        ValueError: another does already.
    """
    claim(_asks, "feedback wanted", run)
    return run


def want(wanted: FeedbackWanted, work: UnitOfWork) -> None:
    """Have people asked for feedback.

    Raises:
        NotLookedUp: Slack must be asked who they are.
    """
    for ask in _asks.values():
        ask(wanted, work)
