"""What came too late to be of use, told to the keeper: one message for each session."""

from datetime import timedelta

from rituals.engine.feature import Owed, When
from rituals.engine.outcome import NotNeeded
from rituals.engine.ritual import MISSED
from rituals.ritual import ahead
from rituals.ritual.feature import feature
from rituals.words.blocks import section
from rituals.words.message import Message, in_words
from rituals.words.templates import Words
from storage.unit_of_work import UnitOfWork


@feature.message("missed", when=When.IN_BUDGET, useful_for=timedelta(days=14))
def missed(owed: Owed, work: UnitOfWork) -> Message:
    """Say what was missed, why, and what comes next."""
    found = ahead.session_of(work, owed.subject)
    if found is None or not found[1].missed:
        raise NotNeeded("nothing was missed")
    ritual, occurrence = found
    following = ahead.next_of(work, [ritual]).get(ritual.id)
    said = Words(
        "ritual/missed",
        ritual=ritual,
        at=occurrence.starts,
        zone=ritual.comes_round.zone,
        next=following.starts if following else None,
    )
    named = filter(None, (ahead.named(ritual, step) for step in occurrence.missed))
    lead = said.whole if occurrence.state == MISSED else said.part
    left_out = [Words("ritual/missed", does=does).step for does in named]
    text = in_words(lead, *left_out, said.next if following else said.over)
    return Message(text, [section(text)], said.why)
