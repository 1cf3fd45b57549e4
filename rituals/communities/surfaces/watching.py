"""Taking a seat, giving it back, and having it in one's calendar."""

from rituals.communities import seats
from rituals.communities.community import refuse
from rituals.communities.feature import feature
from rituals.communities.tables import OpenSeat, TakenSeat
from rituals.engine import into_calendar
from rituals.engine.calendar import Event
from rituals.engine.call import Call
from rituals.engine.outcome import NOTHING, Outcome
from rituals.words import blocks
from rituals.words.blocks import Block
from rituals.words.message import Message, paragraph
from rituals.words.mrkdwn import cut, in_plain
from rituals.words.templates import Words
from storage.unit_of_work import UnitOfWork


@feature.action("take")
def take(call: Call, work: UnitOfWork) -> Outcome:
    """Take a seat; of two who press at once for the last one, one gets it."""
    seat = seats.seat_of(work, call.subject, call.person)
    seats.take(work, seat, call.person)
    said = Words("communities/seat", seat=seat)
    calendar = blocks.button(said.calendar, "communities:calendar", str(seat.id))
    back = blocks.button(said.give_back, "communities:give_back", str(seat.id))
    shown = [blocks.section(said.you_have), blocks.actions(calendar, back)]
    return Outcome(says=Message(said.you_have, shown), shows_home=call.channel is None)


@feature.action("give_back")
def give_back(call: Call, work: UnitOfWork) -> Outcome:
    """Free one's seat for others; nobody asks why."""
    seat = seats.seat_of(work, call.subject, call.person)
    had_one = seats.give_back(work, seat, call.person)
    said = Words("communities/seat", seat=seat)
    words = said.given_back if had_one else said.had_none
    return Outcome(says=paragraph(words), shows_home=call.channel is None)


@feature.action("calendar")
def show_calendar(call: Call, work: UnitOfWork) -> Outcome:
    """Show the ways into a calendar to whoever has a seat, or offers it."""
    seat = _own(work, call)
    return Outcome(opens=_modal(seat, _event(work, seat)))


@feature.action("calendar_link")
def note_link(call: Call, work: UnitOfWork) -> Outcome:
    """Tell whoever opened a link that was made before a move what holds now."""
    seat = _own(work, call)
    sequence = str(seat.sequence)
    if call.detail != sequence and call.person != seat.host:
        work.outbox.send(seats.MOVED, seat.id, to=call.person, detail=sequence)
    return NOTHING


@feature.action("calendar_file")
def hand_file(call: Call, work: UnitOfWork) -> Outcome:
    """Hand the file over, also one that takes it out again."""
    seat = _own(work, call)
    event = _event(work, seat)
    file = into_calendar.file("open-seat", seat.id, event)
    return Outcome(file=file, opens=None if call.channel else _modal(seat, event, is_taken=True))


def _own(work: UnitOfWork, call: Call) -> OpenSeat:
    """Return a seat for somebody who has taken one, or offers it.

    Raises:
        Refusal: they did neither.
        NotLookedUp: Slack must be asked who is in the channel.
    """
    seat = seats.seat_of(work, call.subject, call.person)
    if call.person != seat.host and work.session.get(TakenSeat, (seat.id, call.person)) is None:
        raise refuse("take_first", host=seat.host)
    return seat


def _event(work: UnitOfWork, seat: OpenSeat) -> Event:
    """Return a seat as calendars see it.

    Raises:
        NotLookedUp: Slack must be asked who offers it.
    """
    host = work.directory.people([seat.host])[seat.host]
    name = host.name if host else ""
    said = Words("communities/calendar", seat=seat, name=name)
    return Event(
        uid=f"seat-{seat.id}@{work.workspace}",
        sequence=seat.sequence,
        title=in_plain(said.entry),
        description=in_plain(said.description),
        place=seat.place,
        url=into_calendar.address(work.workspace, seat.channel),
        starts=seat.starts,
        ends=seat.ends,
        zone=seat.zone,
        organizer=name,
        stamped_at=work.now,
        is_cancelled=not seat.is_on,
    )


def _modal(seat: OpenSeat, event: Event, *, is_taken: bool = False) -> Block:
    said = Words("communities/calendar", seat=seat, what=cut(seat.what, 150))
    return into_calendar.modal(
        "communities:calendar",
        seat.id,
        said.lead,
        event,
        is_over=not seat.is_on,
        is_taken=is_taken,
    )
