"""A topic to be read, with a box for a note, and one's own notes to be changed and removed."""

from collections.abc import Sequence

from rituals.engine.call import Call
from rituals.engine.outcome import Outcome
from rituals.gatherings import parties
from rituals.gatherings.cards.entries import MOST_CHARACTERS
from rituals.gatherings.discussion import notes
from rituals.gatherings.discussion.topic import contents
from rituals.gatherings.feature import feature
from rituals.gatherings.parties import Sitting
from rituals.gatherings.tables import MOST_NUMBER, Entry, Topic
from rituals.words import blocks
from rituals.words.blocks import Block
from rituals.words.mrkdwn import cut
from rituals.words.templates import EXCERPT, Words
from storage.unit_of_work import UnitOfWork

# As many of one's own as fit into a form under its box, the newest.
MOST_SHOWN = 15


@feature.action("note")
def open_form(call: Call, work: UnitOfWork) -> Outcome:
    """Show a topic, with a box for a note on it."""
    sitting = parties.sitting_of(work, call.subject, call.person)
    topic, own = notes.own(work, sitting, call.named(1))
    return Outcome(opens=form(work, sitting, topic, own))


@feature.view("note")
def submit(call: Call, work: UnitOfWork) -> Outcome:
    """Keep a note."""
    sitting, topic, _ = _named(call, work, holds=True)
    notes.add(work, sitting, topic, _text(call))
    return Outcome()


@feature.action("edit_note")
def open_edit(call: Call, work: UnitOfWork) -> Outcome:
    """Open one of one's own notes."""
    sitting, topic, note = _named(call, work)
    _, own = notes.own(work, sitting, topic)
    said = Words("gatherings/noting", session=sitting.session)
    fields = [blocks.section(said.readers), _box(said, notes.of_those(own, note).text)]
    return Outcome(
        opens=blocks.modal(
            "gatherings:edit_note", said.edit, fields, submit=said.submit, private=call.value
        )
    )


@feature.view("edit_note")
def edit(call: Call, work: UnitOfWork) -> Outcome:
    """Keep a note as it was written anew."""
    sitting, topic, note = _named(call, work, holds=True)
    notes.change(work, sitting, topic, note, _text(call))
    return Outcome()


@feature.action("remove_note")
def remove(call: Call, work: UnitOfWork) -> Outcome:
    """Take back one of one's own notes."""
    sitting, topic_id, note = _named(call, work, holds=True)
    topic, own = notes.remove(work, sitting, topic_id, note)
    return Outcome(opens=form(work, sitting, topic, own))


def form(work: UnitOfWork, sitting: Sitting, topic: Topic, own: Sequence[Entry]) -> Block:
    """Return a topic with its cards, its newest notes, a box for one more, and one's own.

    Args:
        work: the unit of work.
        sitting: the session, and who writes.
        topic: the topic.
        own: the notes that they wrote on it.
    """
    said = Words("gatherings/noting", session=sitting.session, topic=topic)
    cards, written = contents(work, topic)
    others = [each for each in written if each.author != sitting.participant.person]
    shown = [
        blocks.section(said.topic),
        *(blocks.said_by(each.author, cut(each.text, EXCERPT)) for each in cards),
        *([blocks.section(said.notes)] if others else []),
        *(blocks.said_by(each.author, cut(each.text, EXCERPT)) for each in others),
        blocks.divider(),
        blocks.section(said.readers),
        _box(said),
        *([blocks.section(said.own)] if own else []),
    ]
    for note in own[-MOST_SHOWN:]:
        named = f"{sitting.session.id}:{topic.id}:{note.id}"
        change = blocks.button(said.edit, "gatherings:edit_note", named)
        take_back = blocks.button(said.remove, "gatherings:remove_note", named)
        shown += [blocks.written(cut(note.text, EXCERPT)), blocks.actions(change, take_back)]
    named = f"{sitting.session.id}:{topic.id}"
    return blocks.modal("gatherings:note", said.title, shown, submit=said.submit, private=named)


def _box(said: Words, text: str = "") -> Block:
    box = blocks.text_input("text", text, lines=True, most=MOST_CHARACTERS)
    return blocks.field_of("text", said.text, box)


def _named(call: Call, work: UnitOfWork, *, holds: bool = False) -> tuple[Sitting, int, int]:
    """Return the session that a button or a form names, and the numbers of a topic and a note."""
    sitting = parties.sitting_of(work, call.subject, call.person, holds=holds)
    return sitting, call.named(1), call.named(2, MOST_NUMBER)


def _text(call: Call) -> str:
    text = call.form.text("text")
    if not text:
        raise parties.refuse("nothing", "text")
    return cut(text, MOST_CHARACTERS)
