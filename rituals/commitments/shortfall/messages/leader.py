"""Where support fell short, for the leader: in the person's words, or as summed up."""

from rituals.commitments.shortfall import passing_on
from rituals.commitments.shortfall.parties import guard
from rituals.commitments.shortfall.tables import IN_WORDS, SENT, Shortfall
from rituals.engine.feature import Owed, When
from rituals.words import blocks
from rituals.words.message import Message, in_words
from rituals.words.templates import Words
from storage.unit_of_work import UnitOfWork


def unreached(owed: Owed, work: UnitOfWork) -> None:
    """Let it go back to its author, since it cannot reach the leader."""
    shortfall = work.session.get(Shortfall, owed.subject)
    if shortfall and shortfall.state in SENT and shortfall.leader == owed.recipient:
        passing_on.come_back(work, shortfall, passing_on.UNREACHED, owed.recipient)


@guard.message("shortfall_told", "thank", when=When.AT_WORK, undelivered=unreached)
def told(owed: Owed, work: UnitOfWork, shortfall: Shortfall) -> Message:
    """Tell a leader where support fell short for somebody who wants them to know."""
    if owed.place is None:
        # Its author can take it back no more, once the leader has it.
        work.outbox.refresh(passing_on.MINE, shortfall.id, only=[shortfall.person])
    said = Words("commitments/shortfall_told", shortfall=shortfall)
    is_in_words = shortfall.state == IN_WORDS
    lead = said.in_words if is_in_words else said.by_summary
    text = shortfall.text if is_in_words else shortfall.summary
    promise = blocks.button(said.promise, "commitments:write", shortfall.person)
    thank = blocks.button(said.thank, "commitments:shortfall_thank", str(shortfall.id))
    below = [blocks.context(said.thanked)] if shortfall.is_thanked else []
    ways = blocks.actions(*([] if shortfall.is_thanked else [thank]), promise)
    return Message(
        in_words(lead, text, said.readers),
        [
            blocks.section(lead),
            blocks.quote(text),
            blocks.context(said.readers),
            *below,
            ways,
        ],
        why=said.why,
    )
