"""The summary: what a session came to, in the thread of its card."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any, TypeVar

from rituals.engine.feature import Owed
from rituals.engine.outcome import NotNeeded
from rituals.engine.ritual import Ritual
from rituals.gatherings import parties
from rituals.gatherings.cards import entries
from rituals.gatherings.closing import worth
from rituals.gatherings.closing.minutes import Minutes, author, day, days, is_revealed, minutes
from rituals.gatherings.feature import feature
from rituals.gatherings.gathering import gathering_of
from rituals.gatherings.lifecycle import holding, sessions
from rituals.gatherings.lifecycle.living_card import found, thread
from rituals.gatherings.phases import is_over
from rituals.gatherings.tables import Session, Topic
from rituals.words import blocks
from rituals.words.blocks import Block
from rituals.words.message import Message, in_words
from rituals.words.mrkdwn import Mrkdwn, cut
from rituals.words.templates import Words
from storage.unit_of_work import UnitOfWork

T = TypeVar("T")
NAME = "gatherings/summary"
# All of it is also said in the text of the message, which may have 4,000 characters.
ROOM = {"topics": 1300, "actions": 700, "left": 350, "themes": 350}
NOTES = 3


@feature.message("summary")
def summary(owed: Owed, work: UnitOfWork) -> Message:
    """Say what a session came to; of one that ended before its reveal, how many cards it had."""
    session, ritual, occurrence = found(work, owed)
    if not is_over(session.phase):
        raise NotNeeded("the session is not over")
    said = Words(
        NAME,
        ritual=ritual,
        comes_again=ritual.times is None or occurrence.number < ritual.times,
        writes=gathering_of(ritual).writes,
        facilitator=parties.facilitator(ritual, occurrence),
        cards=entries.count(work, session),
        writers=entries.writers(work, session),
        one_each=gathering_of(ritual).one_each,
    )
    place = thread(work, session)
    if not is_revealed(ritual, session):
        return Message(said.unrevealed, [blocks.section(said.unrevealed)], thread=place)
    parts = [
        said.lead,
        *gathering_of(ritual).tells(work, ritual, session),
        *_agreed(session, ritual, minutes(work, session)),
        _next(work, session, ritual),
    ]
    asked, answers = _worth(work, session, ritual)
    paragraphs = [cut(each, max(ROOM.values())) for each in parts if each]
    shown = [blocks.section(each) for each in paragraphs]
    ways = [*_as_file(ritual, session), *gathering_of(ritual).leads_to(work, session)]
    shown += [blocks.actions(*ways)] if ways else []
    shown += [*([blocks.section(asked)] if asked else []), *answers]
    text = in_words(*paragraphs, asked)
    return Message(text, shown, thread=place, in_channel_too=True)


def _as_file(ritual: Ritual, session: Session) -> list[Block]:
    """Return the button for the file, in the channel only where all of it may read the file."""
    if not gathering_of(ritual).is_for_all(session.options):
        return []
    return [blocks.button(Words(NAME).file, "gatherings:file", str(session.id))]


def _agreed(session: Session, ritual: Ritual, of: Minutes) -> list[Mrkdwn]:
    """Return the topics, the actions, what was left and what came up before."""
    votes, zone = gathering_of(ritual).votes, ritual.comes_round.zone

    def talked(place: int, topic: Topic) -> Mrkdwn:
        notes = of.notes.get(topic.id, [])
        told = [{"text": each.text, "author": author(session, each)} for each in notes[:NOTES]]
        further = len(notes) - len(told)
        said = {"place": place, "topic": topic, "votes": votes}
        return Words(NAME, **said, notes=told, further=further).topic

    today = session.starts
    return [
        _listed("topics", of.talked, talked),
        _listed(
            "actions",
            of.actions,
            lambda _, action: (
                Words(NAME, action=action, due=day(action.due, today) if action.due else "").action
            ),
        ),
        _listed("left", of.left, lambda _, topic: Words(NAME, topic=topic, votes=votes).left_one),
        _listed(
            "themes",
            of.themes,
            lambda _, theme: (
                Words(NAME, topic=theme.topic, days=days(theme.before, zone, today)).theme
            ),
        ),
    ]


def _listed(name: str, items: Sequence[T], say: Callable[[int, T], Mrkdwn]) -> Mrkdwn:
    """Return a heading with as many of its items as there is room for, and how many are left."""
    if not items:
        return Mrkdwn("")
    title = Mrkdwn(getattr(Words(NAME), name))
    lines: list[str] = [title]
    room = ROOM[name] - len(title) - len(Words(NAME, further=len(items)).more) - 2
    for place, each in enumerate(items, 1):
        line = cut(say(place, each), room) if place == 1 else say(place, each)
        if len(line) > room:
            lines.append(Words(NAME, further=len(items) - place + 1).more)
            break
        lines.append(line)
        room -= len(line) + 1
    return in_words(*lines)


def _next(work: UnitOfWork, session: Session, ritual: Ritual) -> Mrkdwn:
    """Say when the next session is, and from when on it can be written to."""
    coming = sessions.following(work, session)
    if coming is None or not ritual.is_active:
        return Mrkdwn("")
    opens: datetime | None = holding.opens(ritual, coming)
    if opens is not None and opens <= work.now:
        opens = None
    facts: dict[str, Any] = {"starts": coming.starts, "zone": ritual.comes_round.zone}
    writes = gathering_of(ritual).writes and opens != coming.starts
    return Words(NAME, **facts, ritual=ritual, opens=opens, writes=writes).next


def _worth(work: UnitOfWork, session: Session, ritual: Ritual) -> tuple[Mrkdwn, list[Block]]:
    """Return the question whether it was worth the time with its buttons, later the counts."""
    if session.closed_at is None or not gathering_of(ritual).weighs:
        return Mrkdwn(""), []
    closes = worth.closes(session)
    counts = worth.counts(work, session)
    if counts is not None:
        return Words(NAME, counts=counts).counts, []
    if work.now >= closes:
        return Mrkdwn(""), []
    said = Words(NAME, closes=closes, zone=ritual.comes_round.zone, fewest=worth.FEWEST)
    number = str(session.id)
    answers = [
        blocks.button(getattr(said, each), f"gatherings:worth_{each}", number)
        for each in worth.WORTH
    ]
    return said.worth, [blocks.actions(*answers)]
