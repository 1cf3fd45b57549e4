"""What a debate came to: the shift, what changed minds, and its entry in the library."""

from sqlalchemy import select

from rituals.debates.motion import AFTER, BEFORE
from rituals.debates.shift import shift
from rituals.debates.strongest import changed, strongest
from rituals.engine.ritual import Ritual
from rituals.gatherings import parties
from rituals.gatherings.cards import entries
from rituals.gatherings.lifecycle.sessions import CARD
from rituals.gatherings.tables import Ballot, Session
from rituals.library.filing import Filing, address_of, file
from rituals.library.tables import DEBATE
from rituals.words.mrkdwn import Mrkdwn, in_plain
from rituals.words.templates import Words
from storage.unit_of_work import UnitOfWork

# As many as the summary has room for; the others are in the file.
MOST_CHANGED = 4


def count(work: UnitOfWork, session: Session) -> None:
    """Count the votes once, now that nobody can vote any more, and keep what may be told."""
    cast = select(Ballot.vote, Ballot.person, Ballot.choices).where(Ballot.session_id == session.id)
    stood: dict[str, dict[str, str]] = {BEFORE: {}, AFTER: {}}
    for vote, person, choices in work.session.execute(cast):
        stood[vote][person] = choices[0]
    both = [
        (stood[BEFORE][each], stood[AFTER][each]) for each in stood[BEFORE].keys() & stood[AFTER]
    ]
    told = {"shift": shift(both, session.threshold), "has_voted": bool(stood[AFTER])}
    session.options = session.options | told


def tells(work: UnitOfWork, ritual: Ritual, session: Session) -> list[Mrkdwn]:
    """Say how minds moved and what moved them, in the summary and in the file."""
    said = _said(work, session)
    return [each for each in (said.shift, said.changed) if each]


def into_library(work: UnitOfWork, ritual: Ritual, session: Session) -> None:
    """File a debate in which somebody argued.

    Raises:
        NotLookedUp: Slack must be asked where the debate's card stands.
    """
    if not entries.count(work, session):
        return
    file(
        work,
        Filing(
            DEBATE,
            session.options["motion"],
            f"session/{session.id}",
            dict.fromkeys([ritual.set_up_by, parties.facilitator_of(work, ritual, session)]),
            summary=_summary(work, session),
            address=address_of(work, CARD, session.id, session.channel),
            channel=session.channel,
        ),
    )


def _summary(work: UnitOfWork, session: Session) -> str:
    """Return what the library says of a debate: nobody is named in it."""
    said = _said(work, session)
    moved = said.shift if session.options["shift"] else ""
    parts = (said.background, said.said_for, said.said_against, moved, said.minds)
    return "\n\n".join(in_plain(each) for each in parts if each)


def _said(work: UnitOfWork, session: Session) -> Words:
    minds = changed(work, session)
    return Words(
        "debates/outcome",
        session=session,
        shift=session.options["shift"],
        has_voted=session.options["has_voted"],
        changed=minds[:MOST_CHANGED],
        further=len(minds[MOST_CHANGED:]),
        strongest=strongest(work, session),
    )
