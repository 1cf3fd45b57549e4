"""Proposing times: the form, filled in with what suits everybody's hours."""

from datetime import datetime, timedelta

from rituals.engine.call import Call, Form
from rituals.engine.outcome import Outcome
from rituals.support.feature import feature
from rituals.support.meeting.settling import take_off
from rituals.support.meeting.suggesting import clocks, suggested
from rituals.support.meeting.times import newest, parties, propose
from rituals.support.parties import guard, leaders_of
from rituals.support.surfaces.page import request_page
from rituals.support.tables import SETTLED, Request
from rituals.words import blocks
from rituals.words.blocks import Block
from rituals.words.templates import Words, errors_in
from storage.unit_of_work import UnitOfWork

refuse = feature.refuse
FIELDS = ("first", "second", "third")
MINUTES = (30, 45, 60)
LONGEST_PLACE = 200
FURTHEST = timedelta(days=180)


@guard.action("propose")
def open_form(call: Call, work: UnitOfWork, request: Request) -> Outcome:
    """Open the form for whoever proposes times, or moves the meeting."""
    _must_be_open(work, request)
    return Outcome(opens=form(call, work, request))


@guard.view("propose")
def submit(call: Call, work: UnitOfWork, request: Request) -> Outcome:
    """Check the times, and ask everybody concerned; a meeting that was settled is moved."""
    _must_be_open(work, request)
    _must_be_fresh(call, work, request)
    moments = {name: at for name in FIELDS if (at := call.form.moment(name))}
    if errors := _errors(call.form, moments, work.now):
        return Outcome(errors=errors)
    if request.state == SETTLED:
        take_off(work, request)
    request.minutes, request.place = int(call.form.text("minutes")), call.form.text("place")
    propose(work, request, call.person, sorted(moments.values()))
    return Outcome(opens=request_page(call, work, request), shows_home=True)


def form(call: Call, work: UnitOfWork, request: Request) -> Block:
    """Return the form in which times are proposed.

    Raises:
        NotLookedUp: somebody who comes was never heard of.
    """
    others = [each for each in parties(work, request) if each != call.person]
    zone = work.directory.zone(call.person) or "UTC"
    said = Words("support/meeting_form", request=request, others=others, zone=zone)
    moments = suggested(work, request, call.person)
    lengths = [
        blocks.option(Words("support/meeting_form", minutes=each).lasts, str(each))
        for each in MINUTES
    ]
    usual = str(request.minutes if request.minutes in MINUTES else 45)
    place = blocks.text_input("place", request.place, most=LONGEST_PLACE)
    fields = [
        blocks.section(said.moves if request.state == SETTLED else said.lead),
        blocks.section(said.readers),
        *(
            blocks.field_of(name, getattr(said, name), blocks.moment(name, at), optional=True)
            for name, at in zip(FIELDS, moments, strict=True)
        ),
        blocks.context(said.suggested, *(_clocks(work, request, at, call) for at in moments)),
        blocks.field_of("minutes", said.minutes, blocks.select("minutes", lengths, usual)),
        blocks.field_of("place", said.place, place, hint=said.place_hint, optional=True),
    ]
    view = blocks.modal(
        "support:request_propose",
        said.title,
        fields,
        submit=said.submit,
        private=f"{request.id}:{_stand(work, request)}",
    )
    return view | {"clear_on_close": True}


def _clocks(work: UnitOfWork, request: Request, at: datetime, call: Call) -> str:
    shown = clocks(work, request, at, call.person)
    return Words("support/meeting_standing", clocks=shown).clocks


def _errors(form: Form, moments: dict[str, datetime], now: datetime) -> dict[str, str]:
    said = Words("support/meeting_form_errors", most=LONGEST_PLACE)
    checked = {}
    for name, at in moments.items():
        before = [moments[each] for each in FIELDS[: FIELDS.index(name)] if each in moments]
        checked[name] = (
            "past" if at <= now else "far" if at > now + FURTHEST else "same" * (at in before)
        )
    checked["first"] = checked.get("first", "") if moments else "no_time"
    checked["minutes"] = "" if form.text("minutes") in map(str, MINUTES) else "no_minutes"
    checked["place"] = "long_place" if len(form.text("place")) > LONGEST_PLACE else ""
    return errors_in(said, checked)


def _stand(work: UnitOfWork, request: Request) -> str:
    """Return what tells whether others proposed or settled something since."""
    times = newest(work, request)
    return f"{request.sequence}:{times.id if times else 0}"


def _must_be_fresh(call: Call, work: UnitOfWork, request: Request) -> None:
    if call.detail == _stand(work, request):
        return
    if request.state == SETTLED:
        raise refuse("settled", starts=request.starts)
    raise refuse("meanwhile")


def _must_be_open(work: UnitOfWork, request: Request) -> None:
    if not request.is_open:
        raise refuse("meeting_over")
    if request.starts and request.starts <= work.now:
        raise refuse("begun")
    if not leaders_of(work, request):
        raise refuse("no_leader")
