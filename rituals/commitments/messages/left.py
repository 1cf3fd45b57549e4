"""To whom a leader owed something who is not there for it any more: all of it at once."""

from rituals.commitments import history
from rituals.commitments.feature import feature
from rituals.commitments.leaving import GONE, left_by
from rituals.commitments.tables import Commitment
from rituals.commitments.ways import ways
from rituals.engine.feature import Owed, When
from rituals.engine.outcome import NotNeeded
from rituals.words import blocks
from rituals.words.blocks import Block
from rituals.words.message import Message, in_words
from rituals.words.mrkdwn import cut
from rituals.words.templates import EXCERPT, Words
from storage.unit_of_work import UnitOfWork

SHOWN = 10


@feature.message("left", when=When.AT_WORK)
def left(owed: Owed, work: UnitOfWork) -> Message:
    """Tell somebody what a leader left behind, who is the detail, with what comes next for each."""
    first = work.session.get(Commitment, owed.subject)
    if first is None or (first.person, first.leader) != (owed.recipient, owed.detail):
        raise NotNeeded("not between these two")
    open_ones = left_by(work, owed.recipient, owed.detail)
    is_gone = any(each.what == GONE for each in history.lines(work, first))
    more = len(open_ones) - SHOWN
    said = Words("commitments/left", leader=owed.detail, is_gone=is_gone, more=more)
    if not open_ones:
        return owed.over(said.done)
    shown: list[Block] = [blocks.section(said.lead)]
    for each in open_ones[:SHOWN]:
        shown.append(blocks.quote(cut(each.text, EXCERPT)))
        shown += ways(work, each, owed.recipient)
    if more > 0:
        shown += [blocks.context(said.and_more)]
        shown += [blocks.actions(blocks.button(said.all, "commitments:show"))]
    texts = [cut(each.text, EXCERPT) for each in open_ones[:SHOWN]]
    return Message(in_words(said.lead, *texts), shown, why=said.why)
