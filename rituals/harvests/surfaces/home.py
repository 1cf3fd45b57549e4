"""On the Home tab: what I will try, what I have not shared, and how to tell of a training."""

from sqlalchemy import select

from rituals.engine.call import Call
from rituals.harvests import parties
from rituals.harvests.feature import feature
from rituals.harvests.messages.remind import asked
from rituals.harvests.tables import NOT_YET, WILL, Harvest, Trial
from rituals.words import blocks
from rituals.words.blocks import Block
from rituals.words.templates import Words
from storage.unit_of_work import UnitOfWork

SHOWN = 5


@feature.home(24)
def at_home(call: Call, work: UnitOfWork) -> list[Block]:
    """Show what somebody will try, until they have said what became of it; and how to begin."""
    said = Words("harvests/home")
    mine = select(Trial).where(Trial.person == call.person, Trial.state.in_((WILL, NOT_YET)))
    trials = work.session.scalars(mine.order_by(Trial.due, Trial.item).limit(SHOWN))
    trying = [block for each in trials for block in asked(each)]
    shown = [blocks.header(said.title), *trying] if trying else []
    waiting = [block for each in _waiting(call, work) for block in _lines(each)]
    ways = blocks.actions(
        blocks.button(said.new, "harvests:new"), blocks.button(said.others, "harvests:list")
    )
    return [*shown, *waiting, blocks.section(said.back), ways]


def _waiting(call: Call, work: UnitOfWork) -> list[Harvest]:
    """Return what somebody registered and has not shared."""
    mine = select(Harvest).where(Harvest.registered_by == call.person, Harvest.shared_at.is_(None))
    found = work.session.scalars(mine.order_by(Harvest.id.desc()).limit(SHOWN))
    return [each for each in found if parties.waits(work, each)]


def _lines(harvest: Harvest) -> list[Block]:
    said, number = Words("harvests/home", harvest=harvest), str(harvest.id)
    sure = blocks.confirm(said.drop, said.drop_what, said.drop, said.no)
    return [
        blocks.section(said.waits),
        blocks.actions(
            blocks.button(said.share, "harvests:share", number),
            blocks.button(said.drop, "harvests:drop", number, confirm=sure),
        ),
    ]
