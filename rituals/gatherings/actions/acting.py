"""Making an action: from a topic, a message or a line that somebody typed."""

from datetime import timedelta

from sqlalchemy import or_, select

from rituals.engine import action_form, actions
from rituals.engine.action_form import Wanted
from rituals.engine.actions import Action
from rituals.engine.availability import hours_of
from rituals.engine.call import Call
from rituals.engine.outcome import Outcome
from rituals.engine.ritual import Ritual
from rituals.gatherings import parties
from rituals.gatherings.feature import feature
from rituals.gatherings.gathering import Gathering
from rituals.gatherings.lifecycle.sessions import show_anew
from rituals.gatherings.parties import Sitting, refuse
from rituals.gatherings.phases import CANCELLED, CLOSED
from rituals.gatherings.tables import Session, Topic
from rituals.words import blocks
from rituals.words.blocks import Block
from rituals.words.mrkdwn import in_plain, tidy
from rituals.words.templates import Words
from storage.unit_of_work import UnitOfWork

# What was agreed on is often written down after the session; later it belongs to the next.
LATELY = timedelta(days=14)


@feature.action("act")
def open_form(call: Call, work: UnitOfWork) -> Outcome:
    """Open the form of an action on a topic."""
    sitting = parties.sitting_of(work, call.subject, call.person)
    _must_be_on(work, sitting)
    return Outcome(opens=form(work, sitting, topic=call.named(1)))


@feature.view("act")
def submit(call: Call, work: UnitOfWork) -> Outcome:
    """Keep an action: the session's thread reads it, and its owner is told."""
    sitting = parties.sitting_of(work, call.subject, call.person, holds=True)
    sitting.must_belong(work)
    _must_be_on(work, sitting)

    def is_there(person: str) -> bool:
        is_there = person == call.person or bool(parties.who(work, sitting.session, person=person))
        return is_there and parties.is_of_channel(work, sitting.session, person)

    wanted = action_form.read(call.form, work, is_there)
    action = _action(sitting, wanted, _topic(work, sitting, call.named(1)))
    actions.keep(work, action, sitting.session.channel, wanted.hours)
    if sitting.session.phase == CLOSED:
        show_anew(work, sitting.session, "gatherings:summary")
    return Outcome(shows_home=True)


def open_for(
    gathering: Gathering,
    call: Call,
    work: UnitOfWork,
    *,
    text: str,
    owner: str = "",
    channel: str | None = None,
) -> Outcome | None:
    """Open the form for a channel's session; None where none goes on or was closed lately.

    Args:
        gathering: of which kind the session is.
        call: who writes.
        work: the unit of work.
        text: what stands in the form already.
        owner: who is to do it; whoever writes unless given.
        channel: which channel; the one somebody stands in unless given.
    """
    session = at_hand(work, gathering, channel or call.channel)
    if session is None:
        return None
    sitting = parties.sitting_of(work, session.id, call.person)
    return Outcome(opens=form(work, sitting, text=tidy(in_plain(text)), owner=owner))


def at_hand(work: UnitOfWork, gathering: Gathering, channel: str | None) -> Session | None:
    """Return the session that an action in a channel belongs to.

    One that is past its hidden phase comes first, then one that was closed lately, the last of
    all one that still waits for its day.
    """
    recent = or_(Session.closed_at.is_(None), Session.closed_at > work.now - LATELY)
    there = (
        select(Session)
        .join(Ritual, Ritual.id == Session.ritual_id)
        .where(Session.channel == channel, Ritual.kind == gathering.kind)
        .where(Session.phase != CANCELLED, recent)
        .order_by(Session.id.desc())
    )

    def turn(session: Session) -> int:
        if session.phase == CLOSED:
            return 1
        return 2 if gathering.course[session.phase].is_hidden else 0

    return min(work.session.scalars(there), key=turn, default=None)


def form(
    work: UnitOfWork, sitting: Sitting, *, topic: int = 0, text: str = "", owner: str = ""
) -> Block:
    """Return the form of an action, with who reads it above the box."""
    said = Words("gatherings/acting", session=sitting.session)
    person = sitting.participant.person
    day = action_form.usual_day(work, hours_of(work, person))
    fields = [
        blocks.section(said.readers),
        *action_form.fields(text, owner or person, day, is_shared=True),
    ]
    named = f"{sitting.session.id}:{topic}"
    return blocks.modal("gatherings:act", said.title, fields, submit=said.submit, private=named)


def _action(sitting: Sitting, wanted: Wanted, topic: int | None) -> Action:
    return Action(
        text=wanted.text,
        owner=wanted.owner,
        due=wanted.due,
        ritual_id=sitting.ritual.id,
        came_from=actions.from_session(sitting.session.id),
        topic_id=topic,
        written_by=sitting.participant.person,
    )


def _topic(work: UnitOfWork, sitting: Sitting, topic: int) -> int | None:
    """Return the topic of an action, if it is one of the session."""
    if topic in (0, sitting.session.topic_id):
        return topic or None
    theirs = Topic.session_id == sitting.session.id
    return work.session.scalar(select(Topic.id).where(Topic.id == topic, theirs))


def _must_be_on(work: UnitOfWork, sitting: Sitting) -> None:
    """Refuse an action for a session that was called off, or closed long ago.

    Raises:
        Refusal: it is too late.
    """
    closed = sitting.session.closed_at
    if sitting.session.phase == CANCELLED or (closed and work.now - closed > LATELY):
        raise refuse("over", ritual=sitting.ritual)
