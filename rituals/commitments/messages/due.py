"""To the leader, before a date and at it: what is owed, and to whom."""

from datetime import date

from rituals.commitments import reminders
from rituals.commitments.messages.over import latest
from rituals.commitments.parties import guard
from rituals.commitments.shown import day
from rituals.commitments.tables import OPEN, Commitment
from rituals.commitments.ways import KEEP, ways
from rituals.engine.availability import hours_of
from rituals.engine.feature import Owed, When
from rituals.engine.outcome import NotNeeded
from rituals.words import blocks
from rituals.words.message import Message, in_words
from rituals.words.templates import Words
from storage.unit_of_work import UnitOfWork


# It follows from what the leader promised: it counts in nobody's week, and comes when it helps.
@guard.message("due", "report", when=When.IN_BUDGET, is_counted=False)
def due(owed: Owed, work: UnitOfWork, commitment: Commitment) -> Message:
    """Remind a leader of what they owe, once for each time and date."""
    day_named, _, name = owed.detail.partition("/")
    on = date.fromisoformat(day_named)
    is_owed = commitment.state == OPEN and commitment.due == on
    hours = hours_of(work, owed.recipient)
    if owed.place is None:
        if not is_owed:
            raise NotNeeded("settled, or of another date")
        if reminders.is_overtaken(name, on, hours, work.now):
            raise NotNeeded("a later one has come, or the date is over")
    said = Words("commitments/due", commitment=commitment, day=day(work, on))
    if not is_owed:
        return latest(work, commitment, owed.recipient, said.lead)
    return Message(
        in_words(said.lead, commitment.text),
        [
            blocks.section(said.lead),
            blocks.quote(commitment.text),
            *ways(work, commitment, owed.recipient, KEEP),
        ],
        why=said.why,
    )
