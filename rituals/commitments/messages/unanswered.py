"""To whoever asked a leader for something: that a week went by without an answer."""

from rituals.commitments.messages.over import latest
from rituals.commitments.parties import guard
from rituals.commitments.tables import TO_CHANGE, WISHED, Commitment
from rituals.commitments.ways import CHOOSE, ways
from rituals.engine.feature import Owed, When
from rituals.engine.outcome import NotNeeded
from rituals.words import blocks
from rituals.words.message import Message, in_words
from rituals.words.templates import Words
from storage.unit_of_work import UnitOfWork


@guard.message("unanswered", "hand_on", when=When.AT_WORK)
def unanswered(owed: Owed, work: UnitOfWork, commitment: Commitment) -> Message:
    """Tell somebody that nothing came, with what they may do; the line asked is the detail."""
    is_waiting = commitment.state in (WISHED, TO_CHANGE) and str(commitment.asks) == owed.detail
    said = Words("commitments/unanswered", commitment=commitment)
    if not is_waiting:
        if owed.place is None:
            raise NotNeeded("answered")
        return latest(work, commitment, owed.recipient, said.lead)
    return Message(
        in_words(said.lead, commitment.text),
        [
            blocks.section(said.lead),
            blocks.quote(commitment.text),
            *ways(work, commitment, owed.recipient, CHOOSE),
        ],
        why=said.why,
    )
