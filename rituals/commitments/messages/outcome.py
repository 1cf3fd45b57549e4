"""To whom it is owed, at the date and once more a week later: what became of it."""

from datetime import date

from rituals.commitments import reminders
from rituals.commitments.messages.over import latest
from rituals.commitments.parties import guard
from rituals.commitments.reminders import AGAIN, FIRST
from rituals.commitments.shown import day
from rituals.commitments.tables import OPEN, Commitment
from rituals.commitments.ways import MARK, ways
from rituals.engine.availability import hours_of
from rituals.engine.feature import Owed, When
from rituals.engine.outcome import NotNeeded
from rituals.words import blocks
from rituals.words.message import Message, in_words
from rituals.words.templates import Words
from storage.unit_of_work import UnitOfWork


# It follows from what the person accepted: it counts in nobody's week.
@guard.message("outcome", "mark_kept", when=When.IN_BUDGET, is_counted=False)
def outcome(owed: Owed, work: UnitOfWork, commitment: Commitment) -> Message:
    """Ask somebody what became of what was promised them: at the date, and a week later."""
    day_named, _, name = owed.detail.partition("/")
    on = date.fromisoformat(day_named)
    is_owed = commitment.state == OPEN and commitment.due == on
    if owed.place is None:
        if not is_owed:
            raise NotNeeded("settled, or of another date")
        _must_be_asked(owed, work, commitment, on, name)
    said = Words(
        "commitments/outcome",
        commitment=commitment,
        day=day(work, on),
        is_again=name == AGAIN,
    )
    if not is_owed:
        return latest(work, commitment, owed.recipient, said.lead)
    return Message(
        in_words(said.lead, commitment.text, said.question),
        [
            blocks.section(said.lead),
            blocks.quote(commitment.text),
            blocks.section(said.question),
            *ways(work, commitment, owed.recipient, MARK),
        ],
        why=said.why,
    )


def _must_be_asked(
    owed: Owed, work: UnitOfWork, commitment: Commitment, on: date, name: str
) -> None:
    """Ask once at a time, and not again what was skipped.

    Raises:
        NotNeeded: it is asked a second time in a few days, or already, or was skipped.
    """
    person, leader = hours_of(work, owed.recipient), hours_of(work, commitment.leader)
    again = reminders.asked(on, person, leader)[AGAIN]
    if name == FIRST and work.now >= again - reminders.AT_LEAST_BETWEEN:
        raise NotNeeded("it is asked a second time soon, or already")
    first = f"{on.isoformat()}/{FIRST}"
    if name == AGAIN and work.outbox.was_skipped(
        "commitments:outcome", owed.subject, owed.recipient, first
    ):
        raise NotNeeded("the first question was skipped")
