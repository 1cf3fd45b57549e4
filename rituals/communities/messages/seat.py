"""An open seat in its channel, and what those who took one hear of it."""

from datetime import timedelta

from rituals.communities import seats
from rituals.communities.feature import feature
from rituals.communities.tables import OpenSeat, TakenSeat
from rituals.engine.feature import Owed, When
from rituals.engine.outcome import NotNeeded
from rituals.words import blocks
from rituals.words.blocks import Block
from rituals.words.message import Message, in_words, paragraph
from rituals.words.templates import Words
from storage.unit_of_work import UnitOfWork


@feature.message("seat")
def seat_in_channel(owed: Owed, work: UnitOfWork) -> Message:
    """Show what can be watched, who will watch, and how many places are left."""
    seat = _found(owed, work)
    taken = seats.watching(work, seat)
    said = Words("communities/seat", seat=seat, taken=taken, left=seat.places - len(taken))
    if is_over := _over(said, seat, owed, work):
        return is_over
    shown = [
        blocks.section(said.lead),
        blocks.quote(seat.what),
        blocks.section(in_words(said.when, said.who)),
        ways(said, seat, len(taken)),
        blocks.context(said.why),
    ]
    return Message(in_words(said.lead, seat.what, said.when, said.who), shown)


@feature.message("tomorrow", when=When.AT_WORK, useful_for=timedelta(days=4))
def tomorrow(owed: Owed, work: UnitOfWork) -> Message:
    """Remind somebody of what they will watch, or of who comes to watch them."""
    seat = _found(owed, work)
    taken = seats.watching(work, seat)
    said = Words("communities/seat", seat=seat, taken=taken)
    if is_over := _over(said, seat, owed, work):
        return is_over
    is_host = owed.recipient == seat.host
    is_theirs = bool(taken) if is_host else owed.recipient in taken
    if owed.place is None and not (is_theirs and owed.detail == str(seat.sequence)):
        raise NotNeeded("it is at another time, or not theirs any more")
    if not is_theirs:
        return paragraph(said.watched if is_host else said.given_back)
    number = str(seat.id)
    calendar = blocks.button(said.calendar, "communities:calendar", number)
    back = blocks.button(said.give_back, "communities:give_back", number)
    change = blocks.button(said.change, "communities:change_seat", number)
    line = said.watched_tomorrow if is_host else said.reminder
    shown = [
        blocks.section(line),
        blocks.quote(seat.what),
        blocks.section(said.when),
        blocks.actions(calendar, change if is_host else back),
    ]
    why = said.watched_why if is_host else said.reminder_why
    return Message(in_words(line, seat.what, said.when), shown, why)


# One message, which says who will watch as people come and go.
@feature.message("watched", when=When.AT_WORK)
def watched(owed: Owed, work: UnitOfWork) -> Message:
    """Say to whoever offers a seat who has taken it."""
    seat = _found(owed, work)
    taken = seats.watching(work, seat)
    if not taken and owed.place is None:
        raise NotNeeded("nobody has a seat any more")
    said = Words("communities/seat", seat=seat, taken=taken)
    if is_over := _over(said, seat, owed, work):
        return is_over
    change = blocks.button(said.change, "communities:change_seat", str(seat.id))
    shown = [
        blocks.section(said.watched),
        blocks.quote(seat.what),
        blocks.section(said.when),
        blocks.actions(change),
    ]
    return Message(in_words(said.watched, seat.what, said.when), shown, said.watched_why)


def _over(said: Words, seat: OpenSeat, owed: Owed, work: UnitOfWork) -> Message | None:
    """Return what stands where a seat was told of that is over, None while it is ahead.

    Raises:
        NotNeeded: it is over, and nothing was told of it.
    """
    if seat.is_on and seat.starts > work.now:
        return None
    if owed.place is None:
        raise NotNeeded("it was called off, or has begun")
    line = said.begun if seat.is_on else said.called_off
    return Message(in_words(line, seat.what), [blocks.section(line), blocks.quote(seat.what)])


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
    label = said.get if seat.is_on else said.get_last
    get = blocks.button(label, "communities:calendar_file", str(seat.id))
    shown = [blocks.section(line), blocks.quote(seat.what), blocks.actions(get)]
    return Message(
        in_words(line, seat.what), shown, said.moved_why if seat.is_on else said.called_off_why
    )


def ways(said: Words, seat: OpenSeat, taken: int) -> Block:
    """Return what can be done with a seat by whoever reads of it in the channel."""
    number = str(seat.id)
    take = blocks.button(said.take, "communities:take", number, style="primary")
    back = blocks.button(said.give_back, "communities:give_back", number)
    return blocks.actions(
        *([take] if taken < seat.places else []),
        *([back] if taken else []),
        blocks.button(said.calendar, "communities:calendar", number),
        blocks.button(said.change, "communities:change_seat", number),
    )


def _found(owed: Owed, work: UnitOfWork) -> OpenSeat:
    seat = work.session.get(OpenSeat, owed.subject)
    if seat is None:
        raise NotNeeded("the seat is gone")
    return seat
