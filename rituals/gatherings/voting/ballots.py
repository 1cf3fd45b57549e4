"""Votes: private, replaced as a whole, and counted once nobody can vote any more."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import and_, bindparam, func, select
from sqlalchemy.dialects import postgresql, sqlite

from rituals.engine.ritual import Ritual
from rituals.gatherings.gathering import gathering_called, late_in
from rituals.gatherings.parties import FRESH_FOR, sitting_of
from rituals.gatherings.phases import VOTE
from rituals.gatherings.tables import Ballot, Participant, Session, Topic
from storage.unit_of_work import UnitOfWork


def _cast(insert: Callable[..., Any]) -> Any:
    """Return the statement that keeps a ballot in the place of the one before, built once."""
    ballot = insert(Ballot.__table__)
    return ballot.on_conflict_do_update(
        index_elements=[*Ballot.__table__.primary_key],
        set_={"choices": ballot.excluded.choices},
    )


_SESSIONS, _PEOPLE = Session.__table__.c, Participant.__table__.c
_BOOTH = (
    select(
        *(_SESSIONS[name] for name in ("phase", "votes", "channel", "members_seen_at")),
        _PEOPLE.is_member,
        Ritual.__table__.c.kind,
    )
    .join_from(Session.__table__, Participant.__table__)
    .join(Ritual.__table__, Ritual.__table__.c.id == _SESSIONS.ritual_id)
    .where(_SESSIONS.id == bindparam("number"), _SESSIONS.workspace_id == bindparam("workspace"))
    .where(_PEOPLE.person == bindparam("person"), _PEOPLE.workspace_id == _SESSIONS.workspace_id)
    .with_for_update(of=Session.__table__, key_share=True)
)
_TOPICS = Topic.__table__.c
_THERE = select(_TOPICS.id).where(
    _TOPICS.workspace_id == bindparam("workspace"),
    _TOPICS.session_id == bindparam("session"),
    _TOPICS.id.in_(bindparam("chosen", expanding=True)),
)
_CAST = {"sqlite": _cast(sqlite.insert), "postgresql": _cast(postgresql.insert)}
_OWN = and_(
    Ballot.session_id == Session.id,
    Ballot.vote == Session.phase,
    Ballot.person == Participant.person,
)
HAS_NOT_VOTED = ~select(Ballot).where(_OWN).exists()
late_in(VOTE, HAS_NOT_VOTED)


@dataclass(frozen=True, slots=True)
class Booth:
    """A vote that is going on, and somebody who votes in it.

    Args:
        session: the number of the session.
        channel: in which it is held.
        vote: the phase in which it is.
        votes: how many each person has.
        person: who votes.
    """

    session: int
    channel: str
    vote: str
    votes: int
    person: str


def enter(work: UnitOfWork, number: int, person: str) -> Booth:
    """Let somebody in the channel of a session vote, and hold the vote open until the end.

    Hundreds may vote within seconds: whoever is known to be in the channel is let in by one
    statement, and everybody else by the long way, which also says what is the matter.

    Raises:
        Refusal: there is no such session for this person, or nothing is voted on now.
        NotLookedUp: Slack must be asked who is in the channel.
    """
    booth = _known(work, number, person)
    if booth is None:
        sitting_of(work, number, person, holds=True).must_allow(VOTE)
        work.flush()
        booth = _known(work, number, person)
    assert booth is not None
    return booth


def _known(work: UnitOfWork, number: int, person: str) -> Booth | None:
    asked = {"workspace": work.workspace, "number": number, "person": person}
    row = work.connection.execute(_BOOTH, asked).one_or_none()
    if row is None or not row.is_member or work.now - row.members_seen_at > FRESH_FOR:
        return None
    if VOTE not in gathering_called(row.kind).course[row.phase].allows:
        return None
    return Booth(number, row.channel, row.phase, row.votes, person)


def cast(work: UnitOfWork, booth: Booth, choices: Sequence[int]) -> None:
    """Keep how somebody votes.

    Args:
        work: the unit of work.
        booth: the vote, and who votes.
        choices: the numbers of what they chose, the same one as often as it was chosen; nobody
            has more votes than the session gives everybody.

    Raises:
        LookupError: one of these, which it names, is nothing that is voted on.
    """
    asked = {"workspace": work.workspace, "session": booth.session, "chosen": list(choices)}
    there = set(work.connection.scalars(_THERE, asked)) if choices else set()
    if missing := [each for each in choices if each not in there]:
        raise LookupError(missing[0])
    keep(work, booth, [str(each) for each in choices][: booth.votes])


def keep(work: UnitOfWork, booth: Booth, choices: Sequence[str]) -> None:
    """Keep choices that were checked, in the place of those before."""
    row = {
        "workspace_id": work.workspace,
        "session_id": booth.session,
        "vote": booth.vote,
        "person": booth.person,
        "choices": list(choices),
    }
    work.connection.execute(_CAST[work.connection.dialect.name], row)


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
    cast_in_it = (Ballot.session_id == session.id, Ballot.vote == vote)
    some = func.json_array_length(Ballot.choices) > 0
    return work.session.scalar(select(func.count()).where(*cast_in_it, some)) or 0
