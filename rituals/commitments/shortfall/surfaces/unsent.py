"""What somebody wrote of where support fell short, and no leader has."""

from rituals.commitments.feature import feature
from rituals.commitments.shortfall import unsent
from rituals.commitments.shortfall.messages.mine import told
from rituals.engine.call import Call
from rituals.engine.outcome import Outcome
from rituals.words import blocks
from rituals.words.blocks import Block
from rituals.words.templates import Words
from storage.unit_of_work import UnitOfWork

SHOWN = 12


@feature.action("unsent")
def show(call: Call, work: UnitOfWork) -> Outcome:
    """Show the newest, each with what may be done with it."""
    theirs = unsent.of(work, call.person)
    said = Words("commitments/shortfall_unsent", more=len(theirs) - SHOWN)
    shown: list[Block] = [] if theirs else [blocks.section(said.nothing)]
    for shortfall in theirs[:SHOWN]:
        shown += told(work, shortfall).blocks
    if len(theirs) > SHOWN:
        shown.append(blocks.context(said.and_more))
    return Outcome(opens=blocks.modal("commitments:unsent", said.title, shown))
