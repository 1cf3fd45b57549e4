"""Offering an open seat, moving it and calling it off."""

from datetime import datetime, time, timedelta

from rituals.cadence.wall_clock import instant
from rituals.communities import community, seats
from rituals.communities.community import refuse
from rituals.communities.feature import feature
from rituals.communities.seats import Offer
from rituals.communities.tables import OpenSeat
from rituals.engine.availability import hours_of
from rituals.engine.call import Call, Form
from rituals.engine.outcome import Outcome
from rituals.engine.ritual import Ritual
from rituals.words import blocks
from rituals.words.blocks import Block
from rituals.words.templates import Words
from storage.unit_of_work import UnitOfWork

LONGEST_WHAT, LONGEST_PLACE = 300, 200
MINUTES = (15, 30, 45, 60, 90, 120, 180)
PLACES = range(1, 11)
FURTHEST = timedelta(days=180)
# Two working days from now at two in the afternoon: time to see it, and to plan for it.
USUAL_DAYS, USUAL_TIME = 2, time(14)


@feature.word(
    "seat",
    usage="",
    does="let others of this community watch you at work",
    example="/learning seat",
    after="/learning",
)
def by_word(call: Call, work: UnitOfWork) -> Outcome:
    """Open the form in the channel of a community."""
    if not call.channel or call.channel[0] not in "CG":
        raise refuse("where")
    ritual = community.of_channel(work, call.channel)
    if ritual is None:
        raise refuse("no_community", channel=call.channel)
    return _open(community.theirs(work, ritual.id, call.person), call, work)


@feature.action("offer")
def by_button(call: Call, work: UnitOfWork) -> Outcome:
    """Open the form for the community that a button names."""
    return _open(community.theirs(work, call.subject, call.person), call, work)


@feature.view("offer")
def offer(call: Call, work: UnitOfWork) -> Outcome:
    """Check the form, and show the seat in the channel."""
    ritual = community.theirs(work, call.subject, call.person)
    offered, zone = _read(call.form, work), hours_of(work, call.person).zone
    seats.offer(work, str(ritual.channel), call.person, offered, zone)
    return _done(Words("communities/offer", ritual=ritual).done, call)


@feature.action("change_seat")
def open_change(call: Call, work: UnitOfWork) -> Outcome:
    """Open the form for whoever offers the seat."""
    seat = seats.seat_of_host(work, call.subject, call.person)
    said = Words("communities/offer", channel=seat.channel)
    sure = blocks.confirm(said.off_title, said.off_text, said.off_yes, said.off_no)
    off = blocks.button(
        said.off, "communities:call_off", str(seat.id), style="danger", confirm=sure
    )
    fields = [*_fields(said, _as_offered(seat)), blocks.actions(off)]
    view = blocks.modal(
        "communities:change_seat",
        said.change_title,
        fields,
        submit=said.keep,
        private=str(seat.id),
    )
    return Outcome(opens=view)


@feature.view("change_seat")
def change(call: Call, work: UnitOfWork) -> Outcome:
    """Change it, and tell those who took a seat if it is at another time or place."""
    seat = seats.seat_of_host(work, call.subject, call.person)
    offered = _read(call.form, work)
    if offered.places < len(seats.watching(work, seat)):
        raise refuse("too_few_places", "places")
    is_told = seats.change(work, seat, offered)
    said = Words("communities/offer", channel=seat.channel, is_told=is_told)
    return _done(said.changed, call)


@feature.action("call_off")
def call_off(call: Call, work: UnitOfWork) -> Outcome:
    """Call it off, and tell those who took a seat."""
    seat = seats.seat_of_host(work, call.subject, call.person)
    seats.call_off(work, seat)
    said = Words("communities/offer", channel=seat.channel)
    # Of the same name as the form, so that it takes its place.
    done = blocks.modal("communities:change_seat", said.title, [blocks.section(said.is_off)])
    return Outcome(opens=done, shows_home=True)


def _open(ritual: Ritual, call: Call, work: UnitOfWork) -> Outcome:
    said = Words("communities/offer", channel=ritual.channel)
    hours = hours_of(work, call.person)
    day = hours.day(hours.days_after(work.now, USUAL_DAYS))
    usual = Offer("", "", instant(day, USUAL_TIME, hours.zone), 60, 2)
    fields = _fields(said, usual)
    view = blocks.modal(
        "communities:offer", said.title, fields, submit=said.submit, private=str(ritual.id)
    )
    return Outcome(opens=view)


def _fields(said: Words, filled: Offer) -> list[Block]:
    minutes = [
        blocks.option(Words("communities/offer", minutes=each).lasts, str(each)) for each in MINUTES
    ]
    places = [blocks.option(str(each), str(each)) for each in PLACES]
    what = blocks.text_input("what", filled.what, lines=True, most=LONGEST_WHAT)
    place = blocks.text_input("place", filled.place, most=LONGEST_PLACE)
    return [
        blocks.section(said.readers),
        blocks.field_of("what", said.what, what, hint=said.what_hint),
        blocks.field_of("starts", said.starts, blocks.moment("starts", filled.starts)),
        blocks.field_of(
            "minutes", said.minutes, blocks.select("minutes", minutes, str(filled.minutes))
        ),
        blocks.field_of("places", said.places, blocks.select("places", places, str(filled.places))),
        blocks.field_of("place", said.place, place, hint=said.place_hint),
    ]


def _read(form: Form, work: UnitOfWork) -> Offer:
    """Return what was filled in.

    Raises:
        Refusal: a field holds what cannot be.
    """
    what, place = form.text("what"), " ".join(form.text("place").split())
    if not what or len(what) > LONGEST_WHAT:
        raise refuse("no_what", "what", most=LONGEST_WHAT)
    minutes, places = form.text("minutes"), form.text("places")
    if minutes not in map(str, MINUTES):
        raise refuse("choose", "minutes")
    if places not in map(str, PLACES):
        raise refuse("choose", "places")
    if not place or len(place) > LONGEST_PLACE:
        raise refuse("no_place", "place", most=LONGEST_PLACE)
    return Offer(what, place, _starts(form, work.now), int(minutes), int(places))


def _starts(form: Form, now: datetime) -> datetime:
    starts = form.moment("starts")
    if starts is None or starts <= now:
        raise refuse("past", "starts")
    if starts - now > FURTHEST:
        raise refuse("too_far", "starts")
    return starts


def _as_offered(seat: OpenSeat) -> Offer:
    return Offer(seat.what, seat.place, seat.starts, seat.minutes, seat.places)


def _done(line: str, call: Call) -> Outcome:
    said = Words("communities/offer")
    view = blocks.modal("communities:done", said.title, [blocks.section(line)])
    return Outcome(opens=view, shows_home=True)
