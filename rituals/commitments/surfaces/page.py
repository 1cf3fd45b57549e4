"""`/autonomy commitments`: what leaders owe me, what I owe, and what became of the rest."""

from collections.abc import Sequence

from rituals.commitments import owed, shown
from rituals.commitments.feature import feature
from rituals.commitments.tables import Commitment
from rituals.engine.call import Call, number
from rituals.engine.outcome import Outcome
from rituals.words import blocks
from rituals.words.blocks import Block
from rituals.words.mrkdwn import Mrkdwn
from rituals.words.paging import Page
from rituals.words.templates import Words
from storage.unit_of_work import UnitOfWork

ON_A_PAGE = 5


# As the page itself is headed; whoever read that types it.
@feature.word(
    "promises",
    usage="",
    does="the same as `commitments`",
    example="/autonomy promises",
    after="/autonomy",
)
@feature.word(
    "commitments",
    usage="",
    does="what leaders owe you, what you promised, and what became of it",
    example="/autonomy commitments",
    after="/autonomy",
)
def typed(call: Call, work: UnitOfWork) -> Outcome:
    """Show the first page."""
    return Outcome(opens=_page(work, call.person, 0))


@feature.action("show")
def show(call: Call, work: UnitOfWork) -> Outcome:
    """Show a page, the first unless a button names another."""
    return Outcome(opens=_page(work, call.person, number(call.value)))


def _page(work: UnitOfWork, person: str, at: int) -> Block:
    listed = _listed(work, person)
    page = Page.of(listed, at, ON_A_PAGE)
    said = Words("commitments/page", page=page.number + 1, pages=page.last + 1)
    begin = blocks.actions(
        blocks.button(said.wish, "commitments:wish"),
        blocks.button(said.write, "commitments:write"),
        blocks.button(said.shortfall, "commitments:shortfall"),
    )
    fields = [begin, blocks.context(said.readers) if listed else blocks.section(said.nothing)]
    title, today = None, shown.today_of(work, person)
    for heading, each in page.items:
        if heading != title:
            title = heading
            fields.append(blocks.header(heading))
        fields += shown.brief(work, each, person, today)
    fields += page.turns("commitments:show", said.back, said.on)
    fields += [blocks.context(said.pages)] if page.last else []
    return blocks.modal("commitments:show", said.title, fields)


def _listed(work: UnitOfWork, person: str) -> Sequence[tuple[Mrkdwn, Commitment]]:
    said = Words("commitments/page")
    parts = (
        (said.owed, owed.to_person(work, person)),
        (said.owing, owed.by_leader(work, person)),
        (said.settled, owed.settled(work, person)),
    )
    return [(heading, each) for heading, commitments in parts for each in commitments]
