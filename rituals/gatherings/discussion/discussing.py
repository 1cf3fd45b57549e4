"""The discussion as people lead it: the topics in their order, more time, and the next one."""

from collections import defaultdict
from collections.abc import Sequence

from sqlalchemy import select

from rituals.engine.call import Call
from rituals.engine.outcome import Outcome
from rituals.gatherings import parties
from rituals.gatherings.discussion import notes, turns
from rituals.gatherings.feature import feature
from rituals.gatherings.parties import Sitting
from rituals.gatherings.phases import DISCUSS
from rituals.gatherings.tables import Entry, Topic
from rituals.words import blocks
from rituals.words.blocks import Block
from rituals.words.mrkdwn import cut
from rituals.words.templates import EXCERPT, Words
from storage.unit_of_work import UnitOfWork

# So many topics, each with so many notes, stay within the size of a view.
A_PAGE, NOTES_EACH = 8, 3
# The newest notes of a page, among which each of its topics looks for its own.
NOTES_READ = 100


@feature.action("topics")
@feature.action("topics_before")
def open_topics(call: Call, work: UnitOfWork) -> Outcome:
    """Show the topics in their order, a page at a time."""
    sitting = parties.sitting_of(work, call.subject, call.person)
    sitting.must_allow(DISCUSS)
    return Outcome(opens=topics(work, sitting, call.named(1)))


@feature.action("more_time")
def more_time(call: Call, work: UnitOfWork) -> Outcome:
    """Give the topic now discussed two minutes more, as anybody may."""
    sitting = parties.sitting_of(work, call.subject, call.person, alone=True)
    sitting.must_allow(DISCUSS)
    turns.extend(work, sitting, call.named(1), seen=call.detail.partition(":")[2])
    return Outcome()


@feature.action("next_topic")
def next_topic(call: Call, work: UnitOfWork) -> Outcome:
    """Go on to the next topic, if the one on the button is still the one discussed."""
    sitting = _to_lead(call, work)
    if sitting.session.topic_id == call.named(1):
        turns.go_on(work, sitting)
    return Outcome()


@feature.action("take_up")
def take_up(call: Call, work: UnitOfWork) -> Outcome:
    """Talk about a topic now, wherever it stands in the order."""
    sitting = _to_lead(call, work)
    chosen = call.named(1)
    if not sitting.session.is_live or sitting.session.topic_id == chosen:
        return Outcome()
    title = turns.go_on(work, sitting, chosen)
    said = Words("gatherings/discussing", ritual=sitting.ritual, title=title)
    view = blocks.modal("gatherings:topics", said.title, [blocks.section(said.taken_up)])
    return Outcome(opens=view)


def topics(work: UnitOfWork, sitting: Sitting, page: int) -> Block:
    """Return a page of the topics, with the newest notes on each.

    Args:
        work: the unit of work.
        sitting: the session, and who looks.
        page: which one, counted from 0; an empty one says so.
    """
    session = sitting.session
    mine = select(Topic).where(Topic.session_id == session.id).order_by(Topic.place, Topic.id)
    # One more than is shown tells whether there is another page.
    found = work.session.scalars(mine.offset(page * A_PAGE).limit(A_PAGE + 1)).all()
    here = found[:A_PAGE]
    numbers = [each.id for each in here]
    cards = turns.cards_of(work, numbers)
    written = defaultdict(list)
    for note in notes.newest(work, numbers, NOTES_READ):
        written[note.topic_id].append(note)
    said = Words("gatherings/discussing", session=session, ritual=sitting.ritual)
    shown: list[Block] = []
    if not here:
        act = blocks.button(said.act, "gatherings:act", f"{session.id}:0")
        shown = [blocks.section(said.none), blocks.actions(act)]
    for topic in here:
        shown += _shown(sitting, topic, cards[topic.id], written[topic.id])
    shown += _paging(session.id, page, has_more=len(found) > len(here), said=said)
    return blocks.modal("gatherings:topics", said.title, shown)


def _to_lead(call: Call, work: UnitOfWork) -> Sitting:
    """Return a session for its facilitator alone, while its topics are discussed.

    Raises:
        Refusal: somebody else facilitates, or nothing is discussed now.
    """
    sitting = parties.sitting_of(work, call.subject, call.person, alone=True)
    sitting.must_allow(DISCUSS)
    sitting.must_facilitate()
    return sitting


def _shown(sitting: Sitting, topic: Topic, cards: int, written: Sequence[Entry]) -> list[Block]:
    """Return one topic: how it stands, the newest notes, and what can be done with it."""
    session = sitting.session
    known = {"session": session, "ritual": sitting.ritual}
    said = Words("gatherings/discussing", **known, topic=topic, cards=cards)
    named = f"{session.id}:{topic.id}"
    ways = [
        blocks.button(said.note, "gatherings:note", named),
        blocks.button(said.act, "gatherings:act", named),
    ]
    if session.is_live and sitting.is_facilitator and session.topic_id != topic.id:
        ways.append(blocks.button(said.take_up, "gatherings:take_up", named))
    newest = written[-NOTES_EACH:]
    return [
        blocks.section(said.topic),
        *(blocks.said_by(each.author, cut(each.text, EXCERPT)) for each in newest),
        blocks.actions(*ways),
    ]


def _paging(session_id: int, page: int, *, has_more: bool, said: Words) -> list[Block]:
    ways = []
    if page:
        ways.append(
            blocks.button(said.before, "gatherings:topics_before", f"{session_id}:{page - 1}")
        )
    if has_more:
        ways.append(blocks.button(said.after, "gatherings:topics", f"{session_id}:{page + 1}"))
    return [blocks.divider(), blocks.actions(*ways)] if ways else []
