"""Leaving a channel out of the notices, as anybody in it may."""

from rituals.engine.call import Call
from rituals.engine.outcome import Outcome
from rituals.engine.ritual import Occurrence, Ritual
from rituals.learning import taking_part
from rituals.learning.feature import feature
from rituals.words.message import paragraph
from rituals.words.templates import Words
from storage.unit_of_work import UnitOfWork


@feature.action("not_here")
def not_here(call: Call, work: UnitOfWork) -> Outcome:
    """Ask the channel in which a notice stands to keep meetings clear no more."""
    notice = work.outbox.standing_at(call.place) if call.place else None
    if notice is None or notice.kind != "learning:notice":
        raise taking_part.refuse("not_there")
    if call.person not in work.directory.members(notice.recipient):
        raise taking_part.refuse("not_there")
    occurrence = work.session.get(Occurrence, notice.subject)
    if occurrence is None:
        raise taking_part.refuse("not_there")
    ritual = work.session.get(Ritual, occurrence.ritual_id, with_for_update=True)
    if ritual is None or notice.recipient == ritual.channel:
        raise taking_part.refuse("not_there")
    clear = [each for each in ritual.options["clear"] if each != notice.recipient]
    ritual.options = ritual.options | {"clear": clear}
    work.flush()
    work.outbox.refresh("learning:notice", notice.subject, only=[notice.recipient])
    return Outcome(says=paragraph(Words("learning/notice", ritual=ritual).left_out))
