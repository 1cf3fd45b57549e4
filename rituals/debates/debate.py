"""The course of a debate: where people stand, three rounds, and where they stand afterwards."""

from random import SystemRandom
from typing import Any

from sqlalchemy import update

from rituals.debates import motion, outcome, sides, strongest
from rituals.debates.arguing import ARGUE, DRAWN
from rituals.debates.feature import feature
from rituals.debates.motion import AFTER, BEFORE, ROUNDS
from rituals.debates.standing import STAND
from rituals.engine.ritual import Ritual
from rituals.gatherings.cards import stacks
from rituals.gatherings.cards.columns import post
from rituals.gatherings.gathering import Gathering
from rituals.gatherings.lifecycle.holding import hold
from rituals.gatherings.phases import CANCELLED, CLOSED, READ, WRITE, Phase
from rituals.gatherings.tables import Participant, Session
from rituals.words import blocks
from rituals.words.blocks import Block
from rituals.words.mrkdwn import cut
from rituals.words.templates import EXCERPT, Words
from storage.unit_of_work import UnitOfWork

# How long the vote after the rounds takes where people meet.
VOTE_MINUTES = 5
# As many as stand above a box without hiding it.
MOST_ABOVE = 8


def asked(options: dict[str, Any]) -> list[str] | None:
    """Return who writes now: those on a side, and everybody once the rounds are over."""
    return None if options["part"] == AFTER else [p for each in sides.SIDES for p in options[each]]


def above(work: UnitOfWork, session: Session, person: str) -> list[Block]:
    """Return what the other side said in the round before, to be answered."""
    part, side = session.options["part"], sides.side_of(session.options, person)
    said = strongest.of_other_side(work, session, part, side)
    lines = [blocks.said_by(each.author, cut(each.text, EXCERPT)) for each in said[:MOST_ABOVE]]
    return [blocks.section(Words("debates/headings").other_side), *lines] if lines else []


debate = hold(
    Gathering(
        feature,
        "debate",
        (
            Phase(BEFORE, (STAND, ARGUE)),
            *(Phase(each, (WRITE, READ, ARGUE), is_awaited=True) for each in ROUNDS),
            Phase(AFTER, (STAND, WRITE, READ), is_awaited=True, minutes=VOTE_MINUTES),
        ),
        columns=motion.columns,
        asked=asked,
        columns_for=motion.columns_for,
        above=above,
        timed=motion.timed,
        tells=outcome.tells,
    )
)


@debate.entering(BEFORE)
def open_sides(ritual: Ritual, session: Session, work: UnitOfWork) -> None:
    """Begin with nobody on either side."""
    session.options = session.options | sides.nobody_yet()


@debate.entering(ROUNDS[0])
def draw(ritual: Ritual, session: Session, work: UnitOfWork) -> None:
    """Draw the sides among those who are still there, tell each, and begin the first round.

    Raises:
        NotLookedUp: Slack must be asked who is in the channel.
    """
    there = {each.id for each in work.directory.people_in(session.channel)}
    session.options = sides.keep(session.options, there)
    ready = session.options[sides.EITHER]
    if ready:
        drawn = sides.draw(ready, SystemRandom())
        session.options = session.options | drawn | {sides.EITHER: []}
    for person in ready:
        work.outbox.send(DRAWN, session.id, to=person)
    _begin(ritual, session, work)


@debate.entering(ROUNDS[1])
@debate.entering(ROUNDS[2])
def go_on(ritual: Ritual, session: Session, work: UnitOfWork) -> None:
    """Begin a part, with what was said in those before in the thread."""
    _begin(ritual, session, work)
    post(ritual, session, stacks.of(work, session), work)


@debate.entering(AFTER)
def look_back(ritual: Ritual, session: Session, work: UnitOfWork) -> None:
    """Have everybody say what changed for them, with all that was said in the thread."""
    go_on(ritual, session, work)
    work.outbox.refresh(DRAWN, session.id)


@debate.entering(CANCELLED)
def leave(ritual: Ritual, session: Session, work: UnitOfWork) -> None:
    """Ask no more arguments of anybody."""
    work.outbox.refresh(DRAWN, session.id)


@debate.entering(CLOSED)
def close(ritual: Ritual, session: Session, work: UnitOfWork) -> None:
    """Count the votes, and file the debate."""
    work.outbox.refresh(DRAWN, session.id)
    outcome.count(work, session)
    outcome.into_library(work, ritual, session)


def _begin(ritual: Ritual, session: Session, work: UnitOfWork) -> None:
    """Have everybody write anew: what they said in another part counts for that one."""
    session.options = session.options | {"part": session.phase}
    work.session.execute(
        update(Participant).where(Participant.session_id == session.id).values(has_written=False)
    )
