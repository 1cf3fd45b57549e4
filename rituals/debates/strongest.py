"""The strongest arguments: what made people think, by what they said in the vote after."""

from collections.abc import Sequence

from sqlalchemy import select

from rituals.debates.motion import AFTER, CHANGED, ROUNDS, name
from rituals.debates.sides import SIDES
from rituals.gatherings.cards import entries
from rituals.gatherings.tables import Ballot, Entry, Session
from storage.unit_of_work import UnitOfWork

# Of each side, as many as somebody reads who finds the debate a year later.
SHOWN = 3


def arguments(work: UnitOfWork, session: Session) -> list[Entry]:
    """Return what both sides said, the last round first: what it came to stands at the end."""
    order = {name(part, side): -place for place, part in enumerate(ROUNDS) for side in SIDES}
    said = [each for each in entries.of(work, session) if each.column in order]
    return sorted(said, key=lambda each: (order[each.column], each.column, each.at, each.id))


def strongest(work: UnitOfWork, session: Session) -> dict[str, list[Entry]]:
    """Return a few arguments of each side: those first that made most people think.

    Where fewer than the threshold named one, their order tells nothing of it.
    """
    voted = select(Ballot.choices).where(Ballot.session_id == session.id, Ballot.vote == AFTER)
    named = [choices[1] for choices in work.session.scalars(voted) if len(choices) > 1]
    counted = named if len(named) >= session.threshold else []
    made = sorted(arguments(work, session), key=lambda each: -counted.count(str(each.id)))
    of_side = {side: {name(part, side) for part in ROUNDS} for side in SIDES}
    return {
        side: [each for each in made if each.column in own][:SHOWN] for side, own in of_side.items()
    }


def changed(work: UnitOfWork, session: Session) -> Sequence[Entry]:
    """Return what people say changed their minds, in the order in which they said it."""
    said = [each for each in entries.of(work, session) if each.column == CHANGED]
    return sorted(said, key=lambda each: (each.at is None, each.at, each.id))


def of_other_side(work: UnitOfWork, session: Session, part: str, side: str) -> list[Entry]:
    """Return what the other side said in the round before this one."""
    if part not in ROUNDS[1:] or side not in SIDES:
        return []
    other = SIDES[1 - SIDES.index(side)]
    before = name(ROUNDS[ROUNDS.index(part) - 1], other)
    return [each for each in arguments(work, session) if each.column == before]
