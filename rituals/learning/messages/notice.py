"""The notice of the day before: please keep meetings clear."""

from datetime import date, timedelta

from rituals.engine.feature import Owed
from rituals.engine.outcome import NotNeeded
from rituals.engine.ritual import Occurrence, Ritual
from rituals.learning import timing
from rituals.learning.feature import feature
from rituals.words.blocks import actions, button, context, section
from rituals.words.message import Message, in_words, paragraph
from rituals.words.templates import Words
from storage.unit_of_work import UnitOfWork

TOMORROW = timedelta(days=1)


def unheard(owed: Owed, work: UnitOfWork) -> None:
    """Tell whoever set it up that a channel cannot hear of it, once for each channel."""
    occurrence = work.session.get(Occurrence, owed.subject)
    ritual = occurrence and work.session.get(Ritual, occurrence.ritual_id)
    # Of its own channel the keeper hears when nobody can be asked.
    if ritual and owed.recipient != ritual.channel:
        channel = owed.recipient
        work.outbox.send("learning:unheard", ritual.id, to=ritual.set_up_by, detail=channel)


@feature.message("notice", undelivered=unheard)
def notice(owed: Owed, work: UnitOfWork) -> Message:
    """Ask a channel to keep the day clear, and say who wants that and how to make it stop."""
    occurrence = work.session.get(Occurrence, owed.subject)
    ritual = occurrence and work.session.get(Ritual, occurrence.ritual_id)
    if not (ritual and occurrence):
        raise NotNeeded("it is gone")
    day = timing.day_of(ritual, occurrence)
    is_another_day = owed.detail != day.isoformat()
    if owed.place and (is_another_day or not occurrence.is_on):
        told = date.fromisoformat(owed.detail)
        off = Words("learning/notice", ritual=ritual, told=told, day=day)
        return paragraph(off.moved if occurrence.is_on else off.called_off)
    if not (occurrence.is_on and (ritual.is_active or owed.place)):
        raise NotNeeded("called off")
    if is_another_day:
        raise NotNeeded("moved to another day")
    if owed.place is None and work.now >= occurrence.starts:
        raise NotNeeded("it has begun")
    today = ritual.hours.day(work.now)
    said = Words("learning/notice", ritual=ritual, day=day, is_tomorrow=day == today + TOMORROW)
    shown = [section(said.lead), context(said.why)]
    if owed.recipient in ritual.options["clear"]:
        shown.insert(1, actions(button(said.not_here, "learning:not_here", str(ritual.id))))
    return Message(in_words(said.lead, said.why), shown)


@feature.message("unheard")
def unheard_message(owed: Owed, work: UnitOfWork) -> Message:
    """Say which channel cannot hear of it, and what to do."""
    ritual = work.session.get(Ritual, owed.subject)
    if ritual is None or not ritual.is_active:
        raise NotNeeded("it is over")
    return paragraph(Words("learning/notice", ritual=ritual, channel=owed.detail).unheard)
