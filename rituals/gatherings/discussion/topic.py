"""A topic in the session's thread, and what the thread hears of the discussion besides."""

from dataclasses import replace

from sqlalchemy import case, func, select

from rituals.engine.feature import Owed
from rituals.engine.outcome import NotNeeded
from rituals.engine.ritual import Ritual
from rituals.gatherings.cards.entries import NOTE
from rituals.gatherings.discussion import turns
from rituals.gatherings.feature import feature
from rituals.gatherings.gathering import gathering_of
from rituals.gatherings.lifecycle import time_box
from rituals.gatherings.lifecycle.living_card import found, thread
from rituals.gatherings.lifecycle.time_box import SHORTLY
from rituals.gatherings.phases import DISCUSS, is_over
from rituals.gatherings.tables import Entry, Session, Topic
from rituals.words import blocks
from rituals.words.blocks import Block
from rituals.words.message import Message, heard_from, in_words
from rituals.words.mrkdwn import Mrkdwn, cut
from rituals.words.templates import EXCERPT, Words
from storage.unit_of_work import UnitOfWork

# As much as a message holds in 50 blocks and 12,000 characters, and as anybody reads in one.
MOST_CARDS, MOST_NOTES, NOTE_EXCERPT = 12, 15, 300


@feature.message("topic")
def topic(owed: Owed, work: UnitOfWork) -> Message:
    """Show a topic with its cards and notes, and what can be done with it now."""
    topic, session, ritual = _topic(work, owed)
    if is_over(session.phase) and owed.place is None:
        raise NotNeeded("the session is over")
    cards, written = contents(work, topic)
    said = Words(
        "gatherings/topic",
        session=session,
        ritual=ritual,
        topic=topic,
        zone=ritual.comes_round.zone,
        left_out=turns.cards_of(work, [topic.id])[topic.id] - len(cards),
    )
    # Whose title is a card's own text says it once.
    [alone] = cards if [each.text for each in cards] == [topic.title] else [None]
    by = Words("gatherings/topic", author=alone.author).by if alone else Mrkdwn("")
    cards = [] if alone else cards
    lead, rest = in_words(said.title, by, said.state), said.rest
    heading = said.notes if written else ""
    shown = [
        blocks.section(lead),
        *(blocks.said_by(each.author, cut(each.text, EXCERPT)) for each in cards),
        *([blocks.context(rest)] if rest else []),
        *([blocks.section(heading)] if heading else []),
        *(blocks.said_by(each.author, cut(each.text, NOTE_EXCERPT)) for each in written),
        *_ways(ritual, session, topic, said),
    ]
    read = map(said_in_words, cards), map(said_in_words, written)
    words = in_words(lead, *read[0], rest, heading, *read[1])
    return Message(words, shown, thread=thread(work, session), is_living=True)


@feature.message("time_up", useful_for=SHORTLY)
def time_up(owed: Owed, work: UnitOfWork) -> Message:
    """Say once that the time of a topic is up; nothing stops because of it."""
    topic, session, ritual = _topic(work, owed)
    is_now = session.topic_id == topic.id and not is_over(session.phase)
    if not is_now or time_box.named(topic.ends) != owed.detail:
        raise NotNeeded("it is not discussed any more, or has more time")
    return _in_thread(work, session, Words("gatherings/topic", ritual=ritual, topic=topic).time_up)


@feature.message("counted")
def counted(owed: Owed, work: UnitOfWork) -> Message:
    """Say in which order the topics come, with their votes."""
    session, ritual = _open(work, owed)
    wanted = select(Topic).where(Topic.session_id == session.id).order_by(Topic.place)
    topics = work.session.scalars(wanted).all()
    said = Words(
        "gatherings/topic",
        session=session,
        ritual=ritual,
        topics=topics,
        foremost=turns.foremost(topics),
        has_votes=any(each.votes for each in topics),
    )
    number = str(session.id)
    if not topics:
        act = blocks.button(said.act, "gatherings:act", f"{number}:0")
        return _in_thread(work, session, said.no_topics, act)
    return _in_thread(
        work, session, said.order, blocks.button(said.see, "gatherings:topics", number)
    )


@feature.message("all_discussed")
def all_discussed(owed: Owed, work: UnitOfWork) -> Message:
    """Say that every topic was talked about, and how the session is closed."""
    session, ritual = _open(work, owed)
    said = Words("gatherings/topic", session=session, ritual=ritual)
    number = str(session.id)
    see = blocks.button(said.see, "gatherings:topics", number)
    run = blocks.button(said.run, "gatherings:run", number)
    return _in_thread(work, session, said.all_discussed, see, run)


def contents(work: UnitOfWork, topic: Topic) -> tuple[list[Entry], list[Entry]]:
    """Return the cards of a topic and the newest notes on it, as many as are shown at once."""
    is_note = Entry.column == NOTE
    # The time orders notes alone: that of a card would tell when it was written.
    newest = case((is_note, Entry.at)).desc()
    rank = func.row_number().over(partition_by=is_note, order_by=(newest, Entry.id))
    ranked = select(Entry.id, rank.label("rank")).where(Entry.topic_id == topic.id).subquery()
    shown = case((is_note, MOST_NOTES), else_=MOST_CARDS)
    found = work.session.scalars(
        select(Entry)
        .join(ranked, ranked.c.id == Entry.id)
        .where(ranked.c.rank <= shown)
        .order_by(ranked.c.rank)
    ).all()
    cards = [each for each in found if each.column != NOTE]
    return cards, [each for each in reversed(found) if each.column == NOTE]


def said_in_words(entry: Entry) -> Mrkdwn:
    """Return what somebody wrote for those who hear it read, with who wrote it if that is known."""
    return heard_from(entry.author, cut(entry.text, EXCERPT))


def _ways(ritual: Ritual, session: Session, topic: Topic, said: Words) -> list[Block]:
    """Return the buttons below a topic; those that move it on only while its turn is."""
    if not gathering_of(ritual).course.allows(session.phase, DISCUSS):
        return []
    named = f"{session.id}:{topic.id}"
    ways = [
        blocks.button(said.note, "gatherings:note", named),
        blocks.button(said.act, "gatherings:act", named),
    ]
    if session.topic_id == topic.id:
        until = f"{named}:{time_box.named(topic.ends)}"
        ways.append(blocks.button(said.more_time, "gatherings:more_time", until))
        ways.append(blocks.button(said.next, "gatherings:next_topic", named, style="primary"))
    return [blocks.actions(*ways)]


def _topic(work: UnitOfWork, owed: Owed) -> tuple[Topic, Session, Ritual]:
    topic = work.session.get(Topic, owed.subject)
    if topic is None:
        raise NotNeeded("the topic is not there any more")
    session, ritual, _ = found(work, replace(owed, subject=topic.session_id))
    return topic, session, ritual


def _open(work: UnitOfWork, owed: Owed) -> tuple[Session, Ritual]:
    session, ritual, _ = found(work, owed)
    if is_over(session.phase):
        raise NotNeeded("the session is over")
    return session, ritual


def _in_thread(work: UnitOfWork, session: Session, text: Mrkdwn, *ways: Block) -> Message:
    shown = [blocks.section(text), *([blocks.actions(*ways)] if ways else [])]
    return Message(text, shown, thread=thread(work, session))
