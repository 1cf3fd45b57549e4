"""Guests: invited to see something, whether they are in its channel or not."""

from typing import Any

from rituals.engine.call import Call, Form
from rituals.engine.outcome import Outcome, Refusal
from rituals.engine.ritual import Ritual
from rituals.gatherings import parties
from rituals.gatherings.parties import GUESTS
from rituals.gatherings.tables import NO, Session
from rituals.show_and_review.feature import feature
from rituals.words import blocks
from rituals.words.blocks import Block
from rituals.words.templates import Words
from storage.unit_of_work import UnitOfWork

MOST = 20


def fields(options: dict[str, Any]) -> list[Block]:
    """Return the field in which people are invited."""
    said = Words("show_and_review/guests")
    chosen = blocks.users(GUESTS, options.get(GUESTS, []), MOST)
    return [blocks.field_of(GUESTS, said.who, chosen, hint=said.hint, optional=True)]


def read(form: Form) -> dict[str, Any]:
    """Return who is invited, as it is kept."""
    return {GUESTS: form.people(GUESTS)}


def check(form: Form, work: UnitOfWork) -> None:
    """Look whether all who are named can be invited.

    Raises:
        Refusal: they are too many, or there is an app among them, or somebody who has left.
        NotLookedUp: Slack must be asked who they are.
    """
    named = form.people(GUESTS)
    if len(named) > MOST:
        raise Refusal(Words("show_and_review/guests", most=MOST).too_many, GUESTS)
    found = work.directory.people(named)
    if not all(row and row.may_be_asked for row in found.values()):
        names = [row.name for row in found.values() if row and not row.may_be_asked]
        said = Words("show_and_review/guests", names=", ".join(names))
        raise Refusal(said.not_people, GUESTS)


def of(session: Session) -> frozenset[str]:
    """Return who is invited to a session."""
    return frozenset(session.options[GUESTS])


@feature.action("leave")
def leave(call: Call, work: UnitOfWork) -> Outcome:
    """Have somebody not be invited to those that follow."""
    sitting = parties.sitting_of(work, call.subject, call.person)
    sitting.participant.answer = NO
    _uninvite(work, sitting.ritual, call.person)
    work.outbox.refresh("show_and_review:invited", sitting.session.id, only=[call.person])
    return Outcome(says=blocks.paragraph(Words("show_and_review/guests").left))


def _uninvite(work: UnitOfWork, ritual: Ritual, person: str) -> None:
    # Held: others may leave at the same moment.
    work.session.refresh(ritual, with_for_update=True)
    own = ritual.options["own"]
    others = [each for each in own[GUESTS] if each != person]
    ritual.options = ritual.options | {"own": own | {GUESTS: others}}
