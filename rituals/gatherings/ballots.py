"""Votes: private, replaced as a whole, and counted once nobody can vote any more."""

from collections import Counter
from collections.abc import Callable, Sequence
from typing import Any

from sqlalchemy import select
from sqlalchemy.dialects import postgresql, sqlite

from rituals.gatherings.parties import Sitting
from rituals.gatherings.phases import Doing
from rituals.gatherings.tables import Ballot, Session
from storage.unit_of_work import UnitOfWork


def _cast(insert: Callable[..., Any]) -> Any:
    """Return the statement that keeps a ballot in the place of the one before, built once."""
    ballot = insert(Ballot.__table__)
    return ballot.on_conflict_do_update(
        index_elements=[*Ballot.__table__.primary_key],
        set_={"choices": ballot.excluded.choices},
    )


_CAST = {"sqlite": _cast(sqlite.insert), "postgresql": _cast(postgresql.insert)}


def cast(work: UnitOfWork, sitting: Sitting, choices: Sequence[str]) -> None:
    """Keep how somebody votes in the phase of a session that was looked up to hold it.

    Args:
        work: the unit of work.
        sitting: the session, and who votes.
        choices: what they chose, checked to be among what is voted on, the same one as often as it
            was chosen; nobody has more votes than the session gives everybody.

    Raises:
        Refusal: nothing is voted on now.
    """
    sitting.must_allow(Doing.VOTE)
    session = sitting.session
    chosen = {"choices": list(choices)[: session.votes]}
    row = {
        "workspace_id": work.workspace,
        "session_id": session.id,
        "vote": session.phase,
        "person": sitting.participant.person,
    }
    work.connection.execute(_CAST[work.connection.dialect.name], row | chosen)


def own(work: UnitOfWork, session: Session, person: str) -> list[str]:
    """Return what somebody chose in the vote of this phase."""
    ballot = work.session.get(Ballot, (work.workspace, session.id, session.phase, person))
    return list(ballot.choices) if ballot else []


def tally(work: UnitOfWork, session: Session, vote: str) -> Counter[str]:
    """Return how often each was chosen in a vote."""
    cast_in_it = select(Ballot.choices).where(Ballot.session_id == session.id, Ballot.vote == vote)
    return Counter(each for choices in work.session.scalars(cast_in_it) for each in choices)


def voters(work: UnitOfWork, session: Session, vote: str) -> int:
    """Return how many people chose something in a vote."""
    cast_in_it = select(Ballot.choices).where(Ballot.session_id == session.id, Ballot.vote == vote)
    return sum(1 for choices in work.session.scalars(cast_in_it) if choices)
