"""Guests: invited to a session, whether they are in its channel or not."""

from typing import Any

from rituals.engine.call import Form
from rituals.engine.outcome import Refusal
from rituals.engine.ritual import Ritual
from rituals.gatherings.tables import Session
from rituals.words import blocks
from rituals.words.blocks import Block
from rituals.words.templates import Words
from storage.unit_of_work import UnitOfWork

# The option of a session that names them, and the field in which they are named.
GUESTS = "guests"
MOST = 20


def of(session: Session) -> frozenset[str]:
    """Return who is invited to a session; some of them may be in its channel as well."""
    return frozenset(session.options.get(GUESTS, ()))


def field() -> Block:
    """Return the field in which people are invited."""
    said = Words("gatherings/guests")
    chosen = blocks.users(GUESTS, (), MOST)
    return blocks.field_of(GUESTS, said.who, chosen, hint=said.hint, optional=True)


def read(form: Form, work: UnitOfWork) -> dict[str, Any]:
    """Return who is invited, as it is kept.

    Raises:
        Refusal: they are too many, or there is an app among them, or somebody who has left.
        NotLookedUp: Slack must be asked who they are.
    """
    named = form.people(GUESTS)
    if len(named) > MOST:
        raise Refusal(Words("gatherings/guests", most=MOST).too_many, GUESTS)
    found = work.directory.people(named)
    if not all(row and row.may_be_asked for row in found.values()):
        names = [row.name for row in found.values() if row and not row.may_be_asked]
        raise Refusal(Words("gatherings/guests", names=", ".join(names)).not_people, GUESTS)
    return {GUESTS: named}


def let_go(work: UnitOfWork, ritual: Ritual, person: str) -> None:
    """Invite somebody no more to the sessions that follow."""
    # Held: others may leave at the same moment.
    work.session.refresh(ritual, with_for_update=True)
    own = ritual.options["own"]
    others = [each for each in own[GUESTS] if each != person]
    ritual.options = ritual.options | {"own": own | {GUESTS: others}}
