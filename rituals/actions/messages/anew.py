"""Everything written anew in which an action is read."""

from datetime import datetime

from sqlalchemy import select

from rituals.actions.feature import feature
from rituals.engine.actions import Action, session_of
from rituals.engine.ritual import Ritual
from rituals.gatherings.tables import Session
from storage.unit_of_work import UnitOfWork

# It stands in the list of the session that goes on, and of the one that was just closed.
NEWEST = 2


@feature.rule("anew")
def show_anew(number: int, due: datetime, work: UnitOfWork) -> None:
    """Have an action's line, the lists it stands in and its owner's messages written anew."""
    action = work.session.get(Action, number)
    if action is None:
        return
    for kind in ("actions:given", "actions:due", "actions:declined"):
        work.outbox.refresh(kind, action.id)
    ritual = work.session.get(Ritual, action.ritual_id) if action.ritual_id else None
    if ritual is None or ritual.channel is None:
        return
    work.outbox.refresh("gatherings:action", action.id, only=[ritual.channel])
    if agreed_in := session_of(action):
        work.outbox.refresh("gatherings:summary", agreed_in, only=[ritual.channel])
    sessions = select(Session.id).where(Session.ritual_id == ritual.id)
    for session in work.session.scalars(sessions.order_by(Session.id.desc()).limit(NEWEST)):
        work.outbox.refresh("gatherings:open_actions", session, only=[ritual.channel])
