"""Notes on topics: under the writer's name, and theirs alone to change while it is discussed."""

from collections.abc import Sequence

from sqlalchemy import and_, select

from rituals.gatherings.cards.entries import MOST_EACH, NOTE
from rituals.gatherings.lifecycle.sessions import TOPIC
from rituals.gatherings.parties import Sitting, refuse
from rituals.gatherings.phases import DISCUSS
from rituals.gatherings.tables import Entry, Topic
from storage.unit_of_work import UnitOfWork


def own(work: UnitOfWork, sitting: Sitting, topic_id: int) -> tuple[Topic, list[Entry]]:
    """Return a topic of a session, with the notes that somebody wrote on it, the oldest first.

    Raises:
        Refusal: the session has no such topic, or nothing is discussed in it now.
    """
    sitting.must_allow(DISCUSS)
    mine = and_(
        Entry.topic_id == Topic.id,
        Entry.column == NOTE,
        Entry.author == sitting.participant.person,
    )
    found = work.session.execute(
        select(Topic, Entry)
        .outerjoin(Entry, mine)
        .where(Topic.id == topic_id, Topic.session_id == sitting.session.id)
        .order_by(Entry.at, Entry.id)
    ).all()
    if not found:
        raise refuse("no_topic")
    return found[0][0], [note for _, note in found if note is not None]


def add(work: UnitOfWork, sitting: Sitting, topic_id: int, text: str) -> None:
    """Keep a note on a topic of a session that was looked up to hold it.

    Raises:
        Refusal: nothing is discussed now, or the person wrote more than anybody reads.
    """
    topic, written = own(work, sitting, topic_id)
    if len(written) >= MOST_EACH:
        raise refuse("too_many_notes", most=MOST_EACH)
    work.session.add(
        Entry(
            session_id=topic.session_id,
            column=NOTE,
            topic_id=topic.id,
            text=text,
            author=sitting.participant.person,
            at=work.now,
        )
    )
    _show_anew(work, sitting, topic)


def change(work: UnitOfWork, sitting: Sitting, topic_id: int, number: int, text: str) -> None:
    """Write one's own note anew.

    Raises:
        Refusal: it is not theirs, or nothing is discussed now.
    """
    topic, written = own(work, sitting, topic_id)
    of_those(written, number).text = text
    work.leave_no_trace()
    _show_anew(work, sitting, topic)


def remove(
    work: UnitOfWork, sitting: Sitting, topic_id: int, number: int
) -> tuple[Topic, list[Entry]]:
    """Take back one's own note; nothing of it is kept. Return the topic and the notes left.

    Raises:
        Refusal: it is not theirs, or nothing is discussed now.
    """
    topic, written = own(work, sitting, topic_id)
    note = of_those(written, number)
    work.session.delete(note)
    work.leave_no_trace()
    _show_anew(work, sitting, topic)
    return topic, [each for each in written if each is not note]


def of_those(written: Sequence[Entry], number: int) -> Entry:
    """Return the note of a number among somebody's own.

    Raises:
        Refusal: it is not among them.
    """
    note = next((each for each in written if each.id == number), None)
    if note is None:
        raise refuse("not_your_note")
    return note


def newest(work: UnitOfWork, topics: Sequence[int], most: int) -> Sequence[Entry]:
    """Return the newest notes on some topics, the oldest of them first.

    Args:
        work: the unit of work.
        topics: the numbers of the topics.
        most: how many in all.
    """
    wanted = select(Entry).where(Entry.topic_id.in_(topics), Entry.column == NOTE)
    found = work.session.scalars(wanted.order_by(Entry.at.desc(), Entry.id.desc()).limit(most))
    return found.all()[::-1]


def _show_anew(work: UnitOfWork, sitting: Sitting, topic: Topic) -> None:
    work.flush()
    work.outbox.refresh(TOPIC, topic.id, only=[sitting.session.channel])
