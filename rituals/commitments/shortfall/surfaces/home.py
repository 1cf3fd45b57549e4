"""Where support fell short on the Home tab: only what waits for somebody's word."""

from sqlalchemy import select

from rituals.commitments.feature import feature
from rituals.commitments.shortfall.messages.advocate import ways
from rituals.commitments.shortfall.messages.mine import ways_with_summary
from rituals.commitments.shortfall.parties import guard, nobody_has
from rituals.commitments.shortfall.tables import SUMMARISED, WITH_ADVOCATE, Shortfall
from rituals.engine.call import Call
from rituals.words import blocks
from rituals.words.blocks import Block
from rituals.words.mrkdwn import cut
from rituals.words.templates import EXCERPT, Words
from storage.unit_of_work import UnitOfWork

SHOWN = 3


@feature.home(11)
def waiting(call: Call, work: UnitOfWork) -> list[Block]:
    """Show the summaries that wait for their author's word, and those that an advocate owes."""
    shown: list[Block] = []
    theirs = (Shortfall.person == call.person, Shortfall.state == SUMMARISED)
    for each in work.session.scalars(select(Shortfall).where(*theirs).limit(SHOWN)):
        said = Words("commitments/shortfall_home", shortfall=each)
        shown += [blocks.section(said.your_word), blocks.quote(cut(each.summary, EXCERPT))]
        shown.append(blocks.actions(*ways_with_summary(work, each)))
    owed = (Shortfall.advocate == call.person, Shortfall.state == WITH_ADVOCATE)
    for each in work.session.scalars(select(Shortfall).where(*owed).limit(SHOWN)):
        # Its author may take it back for as long as the message has not come.
        if guard.may(work, each, call.person, "summarise") and not nobody_has(work, each):
            said = Words("commitments/shortfall_home", shortfall=each)
            shown += [blocks.section(said.your_summary), blocks.actions(*ways(each))]
    return [blocks.header(Words("commitments/shortfall_home").title), *shown] if shown else []
