"""To those who have not done what a session asks: once, before it is too late."""

from rituals.engine.feature import Owed, When
from rituals.engine.outcome import NotNeeded
from rituals.gatherings.feature import feature
from rituals.gatherings.gathering import asked_in, gathering_of
from rituals.gatherings.lifecycle import reminding
from rituals.gatherings.lifecycle.living_card import facts, found, way
from rituals.words.blocks import Message, actions, paragraph, section
from rituals.words.templates import Words
from storage.unit_of_work import UnitOfWork


@feature.message("late", when=When.IN_BUDGET)
def late(owed: Owed, work: UnitOfWork) -> Message:
    """Ask somebody who has not written, or not voted, while there is time."""
    session, ritual, occurrence = found(work, owed)
    doing = asked_in(gathering_of(ritual).course[session.phase])
    is_open = session.phase == owed.detail and doing is not None
    ends = session.phase_ends
    is_open = is_open and ends is not None and work.now < ends
    asks = is_open and doing and reminding.is_late(work, ritual, session, owed.recipient, doing)
    known = facts(work, session, ritual, occurrence) | {"ends": ends}
    said = Words("gatherings/late", **known)
    if not asks or doing is None:
        if owed.place is None:
            raise NotNeeded("done, let be, or over")
        return paragraph(said.done)
    line = getattr(gathering_of(ritual).say(**known), f"{session.phase}_late")
    return Message(line, [section(line), actions(way(ritual, session, doing))], said.why)
