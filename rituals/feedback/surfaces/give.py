"""Giving feedback unasked: what was seen and what it did, and what the receiver makes of it."""

from datetime import timedelta

from rituals.engine.call import Call
from rituals.engine.outcome import Outcome
from rituals.feedback import answering, parties
from rituals.feedback.feature import feature
from rituals.feedback.forms import UNASKED
from rituals.feedback.surfaces.ask import mentions
from rituals.feedback.tables import Answer
from rituals.words import blocks
from rituals.words.blocks import Block
from rituals.words.limits import INPUT_TEXT
from rituals.words.templates import Words
from storage.unit_of_work import UnitOfWork

# Unasked feedback has no deadline; a day is enough to think better of a sentence.
EDITABLE_FOR = timedelta(days=1)


@feature.word(
    "give",
    usage="@person",
    does="tell somebody what you saw and what it did, unasked",
    example="/feedback give @tomas",
)
@feature.shortcut("give", title="Give feedback", does="Tell somebody what you saw and what it did.")
@feature.action("give_unasked")
def open_form(call: Call, work: UnitOfWork) -> Outcome:
    """Open the form, with the person named after the command filled in."""
    people, _ = mentions(call.text)
    return Outcome(opens=_form({}, people[0] if people else None))


@feature.action("edit_unasked")
def edit(call: Call, work: UnitOfWork) -> Outcome:
    """Open the form again for the giver, while it may be edited."""
    answer = _editable(call.subject, call, work)
    return Outcome(opens=_form(answer.boxes, answer.receiver, answer.id))


@feature.view("give")
def submit(call: Call, work: UnitOfWork) -> Outcome:
    """Keep it, and bring it to the receiver."""
    boxes = UNASKED.filled(call.form)
    answer = _editable(call.subject, call, work) if call.value else None
    receiver = answer.receiver if answer else call.form.text("receiver")
    if not answer and (why := _receiver_error(receiver, call.person, work)):
        return Outcome(errors={"receiver": why})
    if errors := UNASKED.errors(boxes):
        return Outcome(errors=errors)
    if answer is not None:
        answer.boxes, answer.is_edited = boxes, True
        work.leave_no_trace()
        _refresh_receivers(work, answer)
        return Outcome()
    answer = Answer(
        giver=call.person,
        receiver=receiver,
        form=UNASKED.name,
        boxes=boxes,
        useful=[],
        given_at=work.now,
    )
    work.session.add(answer)
    work.session.flush()
    work.outbox.send("feedback:unasked", answer.id, to=receiver)
    work.outbox.send("feedback:given", answer.id, to=call.person)
    return Outcome(shows_home=True)


@feature.action("withdraw_unasked")
def withdraw(call: Call, work: UnitOfWork) -> Outcome:
    """Take it back, while it may be."""
    answer = _editable(call.subject, call, work)
    answering.clear(work, answer)
    work.outbox.refresh("feedback:given", answer.id)
    return Outcome(shows_home=True)


@feature.action("reflect")
def open_reflection(call: Call, work: UnitOfWork) -> Outcome:
    """Ask the receiver what they make of it."""
    answer = parties.received(work, call.subject, call.person)
    said = Words("feedback/reflection", answer=answer)
    fields = [
        blocks.section(said.readers),
        blocks.field_of(
            "text", said.question, blocks.text_input("text", answer.reflection, lines=True)
        ),
    ]
    view = blocks.modal(
        "feedback:reflect", said.title, fields, submit=said.submit, private=str(answer.id)
    )
    return Outcome(opens=view)


@feature.view("reflect")
def keep_reflection(call: Call, work: UnitOfWork) -> Outcome:
    """Bring the giver what the receiver makes of it."""
    answer = parties.received(work, call.subject, call.person)
    text = call.form.text("text")
    if not text or len(text) > INPUT_TEXT:
        return Outcome(errors={"text": Words("feedback/reflection", answer=answer).no_text})
    answer.reflection = text
    work.outbox.send("feedback:reflection", answer.id, to=answer.giver)
    work.outbox.refresh("feedback:reflection", answer.id)
    _refresh_receivers(work, answer)
    return Outcome()


def _refresh_receivers(work: UnitOfWork, answer: Answer) -> None:
    for kind in parties.TO_THE_RECEIVER:
        work.outbox.refresh(kind, answer.id)


def _editable(answer_id: int, call: Call, work: UnitOfWork) -> Answer:
    answer = parties.given(work, answer_id, call.person)
    if answer.request_id is not None or answer.is_withdrawn:
        raise parties.refuse("not_there")
    if work.now - answer.given_at > EDITABLE_FOR:
        raise parties.refuse("stands")
    return answer


def _receiver_error(receiver: str, giver: str, work: UnitOfWork) -> str:
    said = Words("feedback/give")
    if not receiver:
        return said.nobody
    if receiver == giver:
        return said.only_oneself
    row = work.directory.people([receiver])[receiver]
    if row is None:
        return said.not_here
    if row.is_bot:
        return said.bot
    return said.left if row.has_left else ""


def _form(boxes: dict[str, str], receiver: str | None, answer_id: int | None = None) -> Block:
    said = Words("feedback/give")
    whom: Block = {"type": "users_select", "action_id": "receiver"}
    whom |= {"initial_user": receiver} if receiver else {}
    fields = [blocks.section(said.readers), blocks.context(said.hint)]
    if answer_id is None:
        fields.append(blocks.field_of("receiver", said.receiver, whom))
    for box in UNASKED.boxes:
        element = blocks.text_input(box.name, boxes.get(box.name, ""), lines=True)
        fields.append(blocks.field_of(box.name, box.title, element, hint=box.hint, optional=True))
    return blocks.modal(
        "feedback:give",
        said.title,
        fields,
        submit=said.submit,
        private=str(answer_id) if answer_id else "",
    )
