"""Somebody is no longer there: each open commitment of theirs finds a next step."""

from sqlalchemy import select

from rituals.commitments import history
from rituals.commitments.feature import feature
from rituals.commitments.tables import ALIVE, LEFT, LET_GO, OPEN, Commitment
from storage.unit_of_work import UnitOfWork

GONE, STEPPED_BACK = "leader_gone", "stepped_back"
_OWED = tuple(state for state in ALIVE if state != LEFT)


def step_back(work: UnitOfWork, commitment: Commitment) -> None:
    """Have a leader owe one person nothing any more; the person hears of all of it at once."""
    _leave(work, _between(work, commitment.person, commitment.leader), STEPPED_BACK)


@feature.deactivation
def leave(person: str, work: UnitOfWork) -> None:
    """Let go what somebody owed, and what was owed to them, once their account is closed."""
    owing = select(Commitment.person).where(Commitment.leader == person)
    for other in work.session.scalars(owing.distinct().order_by(Commitment.person)).all():
        _leave(work, _between(work, other, person), GONE)
    owed = select(Commitment.leader).where(Commitment.person == person)
    for other in work.session.scalars(owed.distinct().order_by(Commitment.leader)).all():
        _end(work, _between(work, person, other))


def left_by(work: UnitOfWork, person: str, leader: str) -> list[Commitment]:
    """Return what a leader left behind, for which somebody has still to choose what is next."""
    return [each for each in _alive(work, person, leader) if each.state == LEFT]


def is_left(work: UnitOfWork, commitment: Commitment) -> bool:
    """Tell whether the leader is not there for it any more, however it stands."""
    has_gone = work.directory.has_left(commitment.leader)
    steps = (each.what for each in history.lines(work, commitment))
    return has_gone or not {GONE, STEPPED_BACK}.isdisjoint(steps)


def show_anew(work: UnitOfWork, commitment: Commitment) -> None:
    """Have the message written anew that tells of all that a leader left behind."""
    between = select(Commitment.id).where(
        Commitment.person == commitment.person, Commitment.leader == commitment.leader
    )
    for number in work.session.scalars(between).all():
        work.outbox.refresh("commitments:left", number, only=[commitment.person])


def _leave(work: UnitOfWork, commitments: list[Commitment], why: str) -> None:
    for each in commitments:
        each.state = LEFT
        history.step(work, each, each.leader, why, tells=False)
    if commitments:
        first = commitments[0]
        work.outbox.send("commitments:left", first.id, to=first.person, detail=first.leader)


def _end(work: UnitOfWork, commitments: list[Commitment]) -> None:
    """Close what was owed to somebody who is gone; the leader hears of all of it at once."""
    # What was accepted first: of a wish that never reached them a leader is not told.
    for place, each in enumerate(sorted(commitments, key=lambda one: one.state != OPEN)):
        each.state = LET_GO
        history.step(work, each, each.person, "person_gone", tells=place == 0)


def _between(work: UnitOfWork, person: str, leader: str) -> list[Commitment]:
    return [each for each in _alive(work, person, leader) if each.state in _OWED]


def _alive(work: UnitOfWork, person: str, leader: str) -> list[Commitment]:
    between = select(Commitment).where(Commitment.person == person, Commitment.leader == leader)
    alive = between.where(Commitment.state.in_(ALIVE)).order_by(Commitment.id)
    return list(work.session.scalars(alive.with_for_update()))
