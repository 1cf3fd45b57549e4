"""A session into one's own calendar: by a link, or as a file that takes changes too."""

from rituals.engine import into_calendar
from rituals.engine.calendar import Event
from rituals.engine.call import Call
from rituals.engine.outcome import Outcome
from rituals.gatherings import parties
from rituals.gatherings.attendance import invitation
from rituals.gatherings.feature import feature
from rituals.gatherings.parties import Sitting
from rituals.gatherings.phases import is_over
from rituals.words.blocks import Block
from rituals.words.templates import Words
from storage.unit_of_work import UnitOfWork


@feature.action("calendar")
def show(call: Call, work: UnitOfWork) -> Outcome:
    """Show the ways into a calendar."""
    sitting = parties.sitting_of(work, call.subject, call.person)
    return Outcome(opens=_modal(sitting, invitation.event(work, sitting)))


@feature.action("calendar_link")
def note_link(call: Call, work: UnitOfWork) -> Outcome:
    """Note that somebody opened a link; one that was made before a move is told of it at once."""
    sitting = parties.sitting_of(work, call.subject, call.person, holds=True)
    sitting.participant.has_file = True
    sequence = str(sitting.session.sequence)
    if call.detail != sequence:
        work.outbox.send("gatherings:moved", sitting.session.id, to=call.person, detail=sequence)
    return Outcome()


@feature.action("calendar_file")
def hand_file(call: Call, work: UnitOfWork) -> Outcome:
    """Hand the file to somebody; from a modal they are told where they find it."""
    # Held, so that nobody who moves the session at this moment overlooks them.
    sitting = parties.sitting_of(work, call.subject, call.person, holds=True)
    sitting.participant.has_file = True
    event = invitation.event(work, sitting)
    shown = None if call.channel else _modal(sitting, event, is_taken=True)
    file = into_calendar.file(sitting.gathering.name, sitting.session.id, event)
    return Outcome(file=file, opens=shown)


def _modal(sitting: Sitting, event: Event, *, is_taken: bool = False) -> Block:
    session = sitting.session
    said = Words(
        "gatherings/calendar",
        session=session,
        ritual=sitting.ritual,
        zone=event.zone,
        writes=sitting.gathering.opens_to_write,
        is_called_off=event.is_cancelled,
    )
    return into_calendar.modal(
        "gatherings:calendar",
        session.id,
        said.lead,
        event,
        is_over=is_over(session.phase),
        is_taken=is_taken,
    )
