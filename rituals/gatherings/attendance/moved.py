"""To those whose calendar knows a session: it was moved or called off, with the file for it."""

from rituals.engine.feature import Owed
from rituals.engine.outcome import NotNeeded
from rituals.gatherings.feature import feature
from rituals.gatherings.gathering import gathering_of
from rituals.gatherings.lifecycle.living_card import found
from rituals.gatherings.phases import CANCELLED, CLOSED
from rituals.gatherings.tables import Participant
from rituals.words.blocks import actions, button, section
from rituals.words.message import Message
from rituals.words.templates import Words
from storage.unit_of_work import UnitOfWork


# At once, whatever the hour: in the morning the session may have been.
@feature.message("moved")
def moved(owed: Owed, work: UnitOfWork) -> Message:
    """Say to one person what became of a session that they keep in their calendar."""
    session, ritual, _ = found(work, owed)
    there = work.session.get(Participant, (work.workspace, session.id, owed.recipient))
    if there is None or not there.is_member:
        raise NotNeeded("they are not in its channel any more")
    if owed.detail != str(session.sequence) or session.phase == CLOSED:
        raise NotNeeded("it was changed again, or has been held")
    zone, writes = ritual.comes_round.zone, gathering_of(ritual).opens_to_write
    said = Words("gatherings/moved", session=session, ritual=ritual, zone=zone, writes=writes)
    line = said.called_off if session.phase == CANCELLED else said.moved
    get = button(said.get, "gatherings:calendar_file", str(session.id))
    return Message(line, [section(line), actions(get)], said.why)
