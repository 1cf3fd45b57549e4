"""`/idea list`: the ideas that somebody may read, with where they stand."""

from sqlalchemy import or_, select

from rituals.engine.call import Call, number
from rituals.engine.outcome import Outcome
from rituals.ideas import waiting
from rituals.ideas.feature import feature
from rituals.ideas.messages import shown
from rituals.ideas.tables import COMING, Idea
from rituals.words import blocks
from rituals.words.blocks import Block
from rituals.words.mrkdwn import cut
from rituals.words.paging import Page
from rituals.words.templates import EXCERPT, Words
from storage.unit_of_work import UnitOfWork

ON_A_PAGE = 20


@feature.word(
    "list", usage="", does="the ideas you may read, and how they stand", example="/idea list"
)
@feature.action("list")
def show(call: Call, work: UnitOfWork) -> Outcome:
    """Show a page of them, the first unless a button names another."""
    found = _readable(work, call.person)
    page = Page.of(found, number(call.value), ON_A_PAGE)
    said = Words("ideas/overview", page=page.number + 1, pages=page.last + 1)
    begin = blocks.actions(blocks.button(said.begin, "ideas:begin", style="primary"))
    rows = [blocks.section(said.lead if found else said.nothing), begin]
    title = ""
    for heading, idea in page.items:
        if heading != title:
            title = heading
            rows.append(blocks.header(getattr(said, title)))
        rows += _row(idea)
    rows += page.turns("ideas:list", said.back, said.on)
    rows += [blocks.context(said.pages)] if page.last else []
    return Outcome(opens=blocks.modal("ideas:list", said.title, rows))


def _readable(work: UnitOfWork, person: str) -> list[tuple[str, Idea]]:
    """Return the ideas somebody may read, under the name of their heading, each once.

    Raises:
        NotLookedUp: Slack must be asked which channels they are in.
    """
    channels = work.directory.channels_of(person)
    may = or_(
        Idea.author == person,
        Idea.leader == person,
        Idea.channel.in_(channels),
    )
    is_brought = or_(Idea.author == person, Idea.state != COMING)
    ideas = work.session.scalars(select(Idea).where(may, is_brought)).all()
    newest = sorted(ideas, key=lambda each: (each.quiet_since is None, each.quiet_since, each.id))
    by_heading: dict[str, list[Idea]] = {
        "waiting": waiting.for_person(work, person),
        "mine": [],
        "to_me": [],
        "of_channels": [],
    }
    for idea in reversed(newest):
        if idea in by_heading["waiting"]:
            continue
        is_mine, to_me = idea.author == person, person in (idea.leader, idea.keeper)
        heading = "to_me" if to_me else "mine" if is_mine else "of_channels"
        by_heading[heading].append(idea)
    return [(heading, idea) for heading, some in by_heading.items() for idea in some]


def _row(idea: Idea) -> list[Block]:
    said = Words("ideas/overview", idea=idea)
    look = blocks.button(said.look, "ideas:idea_see", str(idea.id))
    row = blocks.written(cut(idea.text, EXCERPT), look)
    return [row, blocks.context(said.whom, shown.state(idea))]
