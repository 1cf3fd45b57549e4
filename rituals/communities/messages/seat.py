"""An open seat in its channel, and what those who took one hear of it."""

from datetime import timedelta

from rituals.communities import seats
from rituals.communities.feature import feature
from rituals.communities.tables import OpenSeat, TakenSeat
from rituals.engine.feature import Owed, When
from rituals.engine.outcome import NotNeeded
from rituals.words import blocks
from rituals.words.blocks import Block, Message, in_words
from rituals.words.templates import Words
from storage.unit_of_work import UnitOfWork


@feature.message("seat")
def seat_in_channel(owed: Owed, work: UnitOfWork) -> Message:
    """Show what can be watched, who will watch, and how many places are left."""
    seat = _found(owed, work)
    taken = seats.watching(work, seat)
    said = Words("communities/seat", seat=seat, taken=taken, left=seat.places - len(taken))
    if not seat.is_on or seat.starts <= work.now:
        if owed.place is None:
            raise NotNeeded("it was called off, or has begun")
        over = said.begun if seat.is_on else said.called_off
        return Message(in_words(over, seat.what), [blocks.section(over), blocks.quote(seat.what)])
    shown = [
        blocks.section(said.lead),
        blocks.quote(seat.what),
        blocks.section(in_words(said.when, said.who)),
        ways(said, seat, is_full=len(taken) >= seat.places),
        blocks.context(said.why),
    ]
    return Message(in_words(said.lead, seat.what, said.when, said.who), shown)


@feature.message("tomorrow", when=When.AT_WORK, useful_for=timedelta(days=4))
def tomorrow(owed: Owed, work: UnitOfWork) -> Message:
    """Remind somebody of what they will watch, as it was when they took the seat."""
    seat = _found(owed, work)
    is_theirs = work.session.get(TakenSeat, (seat.id, owed.recipient)) is not None
    is_ahead = seat.is_on and seat.starts > work.now and owed.detail == str(seat.sequence)
    if not (is_theirs and is_ahead):
        raise NotNeeded("it is over, at another time, or not theirs any more")
    said = Words("communities/seat", seat=seat)
    number = str(seat.id)
    calendar = blocks.button(said.calendar, "communities:calendar", number)
    back = blocks.button(said.give_back, "communities:give_back", number)
    shown = [
        blocks.section(said.reminder),
        blocks.quote(seat.what),
        blocks.section(said.when),
        blocks.actions(calendar, back),
    ]
    return Message(in_words(said.reminder, seat.what, said.when), shown, said.reminder_why)


# At once, whatever the hour: in the morning it may have been.
@feature.message("moved")
def moved(owed: Owed, work: UnitOfWork) -> Message:
    """Say to somebody who took a seat that it is at another time, or not at all."""
    seat = _found(owed, work)
    if work.session.get(TakenSeat, (seat.id, owed.recipient)) is None:
        raise NotNeeded("they gave it back")
    if owed.detail != str(seat.sequence):
        raise NotNeeded("it was changed again")
    said = Words("communities/seat", seat=seat)
    line = said.moved if seat.is_on else said.called_off_told
    get = blocks.button(said.get, "communities:calendar_file", str(seat.id))
    shown = [blocks.section(line), blocks.quote(seat.what), blocks.actions(get)]
    return Message(in_words(line, seat.what), shown, said.moved_why)


def ways(said: Words, seat: OpenSeat, *, is_full: bool) -> Block:
    """Return what can be done with a seat by whoever reads of it in the channel."""
    number = str(seat.id)
    take = blocks.button(said.take, "communities:take", number, style="primary")
    return blocks.actions(
        *([] if is_full else [take]),
        blocks.button(said.give_back, "communities:give_back", number),
        blocks.button(said.calendar, "communities:calendar", number),
        blocks.button(said.change, "communities:change_seat", number),
    )


def _found(owed: Owed, work: UnitOfWork) -> OpenSeat:
    seat = work.session.get(OpenSeat, owed.subject)
    if seat is None:
        raise NotNeeded("the seat is gone")
    return seat
