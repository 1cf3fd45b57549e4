"""What waits for somebody's answer, in one message."""

from rituals.engine.feature import Owed, When
from rituals.ideas import waiting
from rituals.ideas.feature import feature
from rituals.ideas.tables import Idea
from rituals.words import blocks
from rituals.words.blocks import Block
from rituals.words.message import Message, in_words
from rituals.words.mrkdwn import cut
from rituals.words.templates import EXCERPT, Words
from storage.unit_of_work import UnitOfWork

SHOWN = 10


@feature.message("waiting", when=When.IN_BUDGET)
def all_that_wait(owed: Owed, work: UnitOfWork) -> Message:
    """Bring somebody all ideas that wait for their answer."""
    ideas = waiting.for_person(work, owed.recipient)
    said = Words("ideas/waiting", count=len(ideas), more=len(ideas) - SHOWN)
    if not ideas:
        return owed.over(said.done)
    shown = [block for idea in ideas[:SHOWN] for block in line(idea)]
    shown += [blocks.context(said.and_more)] if len(ideas) > SHOWN else []
    texts = [cut(idea.text, EXCERPT) for idea in ideas[:SHOWN]]
    return Message(in_words(said.lead, *texts), [blocks.section(said.lead), *shown], said.why)


def line(idea: Idea) -> list[Block]:
    """Return an idea that waits, and the way to answer it."""
    said = Words("ideas/waiting", idea=idea)
    look = blocks.button(said.look, "ideas:idea_see", str(idea.id))
    return [blocks.written(cut(idea.text, EXCERPT), look), blocks.context(said.since)]
