"""A ranked vote: each puts what can be chosen into an order, which nobody else sees."""

from collections.abc import Sequence

from sqlalchemy import select

from rituals.engine.call import Call
from rituals.engine.outcome import Outcome
from rituals.engine.ritual import Ritual
from rituals.gatherings import parties
from rituals.gatherings.feature import feature
from rituals.gatherings.gathering import gathering_of, late_in
from rituals.gatherings.lifecycle import sessions
from rituals.gatherings.parties import Sitting
from rituals.gatherings.phases import RANK
from rituals.gatherings.tables import Ballot, Session
from rituals.gatherings.voting import ballots, schulze
from rituals.gatherings.voting.ballots import Booth
from rituals.gatherings.voting.schulze import Ranking
from rituals.words import blocks
from rituals.words.blocks import Block
from rituals.words.templates import Words
from storage.unit_of_work import UnitOfWork

UNUSED = "none"
# Nobody weighs more than these against each other.
MOST = 10
# Of fewer, the order would be somebody's vote.
FEWEST = 3

late_in(RANK, ballots.HAS_NOT_VOTED)


@feature.action("rank")
def open_ranking(call: Call, work: UnitOfWork) -> Outcome:
    """Open one's own order, as it is so far."""
    sitting = parties.sitting_of(work, call.subject, call.person)
    sitting.must_allow(RANK)
    return Outcome(opens=form(work, sitting))


@feature.view("rank")
def cast(call: Call, work: UnitOfWork) -> Outcome:
    """Keep somebody's order in the place of the one before."""
    sitting = parties.sitting_of(work, call.subject, call.person, holds=True)
    sitting.must_allow(RANK)
    session = sitting.session
    booth = Booth(session.id, session.channel, session.phase, session.votes, call.person)
    ballots.keep(work, booth, _ranked(call, work, sitting))
    sessions.show_anew(work, session)
    return Outcome(shows_home=True)


def form(work: UnitOfWork, sitting: Sitting) -> Block:
    """Return the form with a box for each place, the best first."""
    session = sitting.session
    said = Words("gatherings/ranking", session=session, fewest=FEWEST)
    offered = sitting.gathering.candidates(work, session)[:MOST]
    names = {each.name for each in offered}
    own = [each for each in ballots.own(work, session, sitting.participant.person) if each in names]
    options = [
        blocks.option(said.unused, UNUSED),
        *(blocks.option(each.title, each.name) for each in offered),
    ]
    chosen = [*own, *[UNUSED] * len(offered)]
    boxes = [_box(place, options, chosen[place - 1]) for place in range(1, len(offered) + 1)]
    return blocks.modal(
        "gatherings:rank",
        said.title,
        [blocks.section(said.readers), *boxes, blocks.context(said.method)],
        submit=said.submit,
        private=str(session.id),
    )


def result(work: UnitOfWork, ritual: Ritual, session: Session, vote: str) -> Ranking:
    """Return what a ranked vote came to.

    Args:
        work: the unit of work.
        ritual: whose session it is.
        session: which.
        vote: the phase in which people ranked.
    """
    cast_in_it = select(Ballot.choices).where(Ballot.session_id == session.id, Ballot.vote == vote)
    offered = gathering_of(ritual).candidates(work, session)
    return schulze.rank([each.name for each in offered], work.session.scalars(cast_in_it).all())


def told(work: UnitOfWork, ritual: Ritual, session: Session, vote: str) -> Ranking:
    """Return what everybody is told of a ranked vote: the first alone where few have voted."""
    ranked = result(work, ritual, session, vote)
    if ballots.voters(work, session, vote) >= FEWEST:
        return ranked
    return Ranking(ranked.order[:1], ranked.unbeaten[:1])


def take_back(work: UnitOfWork, session: Session, person: str) -> None:
    """Have somebody's vote in this phase count no more, in a session that is held."""
    key = (work.workspace, session.id, session.phase, person)
    if ballot := work.session.get(Ballot, key):
        work.session.delete(ballot)


def _ranked(call: Call, work: UnitOfWork, sitting: Sitting) -> Sequence[str]:
    """Return what was chosen, the best first.

    Raises:
        Refusal: something is not there to be chosen, or was chosen twice.
    """
    offered = {each.name for each in sitting.gathering.candidates(work, sitting.session)}
    ranked: list[str] = []
    for place in range(1, MOST + 1):
        chosen = call.form.text(_name(place))
        if chosen in ("", UNUSED):
            continue
        if chosen not in offered:
            raise parties.refuse("not_to_rank", _name(place))
        if chosen in ranked:
            raise parties.refuse("ranked_twice", _name(place))
        ranked.append(chosen)
    return ranked


def _box(place: int, options: Sequence[Block], chosen: str) -> Block:
    label = Words("gatherings/ranking", place=place).place
    box = blocks.select(_name(place), options, chosen)
    return blocks.field_of(_name(place), label, box, optional=True)


def _name(place: int) -> str:
    return f"place_{place}"
