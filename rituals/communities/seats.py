"""Open seats: offered, taken, given back, moved and called off, and never more than there are.

None of this asks who may see a seat but `seat_of`, which everybody goes through.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Select, func, select

from rituals.communities import told
from rituals.communities.community import refuse
from rituals.communities.feature import feature
from rituals.communities.tables import OpenSeat, TakenSeat
from rituals.engine.availability import hours_of
from storage.unit_of_work import UnitOfWork

TO_CHANNEL, REMINDER, MOVED = "communities:seat", "communities:tomorrow", "communities:moved"
TO_HOST = "communities:watched"


@dataclass(frozen=True, slots=True)
class Offer:
    """What can be watched: as the columns of `OpenSeat`."""

    what: str
    place: str
    starts: datetime
    minutes: int
    places: int


def seat_of(work: UnitOfWork, number: int, person: str) -> OpenSeat:
    """Return a seat for somebody in its channel; nobody else changes it until the end.

    Raises:
        Refusal: there is none of that number for this person.
        NotLookedUp: Slack must be asked who is in the channel.
    """
    seat = work.session.scalar(select(OpenSeat).where(OpenSeat.id == number).with_for_update())
    if seat is None or person not in work.directory.members(seat.channel):
        raise refuse("not_there")
    return seat


def seat_of_host(work: UnitOfWork, number: int, person: str) -> OpenSeat:
    """Return a seat for whoever offers it, while it can still be changed.

    Raises:
        Refusal: there is none, somebody else offers it, it was called off or has begun.
        NotLookedUp: Slack must be asked who is in the channel.
    """
    seat = seat_of(work, number, person)
    if seat.host != person:
        raise refuse("not_host", host=seat.host)
    _must_be_ahead(seat, work.now)
    return seat


def offer(work: UnitOfWork, channel: str, host: str, offered: Offer, zone: str) -> OpenSeat:
    """Offer seats and show them in the channel."""
    seat = OpenSeat(channel=channel, host=host, zone=zone, offered_at=work.now)
    _set(seat, offered)
    work.session.add(seat)
    work.flush()
    work.schedules.plan("communities:begins", seat.id, seat.starts)
    work.outbox.send(TO_CHANNEL, seat.id, to=channel)
    return seat


def change(work: UnitOfWork, seat: OpenSeat, offered: Offer) -> bool:
    """Change what can be watched, and tell whether calendars must know of it."""
    before = (seat.starts, seat.minutes, seat.place)
    _set(seat, offered)
    is_moved = before != (seat.starts, seat.minutes, seat.place)
    if is_moved:
        seat.sequence += 1
        work.schedules.plan("communities:begins", seat.id, seat.starts)
        for person in (*watching(work, seat), seat.host):
            _remind(work, seat, person)
        _tell(work, seat)
    show_anew(work, seat)
    return is_moved


def call_off(work: UnitOfWork, seat: OpenSeat) -> None:
    """Call it off; those who took a seat are told."""
    seat.called_off_at, seat.sequence = work.now, seat.sequence + 1
    work.schedules.drop("communities:begins", seat.id)
    _tell(work, seat)
    show_anew(work, seat)


def take(work: UnitOfWork, seat: OpenSeat, person: str) -> None:
    """Give somebody a seat; a second time changes nothing.

    Raises:
        Refusal: none is left, it is their own, it was called off or has begun.
        NotLookedUp: Slack must be asked when they are at work.
    """
    _must_be_ahead(seat, work.now)
    if person == seat.host:
        raise refuse("own")
    taken = watching(work, seat)
    if person in taken:
        return
    if len(taken) >= seat.places:
        raise refuse("full", channel=seat.channel)
    work.session.add(TakenSeat(seat_id=seat.id, person=person, taken_at=work.now))
    for each in (person, seat.host):
        _remind(work, seat, each)
    work.outbox.send(TO_HOST, seat.id, to=seat.host)
    show_anew(work, seat)


def give_back(work: UnitOfWork, seat: OpenSeat, person: str) -> bool:
    """Free somebody's seat for others, and tell whether they had one.

    Raises:
        Refusal: it was called off or has begun.
    """
    _must_be_ahead(seat, work.now)
    taken = work.session.get(TakenSeat, (seat.id, person))
    if taken is None:
        return False
    work.session.delete(taken)
    show_anew(work, seat)
    return True


@feature.departure
def lose(channel: str, person: str, work: UnitOfWork) -> None:
    """Free the seats of somebody who left a channel, and call off those they offer there."""
    there = _ahead_of(person, work.now).where(OpenSeat.channel == channel)
    held = work.session.scalars(there.order_by(OpenSeat.id).with_for_update()).all()
    for seat in held:
        if seat.host == person:
            call_off(work, seat)
        else:
            give_back(work, seat, person)


@feature.rule("begins")
def begin(number: int, due: datetime, work: UnitOfWork) -> None:
    """Have the channel read that it has begun, so that nobody tries to take a seat."""
    seat = work.session.get(OpenSeat, number)
    if seat is not None:
        show_anew(work, seat)


def watching(work: UnitOfWork, seat: OpenSeat) -> Sequence[str]:
    """Return who has a seat, whoever took one first at the top."""
    return work.session.scalars(
        select(TakenSeat.person)
        .where(TakenSeat.seat_id == seat.id)
        .order_by(TakenSeat.taken_at, TakenSeat.person)
    ).all()


def open_in(work: UnitOfWork, channel: str) -> Sequence[OpenSeat]:
    """Return what can still be watched in a channel, the nearest first; none that is full."""
    taken = (
        select(func.count())
        .where(TakenSeat.seat_id == OpenSeat.id)
        .correlate(OpenSeat)
        .scalar_subquery()
    )
    return work.session.scalars(
        select(OpenSeat)
        .where(OpenSeat.channel == channel, OpenSeat.called_off_at.is_(None))
        .where(OpenSeat.starts > work.now, taken < OpenSeat.places)
        .order_by(OpenSeat.starts, OpenSeat.id)
    ).all()


def of_person(work: UnitOfWork, person: str) -> Sequence[OpenSeat]:
    """Return what somebody will show or watch, the nearest first."""
    ahead = _ahead_of(person, work.now)
    return work.session.scalars(ahead.order_by(OpenSeat.starts, OpenSeat.id)).all()


def show_anew(work: UnitOfWork, seat: OpenSeat) -> None:
    """Have what stands in the channel, and with those it concerns, say what holds."""
    work.flush()
    work.outbox.refresh(TO_CHANNEL, seat.id, only=[seat.channel])
    work.outbox.refresh([TO_HOST, REMINDER], seat.id)
    told.tell_anew(work, seat.channel, seat.offered_at)


def _ahead_of(person: str, now: datetime) -> Select[OpenSeat]:
    taken = select(TakenSeat.seat_id).where(TakenSeat.person == person)
    return (
        select(OpenSeat)
        .where((OpenSeat.host == person) | OpenSeat.id.in_(taken))
        .where(OpenSeat.called_off_at.is_(None), OpenSeat.starts > now)
    )


def _set(seat: OpenSeat, offered: Offer) -> None:
    for name in ("what", "place", "starts", "minutes", "places"):
        setattr(seat, name, getattr(offered, name))


def _must_be_ahead(seat: OpenSeat, now: datetime) -> None:
    if not seat.is_on:
        raise refuse("called_off")
    if seat.starts <= now:
        raise refuse("begun", starts=seat.starts)


def _remind(work: UnitOfWork, seat: OpenSeat, person: str) -> None:
    """Owe somebody a word on the working day before, unless that day has come."""
    at = hours_of(work, person).days_before(seat.starts, 1)
    if at > work.now:
        work.outbox.send(REMINDER, seat.id, to=person, detail=str(seat.sequence), not_before=at)


def _tell(work: UnitOfWork, seat: OpenSeat) -> None:
    """Tell those who took a seat that it is at another time, or not at all."""
    for person in watching(work, seat):
        work.outbox.send(MOVED, seat.id, to=person, detail=str(seat.sequence))
