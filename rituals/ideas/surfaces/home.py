"""Ideas on the Home tab: those that wait for my answer, and what became of mine."""

from datetime import timedelta

from sqlalchemy import select

from rituals.engine.call import Call
from rituals.ideas import waiting
from rituals.ideas.feature import feature
from rituals.ideas.messages.shown import state
from rituals.ideas.messages.waiting import line
from rituals.ideas.tables import ANSWERS, Idea, IdeaLine
from rituals.words import blocks
from rituals.words.blocks import Block
from rituals.words.mrkdwn import cut
from rituals.words.templates import EXCERPT, Words
from storage.unit_of_work import UnitOfWork

SHOWN = 3
RECENT = timedelta(days=30)


@feature.home(45)
def ideas(call: Call, work: UnitOfWork) -> list[Block]:
    """Show what waits for somebody's answer, and what lately became of their own ideas."""
    waits, changed = waiting.for_person(work, call.person), _changed(call, work)
    if not waits and not changed:
        return []
    said = Words("ideas/home", more=len(waits) - SHOWN)
    shown = [blocks.header(said.title)]
    for idea in waits[:SHOWN]:
        shown += line(idea)
    shown += [blocks.context(said.and_more)] if len(waits) > SHOWN else []
    for idea in changed:
        look = blocks.button(said.look, "ideas:idea_see", str(idea.id))
        shown += [blocks.written(cut(idea.text, EXCERPT), look), blocks.context(state(idea))]
    return [*shown, blocks.actions(blocks.button(said.all, "ideas:list"))]


def _changed(call: Call, work: UnitOfWork) -> list[Idea]:
    since = (call.now - RECENT).date()
    found = (
        select(Idea)
        .join(IdeaLine, IdeaLine.idea_id == Idea.id)
        .where(Idea.author == call.person, Idea.state.in_(ANSWERS))
        .where(IdeaLine.what.in_(ANSWERS), IdeaLine.day >= since)
        .order_by(IdeaLine.day.desc(), Idea.id)
    )
    return list(dict.fromkeys(work.session.scalars(found)))[:SHOWN]
