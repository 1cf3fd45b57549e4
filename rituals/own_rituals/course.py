"""The course of a team's own ritual: each is asked, answers are left, and it closes by itself.

Those whose answers everybody reads as they come are a kind of their own: whether a phase hides
what is left is fixed with the kind.
"""

from dataclasses import replace
from typing import Any

from rituals.engine.ritual import Ritual
from rituals.gatherings import parties
from rituals.gatherings.cards import columns, entries, stacks
from rituals.gatherings.gathering import Column, Gathering
from rituals.gatherings.lifecycle.holding import hold
from rituals.gatherings.phases import CLOSED, READ, WRITE, Phase
from rituals.gatherings.tables import Session
from rituals.own_rituals import readers
from rituals.own_rituals.feature import feature
from storage.unit_of_work import UnitOfWork

ANSWER = "answer"


def questions(options: dict[str, Any]) -> list[Column]:
    """Return the questions of a session."""
    return [Column(f"q{place}", each) for place, each in enumerate(options["questions"], 1)]


def _kind(name: str, phase: Phase) -> Gathering:
    return hold(
        Gathering(
            feature,
            name,
            (phase,),
            columns=questions,
            asked=lambda options: options["asked"] or None,
            timed=lambda phase, options: replace(phase, days=options["days"]),
            may_read=readers.may_read,
            is_for_all=readers.is_for_all,
            one_each=True,
            weighs=False,
        )
    )


at_once = _kind("at_once", Phase(ANSWER, (WRITE, READ), asks=True))
at_the_close = _kind("at_the_close", Phase(ANSWER, (WRITE,), is_hidden=True, asks=True))


def kind_of(sees: str) -> Gathering:
    """Return the kind that a ritual is of, from who sees its answers."""
    return at_once if sees == readers.AT_ONCE else at_the_close


@at_once.entering(ANSWER)
def show_as_they_come(ritual: Ritual, session: Session, work: UnitOfWork) -> None:
    """Have the thread show the answers to each question as they are left."""
    columns.open_pages(ritual, session, work)


@at_the_close.entering(ANSWER)
def fix_reader(ritual: Ritual, session: Session, work: UnitOfWork) -> None:
    """Fix who looks after this one: whoever takes over does not read what was left before."""
    reader = parties.facilitator_of(work, ritual, session)
    session.options = session.options | {readers.READER: reader}


@at_the_close.entering(CLOSED)
def show(ritual: Ritual, session: Session, work: UnitOfWork) -> None:
    """Bring the answers to those who may read them."""
    if session.options[readers.SEES] == readers.AT_THE_CLOSE:
        columns.post(ritual, session, stacks.of(work, session), work)
    elif entries.count(work, session):
        for person in readers.of(work, session):
            work.outbox.send("own_rituals:answers", session.id, to=person, topic=ritual.topic)
