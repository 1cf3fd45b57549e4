"""The discussion: topics in the order of their votes, and whose turn it is.

Where people meet, one topic follows another, each with a time box that stops nobody; where they
write, all that got votes are open at once, until the phase ends.
"""

from collections import Counter
from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import case, func, literal, or_, select, update

from rituals.engine.ritual import Ritual
from rituals.gatherings.cards.entries import NOTE
from rituals.gatherings.gathering import begins_with, gathering_of
from rituals.gatherings.lifecycle import time_box
from rituals.gatherings.lifecycle.sessions import TOPIC
from rituals.gatherings.parties import Sitting, refuse
from rituals.gatherings.phases import DISCUSS, VOTE
from rituals.gatherings.tables import Entry, Session, Topic
from rituals.gatherings.voting import ballots
from storage.unit_of_work import UnitOfWork

# The same for each topic: a share of what is left would shrink with every one that took longer.
TIME_BOX = timedelta(minutes=5)
# More at once than this bury the channel's thread; the others are behind "See the topics".
MOST_AT_ONCE = 10

COUNTED, TIME_UP = "gatherings:counted", "gatherings:time_up"
ALL_DISCUSSED = "gatherings:all_discussed"


@begins_with(DISCUSS)
def begin(ritual: Ritual, session: Session, work: UnitOfWork) -> None:
    """Count the votes and open the first topic, or all that matter where nobody meets."""
    topics = _in_order(work, ritual, session)
    for place, topic in enumerate(topics):
        topic.place = place
    work.outbox.send(COUNTED, session.id, to=session.channel)
    if not session.is_live:
        for topic in foremost(topics):
            work.outbox.send(TOPIC, topic.id, to=session.channel)
    elif topics:
        session.topic_id, topics[0].ends = topics[0].id, _end_of_box(work)
        _show(work, session, topics[0].id, topics[0].ends)
    work.flush()


def foremost(topics: Sequence[Topic]) -> Sequence[Topic]:
    """Return those that stand in the thread at once: with votes, or any where nobody voted."""
    chosen = [each for each in topics if each.votes] or topics
    return chosen[:MOST_AT_ONCE]


def go_on(work: UnitOfWork, sitting: Sitting, to: int | None = None) -> str | None:
    """Leave the topic now discussed for another one, in a session that is held alone.

    Args:
        work: the unit of work.
        sitting: the session, looked up by its facilitator.
        to: the topic that is taken up, done or not; the next in order unless given.

    Returns:
        The title of the topic that is discussed now; None when all were.

    Raises:
        Refusal: the session has no such topic.
    """
    session = sitting.session
    left = session.topic_id or 0
    session.topic_id, title = _turn(work, session, left, to)
    work.flush()
    if left:
        work.outbox.refresh(TOPIC, left, only=[session.channel])
    if session.topic_id is None:
        work.outbox.send(ALL_DISCUSSED, session.id, to=session.channel)
    else:
        _show(work, session, session.topic_id, _end_of_box(work))
    return title


def _turn(
    work: UnitOfWork, session: Session, left: int, to: int | None
) -> tuple[int | None, str | None]:
    """Note that one topic is done and another one begun; return the one begun, and its title."""
    in_order = (
        select(Topic.id)
        .where(Topic.session_id == session.id, Topic.is_done.is_(False), Topic.id != left)
        .order_by(Topic.place)
        .limit(1)
    )
    following = in_order.scalar_subquery() if to is None else to
    is_left = Topic.id == left
    ends = case((is_left, Topic.ends), else_=literal(_end_of_box(work), Topic.ends.type))
    # One statement for both, so that a click takes no more of them than any other.
    turned = work.session.execute(
        update(Topic)
        .where(Topic.session_id == session.id, or_(is_left, Topic.id == following))
        .values(is_done=is_left, ends=ends)
        .returning(Topic.id, Topic.title)
        .execution_options(synchronize_session=False)
    )
    begun = [(number, title) for number, title in turned if number != left]
    if to is not None and not begun:
        raise refuse("no_topic")
    return begun[0] if begun else (None, None)


def extend(work: UnitOfWork, sitting: Sitting, topic_id: int, seen: str) -> None:
    """Give the topic now discussed more time, in a session that is held alone.

    Args:
        work: the unit of work.
        sitting: the session, and who would like more time.
        topic_id: of the topic.
        seen: its end as it stood on the button: two who press at once wish for the same minutes.
    """
    topic = work.session.get(Topic, topic_id) if topic_id == sitting.session.topic_id else None
    if topic is None or topic.ends is None or time_box.named(topic.ends) != seen:
        return
    topic.ends = time_box.longer(topic.ends, work.now)
    work.flush()
    work.outbox.refresh(TOPIC, topic.id, only=[sitting.session.channel])
    _say_when_up(work, sitting.session, topic.id, topic.ends)


def cards_of(work: UnitOfWork, topics: Sequence[int]) -> Counter[int]:
    """Return how many cards each of some topics has."""
    counted = (
        select(Entry.topic_id, func.count())
        .where(Entry.topic_id.in_(topics), Entry.column != NOTE)
        .group_by(Entry.topic_id)
    )
    return Counter({topic: many for topic, many in work.session.execute(counted) if topic})


def _in_order(work: UnitOfWork, ritual: Ritual, session: Session) -> list[Topic]:
    """Return the topics in the order in which they are discussed, their votes counted.

    Most votes first; of equal votes the one with more cards; of equal cards the one that stood
    higher on the ballot, by its heading and then by its number: the same on every count.
    """
    gathering = gathering_of(ritual)
    votes: Counter[str] = Counter()
    for phase in gathering.phases:
        if VOTE in phase.allows and gathering.course.is_past(session.phase, phase.name):
            votes = ballots.tally(work, session, phase.name)
    topics = on_ballot(work, ritual, session)
    of_session = (Entry.session_id == session.id, Entry.column != NOTE)
    cards: Counter[int | None] = Counter(
        work.session.scalars(select(Entry.topic_id).where(*of_session))
    )
    for topic in topics:
        topic.votes = votes[str(topic.id)]
    return sorted(topics, key=lambda topic: (-topic.votes, -cards[topic.id]))


def on_ballot(work: UnitOfWork, ritual: Ritual, session: Session) -> list[Topic]:
    """Return the topics as they are voted on: by heading."""
    headings = [each.name for each in gathering_of(ritual).columns(session.options)]
    order = {name: place for place, name in enumerate(headings)}
    mine = select(Topic).where(Topic.session_id == session.id).order_by(Topic.id)
    topics = work.session.scalars(mine).all()
    return sorted(topics, key=lambda topic: order.get(topic.column, len(order)))


def _show(work: UnitOfWork, session: Session, topic_id: int, ends: datetime) -> None:
    """Have the thread show a topic, once more where it is taken up again, until its time is up."""
    again = time_box.named(ends)
    work.outbox.send(TOPIC, topic_id, to=session.channel, detail=again)
    _say_when_up(work, session, topic_id, ends)


def _say_when_up(work: UnitOfWork, session: Session, topic_id: int, ends: datetime) -> None:
    """Owe the word that time is up, for the end that is named: another end is another word."""
    named = time_box.named(ends)
    work.outbox.send(TIME_UP, topic_id, to=session.channel, detail=named, not_before=ends)


def _end_of_box(work: UnitOfWork) -> datetime:
    return time_box.end(work.now, TIME_BOX)
