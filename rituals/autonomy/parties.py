"""Who may see and do what, read from the records and never from what a payload claims.

Whoever may not gets the same words as for something that does not exist.
"""

from sqlalchemy import select

from rituals.autonomy.feature import feature
from rituals.autonomy.tables import ASKED, LET_BE, OPEN, Answer, Turn
from rituals.engine.ritual import ACTIVE, Ritual
from storage.tables import Channel
from storage.unit_of_work import UnitOfWork

refuse = feature.refuse

LEADER, CHANNEL = "autonomy:leader", "autonomy:channel"


def people_of(ritual: Ritual) -> list[str]:
    """Return whom a leader named to be asked, in the order of the choice."""
    people: list[str] = ritual.options.get("people", [])
    return people


def ritual_of_channel(work: UnitOfWork, channel: str) -> Ritual | None:
    """Return the questions of a channel; two at once find them one after the other."""
    work.session.scalar(select(Channel.id).where(Channel.id == channel).with_for_update())
    return work.session.scalars(
        select(Ritual).where(
            Ritual.kind == CHANNEL, Ritual.channel == channel, Ritual.state == ACTIVE
        )
    ).first()


def ritual_to_stop(work: UnitOfWork, number: int, person: str) -> Ritual:
    """Return a ritual of this feature for its owner, or for somebody in its channel.

    Raises:
        Refusal: there is none of that number for this person.
        NotLookedUp: Slack must be asked first who is in the channel.
    """
    ritual = work.session.get(Ritual, number)
    if ritual is None or ritual.kind not in (LEADER, CHANNEL):
        raise refuse("not_there")
    if ritual.channel:
        allowed = person in work.directory.members(ritual.channel)
    else:
        allowed = person == ritual.owner
    if not allowed:
        raise refuse("not_there")
    return ritual


def open_turn(work: UnitOfWork, number: int, person: str) -> Turn:
    """Return a question that is in its leader's hand.

    Raises:
        Refusal: this leader has none of that number, or there is nothing left to do with it.
    """
    turn = work.session.scalar(
        select(Turn).where(Turn.id == number, Turn.leader == person).with_for_update()
    )
    if turn is None:
        raise refuse("not_there")
    if turn.state != OPEN or not is_current(work, turn):
        raise refuse("not_open")
    return turn


def is_current(work: UnitOfWork, turn: Turn) -> bool:
    """Tell whether the person is still among those whom the leader wants to ask."""
    ritual = work.session.get(Ritual, turn.ritual_id)
    return ritual is not None and ritual.is_active and turn.person in people_of(ritual)


def asked_turn(work: UnitOfWork, number: int, person: str) -> Turn:
    """Return a question that this person was asked directly.

    Raises:
        Refusal: this person was not asked anything of that number.
    """
    turn = work.session.scalar(
        select(Turn)
        .where(Turn.id == number, Turn.person == person, Turn.state.in_((ASKED, LET_BE)))
        .with_for_update()
    )
    if turn is None:
        raise refuse("not_there")
    return turn


def answer_to(work: UnitOfWork, turn: Turn) -> Answer | None:
    """Return what was answered to a question, for those who may know of it."""
    return work.session.scalar(select(Answer).where(Answer.turn_id == turn.id))


def own_answer(work: UnitOfWork, number: int, person: str) -> Answer:
    """Return an answer for whoever wrote it.

    Raises:
        Refusal: this person wrote none of that number, or withdrew it.
    """
    answer = work.session.scalar(
        select(Answer).where(Answer.id == number, Answer.person == person).with_for_update()
    )
    if answer is None:
        raise refuse("not_there")
    return answer


def received_answer(work: UnitOfWork, number: int, person: str) -> Answer:
    """Return an answer for somebody whom its author let read it.

    Raises:
        Refusal: there is none of that number for this person.
    """
    answer = work.session.scalar(select(Answer).where(Answer.id == number).with_for_update())
    if answer is None or person not in answer.readers:
        raise refuse("not_there")
    return answer
