"""A session into one's own calendar: by a link, or as a file that takes changes too."""

from rituals.engine.calendar import Event, calendar_file, calendar_links
from rituals.engine.call import Call
from rituals.engine.outcome import File, Outcome
from rituals.gatherings import parties
from rituals.gatherings.attendance import invitation
from rituals.gatherings.feature import feature
from rituals.gatherings.parties import Sitting
from rituals.gatherings.phases import is_over
from rituals.gatherings.tables import Session
from rituals.words import blocks
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
    return Outcome(file=_file(sitting, event), opens=shown)


def _modal(sitting: Sitting, event: Event, *, is_taken: bool = False) -> Block:
    session, ritual = sitting.session, sitting.ritual
    said = Words(
        "gatherings/calendar",
        session=session,
        ritual=ritual,
        zone=event.zone,
        is_called_off=event.is_cancelled,
    )
    get = blocks.button(said.get, "gatherings:calendar_file", str(session.id))
    shown = [
        blocks.section(said.lead),
        *([] if is_over(session.phase) else _links(session, event, said)),
        blocks.section(said.file, get),
        blocks.context(said.on_its_way if is_taken else said.follows),
    ]
    return blocks.modal("gatherings:calendar", said.title, shown, close=said.close)


def _links(session: Session, event: Event, said: Words) -> list[Block]:
    """Return a line for each web calendar; its button opens that calendar's own form."""
    here = f"{session.id}:{session.sequence}"
    lines = []
    for name, address in calendar_links(event).items():
        label = f"{said.add}: {name}"
        add = blocks.button(said.add, "gatherings:calendar_link", here, label=label)
        lines.append(blocks.section(name, add | {"url": address}))
    return lines


def _file(sitting: Sitting, event: Event) -> File:
    day = sitting.ritual.hours.day(event.starts)
    name = f"{sitting.gathering.name}-{day:%Y-%m-%d}-{sitting.session.id}.ics"
    return File(name, event.title, calendar_file(event))
