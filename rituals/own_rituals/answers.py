"""To those who alone may read the answers, once a session is closed."""

from rituals.engine.feature import Owed, When
from rituals.engine.outcome import NotNeeded
from rituals.gatherings.lifecycle.living_card import facts, found
from rituals.gatherings.phases import CLOSED
from rituals.own_rituals import readers
from rituals.own_rituals.feature import feature
from rituals.words import blocks
from rituals.words.message import Message
from rituals.words.templates import Words
from storage.unit_of_work import UnitOfWork


@feature.message("answers", when=When.AT_WORK, is_counted=False)
def answers(owed: Owed, work: UnitOfWork) -> Message:
    """Say that the answers are there to be read, with the button behind which they are."""
    session, ritual, occurrence = found(work, owed)
    if session.phase != CLOSED or owed.recipient not in readers.of(work, session):
        raise NotNeeded("not theirs to read")
    said = Words("own_rituals/answers", **facts(work, session, ritual, occurrence))
    see = blocks.button(said.see, "gatherings:cards", str(session.id), style="primary")
    as_file = blocks.button(said.file, "gatherings:file", str(session.id))
    return Message(
        said.closed, [blocks.section(said.closed), blocks.actions(see, as_file)], said.why
    )
