"""What a channel reads of a session besides its card, in the card's thread."""

from datetime import timedelta

from rituals.engine.feature import Owed
from rituals.engine.outcome import NotNeeded
from rituals.gatherings.feature import feature
from rituals.gatherings.gathering import gathering_of
from rituals.gatherings.lifecycle.living_card import facts, found, thread
from rituals.gatherings.phases import is_over
from rituals.words.blocks import section
from rituals.words.message import Message
from rituals.words.templates import Words
from storage.unit_of_work import UnitOfWork

# "It begins" is of use for so long.
BEGINS = timedelta(minutes=30)


@feature.message("agenda", useful_for=timedelta(hours=20))
def agenda(owed: Owed, work: UnitOfWork) -> Message:
    """Say the day before what is to come."""
    session, ritual, _ = found(work, owed)
    if not (session.is_live or gathering_of(ritual).is_in_first(session)):
        raise NotNeeded("it has gone on, and the next part ends on another day")
    return _word(owed, work, "agenda")


@feature.message("start", useful_for=BEGINS)
def start(owed: Owed, work: UnitOfWork) -> Message:
    """Say that a session begins now."""
    session, _, _ = found(work, owed)
    if work.now - session.starts > BEGINS:
        raise NotNeeded("it began long ago")
    return _word(owed, work, "start")


def _word(owed: Owed, work: UnitOfWork, name: str) -> Message:
    session, ritual, occurrence = found(work, owed)
    if is_over(session.phase):
        raise NotNeeded("the session is over")
    gathering = gathering_of(ritual)
    own = gathering.say(session=session, ritual=ritual)
    values = facts(work, session, ritual, occurrence) | {
        "agenda": own.agenda,
        "all_write": gathering.asked(session.options) is None,
    }
    text = getattr(Words("gatherings/announcing", **values), name)
    place = thread(work, session)
    return Message(text, [section(text)], thread=place, in_channel_too=True)
