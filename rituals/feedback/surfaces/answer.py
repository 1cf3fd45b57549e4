"""Answering a request: give, decline, later, edit, withdraw."""

from dataclasses import replace

from rituals.engine import sealing
from rituals.engine.availability import hours_of
from rituals.engine.call import Call, number
from rituals.engine.outcome import Outcome
from rituals.feedback import answering, parties
from rituals.feedback.feature import feature
from rituals.feedback.forms import FORMS
from rituals.feedback.messages.asked import write_asked
from rituals.feedback.tables import FeedbackRequest
from rituals.words import blocks
from rituals.words.blocks import Block
from rituals.words.message import paragraph
from rituals.words.templates import Words
from storage.outbox import Place
from storage.unit_of_work import UnitOfWork


@feature.action("give")
def open_form(call: Call, work: UnitOfWork) -> Outcome:
    """Open the form for somebody who was asked, with what they wrote before.

    The button holds the key of an anonymous answer; Home and the inbox have none, and a new one
    is made, which the giver's message gets when the answer is kept.
    """
    request, asked = parties.asked(work, call.subject, call.person)
    key = call.detail or sealing.new_key()
    before = answering.written_before(work, request, asked, key)
    form = FORMS[request.form]
    said = Words("feedback/answer", request=request, is_edit=bool(before))
    fields: list[Block] = [blocks.section(said.readers), blocks.context(said.about)]
    fields += [blocks.quote(request.about), blocks.context(said.until)]
    for box in form.boxes:
        element = blocks.text_input(box.name, before.get(box.name, ""), lines=True)
        fields.append(blocks.field_of(box.name, box.title, element, hint=box.hint, optional=True))
    view = blocks.modal(
        "feedback:answer",
        said.title,
        fields,
        submit=said.submit,
        private=":".join([str(request.id), key, *_written_on(call)]),
    )
    return Outcome(opens=view)


@feature.view("answer")
def submit(call: Call, work: UnitOfWork) -> Outcome:
    """Keep what was written, if the form is filled and still open."""
    named, key, channel, ts = [*call.value.split(":"), "", "", ""][:4]
    request, asked = parties.asked(work, number(named), call.person)
    boxes = FORMS[request.form].filled(call.form)
    if errors := FORMS[request.form].errors(boxes):
        return Outcome(errors=errors)
    answering.answer(work, request, asked, key, boxes)
    return _with_key(work, request, call.person, key, Place(channel, ts))


@feature.action("withdraw")
def withdraw(call: Call, work: UnitOfWork) -> Outcome:
    """Take one's answer back; the same message offers to give it anew."""
    request, asked = parties.asked(work, call.subject, call.person)
    answering.withdraw(work, request, asked, call.detail)
    outcome = _with_key(work, request, call.person, call.detail, call.place)
    return replace(outcome, says=paragraph(Words("feedback/asked").withdrawn))


@feature.action("decline")
def decline(call: Call, work: UnitOfWork) -> Outcome:
    """Let it be, for no reason that anybody asks for."""
    request, asked = parties.asked(work, call.subject, call.person)
    if asked.state == parties.ANSWERED:
        raise parties.refuse("answered", request=request)
    asked.state = parties.DECLINED
    for kind in parties.TO_THE_ASKED:
        work.outbox.refresh(kind, request.id, only=[call.person])
    work.outbox.refresh("feedback:status", request.id)
    return Outcome(shows_home=True)


@feature.action("later")
def later(call: Call, work: UnitOfWork) -> Outcome:
    """Ask again on the next working morning, unless the deadline comes first."""
    request, asked = parties.asked(work, call.subject, call.person)
    if asked.state == parties.ANSWERED:
        raise parties.refuse("answered", request=request)
    morning = hours_of(work, call.person).next_morning(work.now)
    said = Words("feedback/asked", request=request, morning=morning)
    if morning >= request.deadline:
        return Outcome(says=paragraph(said.no_later))
    if not work.outbox.is_waiting(parties.TO_THE_ASKED, request.id, call.person):
        day = morning.date().isoformat()
        work.outbox.send(
            "feedback:later", request.id, to=call.person, detail=day, not_before=morning
        )
    return Outcome(says=paragraph(said.later_promised))


def _written_on(call: Call) -> tuple[str, ...]:
    """Return where the message stands that holds the key, for the form to hand on.

    A message that was handed over stands in no table: its time would be that of the answer.
    """
    return (call.place.channel, call.place.ts) if call.place else ()


def _with_key(
    work: UnitOfWork, request: FeedbackRequest, person: str, key: str, place: Place | None
) -> Outcome:
    """Write an anonymous giver's messages anew, with the key that no table may hold.

    Where none was sent yet, because the person came from Home first, they are handed one, and
    that one is written anew from then on.
    """
    if not request.is_anonymous:
        return Outcome(shows_home=True)
    work.session.flush()
    message = write_asked(work, request, person, key=key)
    places = [
        place
        for kind in parties.TO_THE_ASKED
        for place in work.outbox.places(kind, request.id, person)
    ]
    own_channel = work.directory.direct_channel(person)
    if not places and place and place.ts and own_channel in (None, place.channel):
        places = [place]
    if not places:
        return Outcome(shows_home=True, hands=message)
    return Outcome(shows_home=True, rewrites=tuple((place, message) for place in places))
