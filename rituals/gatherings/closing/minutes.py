"""The minutes of a session: what it came to."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from sqlalchemy import select

from rituals.engine.actions import Action, made_in
from rituals.engine.ritual import Ritual
from rituals.gatherings.cards import entries
from rituals.gatherings.closing.themes import Theme, themes
from rituals.gatherings.discussion.turns import TIME_BOX
from rituals.gatherings.gathering import gathering_of
from rituals.gatherings.phases import CANCELLED
from rituals.gatherings.tables import Entry, Session, Topic
from storage.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class Minutes:
    """What was agreed in a session.

    Args:
        talked: the topics that were talked about, in their order.
        left: those that were not.
        notes: on each topic by its number, those on no topic under None.
        actions: as they stand now.
        themes: topics that came up in earlier sessions.
    """

    talked: Sequence[Topic]
    left: Sequence[Topic]
    notes: dict[int | None, list[Entry]]
    actions: Sequence[Action]
    themes: Sequence[Theme]


def is_revealed(ritual: Ritual, session: Session) -> bool:
    """Tell whether the entries of a session were shown; of one called off nobody can tell."""
    is_hidden = gathering_of(ritual).course[session.phase].is_hidden
    return not is_hidden and session.phase != CANCELLED


def minutes(work: UnitOfWork, session: Session) -> Minutes:
    """Return the minutes of a session whose entries were revealed."""
    topics = work.session.scalars(
        select(Topic)
        .where(Topic.session_id == session.id)
        .order_by(Topic.place.is_(None), Topic.place, Topic.votes.desc(), Topic.id)
    ).all()
    noted = select(Entry).where(Entry.session_id == session.id, Entry.column == entries.NOTE)
    notes: dict[int | None, list[Entry]] = defaultdict(list)
    for note in work.session.scalars(noted.order_by(Entry.at, Entry.id)):
        notes[note.topic_id].append(note)
    agreed = made_in(work, session.id)
    came_to = {*notes, *(action.topic_id for action in agreed)}
    talked = [each for each in topics if _was_opened(session, each) or each.id in came_to]
    done = {each.id for each in talked}
    return Minutes(
        talked=talked,
        left=[each for each in topics if each.id not in done],
        notes=dict(notes),
        actions=agreed,
        themes=themes(work, session),
    )


def _was_opened(session: Session, topic: Topic) -> bool:
    """Tell whether a topic was talked about, and not passed over at once by closing the session."""
    passed = session.closed_at and (session.closed_at + TIME_BOX).replace(microsecond=0)
    return topic.is_done or (topic.ends is not None and topic.ends != passed)


def author(session: Session, entry: Entry) -> str | None:
    """Return who wrote an entry; nobody in a session without names."""
    return None if session.is_anonymous else entry.author


def days(moments: Iterable[datetime], zone: str, today: datetime) -> str:
    """Return days in a row, such as "4 March and 18 March", with their year where it is another.

    Args:
        moments: on those days.
        zone: by whose clock, an IANA name.
        today: from whose year the others differ.
    """
    local = [each.astimezone(ZoneInfo(zone)) for each in moments]
    named = [day(each, today.astimezone(ZoneInfo(zone))) for each in local]
    return " and ".join(filter(None, [", ".join(named[:-1]), *named[-1:]]))


def day(of: date, today: date) -> str:
    """Return a day as it is written, without the year where that is this one."""
    return f"{of.day} {of:%B}" + (f" {of.year}" if of.year != today.year else "")
