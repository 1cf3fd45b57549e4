"""Who reads the answers: said when it is set up, fixed when a session opens."""

from collections.abc import Collection
from typing import Any

from rituals.engine.outcome import Refusal
from rituals.gatherings import parties
from rituals.gatherings.tables import Session
from rituals.words.templates import Words
from storage.unit_of_work import UnitOfWork

# What a session's options say: who sees the answers, and who looks after this one.
SEES, READER = "sees", "reader"
AT_ONCE, AT_THE_CLOSE = "at_once", "at_the_close"
ANSWERED, KEEPER = "answered", "keeper"


def is_for_all(options: dict[str, Any]) -> bool:
    """Tell whether everybody in the channel reads the answers."""
    return options[SEES] not in (ANSWERED, KEEPER)


def of(work: UnitOfWork, session: Session) -> Collection[str]:
    """Return who alone reads the answers of a session that not everybody in the channel does."""
    if session.options[SEES] == KEEPER:
        # Whoever has left the channel reads nothing of it any more.
        return parties.who(work, session, person=session.options[READER])
    return sorted(parties.who(work, session, has_written=True))


def may_read(work: UnitOfWork, session: Session, person: str) -> None:
    """Refuse the answers to whoever was not said to read them.

    Raises:
        Refusal: they are for others.
    """
    if not is_for_all(session.options) and person not in of(work, session):
        said = Words("own_rituals/refusals", session=session)
        is_keepers = session.options[SEES] == KEEPER
        raise Refusal(said.for_keeper if is_keepers else said.for_answered)
