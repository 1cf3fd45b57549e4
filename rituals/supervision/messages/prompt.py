"""The question on a cadence of somebody's own, and word of a leader who has left."""

from datetime import timedelta

from sqlalchemy import select

from rituals.engine.feature import Owed, When
from rituals.engine.outcome import NotNeeded
from rituals.engine.ritual import Occurrence, Ritual
from rituals.supervision.cadence import USEFUL_FOR, leaders_of
from rituals.supervision.feature import feature
from rituals.words import blocks
from rituals.words.blocks import Block
from rituals.words.message import Message, in_words
from rituals.words.templates import Words
from storage.unit_of_work import UnitOfWork

# Whoever comes back from two weeks away may still wonder why nothing comes any more.
LEFT_HELPS_FOR = timedelta(days=16)


@feature.message("prompt", when=When.IN_BUDGET, useful_for=USEFUL_FOR)
def prompt(owed: Owed, work: UnitOfWork) -> Message:
    """Ask how one-to-ones were; the same whether or not they were rated before."""
    about = select(Ritual).join(Occurrence, Occurrence.ritual_id == Ritual.id)
    ritual = work.session.scalar(about.where(Occurrence.id == owed.subject))
    if ritual is None or ritual.owner != owed.recipient:
        raise NotNeeded("not this person's")
    leaders = leaders_of(ritual)
    said = Words("supervision/cadence")
    if not (leaders and ritual.is_active):
        return owed.over(said.over)
    return Message(
        in_words(said.lead, *(_with(each) for each in leaders), said.rated),
        [blocks.section(said.lead), *map(_line, leaders), blocks.context(said.rated)],
        why=said.why,
    )


@feature.message("left", when=When.AT_WORK, useful_for=LEFT_HELPS_FOR)
def left(owed: Owed, work: UnitOfWork) -> Message:
    """Tell somebody that a leader on their list has left, who is the detail."""
    ritual = work.session.get(Ritual, owed.subject)
    if ritual is None or ritual.owner != owed.recipient:
        raise NotNeeded("not this person's")
    others = leaders_of(ritual)
    said = Words("supervision/cadence", leader=owed.detail, others=others)
    rest = said.others_stay if others else said.none_left
    choose = blocks.button(said.choose, "supervision:cadence")
    return Message(
        in_words(said.left, rest),
        [blocks.section(said.left), blocks.section(rest), blocks.actions(choose)],
    )


def _with(leader: str) -> str:
    return Words("supervision/cadence", leader=leader).with_leader


def _line(leader: str) -> Block:
    rate = blocks.button(Words("supervision/cadence").rate, "supervision:begin", leader)
    return blocks.section(_with(leader), rate)
