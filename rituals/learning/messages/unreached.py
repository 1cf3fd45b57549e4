"""To the keeper: the channel cannot be reached, so nobody was asked, or its harvest waits."""

from rituals.engine.feature import Owed, When
from rituals.engine.outcome import NotNeeded
from rituals.engine.ritual import Occurrence, Ritual
from rituals.learning.feature import feature
from rituals.words.blocks import actions, button, section
from rituals.words.message import Message, paragraph
from rituals.words.templates import Words
from storage.unit_of_work import UnitOfWork

HARVEST = "harvest"


def tell(work: UnitOfWork, ritual: Ritual, occurrence: Occurrence, what: str = "") -> None:
    """Tell whoever looks after an occurrence, once, that its channel cannot be reached."""
    keeper = occurrence.keeper or ritual.set_up_by
    work.outbox.send("learning:unreached", occurrence.id, to=keeper, detail=what)


@feature.message("unreached", when=When.AT_WORK)
def unreached(owed: Owed, work: UnitOfWork) -> Message:
    """Say what did not happen, why, and what brings it back."""
    occurrence = work.session.get(Occurrence, owed.subject)
    ritual = occurrence and work.session.get(Ritual, occurrence.ritual_id)
    if not (ritual and occurrence):
        raise NotNeeded("it is gone")
    said = Words("learning/unreached", ritual=ritual)
    if owed.detail != HARVEST:
        return paragraph(said.nobody_asked)
    post = button(said.post, "learning:post", str(occurrence.id), style="primary")
    return Message(said.harvest, [section(said.harvest), actions(post)])
