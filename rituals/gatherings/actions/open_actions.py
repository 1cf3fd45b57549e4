"""The actions of a ritual in its channel: each as it stands, and those a session opens with."""

from collections.abc import Collection, Sequence
from datetime import date, datetime, timedelta
from math import ceil
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, func, or_, select

from rituals.engine.actions import Action, from_session, session_of
from rituals.engine.call import number
from rituals.engine.feature import Owed
from rituals.engine.outcome import NotNeeded
from rituals.engine.ritual import Ritual
from rituals.gatherings.feature import feature
from rituals.gatherings.lifecycle.living_card import found, thread
from rituals.gatherings.phases import is_over
from rituals.gatherings.tables import Participant, Session
from rituals.words import blocks
from rituals.words.blocks import Block
from rituals.words.message import Message, in_words
from rituals.words.mrkdwn import Mrkdwn, cut
from rituals.words.templates import EXCERPT, Words
from storage.tables import Person
from storage.unit_of_work import UnitOfWork

# Three blocks each, in messages of 50; what goes beyond so many messages is read by nobody.
A_PAGE, MOST_PAGES = 12, 8
IN_LIST, ON_LINE = ("done", "carry", "drop"), ("done", "later", "change", "drop")
# The card comes first, since the list stands in its thread; it may take Slack's outage to come.
LOOK_AGAIN, LOOK_FOR = timedelta(seconds=2), timedelta(days=3)


@feature.rule("open_actions")
def list_them(number: int, due: datetime, work: UnitOfWork) -> None:
    """Open a session with what the ones before have left to do, once its card stands."""
    session = work.session.get(Session, number)
    if session is None or is_over(session.phase):
        return
    waited = work.now - session.opened_at
    if thread(work, session) is None:
        if waited < LOOK_FOR:
            again = work.now + max(LOOK_AGAIN, waited)
            work.schedules.plan("gatherings:open_actions", session.id, again)
        return
    pages = ceil((work.session.scalar(select(func.count()).where(*_listed(session))) or 0) / A_PAGE)
    for page in range(min(pages, MOST_PAGES)):
        work.outbox.send("gatherings:open_actions", session.id, session.channel, detail=str(page))


@feature.message("open_actions")
def open_actions(owed: Owed, work: UnitOfWork) -> Message:
    """Show one page of what earlier sessions agreed on, with what anybody can do about it."""
    session, ritual, _ = found(work, owed)
    if is_over(session.phase) and owed.place is None:
        raise NotNeeded("the session is over")
    page = number(owed.detail)
    wanted = select(Action).where(*_listed(session)).order_by(Action.id)
    listed = work.session.scalars(wanted.offset(page * A_PAGE).limit(A_PAGE)).all()
    if not listed and owed.place is None:
        raise NotNeeded("nothing is open")
    there = _there(work, ritual, listed)
    still = [action for action in listed if not action.is_done]
    said = Words("gatherings/open_actions", ritual=ritual, page=page, open=len(still))
    shown, read = [blocks.section(said.lead)], [said.lead]
    for action in listed:
        status = _status(work, ritual, action, there)
        shown += [blocks.written(cut(action.text, EXCERPT)), blocks.context(status)]
        shown += [] if is_over(session.phase) else [_ways(action, there, IN_LIST)]
        read += [in_words(cut(action.text, EXCERPT)), status]
    return Message(in_words(*read), shown, thread=thread(work, session))


@feature.message("action")
def action(owed: Owed, work: UnitOfWork) -> Message:
    """Show one action as it stands, with who did what with it and when."""
    action = work.session.get(Action, owed.subject)
    agreed_in = session_of(action) if action else None
    session = work.session.get(Session, agreed_in) if agreed_in else None
    ritual = work.session.get(Ritual, session.ritual_id) if session else None
    if action is None or session is None or ritual is None:
        raise NotNeeded("the action is not there any more")
    there = _there(work, ritual, [action])
    status = _status(work, ritual, action, there)
    said = Words("gatherings/open_actions", action=action, moments=_moments(action))
    text = cut(action.text, EXCERPT * 2)
    shown = [
        blocks.section(said.action),
        blocks.quote(text),
        blocks.context(status),
        _ways(action, there, ON_LINE),
        blocks.context(said.history),
    ]
    words = in_words(said.action, text, status, said.history)
    return Message(words, shown, thread=thread(work, session))


def _listed(session: Session) -> Collection[ColumnElement[bool]]:
    """Return which actions a session opens with: those still open, and closed since it was."""
    return (
        Action.ritual_id == session.ritual_id,
        Action.came_from != from_session(session.id),
        or_(Action.is_done.is_(False), Action.closed_at >= session.opened_at),
    )


def _there(work: UnitOfWork, ritual: Ritual, listed: Sequence[Action]) -> frozenset[str]:
    """Return which of the owners have left neither the channel nor the workspace."""
    owners = {action.owner for action in listed if action.owner}
    newest = select(func.max(Session.id)).where(Session.ritual_id == ritual.id).scalar_subquery()
    theirs = (Participant.session_id == newest, Participant.person.in_(owners))
    left = select(Participant.person).where(*theirs, Participant.is_member.is_(False))
    gone = select(Person.id).where(Person.id.in_(owners), Person.has_left)
    return frozenset(owners - {*work.session.scalars(left), *work.session.scalars(gone)})


def _status(work: UnitOfWork, ritual: Ritual, action: Action, there: frozenset[str]) -> Mrkdwn:
    today: date = work.now.astimezone(ZoneInfo(ritual.comes_round.zone)).date()
    has_owner = action.owner in there
    return Words("gatherings/open_actions", action=action, today=today, has_owner=has_owner).status


def _moments(action: Action) -> list[tuple[str, str, datetime]]:
    """Return who did what with it and when, the newest last."""
    return [
        (each["by"], each["what"], datetime.fromisoformat(each["at"])) for each in action.history
    ]


def _ways(action: Action, there: frozenset[str], names: Sequence[str]) -> Block:
    """Return what people can do with an action, of what is named."""
    said, text = Words("gatherings/open_actions"), cut(action.text, 40)
    if action.is_done:
        names = ("reopen",)
    elif action.owner not in there:
        names = ("take", *names)
    labels = {name: getattr(said, name) for name in names}
    return blocks.actions(
        *(
            blocks.button(label, f"actions:{name}", str(action.id), label=f"{label}: {text}")
            for name, label in labels.items()
        )
    )
