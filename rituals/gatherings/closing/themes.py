"""Themes: topics of a session that came up in earlier sessions of its ritual."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Row, and_, func, or_, select

from rituals.gatherings.cards.similarity import alike
from rituals.gatherings.phases import CLOSED
from rituals.gatherings.tables import Session, Topic
from storage.unit_of_work import UnitOfWork

# How far back, and how many topics of each session: those that mattered most.
SESSIONS, TOPICS = 10, 30


@dataclass(frozen=True, slots=True)
class Theme:
    """A topic that came up before.

    Args:
        topic: as it is called this time.
        before: when earlier sessions were held that had it, in their order.
    """

    topic: Topic
    before: Sequence[datetime]


def themes(work: UnitOfWork, session: Session) -> list[Theme]:
    """Return which topics of a session came up in the sessions before it, most often first."""
    own: list[Topic] = []
    earlier: list[tuple[str, datetime]] = []
    for topic, starts in _mattered(work, session):
        if topic.session_id == session.id:
            own.append(topic)
        else:
            earlier.append((topic.title, starts))
    titles = [title for title, _ in earlier]
    found = []
    for topic in own if titles else []:
        if before := sorted({earlier[place][1] for place in alike(topic.title, titles)}):
            found.append(Theme(topic, before))
    return sorted(found, key=lambda theme: -len(theme.before))


def _mattered(work: UnitOfWork, session: Session) -> Sequence[Row[Topic, datetime]]:
    """Return the topics with the most votes, of a session and of those before it."""
    before = and_(Session.phase == CLOSED, Session.starts < session.starts)
    # What was said in another channel was for other eyes.
    here = (Session.ritual_id == session.ritual_id, Session.channel == session.channel)
    last = (
        select(Session.id)
        .where(*here, or_(before, Session.id == session.id))
        .order_by(Session.starts.desc())
        .limit(SESSIONS + 1)
    )
    by_votes = (Topic.votes.desc(), Topic.id)
    rank = func.row_number().over(partition_by=Topic.session_id, order_by=by_votes).label("rank")
    ranked = select(Topic.id, rank).where(Topic.session_id.in_(last)).subquery()
    return work.session.execute(
        select(Topic, Session.starts)
        .join(ranked, ranked.c.id == Topic.id)
        .join(Session, Session.id == Topic.session_id)
        .where(ranked.c.rank <= TOPICS)
        .order_by(*by_votes)
    ).all()
