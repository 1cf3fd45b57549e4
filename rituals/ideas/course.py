"""What becomes of an idea: who takes it up, what they say of it, and what happens when they leave.

Whoever calls has looked who may, and holds the idea. What is answered stays as it was read then.
"""

from sqlalchemy import select

from rituals.ideas import waiting
from rituals.ideas.feature import feature
from rituals.ideas.history import note, show
from rituals.ideas.parties import refuse
from rituals.ideas.tables import ACTED_ON, HANDED_BACK, LEFT, TAKEN, Idea
from storage.unit_of_work import UnitOfWork


def answer(work: UnitOfWork, idea: Idea, person: str, state: str, reason: str = "") -> None:
    """Say what becomes of an idea; the same once more changes nothing.

    Args:
        work: the unit of work.
        idea: which.
        person: who says it.
        state: one of the answers.
        reason: in their words.
    """
    if (idea.state, idea.reason) == (state, reason):
        return
    was_acted_on = idea.state == ACTED_ON
    idea.state, idea.reason, idea.rewrote = state, reason, None
    work.schedules.drop_all("ideas:", idea.id)
    line = note(work, idea, state, person, reason)
    waiting.begin(work, idea)
    if state == ACTED_ON and idea.channel and not was_acted_on:
        work.outbox.send("ideas:acted", idea.id, to=idea.channel, detail=str(line.number))


def take(work: UnitOfWork, idea: Idea, person: str) -> None:
    """Have somebody look after an idea of their channel; a second time changes nothing.

    Raises:
        Refusal: somebody else does, or it was acted on.
    """
    if person == idea.answerer:
        return
    if idea.keeper:
        raise refuse("taken", keeper=idea.keeper)
    if idea.state == ACTED_ON:
        raise refuse("acted_on")
    idea.keeper, idea.rewrote = person, None
    line = note(work, idea, TAKEN, person)
    work.outbox.send("ideas:yours", idea.id, to=person, detail=str(line.number))
    waiting.begin(work, idea)


def hand_back(work: UnitOfWork, idea: Idea, person: str) -> None:
    """Give an idea back to its channel.

    Raises:
        Refusal: it was said to this person alone.
    """
    if idea.keeper is None:
        raise refuse("said_to_you")
    _free(work, idea, HANDED_BACK, person)


@feature.departure
def leave(channel: str, person: str, work: UnitOfWork) -> None:
    """Give what somebody looked after back to the channel that they left."""
    kept = select(Idea).where(Idea.channel == channel, Idea.keeper == person)
    for idea in work.session.scalars(kept.with_for_update()).all():
        _free(work, idea, LEFT, person)


@feature.deactivation
def close_account(person: str, work: UnitOfWork) -> None:
    """Find a next step for each idea that somebody answered for; their own ideas stay."""
    kept = select(Idea).where(Idea.keeper == person).with_for_update()
    for idea in work.session.scalars(kept).all():
        _free(work, idea, LEFT, person)
    said = select(Idea).where(Idea.leader == person).with_for_update()
    for idea in work.session.scalars(said).all():
        if idea.is_open:
            note(work, idea, LEFT)
            idea.leader = None
            work.schedules.drop_all("ideas:", idea.id)


def _free(work: UnitOfWork, idea: Idea, what: str, person: str) -> None:
    """Have nobody look after an idea; only of one that is over nobody is told."""
    idea.keeper = None
    if idea.is_open or what == HANDED_BACK:
        note(work, idea, what, person)
        waiting.begin(work, idea)
    show(work, idea, person)
